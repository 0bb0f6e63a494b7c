/** Puts each section that was taken for a part into a box of its own, which styles and the steps after this can find. */
import type { Anatomy, Part } from '../../model/anatomy.ts';
import {
  type Element,
  element,
  isBlank,
  isElement,
  lineOf,
  type Node,
  type Parent,
  type Root,
} from '../html/tree.ts';

export interface PartBox {
  part: Part;
  /** `<div class="part" data-part="risks">`, its heading first. */
  box: Element;
  heading: Element;
  /** Line of the heading. */
  line: number;
  /** The box around it; null at the top. */
  parent: PartBox | null;
}

/** Boxes in the order of their headings. Only headings in the main flow open one, and a box ends where its section ends. */
export function boxParts(root: Root, roles: Anatomy['roles']): PartBox[] {
  const parts = new Map(roles.map(({ line, part }) => [line, part]));
  const boxes: PartBox[] = [];
  const open: (PartBox & { depth: number })[] = [];
  const children = root.children;
  root.children = [];
  const here = (): Parent => open.at(-1)?.box ?? root;
  for (const node of children) {
    const depth = depthOf(node);
    if (depth !== null) {
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) close(open, root);
    }
    const line = depth === null ? null : lineOf(node);
    const part = line === null ? undefined : parts.get(line);
    if (part === undefined || line === null || depth === null || !isElement(node)) {
      here().children.push(node);
      continue;
    }
    const box = element('div', { className: ['part'], dataPart: part }, [node]);
    const opened = { part, box, heading: node, line, parent: open.at(-1) ?? null, depth };
    here().children.push(box);
    open.push(opened);
    boxes.push(opened);
  }
  return boxes;
}

/** 2 to 6 for headings; 0 for what ends every section; null for all else. */
function depthOf(node: Node): number | null {
  if (node.type !== 'element') return null;
  if (/^h[2-6]$/.test(node.tagName)) return Number(node.tagName.slice(1));
  return node.tagName === 'section' && 'dataFootnotes' in node.properties ? 0 : null;
}

/** A rule before the next heading belongs between the sections. */
function close(open: { box: Element }[], root: Root): void {
  const closed = open.pop()?.box;
  if (!closed) return;
  const last = closed.children.findLastIndex((node) => !isBlank(node));
  if (!isElement(closed.children[last], 'hr')) return;
  const rest = closed.children.splice(last);
  (open.at(-1)?.box ?? root).children.push(...rest);
}
