/** Copies and removes trees of files by synchronous calls, which are faster than promises for many small files. */
import { mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';

/** Path on disk of a path inside a folder; `''` is the folder itself. */
export function toDiskPath(root: string, path: string): string {
  return path === '' ? root : `${root}/${path}`;
}

export function getFolder(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}

/**
 * Every file below a folder, `/`-separated and sorted. Links are not followed.
 *
 * @param enter whether to look into a folder; one that is not entered counts as a file where it holds any
 */
export function listFiles(root: string, enter: (folder: string) => boolean = () => true): string[] {
  const found: string[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(toDiskPath(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) found.push(path);
      else if (enter(path)) waiting.push(path);
      else found.push(...listFiles(toDiskPath(root, path)).map((file) => `${path}/${file}`));
    }
  }
  return found.sort();
}

/** Every folder that a file is in, the root `''` first and folders before those in them. */
export function listParentFolders(files: Iterable<string>): Set<string> {
  const folders = new Set(['']);
  const add = (folder: string): void => {
    if (folders.has(folder)) return;
    add(getFolder(folder));
    folders.add(folder);
  };
  for (const file of files) add(getFolder(file));
  return folders;
}

/** Makes the folders of files below a root, each once. */
export function createFolderMaker(root: string): (file: string) => void {
  const made = new Set<string>();
  return (file) => {
    const folder = getFolder(file);
    if (made.has(folder)) return;
    made.add(folder);
    mkdirSync(toDiskPath(root, folder), { recursive: true });
  };
}

/** Removes files and the folders that become empty. */
export function removeFiles(root: string, files: Iterable<string>): void {
  const touched = new Set<string>();
  for (const file of files) {
    rmSync(toDiskPath(root, file), { force: true });
    touched.add(getFolder(file));
  }
  for (const folder of touched) removeEmpty(root, folder);
}

/** Removes a folder that is empty, and those above it that become so. */
function removeEmpty(root: string, folder: string): void {
  for (let emptied = folder; emptied !== ''; emptied = getFolder(emptied)) {
    try {
      rmdirSync(toDiskPath(root, emptied));
    } catch (error) {
      // already gone with another file: those above it may have become empty by that
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return;
    }
  }
}
