/** Where a file stood before, as collection and path of then. Pure. */
import { below } from '../../config/paths.ts';
import type { CollectionSettings } from '../../config/settings.ts';
import { joinPath } from '../../shared/paths.ts';
import { guessesOfFormer } from './guess.ts';

export interface Place {
  collection: string;
  path: string;
}

/**
 * A former path is told from the folder of the collection that the file is in today. Where it leads into another
 * collection's folder, the file had that one's addresses; where it leads into none, the whole folder was moved, and
 * the collection had its key all the same.
 */
export function formerPlaces(
  { collection, path }: Place,
  collections: readonly Pick<CollectionSettings, 'key' | 'dir'>[],
): (Place & { id: string })[] {
  const at = (key: string, inside: string): (Place & { id: string })[] => [
    { collection: key, path: inside, id: `${key}/${inside}` },
  ];
  if (!path.startsWith('../')) return at(collection, path);
  const home = collections.find(({ key }) => key === collection)?.dir.replaceAll('\\', '/') ?? '';
  const whole = joinPath(home, path);
  for (const { key, dir } of collections) {
    const inside = below(dir, whole);
    if (inside) return at(key, inside);
  }
  return at(collection, path.slice(path.lastIndexOf('/') + 1));
}

/** What led to a file by its id of then. */
export function guessesAt(id: string, collections: readonly CollectionSettings[]): string[] {
  const cut = id.indexOf('/');
  const collection = id.slice(0, cut);
  const folder = collections.find(({ key }) => key === collection)?.folder ?? '';
  return guessesOfFormer({ collection, folder, path: id.slice(cut + 1) });
}
