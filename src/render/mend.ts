/**
 * GitHub's rules drop two things an author wrote: cells beyond those of a table's header, and footnotes that
 * nothing refers to. Both are brought back in the source, before it is parsed; every line stays where it is.
 */
import type { FootnoteDefinition, Nodes, Root, Table } from 'mdast';
import { markdownToMdast } from 'satteri';

const MAY_NEED_IT = /\[\^|-[ \t]*\||\|[ \t]*:?-/;

export function mended(source: string): string {
  if (!MAY_NEED_IT.test(source) || hasOnlyEvenTables(source)) return source;
  const root = markdownToMdast(source, { features: { gfm: true, frontmatter: false } }) as Root;
  const lines = source.split('\n');
  const seen = new Set<string>();
  const referred = new Set<string>();
  each(root, (node) => {
    if (node.type === 'footnoteReference') referred.add(node.identifier);
  });
  each(root, (node) => {
    if (node.type === 'table') widen(node, lines);
    if (node.type !== 'footnoteDefinition') return;
    if (!referred.has(node.identifier) || seen.has(node.identifier)) unfold(node, lines);
    seen.add(node.identifier);
  });
  return lines.join('\n');
}

/**
 * Whether no row has more cells than its header, which can be told without a parser where there is no footnote and
 * every row of every table begins and ends with a bar. False where it cannot be told.
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
      else if (MAY_NEED_IT.test(line) && barsOf(line) !== most) return false;
      else if (line.includes('|') && !(barsOf(line) <= most)) return false;
    } else if (MAY_NEED_IT.test(line)) {
      most = barsOf(lines[at - 1] ?? '');
      if (barsOf(line) !== most) return false;
    }
  }
  return true;
}

/** How many bars a row has; `NaN` for a line that is none, or that may hold bars which divide nothing. */
function barsOf(line: string): number {
  const row = line.trim();
  const isPlain = row.length > 1 && row.startsWith('|') && row.endsWith('|') && !row.includes('\\');
  return isPlain ? row.split('|').length - 1 : Number.NaN;
}

/** Gives the header as many cells as the widest row has. */
function widen({ children: [header, ...rows], position }: Table, lines: string[]): void {
  const widest = Math.max(
    0,
    ...rows.map(({ children }) => children.findLastIndex(({ children: inner }) => inner.length > 0) + 1),
  );
  const extra = widest - (header?.children.length ?? 0);
  const line = (position?.start.line ?? 0) - 1;
  if (extra <= 0 || lines[line + 1] === undefined) return;
  lines[line] = appended(lines[line], ' |'.repeat(extra));
  lines[line + 1] = appended(lines[line + 1], ' --- |'.repeat(extra));
}

function appended(line: string | undefined, cells: string): string {
  const row = (line ?? '').trimEnd();
  return `${row}${row.endsWith('|') ? '' : ' |'}${cells}`;
}

/** Shows a definition as it is written, in its place. */
function unfold({ position }: FootnoteDefinition, lines: string[]): void {
  const at = (position?.start.line ?? 0) - 1;
  const line = lines[at];
  if (line !== undefined) lines[at] = line.replace('[^', '\\[^');
}

function each(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) each(child, visit);
}
