/** What nobody filled in, found again in the body: which elements hold nothing but a template's words. */
import type { Anatomy } from '../../model/anatomy.ts';
import { addClass, hasClass } from '../html/classes.ts';
import { type Element, headingDepth, isAdded, isElement, type Node, textOf } from '../html/tree.ts';
import { labelAlone, opening } from './labels.ts';
import type { Lines } from './lines.ts';

/** The elements nobody filled in. */
export interface Left {
  has(element: Element): boolean;
}

/** Marks them, so that they can still be told once they were made into something else. */
export function leftIn(anatomy: Anatomy, lines: Lines): Left {
  const left = new Set<Element>();
  for (const line of anatomy.unfilled) {
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

/** `left`: nobody filled it in; `said`: somebody wrote something; `silent`: labels, rules, what was added. */
export type State = 'left' | 'said' | 'silent';

export function stateOf(node: Node, left: Left): State {
  if (node.type === 'text') return node.value.trim() === '' ? 'silent' : 'said';
  if (node.type !== 'element' || isAdded(node)) return 'silent';
  if (headingDepth(node) !== null) return left.has(node) ? 'left' : 'said';
  // an empty bullet has nothing to unfold
  if (left.has(node)) return textOf(node).trim() === '' ? 'silent' : 'left';
  if (/^(?:hr|br|input|thead|caption)$/.test(node.tagName)) return 'silent';
  if (/^(?:img|pre|svg|math)$/.test(node.tagName)) return 'said';
  if (isElement(node, 'p') && labelAlone(node.children) !== null) return 'silent';
  return together(saidIn(node), left);
}

function together(nodes: readonly Node[], left: Left): State {
  let state: State = 'silent';
  for (const node of nodes) {
    const one = stateOf(node, left);
    // whatever else there is
    if (one === 'said') return 'said';
    if (one === 'left') state = 'left';
  }
  return state;
}

/** Without a known heading, and without a label that leads a list in. */
function saidIn(node: Element): readonly Node[] {
  const part = node.properties['dataPart'];
  if (part !== undefined && part !== 'alternative') return node.children.slice(1);
  if (node.tagName !== 'li') return node.children;
  const { inline, after } = opening(node);
  return labelAlone(inline) === null ? node.children : after;
}

export function isWhollyLeft(node: Element, left: Left): boolean {
  return stateOf(node, left) === 'left';
}
