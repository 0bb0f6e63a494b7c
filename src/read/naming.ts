import { MARKDOWN_ENDING } from '../shared/paths.ts';

/** What a path says: a number, a date, and the words left. */
export interface Naming {
  /** File name without extension, or the folder's name for `folder/README.md`. */
  stem: string;
  number: number | null;
  /** `YYYY-MM-DD` or `YYYY-MM` where the name begins with a date. */
  date: string | null;
  /** The name without number, date and prefix, as words. */
  words: string;
  /** The record is the folder's README or index. */
  byFolder: boolean;
  /** The name says "decision record": `adr-…`, `ADR0012`. */
  family: boolean;
}

const INDEX = /^(?:readme|index|_index|adr|decision|record|main)$/i;
/** `2024-03-x`: a year and a month. */
const MONTH = /^((?:19|20)\d{2})[-_.](0[1-9]|1[0-2])(?=[-_. ]+\D)[-_. ]+/;
const DATE = /^((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)[-_. ]*/;

/** Reads the name of a file. `0012-x`, `ADR-012-x`, `adr_12_x`, `2021-06-05_001-x`, `20210605-x`, `ODH-ADR-Operator-0009-x`. */
export function namingOf(path: string): Naming {
  const parts = path.split('/');
  const file = (parts.pop() ?? '').replace(MARKDOWN_ENDING, '');
  const folder = parts.at(-1);
  const byFolder = INDEX.test(file) && folder !== undefined && isRecordName(folder);
  const stem = byFolder ? (folder ?? file) : file;
  return { stem, byFolder, ...read(stem) };
}

/** A folder named like a record: with a number or a date and words behind it. */
function isRecordName(name: string): boolean {
  const { number, date, words } = read(name);
  return (number !== null && (words !== '' || /^m?adr/i.test(name))) || (date !== null && words !== '');
}

function read(stem: string): Pick<Naming, 'number' | 'date' | 'words' | 'family'> {
  const dated = DATE.exec(stem) ?? MONTH.exec(stem);
  const date =
    dated === null ? null : [dated[1], dated[2], dated[3]].filter((part) => part !== undefined).join('-');
  const rest = dated === null ? stem : stem.slice(dated[0].length);
  const family = /^(?:[A-Za-z]+[-_])*?m?(?:adr|madr|pdr|decision)s?(?=[-_ .\d])/i.test(rest);
  const match = NUMBERS.map((pattern) => pattern.exec(rest)).find((hit) => hit !== null) ?? null;
  // behind a date, a number needs two digits to be more than the title's first word
  const number =
    match?.[1] === undefined || (date !== null && match[1].length < 2 && !family) ? null : Number(match[1]);
  const words = (
    number === null || match === null ? rest.replace(/^m?adr[-_ ]+(?=\D)/i, '') : rest.slice(match[0].length)
  )
    .replace(/[-_]+/g, ' ')
    .trim();
  return { number, date, words, family };
}

const NUMBERS: RegExp[] = [
  // ADR-012-x, adr012, ODH-ADR-Operator-0009-x, RFC 12 x
  /^(?:[A-Za-z]{1,15}[-_ ]){0,3}(?:M?ADR|RFC|PDR|KEP|DR|AD|DEC|Decision|Record|LADR|EADR)(?:[-_ ][A-Za-z]{1,15})?[-_ #.]*(\d{1,5})[a-z]?(?=$|[-_ .:)]|[A-Z])[-_ .:)]*/i,
  // 2024-001-x: a count within a year
  /^(?:19|20)\d{2}[-_](\d{3,4})(?=$|[-_ .])[-_ .]*/,
  // 0012-x, 12. x, 0013a-x
  /^#?(\d{1,5})[a-z]?(?=$|[-_ .:)])(?!\.\d)[-_ .:)]*/i,
  // DEC-012-x, SEC-3-x: any short capital prefix
  /^[A-Z][A-Za-z]{1,9}[-_](\d{1,5})[a-z]?(?=$|[-_ .])[-_ .]*/,
];
