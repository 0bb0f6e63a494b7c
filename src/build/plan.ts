/** What of a new site is new, what is kept of the earlier one, and what is gone. */
import { lstatSync, readFileSync, unlinkSync } from 'node:fs';
import type { KeptSite } from './earlier.ts';
import { type Marks, marksOf, type Row } from './table.ts';
import { at, LARGE, walkTree } from './tree.ts';

export interface Plan {
  /** Every file of the site, sorted. Those of kept files are as they stand in the earlier site. */
  rows: Row[];
  /** Paths of files in the staging folder. */
  fresh: string[];
  /** Paths of files that are taken over from the earlier site. */
  kept: string[];
  /** Paths of files that the earlier site alone has; null where it is not known what it has. */
  gone: string[] | null;
  /** Was a file kept that is now made under another key? */
  keysChanged: boolean;
}

export interface PlanOptions {
  /** What was made: `Made.files`. */
  files: ReadonlyMap<string, string | null>;
  /** Where it was made. Files that are the same as in the earlier site are taken out of it. */
  staging: string;
  out: string;
  earlier: KeptSite | null;
}

/** @throws where a file was neither made nor is one that may be kept */
export function planSite({ files, staging, out, earlier }: PlanOptions): Plan {
  const keyOf = (path: string): string => files.get(`/${path}`) ?? '';
  const made = marksBelow(staging);
  const kept = new Map<string, number>();
  for (const [name, key] of files) {
    const path = name.slice(1);
    if (made.has(path)) continue;
    const row = earlier?.rowOf.get(path);
    if (row === undefined || key !== earlier?.table.keys[row] || !earlier?.isUnharmed(row)) {
      throw new Error(`${name} was neither made nor is it a file of the earlier site.`);
    }
    kept.set(path, row);
  }
  for (const [path, row] of sameFiles(made, { staging, out, earlier })) {
    unlinkSync(at(staging, path));
    made.delete(path);
    kept.set(path, row);
  }
  const rows: Row[] = [];
  let keysChanged = false;
  for (const [path, row] of kept) {
    const { table } = earlier as KeptSite;
    const key = keyOf(path);
    keysChanged ||= key !== table.keys[row];
    rows.push({ path, key, ...marksOf(table, row) });
  }
  for (const [path, marks] of made) rows.push({ path, key: keyOf(path), ...marks });
  rows.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    rows,
    fresh: [...made.keys()],
    kept: [...kept.keys()],
    gone: earlier?.table.paths.filter((path) => !kept.has(path) && !made.has(path)) ?? null,
    keysChanged,
  };
}

/** Every file below a folder with its marks. */
function marksBelow(folder: string): Map<string, Marks> {
  const found = new Map<string, Marks>();
  walkTree(folder, (path, isFolder) => {
    if (!isFolder) found.set(path, marksAt(folder, path));
  });
  return found;
}

export function marksAt(root: string, path: string): Marks {
  const { size, mtimeMs, ino } = lstatSync(at(root, path));
  return { size, mtimeMs, ino };
}

/**
 * Files that were made although the earlier site has the very same, with their rows: so a build that changes nothing
 * leaves the site alone, and uploads that go by times send what is new only. Where very much was made, reading it again
 * would cost more than that.
 */
function* sameFiles(
  made: ReadonlyMap<string, Marks>,
  { staging, out, earlier }: Omit<PlanOptions, 'files'>,
): Generator<[path: string, row: number]> {
  if (earlier === null || made.size > LARGE) return;
  for (const [path, { size }] of [...made]) {
    const row = earlier.rowOf.get(path);
    if (row === undefined || marksOf(earlier.table, row).size !== size || !earlier.isUnharmed(row)) continue;
    if (readFileSync(at(staging, path)).equals(readFileSync(at(out, path)))) yield [path, row];
  }
}
