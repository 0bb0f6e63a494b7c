/** Symbolic links: followed inside the repository the folder belongs to, never out of it, never in a circle. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
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

/** True where `path` is `folder` or lies below it; both absolute and resolved. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
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
  if (isInside(bounds.folder, real)) return { kind: 'problem', finding: LOOP };
  if (isInside(real, bounds.folder)) return { kind: 'here already' };
  if (!isInside(real, bounds.repository)) return { kind: 'problem', finding: OUTSIDE };
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
