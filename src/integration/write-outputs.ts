/** Files of the site, written into its folder: those that the earlier site does not have already. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Output } from '../outputs/types.ts';

/** What may be kept of the site that was there before; see `build/earlier.ts`. */
export interface Held {
  holds(path: string, key: string): boolean;
}

/** Every file of a site by its path, with its key; null for one that is made at every build. */
export type SiteFiles = Map<string, string | null>;

const NOTHING: Held = { holds: () => false };

/** Makes what is not held, many at a time. Returns all of them, those that are held among them. */
export async function writeOutputs(
  folder: string,
  outputs: readonly Output[],
  earlier: Held = NOTHING,
): Promise<SiteFiles> {
  const files: SiteFiles = new Map();
  const made = new Set<string>();
  const waiting = outputs.values();
  let failed = false;
  const work = async (): Promise<void> => {
    for (const { path, key, make } of waiting) {
      if (failed) return;
      files.set(path, key ?? null);
      if (key !== undefined && earlier.holds(path, key)) continue;
      const target = join(folder, path);
      const parent = dirname(target);
      if (!made.has(parent)) await mkdir(parent, { recursive: true });
      made.add(parent);
      await writeFile(target, await make());
    }
  };
  const stopping = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  // where one fails, the others end first: the folder is removed then, and nobody may write to it any more
  const ends = await Promise.allSettled(Array.from({ length: FILES_AT_ONCE }, stopping));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return files;
}

const FILES_AT_ONCE = 32;
