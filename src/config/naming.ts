/** Keys and names of collections, where nobody gave any: taken from the folders' names, distinct among them. */
import { isDevice } from '../shared/paths.ts';
import { slug } from '../shared/text.ts';
import { below } from './paths.ts';

/** Folder names that say no more than "records are here". */
const PLAIN = new Set(
  [
    'adr adrs rfc rfcs decision decisions doc docs documentation architecture arch design record records src content',
    'decision-records decision-record architecture-decisions architecture-decision-records architectural-decisions',
    'packages apps services libs modules',
  ].flatMap((line) => line.split(' ')),
);

/** First parts of addresses that the site needs for itself. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(
  '404 _astro about assets badges effective-status feed files fonts graph issues log pagefind people reviews risks search static tags tickets timeline todos years'.split(
    ' ',
  ),
);

export interface Naming {
  key: string;
  name: string;
}

/**
 * Names for the folders, in their order. The only folder of a site gets the key `adr`; several get the last part
 * of their path that tells them apart (`payments/adr` and `billing/adr`: `payments`, `billing`).
 *
 * @param dirs absolute paths
 * @param root folder that says nothing about a collection, usually the working folder
 * @param taken keys that are given already
 */
export function nameCollections(dirs: string[], root: string, taken: Iterable<string> = []): Naming[] {
  const used = new Set(taken);
  const ways = dirs.map((dir) => (below(root, dir) || dir).split(/[\\/]/).filter((part) => part !== ''));
  const labels = tellApart(ways);
  return labels.map((label, index) => {
    const only = dirs.length === 1 && used.size === 0;
    const key = free(only ? 'adr' : slug(label) || 'adr', used);
    used.add(key);
    return { key, name: nameOf(only ? lastTelling(ways[index] ?? []) : label) };
  });
}

/** One label for each path: the last part that says something, or more of the path where that is not enough. */
function tellApart(ways: string[][]): string[] {
  const telling = ways.map((way) => lastTelling(way) ?? way.at(-1) ?? '');
  if (areDistinct(telling)) return telling;
  const longest = Math.max(...ways.map((way) => way.length));
  for (let length = 1; length <= longest; length++) {
    const tails = ways.map((way) => way.slice(-length).join('-'));
    if (areDistinct(tails)) return tails;
  }
  return telling;
}

function lastTelling(way: string[]): string | undefined {
  return way.findLast((part) => slug(part) !== '' && !PLAIN.has(part.toLowerCase()));
}

function areDistinct(labels: string[]): boolean {
  return new Set(labels.map(slug)).size === labels.length;
}

function nameOf(label: string | undefined): string {
  const words = label?.replace(/[-_.\s]+/g, ' ').trim() ?? '';
  if (words === '') return 'Architecture decisions';
  if (PLAIN.has(label?.toLowerCase() ?? '') && words.length <= 4) return words.toUpperCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function free(key: string, used: ReadonlySet<string>): string {
  const base = RESERVED_KEYS.has(key) || isDevice(key) ? `${key}-adr` : key;
  if (!used.has(base)) return base;
  let count = 2;
  while (used.has(`${base}-${count}`)) count++;
  return `${base}-${count}`;
}
