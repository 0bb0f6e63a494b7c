/** Symbolic links: followed inside the repository the folder belongs to, never out of it, never in a circle. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { below } from '../config/paths.ts';
import { codeOf, type Finding } from './problems.ts';

/** Where a link leads: to something to read, to something read anyway, or nowhere good. */
export type Target =
  | { kind: 'folder'; real: string }
  | { kind: 'file'; size: number }
  | { kind: 'here already' }
  | { kind: 'other' }
  | { kind: 'problem'; finding: Finding };

export interface Bounds {
  /** The collection's folder with every link in its own path resolved. */
  folder: string;
  /** The repository it belongs to, or the folder itself where there is none. */
  repository: string;
}

/** Finds the repository around a folder (the nearest one above that holds `.git`). */
export async function boundsOf(dir: string): Promise<Bounds> {
  const folder = await realpath(dir);
  for (let above = folder; ; above = dirname(above)) {
    const found = await stat(join(above, '.git')).catch(() => null);
    if (found) return { folder, repository: above };
    if (dirname(above) === above) return { folder, repository: folder };
  }
}

/** @param absolute the link itself */
export async function followLink(absolute: string, bounds: Bounds): Promise<Target> {
  let real: string;
  try {
    real = await realpath(absolute);
  } catch (error) {
    return { kind: 'problem', finding: codeOf(error) === 'ELOOP' ? LOOP : BROKEN };
  }
  if (below(real, bounds.folder) !== null) return { kind: 'problem', finding: LOOP };
  if (below(bounds.folder, real) !== null) return { kind: 'here already' };
  if (below(bounds.repository, real) === null) return { kind: 'problem', finding: OUTSIDE };
  try {
    const info = await stat(real);
    if (info.isDirectory()) return { kind: 'folder', real };
    return info.isFile() ? { kind: 'file', size: info.size } : { kind: 'other' };
  } catch {
    return { kind: 'problem', finding: BROKEN };
  }
}

const LOOP: Finding = {
  line: null,
  rule: 'link-loop',
  severity: 'warning',
  message: 'This symbolic link leads in a circle, so it was not followed.',
  hint: 'Remove the link, or point it at the folder that is meant.',
};

const BROKEN: Finding = {
  line: null,
  rule: 'broken-symlink',
  severity: 'warning',
  message: 'This symbolic link leads to nothing.',
  hint: 'Remove the link, or bring back what it pointed at.',
};

const OUTSIDE: Finding = {
  line: null,
  rule: 'link-outside',
  severity: 'warning',
  message: 'This symbolic link leads out of the repository, so it was not followed.',
  hint: 'Copy the file into the folder, or name its folder as a collection of its own.',
};
