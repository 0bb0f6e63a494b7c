/** Finds what others put into a site. */
import { lstatSync, readdirSync } from 'node:fs';
import { isManifest } from './manifest.ts';
import { at, listFiles } from './tree.ts';

/** Files that file managers leave behind: nobody misses them. */
const DROPPINGS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

export function isDropping(path: string): boolean {
  return DROPPINGS.has(path.slice(path.lastIndexOf('/') + 1));
}

/** The files of a site that are ours, and what is known of its folders. */
export interface Ours {
  has(path: string): boolean;
  /** Every folder that one of them is in, the root as `''`. */
  folders: Iterable<string>;
  hasFolder(path: string): boolean;
  /**
   * When folders got or lost an entry last, of those that held nothing of others then: they are read again only
   * where the time is another one.
   */
  times: Map<string, number>;
}

/**
 * How old a time has to be before it tells of everything: systems count in steps of up to two seconds, and what comes
 * later in the same step leaves the time as it is.
 */
export const STEP = 2_000;

/** Files below the folder that are none of ours, sorted. Remembers the times of the folders that it read. */
export function findStrangers(out: string, ours: Ours): string[] {
  const found: string[] = [];
  for (const folder of ours.folders) {
    const stats = lstatSync(at(out, folder), { throwIfNoEntry: false });
    if (stats === undefined || ours.times.get(folder) === stats.mtimeMs) continue;
    ours.times.delete(folder);
    if (!stats.isDirectory()) continue;
    const strangers = strangersIn(out, folder, ours);
    found.push(...strangers);
    if (strangers.length === 0 && stats.mtimeMs < Date.now() - STEP) ours.times.set(folder, stats.mtimeMs);
  }
  return found.sort();
}

function strangersIn(out: string, folder: string, ours: Ours): string[] {
  return readdirSync(at(out, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return ours.has(path) || isManifest(path) || isDropping(path) ? [] : [path];
    if (ours.hasFolder(path)) return [];
    return listFiles(at(out, path))
      .map((file) => `${path}/${file}`)
      .filter((file) => !isDropping(file));
  });
}
