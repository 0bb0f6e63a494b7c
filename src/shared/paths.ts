/** Path arithmetic on `/`-separated strings, independent of disk and platform. */

/** Folder part of a path, without a trailing slash; empty for a bare name. */
export function getFolder(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut === -1 ? '' : path.slice(0, cut);
}

/** Last segment of a path; of one decision among several in a file, `DECISIONS.md#2-keep-bees`, that behind the `#`. */
export function getName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(PART, '');
}

const PART = /^.*\.(?:md|markdown|mdx|adoc|asciidoc)#(?=.)/i;

/** The file that a path names, also where it names one of several decisions in it. */
export function getFile(path: string): string {
  return path.replace(/(?<=\.(?:md|markdown|mdx|adoc|asciidoc))#[^/]+$/i, '');
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

/** The ending of the name of a file that is read: Markdown or AsciiDoc. */
export const MARKDOWN_ENDING = /\.(?:md|markdown|mdx|adoc|asciidoc)$/i;

/** True for AsciiDoc, also of one decision among several in a file. */
export function isAsciiDoc(path: string): boolean {
  return /\.(?:adoc|asciidoc)$/i.test(getFile(path));
}

/** The ending of the source beside a page: `/adr/12.md`, or `/adr/12.adoc`. */
export function sourceEnding(path: string): string {
  return isAsciiDoc(path) ? '.adoc' : '.md';
}

const HOLDER_NAME = /^(readme|index)$/i;

/** The name a record is known by: its file name without extension, or the folder's where the file is its README or index. */
export function getStem(path: string): string {
  const stem = getName(path).replace(MARKDOWN_ENDING, '');
  const folder = getFolder(path);
  return HOLDER_NAME.test(stem) && folder !== '' ? getName(folder) : stem;
}

/** The order of files: folder by folder, numbers by value (`9` before `10`), the same on every machine. */
const collator = new Intl.Collator('en', { numeric: true });

/** Compares two `/`-separated paths; never 0 for two different ones. */
export function comparePaths(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = collator.compare(left[i] as string, right[i] as string);
    if (order !== 0) return order;
  }
  if (left.length !== right.length) return left.length - right.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Devices, which Windows finds under their name in every folder and with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** True if no file or folder may be called so on Windows. */
export function isDevice(name: string): boolean {
  return DEVICE.test(name);
}

/** The name, made different from a device's: `aux` becomes `aux-`, `con.v2` becomes `con-.v2`. */
export function avoidDeviceName(name: string): string {
  return name.replace(DEVICE, '$&-');
}

const PREFIXES = new Set(['', 'adr', 'adrs', 'madr', 'rfc', 'dr', 'ad', 'pdr', 'decision', 'record', 'no']);

/** @param prefix the letters alone, in any case; empty for a bare number */
export function isRecordPrefix(prefix: string): boolean {
  return PREFIXES.has(prefix.toLowerCase());
}

/**
 * A folder as pages and files name it, without its path on the machine that builds them: `/srv/build/docs/adr` and
 * `../docs/adr` are `docs/adr`.
 */
export function publicFolder(folder: string): string {
  const isAbsolute = /^(?:\/|[a-z]:)/i.test(folder);
  const named = isAbsolute ? /(?:(?:docs?|documentation|architecture)\/)*[^/]*$/i.exec(folder)?.[0] : folder;
  return (named ?? '').replace(/^(?:\.\.\/)+/, '');
}
