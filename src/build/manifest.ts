/** The list of files that Cadre wrote into an output folder: what it may replace and remove there, and nothing else. */
import { closeSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../config/failure.ts';

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
  /** The build that wrote all of them; none while files of two builds are in the folder. */
  build?: string;
  /** Paths inside the folder, `/`-separated, sorted; the manifest itself is not among them. */
  files: string[];
}

export interface ManifestOptions {
  files: Iterable<string>;
  build?: string;
}

/** Writes the list of what a folder holds of ours into it. */
export function writeManifest(folder: string, { files, build }: ManifestOptions): void {
  const manifest: Manifest = {
    schema: 1,
    ...(build === undefined ? {} : { build }),
    files: [...files].sort(),
  };
  // at one stroke: a site without its list is taken for somebody else's
  writeFileSync(join(folder, UNFINISHED), `${JSON.stringify(manifest)}\n`);
  renameSync(join(folder, UNFINISHED), join(folder, MANIFEST));
}

/**
 * The files of an earlier build; null where the folder holds no manifest.
 *
 * @throws {Failure} where there is one that cannot be read
 */
export function readManifest(folder: string): ReadonlySet<string> | null {
  const text = contentOf(join(folder, MANIFEST));
  if (text === null) return null;
  try {
    const { schema, files } = JSON.parse(text) as Partial<Manifest>;
    if (schema === 1 && Array.isArray(files)) return new Set(files);
  } catch {
    // Broken JSON is answered like an unknown form.
  }
  throw new Failure(
    `${join(folder, MANIFEST)} is not in a form that this version of Cadre knows.`,
    'Look whether the folder holds only the site; if so, remove it and build again.',
  );
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** How a manifest of ours begins. Read without the rest, which may have ten megabytes. */
const BEGINNING = /^\{"schema":1,"build":"([0-9a-f]+)","files":\[/;

/** The build whose site a folder holds, and nothing of another; null where that is not known. */
export function buildIn(folder: string): string | null {
  let file: number;
  try {
    file = openSync(join(folder, MANIFEST), 'r');
  } catch {
    return null;
  }
  try {
    const bytes = Buffer.alloc(128);
    const length = readSync(file, bytes);
    return BEGINNING.exec(bytes.toString('latin1', 0, length))?.[1] ?? null;
  } finally {
    closeSync(file);
  }
}
