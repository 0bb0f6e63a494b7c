/** Splits a name from its description: `**Queue**: holds the jobs`, for two columns. */
import {
  createElement,
  createText,
  type Element,
  isElement,
  type Node,
  type TextNode,
} from '../html/tree.ts';
import { getOpening, replaceOpening, splitLabel } from './labels.ts';

export interface NamedNodes {
  name: Element;
  rest: Node[];
}

/** A name without a mark is short and without a full stop: `Queue: …`, `Queue – …`. */
const PLAIN = /^(\s*[^\s:：.\n][^:：.\n]{1,49}?)(\s*[:：]\s+|\s+[–—-]\s+)(?=\S)/u;
const BEHIND_MARK = /^(\s*[(（][^)）]{1,40}[)）])?(\s*[:：]\s*|\s+[–—-]\s+)/;

/** Null if the nodes do not begin with a name, or say nothing of it. */
export function splitName(nodes: readonly Node[]): NamedNodes | null {
  const split = splitLabel(nodes);
  if (split) return hasText(split.rest) ? { name: createName(split.label), rest: split.rest } : null;
  const [first, second, ...more] = nodes;
  if (isElement(first, 'strong', 'em', 'code', 'a') && second?.type === 'text') {
    const match = BEHIND_MARK.exec(second.value);
    if (!match) return null;
    return createNamed([first, createText(match[1] ?? '')], match[2] ?? '', [
      sliceText(second, match[0].length),
      ...more,
    ]);
  }
  const match = first?.type === 'text' ? PLAIN.exec(first.value) : null;
  if (first?.type !== 'text' || !match) return null;
  return createNamed([createText(match[1] ?? '')], match[2] ?? '', [
    sliceText(first, match[0].length),
    ...nodes.slice(1),
  ]);
}

function createNamed(name: Node[], joint: string, more: Node[]): NamedNodes | null {
  if (!hasText(more)) return null;
  const joined = [...name, createElement('span', { className: ['separator'] }, [createText(joint)])];
  return { name: createName(createElement('span', {}, joined)), rest: more };
}

function createName(label: Element): Element {
  label.properties['className'] = ['pair-name'];
  return label;
}

function sliceText(node: TextNode, place: number): Node {
  return { ...node, value: node.value.slice(place) };
}

function hasText(nodes: readonly Node[]): boolean {
  return nodes.some((node) => node.type !== 'text' || node.value.trim() !== '');
}

/**
 * Sets what an item begins with in two columns. A box to tick stays in front of them, further blocks stay below.
 *
 * @param named the words after the box, as `splitName` takes them apart
 */
export function setInColumns(item: Element, named: NamedNodes): void {
  const { name, rest } = named;
  const found = getOpening(item);
  const words = createElement('span', { className: ['pair-text'] }, [...rest]);
  const pair = createElement('span', { className: ['pair'] }, [name, words]);
  replaceOpening(found, item, [...getBoxBefore(found.inline), pair]);
}

/** What an item says, without the box it begins with. */
export function getWordsAfterBox(item: Element): Node[] {
  const { inline } = getOpening(item);
  return inline.slice(getBoxBefore(inline).length);
}

function getBoxBefore(inline: readonly Node[]): Node[] {
  const at = inline.findIndex((node) => isElement(node, 'input'));
  if (at < 0) return [];
  const next = inline[at + 1];
  return inline.slice(0, next?.type === 'text' && next.value.trim() === '' ? at + 2 : at + 1);
}
