/** Which file names are read, which are only counted, and which folders are never entered. */

/** What a file's name says about it; `asset` files (images, code) pass without a word. */
export type Format = 'markdown' | 'mdx' | 'asset' | { counted: string };

const MARKDOWN = new Set(['.md', '.markdown']);

/** Text formats that teams keep decisions in and that Cadre does not read: named in the report, not lost. */
const COUNTED: Record<string, string> = {
  '.adoc': 'AsciiDoc is not read',
  '.asciidoc': 'AsciiDoc is not read',
  '.rst': 'reStructuredText is not read',
  '.org': 'Org mode is not read',
  '.txt': 'plain text is not read',
};

/** `._x.md` is what macOS leaves on foreign disks, `.#x.md` an editor's lock: neither is anybody's text. */
const LITTER = /^\.[_#]/;

/** @param name a file's name without its folder */
export function formatOf(name: string): Format {
  if (LITTER.test(name)) return 'asset';
  const extension = /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '';
  if (MARKDOWN.has(extension)) return 'markdown';
  if (extension === '.mdx') return 'mdx';
  const counted = COUNTED[extension];
  return counted === undefined ? 'asset' : { counted };
}

/** Folders that hold tools or other people's files. */
export function isForeignFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
