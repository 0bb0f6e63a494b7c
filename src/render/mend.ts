/**
 * GitHub's rules drop two things an author wrote: cells beyond those of a table's header, and footnotes that
 * nothing refers to. Both are brought back in the source, before it is parsed; every line stays where it is.
 */
import type { FootnoteDefinition, Nodes, Root, Table } from 'mdast';
import { markdownToMdast } from 'satteri';

const MAY_NEED_IT = /\[\^|-[ \t]*\||\|[ \t]*:?-/;

export function mended(source: string): string {
  if (!MAY_NEED_IT.test(source)) return source;
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
