/** Where teams keep their records, for a run that names no folder and has no configuration. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsMarkdown } from './paths.ts';

/** Looked at in this order, without regard to case; the first that holds Markdown is taken. */
export const USUAL_PLACES = [
  'adr',
  'adrs',
  'docs/adr',
  'docs/adrs',
  'doc/adr',
  'doc/adrs',
  'docs/decisions',
  'doc/decisions',
  'docs/architecture/decisions',
  'doc/architecture/decisions',
  'docs/architecture/adr',
  'doc/architecture/adr',
  'docs/architecture/adrs',
  'docs/architecture-decisions',
  'docs/architecture-decision-records',
  'docs/architectural-decisions',
  'docs/arch/adr',
  'docs/dev/adr',
  'docs/design/adr',
  'docs/src/adr',
  'docs/content/adr',
  'documentation/adr',
  'documentation/decisions',
  'architecture/adr',
  'architecture/adrs',
  'architecture/decisions',
  'architecture-decisions',
  'architecture-decision-records',
  'architectural-decisions',
  'decision-records',
  'design/decisions',
  'decisions',
  'rfcs',
] as const;

/** The usual places below `root` that hold Markdown, spelled as on disk, in the order of the table. */
export async function findUsualPlaces(root: string): Promise<string[]> {
  const listed = new Map<string, Promise<string[]>>();
  const list = (folder: string): Promise<string[]> => {
    const known = listed.get(folder) ?? listFolders(join(root, folder));
    listed.set(folder, known);
    return known;
  };

  const found: string[] = [];
  for (const place of USUAL_PLACES) {
    const spelled = await spellAsOnDisk(place, list);
    if (spelled !== null && !found.includes(spelled) && (await holdsMarkdown(join(root, spelled)))) {
      found.push(spelled);
    }
  }
  return found;
}

async function spellAsOnDisk(
  place: string,
  list: (folder: string) => Promise<string[]>,
): Promise<string | null> {
  let path = '';
  for (const part of place.split('/')) {
    const names = await list(path);
    const name = names.includes(part) ? part : names.find((other) => other.toLowerCase() === part);
    if (name === undefined) return null;
    path = path === '' ? name : `${path}/${name}`;
  }
  return path;
}

async function listFolders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => entry.name)
    .sort();
}
