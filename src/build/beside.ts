/** The thread beside a build: it lays the ground for the next site and removes what is large. */
import { parentPort, workerData } from 'node:worker_threads';
import { mirror } from './mirror.ts';
import { readTable } from './table.ts';
import { removeTree } from './tree.ts';

export interface Work {
  /** The tree to make like a site; null where none is of use. */
  mirror: { out: string; tableFile: string; tree: string } | null;
  /** Trees to remove. */
  trash: readonly string[];
}

export interface Told {
  /** Paths of the site that the tree lacks; null where there is no such tree. */
  lacking: string[] | null;
}

if (parentPort !== null) {
  const { mirror: wanted, trash } = workerData as Work;
  // an answer at once: the build may wait for it, and for the rest it does not
  parentPort.postMessage({ lacking: wanted === null ? null : lackingIn(wanted) } satisfies Told);
  for (const tree of trash) removeTree(tree);
}

function lackingIn({ out, tableFile, tree }: NonNullable<Work['mirror']>): string[] | null {
  const table = readTable(tableFile);
  if (table === null) return null;
  try {
    return mirror({ out, table, tree });
  } catch {
    // another disk, or a system without hard links: the site is made the other way
    return null;
  }
}
