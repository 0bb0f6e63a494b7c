/** The list of files that Cadre wrote into an output folder. Only these are replaced or removed. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../config/user-error.ts';

export const MANIFEST = '.cadre-manifest.json';

/** The list while it is written. */
const UNFINISHED = `${MANIFEST}.new`;

/** Is the file of a folder its list of files? */
export function isManifest(path: string): boolean {
  return path === MANIFEST || path === UNFINISHED;
}

interface Manifest {
  /** Raised when the form of this file changes. */
  schema: 1;
  /** Paths inside the folder, `/`-separated, sorted; the manifest itself is not among them. */
  files: string[];
}

/** Writes the list of our files in a folder into it. */
export function writeManifest(folder: string, files: Iterable<string>): void {
  const manifest: Manifest = { schema: 1, files: [...files].sort() };
  // in one step: a site without its list would be refused as foreign
  writeFileSync(join(folder, UNFINISHED), `${JSON.stringify(manifest)}\n`);
  renameSync(join(folder, UNFINISHED), join(folder, MANIFEST));
}

/**
 * The files of an earlier build; null if the folder holds no manifest.
 *
 * @throws {UserError} if there is one that cannot be read
 */
export function readManifest(folder: string): ReadonlySet<string> | null {
  const text = readText(join(folder, MANIFEST));
  if (text === null) return null;
  try {
    const { schema, files } = JSON.parse(text) as Partial<Manifest>;
    if (schema === 1 && Array.isArray(files)) return new Set(files);
  } catch {
    // Broken JSON is answered like an unknown form.
  }
  throw new UserError('error.manifest', { file: join(folder, MANIFEST) });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
