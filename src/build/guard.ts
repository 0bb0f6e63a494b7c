/** Refuses output folders that hold what is not ours: records, repositories, files of others. */
import { readdirSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { Failure } from '../config/failure.ts';
import { below, kindOf, slashed } from '../config/paths.ts';
import { isManifest, MANIFEST } from './manifest.ts';
import { findStrangers, isDropping, type Ours } from './strangers.ts';

export interface GuardOptions {
  /** Output folder, absolute; it need not exist. */
  out: string;
  /** Folders of records, absolute. */
  records: string[];
}

/**
 * Checks whether a folder may be one that sites are written to.
 *
 * @returns the folder with links resolved
 * @throws {Failure} that says what is in the way
 */
export async function checkPlace({ out, records }: GuardOptions): Promise<string> {
  const real = await resolveLinks(out);
  const shown = nameOf(out);
  for (const folder of records) await refuseRecords(real, await resolveLinks(folder), shown);

  const kind = await kindOf(real);
  if (kind === 'file') {
    throw new Failure(`The output folder ${shown} is a file.`, 'Name a folder: --out dist');
  }
  if (kind === 'folder') {
    await refuseRepository(real, shown);
    if ((await kindOf(join(real, MANIFEST))) === 'nothing') refuseOthers(real, null);
  }
  return real;
}

async function refuseRecords(out: string, folder: string, shown: string): Promise<void> {
  if (below(out, folder) !== null) {
    throw new Failure(
      `The output folder ${shown} holds the records (${folder}): a build would replace them.`,
      'Name another folder: --out dist',
    );
  }
  if (below(folder, out) !== null) {
    throw new Failure(
      `The output folder ${shown} lies among the records (in ${folder}): the next build would read its own pages.`,
      'Name a folder outside of them, for example: --out ../site',
    );
  }
}

async function refuseRepository(out: string, shown: string): Promise<void> {
  if ((await kindOf(join(out, '.git'))) === 'nothing') return;
  throw new Failure(
    `The output folder ${shown} is a git repository (it holds .git).`,
    'Build into another folder and copy the site over, or name a folder inside it: --out dist',
  );
}

/**
 * Checks what a folder holds, which may not be there yet.
 *
 * @param ours what is Cadre's there; null where it holds no site
 * @throws {Failure} that names files of others
 */
export function refuseOthers(out: string, ours: Ours | null): void {
  const others = ours === null ? namesIn(out) : findStrangers(out, ours);
  if (others.length === 0) return;
  const more = others.length > 5 ? ` and ${others.length - 5} more` : '';
  throw new Failure(
    `The output folder ${nameOf(out)} holds files that Cadre did not write: ${others.slice(0, 5).join(', ')}${more}.`,
    'Move them away, or name another folder: --out FOLDER',
  );
}

/** The first few names tell enough; the folder may be somebody's whole disk. */
function namesIn(out: string): string[] {
  try {
    return readdirSync(out).filter((name) => !isManifest(name) && !isDropping(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function nameOf(out: string): string {
  return below(process.cwd(), out) || slashed(out);
}

/** The path with all links followed, also where its last parts do not exist yet. */
async function resolveLinks(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(await resolveLinks(parent), relative(parent, absolute));
  }
}
