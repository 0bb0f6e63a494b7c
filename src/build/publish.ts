/** Puts a finished site in the place of the earlier one. */
import { renameSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kindOf } from '../config/paths.ts';
import { listFiles, MANIFEST, readManifest, writeManifest } from './manifest.ts';
import type { Workspace } from './workspace.ts';

/** Codes with which systems refuse to rename a folder that is a mount point, in use, or on another disk. */
const UNMOVABLE = new Set(['EXDEV', 'EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY', 'EROFS']);

/**
 * Exchanges the output folder for the staging folder: two renames without anything between them, the earlier site
 * kept until both are done. Where the folder itself cannot be moved, its files are replaced one by one.
 */
export async function publish(staging: string, workspace: Workspace): Promise<void> {
  const { out, old } = workspace;
  await mkdir(dirname(out), { recursive: true });
  const earlier = (await kindOf(out)) === 'folder';
  if (!earlier) return move(staging, out);
  try {
    renameSync(out, old);
  } catch (error) {
    if (!isUnmovable(error)) throw error;
    return replaceFiles(staging, out);
  }
  try {
    renameSync(staging, out);
  } catch (error) {
    renameSync(old, out);
    if (!isUnmovable(error)) throw error;
    return replaceFiles(staging, out);
  }
  await rm(old, { recursive: true, force: true });
}

/** A build that was killed between its two renames left the earlier site aside: it is put back. */
export async function recover({ out, old }: Workspace): Promise<void> {
  if ((await kindOf(old)) === 'nothing') return;
  // An empty folder is nobody's site.
  await rmdir(out).catch(() => {});
  if ((await kindOf(out)) === 'nothing') await rename(old, out);
  else await rm(old, { recursive: true, force: true });
}

async function move(staging: string, out: string): Promise<void> {
  try {
    await rename(staging, out);
  } catch (error) {
    if (!isUnmovable(error)) throw error;
    await replaceFiles(staging, out);
  }
}

/**
 * New pages need new assets, old pages old ones: so assets come first, pages after them, and what is gone goes last.
 * Each file is replaced whole.
 */
export async function replaceFiles(staging: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const before = (await readManifest(out)) ?? new Set<string>();
  const files = (await listFiles(staging)).filter((file) => file !== MANIFEST);
  const isPage = (file: string): boolean => file.endsWith('.html');
  const ordered = [...files.filter((file) => !isPage(file)), ...files.filter(isPage)];
  // Until it is done, files of both sites are ours: a build that is killed here must not be refused next time.
  await writeManifest(out, new Set([...before, ...files, ...files.map((file) => `${file}.cadre-new`)]));
  for (const file of [...ordered, MANIFEST]) {
    const target = join(out, file);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(staging, file), `${target}.cadre-new`);
    await rename(`${target}.cadre-new`, target);
  }
  const kept = new Set(files);
  for (const file of before) if (!kept.has(file)) await removeFile(out, file);
  await rm(staging, { recursive: true, force: true });
}

/** Removes a file and the folders that it leaves empty. */
async function removeFile(out: string, file: string): Promise<void> {
  await rm(join(out, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const emptied = await rmdir(join(out, folder)).then(
      () => true,
      () => false,
    );
    if (!emptied) return;
  }
}

function isUnmovable(error: unknown): boolean {
  return UNMOVABLE.has((error as NodeJS.ErrnoException).code ?? '');
}
