/**
 * Markdown that CommonMark and GitHub would drop or show literally, repaired in the source before it is parsed:
 * containers of other tools, cells beyond those of a table's header, footnotes that nothing refers to, addresses with
 * blanks and images with a size.
 */
import type { FootnoteDefinition, Nodes, Root, Table } from 'mdast';
import { markdownToMdast } from 'satteri';
import { quoteContainers } from './containers.ts';

export interface RepairedMarkdown {
  text: string;
  /** The line of the file that each line of the text is on; null if they are the same. */
  lines: readonly number[] | null;
}

export function repairMarkdown(source: string): RepairedMarkdown {
  const quoted = quoteContainers(source);
  const text = quoted === null ? source : quoted.map((line) => line.text).join('\n');
  return { text: repairBlocks(text), lines: quoted?.map(({ number }) => number) ?? null };
}

const MAY_HAVE_TABLE = /\[\^|-[ \t]*\||\|[ \t]*:?-/;
const MAY_HAVE_BLANKS = /\]\([^()<>\n]*[^\s()<>][ \t]+[^\s"'()]/;

/** Repairs what needs a parser to be found. Every line stays where it is. */
function repairBlocks(source: string): string {
  const hasTables = MAY_HAVE_TABLE.test(source) && !hasOnlyEvenTables(source);
  const hasBlanks = MAY_HAVE_BLANKS.test(source);
  if (!hasTables && !hasBlanks) return source;
  const root = markdownToMdast(source, { features: { gfm: true, frontmatter: false } }) as Root;
  const lines = (hasBlanks ? wrapAddresses(source, root) : source).split('\n');
  const seen = new Set<string>();
  const referred = new Set<string>();
  visitNodes(root, (node) => {
    if (node.type === 'footnoteReference') referred.add(node.identifier);
  });
  visitNodes(root, (node) => {
    if (node.type === 'table') widenHeader(node, lines);
    if (node.type !== 'footnoteDefinition') return;
    if (!referred.has(node.identifier) || seen.has(node.identifier)) unfoldFootnote(node, lines);
    seen.add(node.identifier);
  });
  return lines.join('\n');
}

/**
 * Whether no row has more cells than its header, which needs no parser if the text has no footnotes and
 * every row of every table begins and ends with a bar. False if it is unknown.
 */
function hasOnlyEvenTables(source: string): boolean {
  if (source.includes('[^')) return false;
  const lines = source.split('\n');
  let most: number | null = null;
  for (const [at, line] of lines.entries()) {
    // the second line of a table with one column may do without bars
    if (!line.includes('|') && /:-|-:/.test(line)) return false;
    if (most !== null) {
      if (line.trim() === '') most = null;
      // another table begins, perhaps behind code that only looked like one
      else if (MAY_HAVE_TABLE.test(line) && countBars(line) !== most) return false;
      else if (line.includes('|') && !(countBars(line) <= most)) return false;
    } else if (MAY_HAVE_TABLE.test(line)) {
      most = countBars(lines[at - 1] ?? '');
      if (countBars(line) !== most) return false;
    }
  }
  return true;
}

/** How many bars a row has; `NaN` for a line that is not one, or that may hold bars which divide nothing. */
function countBars(line: string): number {
  const row = line.trim();
  const isPlain = row.length > 1 && row.startsWith('|') && row.endsWith('|') && !row.includes('\\');
  return isPlain ? row.split('|').length - 1 : Number.NaN;
}

/** Gives the header as many cells as the widest row has. */
function widenHeader({ children: [header, ...rows], position }: Table, lines: string[]): void {
  const widest = Math.max(
    0,
    ...rows.map(({ children }) => children.findLastIndex(({ children: inner }) => inner.length > 0) + 1),
  );
  const extra = widest - (header?.children.length ?? 0);
  const line = (position?.start.line ?? 0) - 1;
  if (extra <= 0 || lines[line + 1] === undefined) return;
  lines[line] = appendCells(lines[line], ' |'.repeat(extra));
  lines[line + 1] = appendCells(lines[line + 1], ' --- |'.repeat(extra));
}

function appendCells(line: string | undefined, cells: string): string {
  const row = (line ?? '').trimEnd();
  return `${row}${row.endsWith('|') ? '' : ' |'}${cells}`;
}

/** Shows a definition as it is written, in its place. */
function unfoldFootnote({ position }: FootnoteDefinition, lines: string[]): void {
  const at = (position?.start.line ?? 0) - 1;
  const line = lines[at];
  if (line !== undefined) lines[at] = line.replace('[^', '\\[^');
}

/** `[a](two words.md)` and `![a](b.png =200x)`: where the address begins, its text, and what follows it. */
const ADDRESS = /(?<!\\)\]\(((?:[^()<>\n]|\([^()\n]*\)){1,500})\)/g;
const TITLED = /^(.*?)([ \t]+(?:"[^"]*"|'[^']*'))?[ \t]*$/;
const SIZED = /^(.+?)[ \t]+=(\d{0,5})x(\d{0,5})$/;
/** A path, not words in brackets: `./…`, `/…`, or something with an ending. */
const PATH = /^(?:\.{0,2}\/|.*\.\w{1,8}(?:[?#].*)?$)/;

/** Puts addresses with blanks into angle brackets, and sizes of images into braces. Code stays as it is. */
function wrapAddresses(source: string, root: Root): string {
  const closed = listClosedRanges(root);
  let next = 0;
  return source.replace(ADDRESS, (all, inner: string, at: number) => {
    while ((closed[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    if ((closed[next]?.start ?? Number.POSITIVE_INFINITY) <= at) return all;
    if (inner.length > 600) return all;
    const [, plain = '', title = ''] = TITLED.exec(inner.trim()) ?? [];
    const [, path = plain, width = '', height = ''] = SIZED.exec(plain) ?? [];
    if (path === plain && (!/\s/.test(path) || !PATH.test(path))) return all;
    const size = `${width && ` width=${width}`}${height && ` height=${height}`}`.trim();
    return `](<${path}>${title})${size && `{${size}}`}`;
  });
}

interface Range {
  start: number;
  end: number;
}

/** Where code and HTML are. */
function listClosedRanges(root: Root): Range[] {
  const ranges: Range[] = [];
  visitNodes(root, (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (/^(?:code|inlineCode|html)$/.test(node.type) && start !== undefined && end !== undefined)
      ranges.push({ start, end });
  });
  return ranges.sort((a, b) => a.start - b.start);
}

function visitNodes(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) visitNodes(child, visit);
}
