/** Where source files are: on disk, and in the repository on the web. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { getPathBelow } from '../config/disk-paths.ts';
import { type Bounds, findBounds } from '../config/repository.ts';
import type { CollectionSettings, MemberSite, RepositorySettings, Settings } from '../config/settings.ts';
import { Reason } from '../messages/issues.ts';
import type { Source } from '../model/record.ts';
import { decodeAddress } from '../shared/addresses.ts';
import { getFile, getFolder, joinPath } from '../shared/paths.ts';
import type { AssetAnswer } from './assets.ts';

type SourcePath = Pick<Source, 'collection' | 'path'>;

export interface SourceFiles {
  /** Roots of the repositories, which nothing that is copied may lie outside of. */
  bounds: string[];
  /** Where a collection's folder really is; null if it is not there. */
  getBounds(collection: string): Bounds | null;
  /** Absolute path of a source. */
  absolute(file: SourcePath): string;
  /** Addresses for editing and reading a source in its repository. */
  links(file: SourcePath): RepositoryLinks;
  /** Pattern of a commit's address for a collection; null if it is not in the repository whose address is known. */
  commits(collection: string): string | null;
  /** What a relative address means that is not part of the site: a file of the repository, or nothing. */
  elsewhere(file: SourcePath, href: string): AssetAnswer;
}

export async function createSourceFiles(settings: Settings): Promise<SourceFiles> {
  const known = await Promise.all(
    settings.collections.map(async (collection) => ({
      collection,
      bounds: await findBoundsIfAny(collection),
    })),
  );
  const byKey = new Map(known.map((place) => [place.collection.key, place]));

  function linksTo({ collection, path }: SourcePath): RepositoryLinks {
    const place = byKey.get(collection);
    if (!place) return NO_LINKS;
    const { member } = place.collection;
    if (member !== undefined) return memberLinks(member, path);
    return createRepositoryLinks(settings.repository, place.bounds, getFile(path));
  }
  function absolute({ collection, path }: SourcePath): string {
    return join(byKey.get(collection)?.collection.dir ?? '', getFile(path));
  }

  return {
    bounds: known.flatMap(({ bounds }) => bounds?.repository ?? []),
    getBounds: (collection) => byKey.get(collection)?.bounds ?? null,
    absolute,
    links: linksTo,
    commits(collection) {
      // the address is that of the first collection's repository, see `config/resolve.ts`
      const bounds = byKey.get(collection)?.bounds;
      const same = bounds && bounds.repository === known[0]?.bounds?.repository;
      return same ? (settings.repository?.commit ?? null) : null;
    },
    elsewhere({ collection, path }, href) {
      if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i.test(href)) return null;
      const [before = '', fragment] = href.split('#');
      const bounds = byKey.get(collection)?.bounds;
      // as on GitHub and GitLab: from the root of the repository
      const from = before.startsWith('/')
        ? (bounds && relative(bounds.folder, bounds.repository).replaceAll('\\', '/')) || '.'
        : getFolder(path);
      const file = { collection, path: joinPath(from, `./${decodeAddress(before)}`) };
      // its own site knows whether it is there
      const member = byKey.get(collection)?.collection.member;
      if (member?.source && !existsSync(absolute(file))) {
        const [folder = ''] = member.source.split('{path}');
        return folder.includes('?') ? null : { url: new URL(encodedPath(file.path), folder).href };
      }
      // git's own files are in no repository that is browsed
      if (file.path.split('/').includes('.git') || !existsSync(absolute(file))) return null;
      const { sourceUrl } = linksTo(file);
      if (sourceUrl === null) {
        return { refused: new Reason('issue-reason.no-repository').text };
      }
      return { url: fragment ? `${sourceUrl}#${fragment}` : sourceUrl };
    },
  };
}

/** Null for a folder that is not there; discovering it has reported that. */
async function findBoundsIfAny({ dir, member }: CollectionSettings): Promise<Bounds | null> {
  if (member !== undefined) return { folder: dir, repository: member.root };
  return existsSync(dir) ? findBounds(dir) : null;
}

interface RepositoryLinks {
  editUrl: string | null;
  sourceUrl: string | null;
  /** Its page on the site of its own repository, where that is another one. */
  publishedUrl?: string;
}

const NO_LINKS: RepositoryLinks = { editUrl: null, sourceUrl: null };

function memberLinks({ edit, source, pages }: MemberSite, path: string): RepositoryLinks {
  const fill = (pattern: string | null) => pattern?.replaceAll('{path}', encodedPath(getFile(path))) ?? null;
  const publishedUrl = pages.get(path);
  return {
    ...{ editUrl: fill(edit), sourceUrl: fill(source) },
    ...(publishedUrl === undefined ? {} : { publishedUrl }),
  };
}

function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * @param bounds of the collection; null if its folder is not there
 * @param path inside the collection's folder
 */
export function createRepositoryLinks(
  repository: RepositorySettings | null,
  bounds: Bounds | null,
  path: string,
): RepositoryLinks {
  const folder = bounds && getPathBelow(bounds.repository, bounds.folder);
  if (!repository || folder === null) return NO_LINKS;
  const inside = joinPath(folder, path);
  if (inside === '..' || inside.startsWith('../')) return NO_LINKS;
  const fill = (pattern: string) => pattern.replaceAll('{path}', encodedPath(inside));
  return { editUrl: fill(repository.edit), sourceUrl: fill(repository.source) };
}
