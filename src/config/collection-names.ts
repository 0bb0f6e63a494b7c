/** Default keys and names of collections: taken from the folders' names, distinct among them. */
import { basename } from 'node:path';
import { isDevice } from '../shared/paths.ts';
import { toSlug } from '../shared/text.ts';
import { getPathBelow } from './disk-paths.ts';

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
  '404 _astro about affects areas assets badges effective-status feed fields files fonts graph issues log pagefind people reviews risks search static tags tickets timeline todos years'.split(
    ' ',
  ),
);

export interface CollectionName {
  key: string;
  name: string;
}

/**
 * Names for the folders, in their order. Each key follows from the folder's own path, also where it is the only one:
 * a collection that is added later must not move the records of another. Where two would have the same key, the first
 * keeps it.
 *
 * @param dirs absolute paths
 * @param root folder whose name does not describe a collection, usually the working folder
 * @param taken keys that are given already
 */
export function nameCollections(
  dirs: string[],
  root: string,
  taken: Iterable<string> = [],
): CollectionName[] {
  const used = new Set(taken);
  const ways = dirs.map((dir) =>
    (getPathBelow(root, dir) || dir).split(/[\\/]/).filter((part) => part !== ''),
  );
  const labels = createDistinctLabels(ways);
  return labels.map((label, index) => {
    const only = dirs.length === 1 && used.size === 0;
    const key = findFreeKey(listKeys(dirs[index] ?? '', root), used);
    used.add(key);
    return { key, name: toName(only ? findDistinctivePart(ways[index] ?? []) : label) };
  });
}

/** One label for each path: the last part that says something, or more of the path where that is not enough. */
function createDistinctLabels(ways: string[][]): string[] {
  const telling = ways.map((way) => findDistinctivePart(way) ?? way.at(-1) ?? '');
  if (areDistinct(telling)) return telling;
  const longest = Math.max(...ways.map((way) => way.length));
  for (let length = 1; length <= longest; length++) {
    const tails = ways.map((way) => way.slice(-length).join('-'));
    if (areDistinct(tails)) return tails;
  }
  return telling;
}

function findDistinctivePart(way: string[]): string | undefined {
  return way.findLast(isDistinctive);
}

function isDistinctive(part: string): boolean {
  return toSlug(part) !== '' && !PLAIN.has(part.toLowerCase());
}

function areDistinct(labels: string[]): boolean {
  return new Set(labels.map(toSlug)).size === labels.length;
}

function toName(label: string | undefined): string {
  const words = label?.replace(/[-_.\s]+/g, ' ').trim() ?? '';
  if (words === '') return 'Architecture decisions';
  if (PLAIN.has(label?.toLowerCase() ?? '') && words.length <= 4) return words.toUpperCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Keys that suit a folder, the best first: the last part of its path that says whose records it holds
 * (`packages/billing/docs/adr`: `billing`), or `adr` where none does, then more of the path. Where a folder is outside
 * of the root, its path depends on the machine, and only its own name counts.
 */
function listKeys(dir: string, root: string): string[] {
  const way = (getPathBelow(root, dir) ?? basename(dir)).split('/');
  const telling = way.filter(isDistinctive);
  const keys = telling.length > 0 ? listTails(telling) : ['adr', ...listTails(way)];
  return keys.map(toSlug).filter(Boolean);
}

function listTails(way: string[]): string[] {
  return way.map((_, index) => way.slice(-1 - index).join('-'));
}

function findFreeKey(keys: string[], used: ReadonlySet<string>): string {
  const allowed = keys.map((key) => (RESERVED_KEYS.has(key) || isDevice(key) ? `${key}-adr` : key));
  const [first = 'adr'] = allowed;
  for (let count = 2; ; count++) {
    const key = allowed.find((one) => !used.has(one));
    if (key !== undefined) return key;
    allowed.push(`${first}-${count}`);
  }
}
