/**
 * What is kept in the cache from one build into an output folder to the next:
 *
 * - `table-….bin`: what stands in the output folder, by the build that the manifest there names;
 * - `spare`: a tree like the site that stands, mostly of hard links to its files, from which the next site is made.
 *   Folders and changed files are all that it takes room for. It is believed in nothing: whatever a killed build left
 *   of it is looked at anew;
 * - `trash-…`: large trees that wait to be removed beside the next build, since that takes long.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readTable, type Table, writeTable } from './table.ts';
import { isLarge } from './tree.ts';

export interface Store {
  /** The spare, where there is one. */
  spare(): string | null;
  /** The table of a build. */
  table(build: string): Table | null;
  /** Where the table of a build is. */
  tableFile(build: string): string;
  /** Writes a table, without a word where it cannot be: the next build makes everything. */
  keepTable(table: Table): void;
  /** Removes all tables but one. */
  forgetOthers(build: string): void;
  /** Takes a tree for the spare where there is none; else, or where it cannot be moved here, it is thrown away. */
  keepAsSpare(tree: string): void;
  /** Removes a tree: at once, or where it is large and can be moved here, beside the next build. */
  throwAway(tree: string): void;
  /** What waits to be removed. */
  trash(): string[];
}

const SPARE = 'spare';
const TRASH = 'trash-';
const TABLE = /^table-.*\.bin/;

export function openStore(folder: string, large: number): Store {
  const spare = join(folder, SPARE);
  const tableFile = (build: string): string => join(folder, `table-${build}.bin`);
  const names = (): string[] => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  };
  const moveTo = (tree: string, target: string): boolean => {
    try {
      mkdirSync(folder, { recursive: true });
      renameSync(tree, target);
      return true;
    } catch {
      return false;
    }
  };
  const throwAway = (tree: string): void => {
    if (!existsSync(tree)) return;
    if (isLarge(tree, large) && moveTo(tree, join(folder, `${TRASH}${randomUUID().slice(0, 8)}`))) return;
    rmSync(tree, { recursive: true, force: true, maxRetries: 3 });
  };
  return {
    spare: () => (existsSync(spare) ? spare : null),
    table: (build) => readTable(tableFile(build)),
    tableFile,
    keepTable(table) {
      try {
        mkdirSync(folder, { recursive: true });
        writeTable(tableFile(table.build), table);
      } catch {
        // a cache that cannot be written, or a full disk: a table that is there is still checked file by file
      }
    },
    forgetOthers(build) {
      const kept = `table-${build}.bin`;
      for (const name of names())
        if (TABLE.test(name) && name !== kept) rmSync(join(folder, name), { force: true });
    },
    keepAsSpare(tree) {
      if (!existsSync(tree) || tree === spare) return;
      if (existsSync(spare) || !moveTo(tree, spare)) throwAway(tree);
    },
    throwAway,
    trash: () => names().flatMap((name) => (name.startsWith(TRASH) ? [join(folder, name)] : [])),
  };
}
