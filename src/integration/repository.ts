/** Addresses of a file where its repository is browsed. */
import { relative } from 'node:path';
import type { CollectionSettings, RepositorySettings } from '../config/settings.ts';
import { joinPath } from '../shared/paths.ts';

export interface RepositoryLinks {
  editUrl: string | null;
  sourceUrl: string | null;
}

/**
 * @param root the repository's root, absolute; null where the folder is in none
 */
export function repositoryLinks(
  repository: RepositorySettings | null,
  root: string | null,
  collection: CollectionSettings,
  path: string,
): RepositoryLinks {
  if (!repository || root === null) return { editUrl: null, sourceUrl: null };
  const folder = relative(root, collection.dir).replaceAll('\\', '/');
  const inside = joinPath(folder, path);
  if (inside.startsWith('..')) return { editUrl: null, sourceUrl: null };
  const place = inside.split('/').map(encodeURIComponent).join('/');
  const fill = (pattern: string) => pattern.replaceAll('{path}', place);
  return { editUrl: fill(repository.edit), sourceUrl: fill(repository.source) };
}
