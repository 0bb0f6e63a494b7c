/** Addresses of a file where its repository is browsed. */
import { below } from '../config/paths.ts';
import type { Bounds } from '../config/repository.ts';
import type { RepositorySettings } from '../config/settings.ts';
import { joinPath } from '../shared/paths.ts';

export interface RepositoryLinks {
  editUrl: string | null;
  sourceUrl: string | null;
}

/**
 * @param bounds of the collection; null where its folder is not there
 * @param path inside the collection's folder
 */
export function repositoryLinks(
  repository: RepositorySettings | null,
  bounds: Bounds | null,
  path: string,
): RepositoryLinks {
  const folder = bounds && below(bounds.repository, bounds.folder);
  if (!repository || folder === null) return { editUrl: null, sourceUrl: null };
  const inside = joinPath(folder, path);
  if (inside === '..' || inside.startsWith('../')) return { editUrl: null, sourceUrl: null };
  const place = inside.split('/').map(encodeURIComponent).join('/');
  const fill = (pattern: string) => pattern.replaceAll('{path}', place);
  return { editUrl: fill(repository.edit), sourceUrl: fill(repository.source) };
}
