/** Wraps each recognised section in an element, for styles and later steps. */
import type { DecisionParts, Layout, Part } from '../../model/decision-parts.ts';
import {
  createElement,
  type Element,
  getHeadingDepth,
  getLine,
  isBlank,
  isElement,
  type Node,
  type Parent,
  type Root,
} from '../html/tree.ts';

export interface PartBox {
  part: Part;
  /** Of a section that only the team's template has; else null. */
  layout: Layout | null;
  /** `<div class="part" data-part="risks">`, its heading first. */
  box: Element;
  heading: Element;
  /** Line of the heading. */
  line: number;
  /** The box around it; null at the top. */
  parent: PartBox | null;
}

/**
 * Boxes in the order of their headings. Only headings in the main flow open one, and a box ends where its section ends.
 *
 * @param ids of boxes, by their headings
 */
export function boxParts(
  root: Root,
  roles: DecisionParts['roles'],
  ids: ReadonlyMap<Element, string>,
): PartBox[] {
  const parts = new Map(roles.map((role) => [role.line, role]));
  const boxes: PartBox[] = [];
  const open: (PartBox & { depth: number })[] = [];
  const children = root.children;
  root.children = [];
  const here = (): Parent => open.at(-1)?.box ?? root;
  for (const node of children) {
    const depth = getSectionDepth(node);
    if (depth !== null) {
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) closeBoxes(open, root);
    }
    const line = depth === null ? null : getLine(node);
    const role = line === null ? undefined : parts.get(line);
    if (role === undefined || line === null || depth === null || !isElement(node)) {
      here().children.push(node);
      continue;
    }
    const { part, layout = null } = role;
    const id = ids.get(node);
    const named = id === undefined ? {} : { id };
    const box = createElement('div', { className: ['part'], dataPart: part, ...named }, [node]);
    const opened = { part, layout, box, heading: node, line, parent: open.at(-1) ?? null, depth };
    here().children.push(box);
    open.push(opened);
    boxes.push(opened);
  }
  return boxes;
}

/** The depth of a heading; 0 for what ends every section; null for all else. */
function getSectionDepth(node: Node): number | null {
  return isElement(node, 'section') && 'dataFootnotes' in node.properties ? 0 : getHeadingDepth(node);
}

/** The depth of a heading, or of the box that begins with one; null for all else. */
export function getDepth(node: Node | undefined): number | null {
  return isElement(node, 'div') ? getDepth(node.children[0]) : getHeadingDepth(node);
}

function closeBoxes(open: { box: Element }[], root: Root): void {
  const closed = open.pop()?.box;
  if (closed) (open.at(-1)?.box ?? root).children.push(...removeLastRule(closed));
}

/** Takes the rule at the end out of a section: it is between this one and the next. */
export function removeLastRule({ children }: Element): Node[] {
  const last = children.findLastIndex((node) => !isBlank(node));
  return isElement(children[last], 'hr') ? children.splice(last) : [];
}
