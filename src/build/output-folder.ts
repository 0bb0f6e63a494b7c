/** Refuses output folders that contain records, a repository, or files of others. */
import { readdirSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { getPathBelow, getPathKind, toSlashes } from '../config/disk-paths.ts';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import { listFiles, listParentFolders } from './file-trees.ts';
import { isManifest, readManifest } from './manifest.ts';

export interface GuardOptions {
  /** Output folder, absolute; it need not exist. */
  out: string;
  /** Folders of records, absolute. */
  records: string[];
}

/** Files that file managers leave behind. */
const OS_JUNK_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Checks whether a folder may be one that sites are written to.
 *
 * @returns the folder with links resolved
 * @throws {UserError} that says what is in the way
 */
export async function checkOutputFolder({ out, records }: GuardOptions): Promise<string> {
  const real = await followLinks(out);
  const shown = describeFolder(out);
  for (const folder of records) refuseRecords(real, await followLinks(folder), shown);
  const kind = await getPathKind(real);
  if (kind === 'file') {
    throw new UserError('error.out-file', { folder: shown });
  }
  if (kind === 'folder') {
    if ((await getPathKind(join(real, '.git'))) !== 'nothing') {
      throw new UserError('error.out-repository', { folder: shown });
    }
    refuseForeignFiles(real);
  }
  return real;
}

function refuseRecords(out: string, folder: string, shown: string): void {
  if (getPathBelow(out, folder) !== null) {
    throw new UserError('error.out-holds-records', { folder: shown, records: folder });
  }
  if (getPathBelow(folder, out) !== null) {
    throw new UserError('error.out-in-records', { folder: shown, records: folder });
  }
}

/**
 * Checks what a folder holds, which may not be there yet.
 *
 * @throws {UserError} that names files of others
 */
export function refuseForeignFiles(out: string): void {
  const ours = readManifest(out);
  const others = ours === null ? listTopLevel(out) : findForeignFiles(out, ours);
  if (others.length === 0) return;
  const named = others.slice(0, 5).join(', ');
  const count = others.length - 5;
  const files = count > 0 ? t('error.out-foreign.more', { files: named, count }) : named;
  throw new UserError('error.out-foreign', { folder: describeFolder(out), files });
}

/** The top level says enough; the folder may be a whole disk. */
function listTopLevel(out: string): string[] {
  try {
    return readdirSync(out).filter((name) => !isManifest(name) && !OS_JUNK_FILES.has(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function findForeignFiles(out: string, ours: ReadonlySet<string>): string[] {
  const folders = listParentFolders(ours);
  return listFiles(out, (folder) => folders.has(folder)).filter(
    (file) =>
      !ours.has(file) && !isManifest(file) && !OS_JUNK_FILES.has(file.slice(file.lastIndexOf('/') + 1)),
  );
}

function describeFolder(out: string): string {
  return getPathBelow(process.cwd(), out) || toSlashes(out);
}

/** The path with all links followed, also where its last parts do not exist yet. */
async function followLinks(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(await followLinks(parent), relative(parent, absolute));
  }
}
