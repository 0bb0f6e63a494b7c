/** Lists the source files that a site publishes, for sites of several repositories: see `export/site-export.ts`. */
import { dirname, relative, resolve } from 'node:path';
import { getPathBelow } from '../config/disk-paths.ts';
import type { Settings } from '../config/settings.ts';
import type { PublishedFile, PublishedSources } from '../export/site-export.ts';
import { toSiblingPath } from '../shared/addresses.ts';
import { toChecksum } from '../shared/checksum.ts';
import { comparePaths, getFile, sourceEnding } from '../shared/paths.ts';
import type { Assets } from './assets.ts';
import type { SourceFiles } from './source-locations.ts';

interface SourcesInput {
  settings: Settings;
  places: SourceFiles;
  assets: Assets;
  /** Records and pages. */
  entries: readonly { id: string; collection: string; path: string; permalink: string | null }[];
  getSource(id: string): string;
}

/** Collections that were read from another site are left out, which has them: sites that list each other do not grow. */
export function listPublishedSources(input: SourcesInput): PublishedSources {
  const { settings, places, assets, entries, getSource } = input;
  const own = settings.collections.filter(({ member }) => member === undefined);
  const keys = new Set(own.map(({ key }) => key));
  const real = (key: string, dir: string) => places.getBounds(key) ?? { folder: dir, repository: dir };
  const root = findCommonFolder(own.map(({ key, dir }) => real(key, dir).repository));
  const members = settings.collections.flatMap(({ member }) => member?.root ?? []);
  const isOfMember = (file: string): boolean => members.some((folder) => getPathBelow(folder, file) !== null);
  function getRepositoryPath(file: string): string {
    const { key, dir } = own.find((one) => getPathBelow(one.dir, file) !== null) ??
      own[0] ?? { key: '', dir: root };
    return getPathBelow(root, resolve(real(key, dir).folder, relative(dir, file))) ?? '';
  }
  const files = [
    ...entries
      .filter(({ collection }) => keys.has(collection))
      .map((entry) =>
        toTextFile(
          // with the `#2-keep-bees` of one decision among several in a file
          getRepositoryPath(places.absolute(entry)) + entry.path.slice(getFile(entry.path).length),
          entry,
          getSource(entry.id),
        ),
      ),
    ...assets
      .list()
      .filter(({ file }) => !isOfMember(file))
      .map(({ file, url, size, sha256 }) => ({ path: getRepositoryPath(file), address: url, size, sha256 })),
  ];
  return {
    collections: own.map(({ key, dir }) => {
      const { sourceUrl, editUrl } = places.links({ collection: key, path: PATH });
      const pattern = (address: string | null): string | null => address?.replace(PATH, '{path}') ?? null;
      return {
        ...{ key, path: getRepositoryPath(dir), source: pattern(sourceUrl), edit: pattern(editUrl) },
        ...{ statuses: settings.statuses, labels: settings.labels },
        ...(isEmpty(settings.sections) ? {} : { sections: settings.sections }),
        ...(isEmpty(settings.fields) ? {} : { fields: settings.fields }),
      };
    }),
    files: files.filter(({ path }) => path !== '').sort((a, b) => comparePaths(a.path, b.path)),
  };
}

function isEmpty(settings: object): boolean {
  return Object.keys(settings).length === 0;
}

/** Stands for a file's path. */
const PATH = '__path__';

function toTextFile(path: string, { permalink }: { permalink: string | null }, text: string): PublishedFile {
  const place = permalink === null ? { text } : { address: toSiblingPath(permalink, sourceEnding(path)) };
  const sha256 = toChecksum(text);
  return { path, ...place, size: Buffer.byteLength(text), sha256 };
}

function findCommonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  let common = first;
  while (others.some((folder) => getPathBelow(common, folder) === null) && dirname(common) !== common)
    common = dirname(common);
  return common;
}
