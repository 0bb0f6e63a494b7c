/**
 * Makes a whole site of what was made and what is kept. Files are linked and moved, never written to: both sites, the
 * one that stands and the one that comes, may have the same file.
 */
import { constants, copyFileSync, linkSync, renameSync } from 'node:fs';
import { Failure } from '../config/failure.ts';
import type { Plan } from './plan.ts';
import { at, folderMaker, removeFiles } from './tree.ts';

/**
 * Adds the kept files of a site to a folder.
 *
 * @returns whether they are the files of the site, not copies of them
 */
export function addKept(folder: string, out: string, kept: Iterable<string>): boolean {
  const makeFolder = folderMaker(folder);
  let linked = true;
  for (const path of kept) {
    makeFolder(path);
    linked = takeOver(at(out, path), at(folder, path), linked);
  }
  return linked;
}

/** Links a file, or copies it where the system does not link it. */
function takeOver(from: string, to: string, tryLink: boolean): boolean {
  if (tryLink) {
    try {
      linkSync(from, to);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new Failure(`${from} was removed while the site was built.`, 'Build again.');
      }
    }
  }
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  return false;
}

/** Turns a tree that is like the earlier site into the new one. */
export function alterTree(tree: string, staging: string, { fresh, gone }: Plan): void {
  // first, since a file may have become a folder
  removeFiles(tree, gone ?? []);
  const makeFolder = folderMaker(tree);
  for (const path of fresh) {
    makeFolder(path);
    renameSync(at(staging, path), at(tree, path));
  }
}
