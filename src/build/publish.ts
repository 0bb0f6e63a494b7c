/** Puts a finished site in the place of the earlier one. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest, writeManifest } from './manifest.ts';
import { at, folderMaker, makeParent, removeFiles } from './tree.ts';
import type { Workspace } from './workspace.ts';

/** Codes with which systems refuse to rename a folder that is a mount point, in use, or on another disk. */
const UNMOVABLE = new Set(['EXDEV', 'EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY', 'EROFS']);

/** A whole site, and what of it is new. */
export interface Site {
  /** The folder it is in. It need not hold files that are not fresh where the output folder cannot be moved. */
  folder: string;
  /** The build, as the manifest names it. */
  build: string;
  /** Every file. */
  files: readonly string[];
  /** Files that the earlier site does not have as they are. */
  fresh: readonly string[];
}

export interface PublishOptions {
  workspace: Workspace;
  /** Takes the earlier site away. */
  dispose(old: string): void;
}

/**
 * Exchanges the output folder for the site's: two renames without anything between them, the earlier site kept until
 * both are done. Where the folder itself cannot be moved, its files are replaced one by one.
 *
 * @returns whether the folder was moved as it is, or its files copied
 */
export function publish(site: Site, { workspace, dispose }: PublishOptions): 'moved' | 'copied' {
  const { out, old } = workspace;
  if (!workspace.isBeside) return replaceFiles(site, out);
  makeParent(out);
  const earlier = existsSync(out);
  if (earlier && !move(out, old)) return replaceFiles(site, out);
  let moved = false;
  try {
    moved = move(site.folder, out);
  } finally {
    if (!moved && earlier) renameSync(old, out);
  }
  if (!moved) return replaceFiles(site, out);
  if (earlier) dispose(old);
  return 'moved';
}

/** @returns false where the system does not move the folder */
function move(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (UNMOVABLE.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/**
 * A build that was killed between its two renames left the earlier site aside: it is put back. One that was killed
 * after them left it to be thrown away.
 */
export function recover({ out, old }: Workspace, throwAway = removeAtOnce): void {
  if (!existsSync(old)) return;
  try {
    // an empty folder is nobody's site
    rmdirSync(out);
  } catch {
    // it is not there, or not empty
  }
  if (existsSync(out)) throwAway(old);
  else renameSync(old, out);
}

function removeAtOnce(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * New pages need new assets, old pages old ones: so assets come first, pages after them, and what is gone goes last.
 * Each file is replaced whole.
 */
export function replaceFiles({ folder, build, files, fresh }: Site, out: string): 'copied' {
  mkdirSync(out, { recursive: true });
  const before = readManifest(out) ?? new Set<string>();
  const isPage = (file: string): boolean => file.endsWith('.html');
  const ordered = [...fresh.filter((file) => !isPage(file)), ...fresh.filter(isPage)];
  // Until it is done, files of both sites are ours: a build that is killed here must not be refused next time.
  writeManifest(out, { files: new Set([...before, ...files, ...fresh.map((file) => `${file}.cadre-new`)]) });
  const makeFolder = folderMaker(out);
  for (const file of ordered) {
    makeFolder(file);
    const target = at(out, file);
    copyFileSync(join(folder, file), `${target}.cadre-new`);
    renameSync(`${target}.cadre-new`, target);
  }
  const kept = new Set(files);
  removeFiles(
    out,
    [...before].filter((file) => !kept.has(file)),
  );
  writeManifest(out, { files, build });
  return 'copied';
}
