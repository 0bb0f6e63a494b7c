/**
 * Addresses that somebody may have for a file without having been given them: its number as people write it, the
 * name of its file, and what other tools make of that. Pure, and from the file alone, so that no other file's coming
 * or going takes one away.
 */
import { namingOf } from '../../read/naming.ts';
import { folderOf, MARKDOWN_ENDING, nameOf, stemOf } from '../../shared/paths.ts';
import { segment } from '../permalinks.ts';

export interface Guessable {
  /** Key of the collection. */
  collection: string;
  /** Folder of the collection as it was named: `docs/adr`. */
  folder: string;
  path: string;
  number: number | null;
  /** The words its number was read from, where that is not the file's name: `ADR-012: Use a queue`. */
  numberText?: string | null;
}

export interface Guesses {
  /** The number, padded and with its prefix. */
  numbers: string[];
  /** The name of the file, with its folders and without. */
  names: string[];
  /** What other tools would have called the page. */
  tools: string[];
}

/** The numbers that tools for decision records give their files have four digits. */
const USUAL_WIDTH = 4;

export function guesses(file: Guessable): Guesses {
  return { numbers: numbersOf(file), names: namesOf(file), tools: toolsOf(file) };
}

/** `0012`, `ADR-12`, and as the file writes it: `ADR-012`, `012`. */
function numbersOf({ collection, path, number, numberText }: Guessable): string[] {
  if (number === null) return [];
  const texts = [stemOf(path), numberText ?? ''];
  const written = texts.map((text) => writtenIn(text, number)).find((one) => one !== null) ?? null;
  const digits = written?.digits ?? texts.flatMap((text) => digitsIn(text, number))[0] ?? String(number);
  const prefix = segment(written?.prefix ?? '') || 'ADR';
  const names = [
    digits,
    String(number).padStart(USUAL_WIDTH, '0'),
    `${prefix}-${number}`,
    ...(written?.prefix ? [`${prefix}-${digits}`] : []),
  ];
  return distinct(names)
    .filter((name) => name !== String(number))
    .map((name) => `/${collection}/${name}/`);
}

/** Prefix and digits of a name or title that begins with them: `ADR-012-use-a-queue`, `RFC 12`. */
function writtenIn(text: string, number: number): { prefix: string; digits: string } | null {
  const match = /^((?:[A-Za-z]{1,15}[-_ ]){0,3}[A-Za-z]{0,15}?)[-_ #.]*(\d{1,6})(?!\d)/.exec(text.trim());
  const [, prefix = '', digits = ''] = match ?? [];
  return match === null || Number(digits) !== number ? null : { prefix, digits };
}

function digitsIn(text: string, number: number): string[] {
  return (text.match(/\d+/g) ?? []).filter((digits) => digits.length <= 6 && Number(digits) === number);
}

/** `/adr/0012-x/` and `/adr/0012-x.html`; in a folder of its own `/adr/backend/0012-x/`, too. */
function namesOf({ collection, path }: Guessable): string[] {
  const stem = segment(stemOf(path));
  const way = wayOf(path);
  // a folder's own file is the folder's page wherever it was published
  const html = stem === '' || isHolder(path) ? [] : [`/${collection}/${way}.html`];
  return distinct([way, stem])
    .filter((name) => name !== '')
    .map((name) => `/${collection}/${name}/`)
    .concat(html);
}

/** The path without ending, each part as it stands in addresses. */
function wayOf(path: string): string {
  const bare = isHolder(path) ? folderOf(path) : path.replace(MARKDOWN_ENDING, '');
  return bare.split('/').map(segment).filter(Boolean).join('/');
}

function isHolder(path: string): boolean {
  return stemOf(path) !== nameOf(path).replace(MARKDOWN_ENDING, '');
}

/** Docusaurus takes a leading count off a name, but no date and no version. */
const COUNTED = /^\d+\s*[-_.]+\s*(?<rest>[^-_.\s].*)$/;
const DATE_OR_VERSION = /^\d+[-_.]\d+/;
/** log4brains begins the names of its files with a date. */
const DATED = /^\d{8}-\D/;

function toolsOf({ collection, folder, path }: Guessable): string[] {
  const stem = stemOf(path);
  const slug = segment(stem);
  const counted = DATE_OR_VERSION.test(stem) ? undefined : COUNTED.exec(stem)?.groups?.['rest'];
  const bare = segment(counted ?? '');
  const below = /(?:^|\/)docs\/(?<rest>[^.].*)$/.exec(folder)?.groups?.['rest'];
  const docs =
    below === undefined ? [] : [`/docs/${below.split('/').map(segment).join('/')}/${bare || slug}/`];
  const dated =
    DATED.test(stem) && collection !== 'adr' ? [`/adr/${slug}/`, `/adr/${collection}/${slug}/`] : [];
  return slug === '' ? [] : [...(bare === '' ? [] : [`/${collection}/${bare}/`]), ...docs, ...dated];
}

/** All that may have led to a file that stood at a path: its permalink of then among them. */
export function guessesOfFormer(file: Omit<Guessable, 'number'>): string[] {
  const number = namingOf(file.path).number;
  const { numbers, names, tools } = guesses({ ...file, number });
  return [...(number === null ? [] : [`/${file.collection}/${number}/`]), ...numbers, ...names, ...tools];
}

function distinct(names: string[]): string[] {
  return [...new Set(names)];
}
