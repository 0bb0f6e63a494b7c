/** Finds the elements of a body that contain only template text. */
import type { DecisionParts } from '../../model/decision-parts.ts';
import { addClass, hasClass } from '../html/classes.ts';
import { type Element, getHeadingDepth, getText, isAdded, isElement, type Node } from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { getOpening, getStandaloneLabel } from './labels.ts';

/** The elements that are not filled in. */
export interface UnfilledElements {
  has(element: Element): boolean;
}

/** Marks them, so that they are recognised after they were changed. */
export function findUnfilled(parts: DecisionParts, lines: ElementsByLine): UnfilledElements {
  const left = new Set<Element>();
  for (const line of parts.unfilled) {
    const node = lines.heading(line) ?? lines.item(line) ?? lines.row(line) ?? lines.block(line);
    if (!node) continue;
    left.add(node);
    if (/^(?:li|tr)$/.test(node.tagName)) addClass(node, 'left-open');
  }
  return { has: (node) => left.has(node) || hasClass(node, 'left-open') };
}

export function isTask(node: Element): boolean {
  return node.tagName === 'li' && hasClass(node, 'task-list-item');
}

/** `left`: not filled in; `said`: written by an author; `silent`: labels, rules, what was added. */
export type FillState = 'left' | 'said' | 'silent';

export function getFillState(node: Node, unfilled: UnfilledElements): FillState {
  if (node.type === 'text') return node.value.trim() === '' ? 'silent' : 'said';
  if (node.type !== 'element' || isAdded(node)) return 'silent';
  if (getHeadingDepth(node) !== null) return unfilled.has(node) ? 'left' : 'said';
  // an empty bullet has nothing to unfold
  if (unfilled.has(node)) return getText(node).trim() === '' ? 'silent' : 'left';
  if (/^(?:hr|br|input|thead|caption)$/.test(node.tagName)) return 'silent';
  if (/^(?:img|pre|svg|math)$/.test(node.tagName)) return 'said';
  if (isElement(node, 'p') && getStandaloneLabel(node.children) !== null) return 'silent';
  return combineStates(getWrittenNodes(node), unfilled);
}

function combineStates(nodes: readonly Node[], unfilled: UnfilledElements): FillState {
  let state: FillState = 'silent';
  for (const node of nodes) {
    const one = getFillState(node, unfilled);
    // whatever else there is
    if (one === 'said') return 'said';
    if (one === 'left') state = 'left';
  }
  return state;
}

/** Without a known heading, and without a label that leads a list in. */
function getWrittenNodes(node: Element): readonly Node[] {
  const part = node.properties['dataPart'];
  if (part !== undefined && part !== 'alternative') return node.children.slice(1);
  if (node.tagName !== 'li') return node.children;
  const { inline, after } = getOpening(node);
  return getStandaloneLabel(inline) === null ? node.children : after;
}

export function isWhollyUnfilled(node: Element, unfilled: UnfilledElements): boolean {
  return getFillState(node, unfilled) === 'left';
}
