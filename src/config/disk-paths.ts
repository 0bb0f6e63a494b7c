/** Helpers for paths and folders on disk. */
import { readdir, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, relative, sep } from 'node:path';
import { toChecksum } from '../shared/checksum.ts';
import { MARKDOWN_ENDING } from '../shared/paths.ts';
import type { Settings } from './settings.ts';

/** The path with `/` between its parts, whatever the system. */
export function toSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Path of `inner` below `outer`, `/`-separated; `''` where they are the same, null if it lies elsewhere. */
export function getPathBelow(outer: string, inner: string): string | null {
  const way = relative(outer, inner);
  if (way === '') return '';
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : toSlashes(way);
}

/** The kind of thing at a path. */
export async function getPathKind(path: string): Promise<'folder' | 'file' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}

/** Is there a Markdown file in the folder, or up to `depth` folders below it? */
export async function hasMarkdown(dir: string, depth = 2): Promise<boolean> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  if (entries.some((entry) => !entry.isDirectory() && MARKDOWN_ENDING.test(entry.name))) return true;
  if (depth === 0) return false;
  for (const entry of entries) {
    const inner = entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
    if (inner && (await hasMarkdown(join(dir, entry.name), depth - 1))) return true;
  }
  return false;
}

/** Folder of this user's caches, absolute. A relative one would be inside of a repository: they count as not set. */
export function getCacheHome(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = homedir();
  const folders = [
    XDG_CACHE_HOME,
    process.platform === 'win32' ? LOCALAPPDATA : undefined,
    home && (process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache')),
  ];
  return folders.find((folder) => folder !== undefined && isAbsolute(folder)) ?? tmpdir();
}

/**
 * Folder of the history cache. One for every project and output, so that two builds never share
 * it. It is outside of the repository, which could otherwise bring a history of its own, or a link to elsewhere.
 */
export function getCacheFolder({ root, out, collections }: Settings): string {
  const own = collections.filter(({ member }) => member === undefined);
  const identity = [root, out, ...own.map(({ dir }) => dir)].join('\n');
  const name = toChecksum(identity).slice(0, 16);
  return join(getCacheHome(), 'cadre', name);
}
