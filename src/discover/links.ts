/** Symbolic links: followed inside the repository the folder belongs to, never out of it, never in a circle. */
import { realpath, stat } from 'node:fs/promises';
import { below } from '../config/paths.ts';
import type { Bounds } from '../config/repository.ts';
import { codeOf, type Finding } from './problems.ts';

/** Where a link leads: to something to read, to something read anyway, or nowhere good. */
export type Target =
  | { kind: 'folder'; real: string }
  | { kind: 'file'; size: number }
  | { kind: 'here already' }
  | { kind: 'other' }
  | { kind: 'problem'; finding: Finding };

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
