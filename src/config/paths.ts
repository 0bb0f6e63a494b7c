/** Small questions about paths and folders on disk that several rooms ask. */
import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { MARKDOWN_ENDING } from '../shared/paths.ts';

/** The path with `/` between its parts, whatever the system. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Path of `inner` below `outer`, `/`-separated; `''` where they are the same, null where it lies elsewhere. */
export function below(outer: string, inner: string): string | null {
  const way = relative(outer, inner);
  if (way === '') return '';
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : slashed(way);
}

/** What stands at a path. */
export async function kindOf(path: string): Promise<'folder' | 'file' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}

/** Is there a Markdown file in the folder, or up to `depth` folders below it? */
export async function holdsMarkdown(dir: string, depth = 2): Promise<boolean> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  if (entries.some((entry) => !entry.isDirectory() && MARKDOWN_ENDING.test(entry.name))) return true;
  if (depth === 0) return false;
  for (const entry of entries) {
    const inner = entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
    if (inner && (await holdsMarkdown(join(dir, entry.name), depth - 1))) return true;
  }
  return false;
}
