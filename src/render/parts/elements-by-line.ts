/** The elements of a body by the line they are on, to find again what the reader of the record found there. */
import { type Element, getLine, type Parent, type Root, visitElements } from '../html/tree.ts';

export interface ElementsByLine {
  /** The list item that starts on a line; the outermost of several. */
  item(line: number): Element | null;
  /** The row of a table. */
  row(line: number): Element | null;
  /** The paragraph, code, table or quote that starts on a line. */
  block(line: number): Element | null;
  heading(line: number): Element | null;
  /** The line an element starts on; null if it is not known. */
  ofKind(element: Element): number | null;
  /** What an element was in when the body was parsed. */
  parent(element: Element): Parent | null;
}

type LineKind = 'item' | 'row' | 'block' | 'heading';

const KINDS = new Map<string, LineKind>([
  ['li', 'item'],
  ['tr', 'row'],
  ...['p', 'pre', 'table', 'blockquote'].map((name) => [name, 'block'] as const),
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading'] as const),
]);

export function indexElementsByLine(root: Root): ElementsByLine {
  const at: Record<LineKind, Map<number, Element>> = {
    item: new Map(),
    row: new Map(),
    block: new Map(),
    heading: new Map(),
  };
  const known = new Map<Element, number>();
  const parents = new Map<Element, Parent>();
  visitElements(root, (node, parent) => {
    parents.set(node, parent);
    const line = getLine(node);
    if (line === null) return;
    known.set(node, line);
    const kind = KINDS.get(node.tagName);
    if (kind && !at[kind].has(line)) at[kind].set(line, node);
  });
  return {
    item: (line) => at.item.get(line) ?? null,
    row: (line) => at.row.get(line) ?? null,
    block: (line) => at.block.get(line) ?? null,
    heading: (line) => at.heading.get(line) ?? null,
    ofKind: (node) => known.get(node) ?? null,
    parent: (node) => parents.get(node) ?? null,
  };
}
