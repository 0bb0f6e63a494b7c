/** Path arithmetic on `/`-separated strings, which needs no disk and no platform. */

/** Folder part of a path, without a trailing slash; empty for a bare name. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut === -1 ? '' : path.slice(0, cut);
}

/** Last segment of a path; of one decision among several in a file, `DECISIONS.md#2-keep-bees`, that behind the `#`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(PART, '');
}

const PART = /^.*\.(?:md|markdown|mdx)#(?=.)/i;

/** The file that a path names, also where it names one of several decisions in it. */
export function fileOf(path: string): string {
  return path.replace(/(?<=\.(?:md|markdown|mdx))#[^/]+$/i, '');
}

/** Joins and resolves `.` and `..`; segments that climb above the start are kept as `..`. */
export function joinPath(...parts: string[]): string {
  const joined = parts.filter((part) => part !== '').join('/');
  const out: string[] = [];
  for (const segment of joined.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && out.length > 0 && out.at(-1) !== '..') out.pop();
    else out.push(segment);
  }
  return (joined.startsWith('/') ? '/' : '') + out.join('/');
}

/** The ending of a Markdown file's name. */
export const MARKDOWN_ENDING = /\.(?:md|markdown|mdx)$/i;
const HOLDER_NAME = /^(readme|index)$/i;

/** The name a record is known by: its file name without extension, or the folder's where the file is its README or index. */
export function stemOf(path: string): string {
  const stem = nameOf(path).replace(MARKDOWN_ENDING, '');
  const folder = folderOf(path);
  return HOLDER_NAME.test(stem) && folder !== '' ? nameOf(folder) : stem;
}
