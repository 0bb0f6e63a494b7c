/** Which repository each record's file belongs to, and where it stands in it. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { below } from '../config/paths.ts';
import type { CollectionSettings } from '../config/settings.ts';
import type { Source } from '../model/record.ts';
import { folderOf } from '../shared/paths.ts';

export type File = Pick<Source, 'collection' | 'path'>;

export interface RepositoryPlaces {
  /** The folder that holds `.git`. */
  root: string;
  /** Folders that hold the records, in the repository, none of them inside another; '' for all of it. */
  folders: string[];
  /** Folders of the collections in it: what a path is shown relative to. */
  collections: { key: string; folder: string }[];
  files: (File & { inRepository: string })[];
}

/**
 * Follows links, and looks for the repository around each folder: a collection may hold a submodule, or a link to
 * another folder of the repository. Files in no repository are left out.
 */
export function placesOf(
  collections: readonly Pick<CollectionSettings, 'key' | 'dir'>[],
  files: readonly File[],
): RepositoryPlaces[] {
  const roots = new Map<string, string | null>();
  const places = new Map<string, RepositoryPlaces>();

  function placeOf(folder: string): RepositoryPlaces | null {
    const root = rootOf(folder, roots);
    if (root === null) return null;
    const known = places.get(root) ?? { root, folders: [], collections: [], files: [] };
    places.set(root, known);
    return known;
  }

  const dirs = new Map(collections.map(({ key, dir }) => [key, dir]));
  for (const { key, dir } of collections) {
    const real = realOf(dir);
    const place = real === null ? null : placeOf(real);
    const folder = real === null || place === null ? null : below(place.root, real);
    if (folder !== null) place?.collections.push({ key, folder });
  }
  for (const file of files) {
    const real = realOf(join(dirs.get(file.collection) ?? '', file.path));
    const place = real === null ? null : placeOf(dirname(real));
    const inRepository = real === null || place === null ? null : below(place.root, real);
    if (inRepository !== null) place?.files.push({ ...file, inRepository });
  }
  return [...places.values()]
    .filter((place) => place.files.length > 0)
    .map((place) => ({ ...place, folders: foldersOf(place) }));
}

/** The collections' folders, and those outside of them that links lead to. */
function foldersOf({ collections, files }: RepositoryPlaces): string[] {
  const all = [
    ...collections.map(({ folder }) => folder),
    ...new Set(files.map((file) => folderOf(file.inRepository))),
  ];
  return [...new Set(all)].filter(
    (folder) => !all.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))),
  );
}

function realOf(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function rootOf(folder: string, known: Map<string, string | null>): string | null {
  const found = known.get(folder);
  if (found !== undefined) return found;
  const above = dirname(folder);
  const root = existsSync(join(folder, '.git')) ? folder : above === folder ? null : rootOf(above, known);
  known.set(folder, root);
  return root;
}
