/** The list of files that Cadre wrote into an output folder: what it may replace and remove there, and nothing else. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../config/failure.ts';
import { slashed } from '../config/paths.ts';

export const MANIFEST = '.cadre-manifest.json';

interface Manifest {
  /** Raised when the form of this file changes. */
  schema: 1;
  /** Paths inside the folder, `/`-separated, sorted; the manifest itself is not among them. */
  files: string[];
}

/** Every file below a folder by its path inside it, `/`-separated and sorted; links are not followed. */
export async function listFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (path: string): Promise<void> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    for (const entry of entries) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) await walk(inner);
      else found.push(slashed(inner));
    }
  };
  await walk('');
  return found.sort();
}

/**
 * Writes the list of what a folder holds of ours into it.
 *
 * @param files everything that is there where not given
 */
export async function writeManifest(folder: string, files?: Iterable<string>): Promise<void> {
  const listed = files ?? (await listFiles(folder)).filter((file) => file !== MANIFEST);
  const manifest: Manifest = { schema: 1, files: [...listed].sort() };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest)}\n`);
}

/**
 * The files of an earlier build; null where the folder holds no manifest.
 *
 * @throws {Failure} where there is one that cannot be read
 */
export async function readManifest(folder: string): Promise<ReadonlySet<string> | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
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
