/** The elements of a body by the line they stand on, to find again what the reader of the record found there. */
import { type Element, eachElement, lineOf, type Parent, type Root } from '../html/tree.ts';

export interface Lines {
  /** The list item that starts on a line; the outermost of several. */
  item(line: number): Element | null;
  /** The row of a table. */
  row(line: number): Element | null;
  /** The paragraph, code, table or quote that starts on a line. */
  block(line: number): Element | null;
  /** The line an element starts on; null where it is not known. */
  of(element: Element): number | null;
  /** What an element stood in when the body was parsed. */
  parent(element: Element): Parent | null;
}

const BLOCKS = new Set(['p', 'pre', 'table', 'blockquote']);

export function linesOf(root: Root): Lines {
  const items = new Map<number, Element>();
  const rows = new Map<number, Element>();
  const blocks = new Map<number, Element>();
  const known = new Map<Element, number>();
  const parents = new Map<Element, Parent>();
  eachElement(root, (node, parent) => {
    parents.set(node, parent);
    const line = lineOf(node);
    if (line === null) return;
    known.set(node, line);
    const map =
      node.tagName === 'li' ? items : node.tagName === 'tr' ? rows : BLOCKS.has(node.tagName) ? blocks : null;
    if (map && !map.has(line)) map.set(line, node);
  });
  return {
    item: (line) => items.get(line) ?? null,
    row: (line) => rows.get(line) ?? null,
    block: (line) => blocks.get(line) ?? null,
    of: (node) => known.get(node) ?? null,
    parent: (node) => parents.get(node) ?? null,
  };
}
