/** What can be wrong with folders and bytes, as problems with a next step. */
import type { Problem } from '../model/record.ts';

/** A problem as the decoder sees it, before anyone says which file it is in. */
export type Finding = Omit<Problem, 'collection' | 'path'>;

/** Where the file of a finding stands. */
export interface Place {
  collection: string;
  path: string | null;
}

export function at(place: Place, finding: Finding): Problem {
  return { collection: place.collection, path: place.path, ...finding };
}

/** Node's error codes in words. */
const CAUSES: Record<string, string> = {
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  EMFILE: 'too many files are open',
  EISDIR: 'it is a folder',
  EIO: 'the disk reported an error',
  ENAMETOOLONG: 'its name is too long',
};

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A file or folder that could not be read, whatever the system's reason. */
export function unreadable(error: unknown, what: 'file' | 'folder'): Finding {
  const code = codeOf(error);
  if (code === 'ENOENT') {
    return {
      line: null,
      rule: 'vanished',
      severity: 'warning',
      message: `The ${what} was there a moment ago and is gone.`,
      hint: 'Run again if it should be on the site.',
    };
  }
  const cause = CAUSES[code] ?? (code || (error instanceof Error ? error.message : String(error)));
  return {
    line: null,
    rule: 'unreadable',
    severity: 'error',
    message: `The ${what} could not be read: ${cause}.`,
    hint: 'Give the user who runs Cadre leave to read it, or move it out of the folder.',
  };
}
