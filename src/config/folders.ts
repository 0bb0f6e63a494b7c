/** Which folders a run reads: those named, else configured, else another tool's, else the usual places. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Failure } from './failure.ts';
import { mustStayInside } from './inside.ts';
import { nameCollections } from './naming.ts';
import { nearest } from './nearest.ts';
import { type NamedFolder, readOtherTools } from './others.ts';
import { below, kindOf, slashed } from './paths.ts';
import { findUsualPlaces, USUAL_PLACES } from './places.ts';
import type { CollectionSettings } from './settings.ts';

export interface FolderChoice {
  folders: NamedFolder[];
  /** How the folders came to be known, for people: `docs/adr, one of the usual places`. */
  origin: string;
  /** A title that came with them. */
  title: string | null;
  /** True where a person or the configuration named them, not a file that any record's author may have written. */
  chosen: boolean;
}

/** Looks for folders where nobody named any. */
export async function findFolders(root: string): Promise<FolderChoice> {
  const other = await readOtherTools(root);
  if (other !== null) {
    const list = other.folders.map(({ folder }) => folder).join(', ');
    return {
      folders: other.folders,
      origin: `${list}, named by ${other.file}`,
      title: other.title,
      chosen: false,
    };
  }
  const [first, ...rest] = await findUsualPlaces(root);
  if (first === undefined) {
    throw new Failure(
      `No records found: no folder was named, there is no cadre.config, .adr-dir or .log4brains.yml in ${root}, ` +
        `and none of the usual places holds Markdown (${USUAL_PLACES.slice(0, 8).join(', ')} …).`,
      'Name the folder that holds your records, for example: cadre build path/to/adr',
    );
  }
  const more = rest.filter((place) => below(first, place) === null);
  const others =
    more.length === 0 ? '' : `; there is also ${more.join(', ')}: name them all to have one site of them`;
  return {
    folders: [{ folder: first }],
    origin: `${first}, one of the usual places${others}`,
    title: null,
    chosen: false,
  };
}

/**
 * Makes collections of named folders: absolute, without doubles, with a key and a name each.
 *
 * @param base folder the names are relative to
 * @throws {Failure} where a folder is missing, is a file, lies inside another one, or leads out of the repository
 */
export async function settleCollections(
  { folders: named, chosen }: Pick<FolderChoice, 'folders' | 'chosen'>,
  base: string,
): Promise<CollectionSettings[]> {
  const byDir = new Map(named.map((item) => [resolve(base, item.folder), item]));
  for (const dir of byDir.keys()) await mustBeFolder(dir, byDir.get(dir)?.folder ?? dir);
  refuseNested([...byDir.keys()]);
  const dirs = [...byDir].map(([dir, { folder }]) => ({ folder, dir }));
  await mustStayInside(dirs, { base, anywhere: chosen });

  const given = [...byDir.values()].flatMap(({ key }) => (key === undefined ? [] : [key]));
  const twice = given.find((key, index) => given.indexOf(key) !== index);
  if (twice !== undefined) {
    throw new Failure(`Two collections have the key "${twice}".`, 'Give each collection a key of its own.');
  }
  const unnamed = [...byDir].filter(([, item]) => item.key === undefined);
  const names = nameCollections(
    unnamed.map(([dir]) => dir),
    base,
    given,
  );
  const made = new Map(unnamed.map(([dir], index) => [dir, names[index]]));
  return [...byDir].map(([dir, { folder, key, name }]) => ({
    key: key ?? made.get(dir)?.key ?? 'adr',
    name: name ?? made.get(dir)?.name ?? key ?? 'Architecture decisions',
    folder: slashed(folder).replace(/(?<=.)\/+$/, ''),
    dir,
  }));
}

async function mustBeFolder(dir: string, shown: string): Promise<void> {
  const kind = await kindOf(dir);
  if (kind === 'folder') return;
  if (kind === 'file') {
    throw new Failure(
      `${shown} is a file, not a folder.`,
      `Name the folder it is in: ${slashed(dirname(shown))}`,
    );
  }
  const neighbours = await readdir(dirname(dir)).catch(() => []);
  const guess = nearest(basename(dir), neighbours);
  throw new Failure(
    `There is no folder ${shown} (looked for ${dir}).`,
    guess === null
      ? 'Check the path; it is relative to the folder the command runs in, in a configuration to its file.'
      : `Did you mean ${slashed(dirname(shown)) === '.' ? '' : `${slashed(dirname(shown))}/`}${guess}?`,
  );
}

function refuseNested(dirs: string[]): void {
  for (const outer of dirs) {
    const inner = dirs.find((dir) => dir !== outer && below(outer, dir) !== null);
    if (inner === undefined) continue;
    throw new Failure(
      `${inner} lies inside ${outer}, so its records would be read twice.`,
      'Name only one of the two.',
    );
  }
}
