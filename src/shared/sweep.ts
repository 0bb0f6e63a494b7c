/** Clears folders of caches that several builds share. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What nothing uses any more is kept for a while: another build may be about to read it. */
const KEPT_MS = 3_600_000;

/**
 * Removes what has not been written or touched for a while.
 *
 * @param names what nothing uses, by its name in the folder
 * @param most as many are kept at most, the latest: a long `cadre dev` leaves some with each edit
 */
export function sweepUnused(folder: string, names: Iterable<string>, most: number): void {
  const now = Date.now();
  const unused = [...names].map((name) => {
    const path = join(folder, name);
    // one that another build removed meanwhile is as old as can be
    return { path, age: now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) };
  });
  unused.sort((a, b) => a.age - b.age);
  for (const [index, { path, age }] of unused.entries()) {
    if (index >= most || age > KEPT_MS) rmSync(path, { force: true, recursive: true });
  }
}
