/** The site that stands in an output folder: what is ours there, and what the next one may keep of it. */
import { buildIn, readManifest } from './manifest.ts';
import type { Store } from './store.ts';
import type { Ours } from './strangers.ts';
import { isUnharmed, type Table } from './table.ts';
import { foldersOf } from './tree.ts';

/** What may be kept of the site that stands in the output folder. */
export interface Earlier {
  /**
   * Does it have the file, made under this key by the same `made`, and is the file as it was written then? Such a
   * file need not be made again.
   *
   * @param path as `Output.path`: `/adr/12/index.html`
   */
  holds(path: string, key: string): boolean;
}

export interface EarlierSite {
  /** What of the folder is Cadre's; null where it holds no site. */
  ours: Ours | null;
  /** What stands there and may be kept; null where nothing may. */
  kept: KeptSite | null;
}

export interface KeptSite {
  table: Table;
  /** Row of a file by its path inside the folder. */
  rowOf: ReadonlyMap<string, number>;
  /** Is the file of the row as it was written? Asked of the disk once. */
  isUnharmed(row: number): boolean;
}

export interface EarlierOptions {
  out: string;
  store: Store;
  made: string;
}

/**
 * Looks at the site in the output folder. There need not be one.
 *
 * @throws {Failure} where its manifest cannot be read
 */
export function earlierSite({ out, store, made }: EarlierOptions): EarlierSite {
  const build = buildIn(out);
  const table = build === null ? null : store.table(build);
  if (table === null) return { ours: listed(readManifest(out)), kept: null };
  const rowOf = new Map(table.paths.map((path, row) => [path, row]));
  return { ours: tabled(table, rowOf), kept: table.made === made ? keptSite(out, table, rowOf) : null };
}

function listed(files: ReadonlySet<string> | null): Ours | null {
  if (files === null) return null;
  const folders = foldersOf(files);
  return {
    has: (path) => files.has(path),
    folders,
    hasFolder: (path) => folders.has(path),
    times: new Map(),
  };
}

function tabled({ folders, times }: Table, rowOf: ReadonlyMap<string, number>): Ours {
  const known = new Set(folders);
  return {
    has: (path) => rowOf.has(path),
    folders,
    hasFolder: (path) => known.has(path),
    times: new Map(folders.map((folder, index) => [folder, times[index] as number])),
  };
}

function keptSite(out: string, table: Table, rowOf: ReadonlyMap<string, number>): KeptSite {
  const verdicts = new Map<number, boolean>();
  return {
    table,
    rowOf,
    isUnharmed(row) {
      const known = verdicts.get(row);
      if (known !== undefined) return known;
      const verdict = isUnharmed(table, row, out);
      verdicts.set(row, verdict);
      return verdict;
    },
  };
}

/** How the site is asked by what makes the next one. */
export function askedOf(kept: KeptSite | null): Earlier {
  if (kept === null) return { holds: () => false };
  const { table, rowOf, isUnharmed } = kept;
  return {
    holds(path, key) {
      const row = rowOf.get(path.slice(1));
      return row !== undefined && key !== '' && table.keys[row] === key && isUnharmed(row);
    },
  };
}
