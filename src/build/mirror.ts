/** Makes a tree like the site that stands, of hard links to its files: the ground that the next site is made on. */
import { linkSync, lstatSync, mkdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { isUnharmed, marksOf, type Table } from './table.ts';
import { at, folderMaker, foldersOf, walkTree } from './tree.ts';

export interface MirrorOptions {
  /** The site. */
  out: string;
  /** What it has. Files that are not as the table says are left out. */
  table: Table;
  /** The tree, in whatever state: what it has of the site already stays. */
  tree: string;
}

/**
 * @returns paths of the files that were left out
 * @throws where the system does not link files from the one folder to the other
 */
export function mirror({ out, table, tree }: MirrorOptions): string[] {
  mkdirSync(tree, { recursive: true });
  const { present, folders } = contentsOf(tree);
  const harmed: string[] = [];
  const missing: string[] = [];
  table.paths.forEach((path, row) => {
    if (!isUnharmed(table, row, out)) harmed.push(path);
    else if (present.get(path) === marksOf(table, row).ino) present.delete(path);
    else missing.push(path);
  });
  // first, since a file may have become a folder
  for (const path of present.keys()) unlinkSync(at(tree, path));
  const wanted = foldersOf(table.paths);
  for (const folder of folders.reverse()) if (!wanted.has(folder)) rmdirSync(at(tree, folder));
  const makeFolder = folderMaker(tree);
  for (const path of missing) {
    makeFolder(path);
    linkSync(at(out, path), at(tree, path));
  }
  return harmed;
}

/** Inodes of the files below a folder, and the folders. */
function contentsOf(root: string): { present: Map<string, number>; folders: string[] } {
  const present = new Map<string, number>();
  const folders: string[] = [];
  walkTree(root, (path, isFolder) => {
    if (isFolder) folders.push(path);
    else present.set(path, lstatSync(at(root, path)).ino);
  });
  return { present, folders };
}
