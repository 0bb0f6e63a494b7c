/**
 * Trees of files, gone through with synchronous calls: a site has a file for about every twentieth of a millisecond
 * that a build may take, and a promise for each costs more than the call.
 */
import { mkdirSync, readdirSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';

/** Number of files from which on going through a site takes so long that it is worth another way. */
export const LARGE = 3000;

/**
 * Visits everything below a folder, folders before what is in them; links are not followed.
 *
 * @param visit told of each by its path inside the folder, `/`-separated; ends it by returning false
 */
export function walkTree(root: string, visit: (path: string, isFolder: boolean) => unknown): void {
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(at(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      if (visit(path, isFolder) === false) return;
      if (isFolder) waiting.push(path);
    }
  }
}

/** Path on disk of a path inside a folder; `''` is the folder itself. */
export function at(root: string, path: string): string {
  return path === '' ? root : `${root}/${path}`;
}

/** Every file below a folder, sorted. */
export function listFiles(root: string): string[] {
  const found: string[] = [];
  walkTree(root, (path, isFolder) => {
    if (!isFolder) found.push(path);
  });
  return found.sort();
}

/** Are there at least so many files and folders below the folder? */
export function isLarge(root: string, from: number): boolean {
  let count = 0;
  walkTree(root, () => ++count < from);
  return count >= from;
}

/** Every folder that a file lies in, the root `''` first and folders before those in them. */
export function foldersOf(files: Iterable<string>): Set<string> {
  const folders = new Set(['']);
  const add = (folder: string): void => {
    if (folders.has(folder)) return;
    add(folderOf(folder));
    folders.add(folder);
  };
  for (const file of files) add(folderOf(file));
  return folders;
}

export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}

/** Makes the folders of files below a root, each once. */
export function folderMaker(root: string): (file: string) => void {
  const made = new Set<string>();
  return (file) => {
    const folder = folderOf(file);
    if (made.has(folder)) return;
    made.add(folder);
    mkdirSync(at(root, folder), { recursive: true });
  };
}

/**
 * Removes a tree call by call, so that a thread at it can be stopped in between. What cannot be removed stays.
 *
 * @returns false where something stayed
 */
export function removeTree(root: string): boolean {
  const folders = [''];
  try {
    walkTree(root, (path, isFolder) => {
      if (isFolder) folders.push(path);
      else unlinkSync(at(root, path));
    });
    for (const folder of folders.reverse()) rmdirSync(at(root, folder));
    return true;
  } catch {
    return false;
  }
}

/** Removes files and the folders that they leave empty. */
export function removeFiles(root: string, files: Iterable<string>): void {
  const touched = new Set<string>();
  for (const file of files) {
    rmSync(at(root, file), { force: true });
    touched.add(folderOf(file));
  }
  for (const folder of touched) removeEmpty(root, folder);
}

/** Removes a folder that is empty, and those above it that become so. */
function removeEmpty(root: string, folder: string): void {
  for (let emptied = folder; emptied !== ''; emptied = folderOf(emptied)) {
    try {
      rmdirSync(at(root, emptied));
    } catch (error) {
      // already gone with another file: those above it may have become empty by that
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return;
    }
  }
}

export function makeParent(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
}
