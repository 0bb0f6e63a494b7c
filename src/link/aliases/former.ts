/** Where a file stood before, as collection and path of then. Pure. */
import { below } from '../../config/paths.ts';
import type { CollectionSettings } from '../../config/settings.ts';
import { folderOf, joinPath, nameOf } from '../../shared/paths.ts';
import { guessesOfFormer } from './guess.ts';

type Collections = readonly Pick<CollectionSettings, 'key' | 'dir'>[];

export interface FileNames {
  id: string;
  collection: string;
  /** Relative to the folder of the collection that the file is in today. */
  formerPaths: readonly string[];
}

/**
 * The ids that each file had before, by its id of today. A former path that leads into another collection's folder was
 * that one's. One that leads into none was in a folder that has been moved since: it belonged to the collection that
 * most files came to from there.
 */
export function formerIds(files: readonly FileNames[], collections: Collections): Map<string, string[]> {
  const dirs = new Map(collections.map(({ key, dir }) => [key, dir.replaceAll('\\', '/')]));
  const wholeOf = (file: FileNames, path: string): string => joinPath(dirs.get(file.collection) ?? '', path);
  const votes = new Map<string, Map<string, number>>();
  for (const file of files) {
    for (const path of file.formerPaths.filter(isOutside)) {
      const folder = folderOf(wholeOf(file, path));
      const known = votes.get(folder) ?? new Map<string, number>();
      votes.set(folder, known.set(file.collection, (known.get(file.collection) ?? 0) + 1));
    }
  }
  const idOf = (file: FileNames, path: string): string => {
    if (!isOutside(path)) return `${file.collection}/${path}`;
    const whole = wholeOf(file, path);
    for (const { key, dir } of collections) {
      const inside = below(dir, whole);
      if (inside) return `${key}/${inside}`;
    }
    const ranked = [...(votes.get(folderOf(whole)) ?? [])].sort(([, a], [, b]) => b - a);
    return `${ranked[0]?.[0] ?? file.collection}/${nameOf(path)}`;
  };
  return new Map(files.map((file) => [file.id, file.formerPaths.map((path) => idOf(file, path))]));
}

function isOutside(path: string): boolean {
  return path.startsWith('../');
}

/** What led to a file by its id of then. */
export function guessesAt(id: string, collections: readonly CollectionSettings[]): string[] {
  const cut = id.indexOf('/');
  const collection = id.slice(0, cut);
  const folder = collections.find(({ key }) => key === collection)?.folder ?? '';
  return guessesOfFormer({ collection, folder, path: id.slice(cut + 1) });
}
