/** Finds the record that an unknown address most likely means. Pure; runs on the not-found page. */
import { decodeAddress } from '../../shared/addresses.ts';
import { isRecordPrefix } from '../../shared/paths.ts';
import { toWords } from '../../shared/text.ts';

/** `/addresses.json`. */
export interface NameIndex {
  /** Keys, in the order that rows name them by. */
  collections: string[];
  /** First parts of addresses that are of the site's own views: nothing below them means a record. */
  views: string[];
  rows: NameRow[];
}

export type NameRow = [
  permalink: string,
  number: number | null,
  title: string,
  collection: number,
  /** Place in `STATUSES`; null for what is not a record. */
  status: number | null,
  /** The names its file has and had, without ending. */
  names: string[],
];

export type NotFoundMatch = { exact: NameRow } | { near: NameRow[] };

const MOST_NEAR = 6;
/** Parts of an address looked at, from its end: `/adr/12/edit` means 12. */
const DEEPEST = 3;

export function findMoved(pathname: string, base: string, index: NameIndex): NotFoundMatch {
  const parts = splitPath(pathname, base);
  const isView = index.views.includes(parts[0]?.toLowerCase() ?? '');
  const near = createNarrowing(parts, index);
  if (!isView) {
    for (const part of parts.toReversed().slice(0, DEEPEST)) {
      const rows = near(findRows(part, index.rows));
      if (rows.length === 1 && rows[0] !== undefined) return { exact: rows[0] };
      if (rows.length > 1) return { near: rows.slice(0, MOST_NEAR) };
    }
  }
  return { near: findNearest(parts.at(-1) ?? '', near, index) };
}

/** The parts of the path without what is not a name: the base, an ending, an index, what a sentence left behind it. */
function splitPath(pathname: string, base: string): string[] {
  const path = decodeAddress(pathname);
  const below = path.startsWith(base) ? path.slice(base.length) : path;
  return below
    .split('/')
    .map((part) =>
      part
        .replace(/[)\]}>.,;:!?'"’”*_]+$/u, '')
        .replace(/(?:\.(?:md|mdx|markdown|adoc|asciidoc|html?|php|aspx?))+$/i, ''),
    )
    .filter((part) => part !== '' && !/^(?:index|readme)$/i.test(part));
}

/** Where the address names a collection and some of the rows are in it, those; otherwise all. */
function createNarrowing(
  parts: readonly string[],
  { collections }: NameIndex,
): (rows: NameRow[]) => NameRow[] {
  const named = new Set(parts.map((part) => collections.indexOf(part.toLowerCase())));
  return (rows) => {
    const inside = rows.filter((row) => named.has(row[3]));
    return inside.length > 0 ? inside : rows;
  };
}

/** By a name it has or had; by its number; by the words of a name without the number. */
function findRows(part: string, rows: readonly NameRow[]): NameRow[] {
  const name = toWords(part).join(' ');
  if (name === '') return [];
  const byName = rows.filter((row) => row[5].some((one) => toWords(one).join(' ') === name));
  if (byName.length > 0) return byName;
  const number = findPartNumber(part);
  const byNumber = number === null ? [] : rows.filter((row) => row[1] === number);
  if (byNumber.length > 0) return byNumber;
  return rows.filter((row) =>
    [row[2], ...row[5]].some((one) => removeNumber(toWords(one)).join(' ') === name),
  );
}

/** `0012`, `ADR-12`, `adr_0012-old-title`; not the 12 of `PAY-12`. */
function findPartNumber(part: string): number | null {
  const match = /^#?([a-z]*)[-_ .#]*(\d{1,6})(?=$|[^\da-z])/i.exec(part);
  return match !== null && isRecordPrefix(match[1] ?? '') ? Number(match[2]) : null;
}

function removeNumber(words: string[]): string[] {
  const first = words.findIndex((word) => !/^\d+$/.test(word) && !isRecordPrefix(word));
  return first === -1 ? [] : words.slice(first);
}

/** Records that share words with the address, the most telling first; else those of the next numbers. */
function findNearest(part: string, narrow: (rows: NameRow[]) => NameRow[], { rows }: NameIndex): NameRow[] {
  const words = new Set(removeNumber(toWords(part)).filter((word) => word.length > 2));
  const scored = rows
    .map((row) => {
      const known = new Set([row[2], ...row[5]].flatMap(toWords));
      return { row, score: [...words].reduce((sum, word) => sum + (known.has(word) ? word.length : 0), 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const number = findPartNumber(part);
  const distance = (row: NameRow): number => Math.abs((row[1] ?? Number.POSITIVE_INFINITY) - (number ?? 0));
  const byNumber =
    number === null
      ? []
      : narrow(rows.filter((row) => row[1] !== null))
          .sort((a, b) => distance(a) - distance(b))
          .slice(0, 4);
  return [...new Set([...scored.map(({ row }) => row), ...byNumber])].slice(0, MOST_NEAR);
}
