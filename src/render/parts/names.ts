/** `**Queue**: holds the jobs`: what an item names and what it says of it, to be set beside each other. */
import { type Element, element, isElement, type Node, type Text, text } from '../html/tree.ts';
import { opening, reopen, splitLabel } from './labels.ts';

export interface Named {
  name: Element;
  rest: Node[];
}

/** A name without a mark is short and without a full stop: `Queue: …`, `Queue – …`. */
const PLAIN = /^(\s*[^\s:：.\n][^:：.\n]{1,49}?)(\s*[:：]\s+|\s+[–—-]\s+)(?=\S)/u;
const BEHIND_MARK = /^(\s*[(（][^)）]{1,40}[)）])?(\s*[:：]\s*|\s+[–—-]\s+)/;

/** Null where the nodes do not begin with a name, or say nothing of it. */
export function splitName(nodes: readonly Node[]): Named | null {
  const split = splitLabel(nodes);
  if (split) return saysSomething(split.rest) ? { name: nameOf(split.label), rest: split.rest } : null;
  const [first, second, ...more] = nodes;
  if (isElement(first, 'strong', 'em', 'code', 'a') && second?.type === 'text') {
    const match = BEHIND_MARK.exec(second.value);
    if (!match) return null;
    return named([first, text(match[1] ?? '')], match[2] ?? '', [from(second, match[0].length), ...more]);
  }
  const match = first?.type === 'text' ? PLAIN.exec(first.value) : null;
  if (first?.type !== 'text' || !match) return null;
  return named([text(match[1] ?? '')], match[2] ?? '', [from(first, match[0].length), ...nodes.slice(1)]);
}

function named(name: Node[], joint: string, more: Node[]): Named | null {
  if (!saysSomething(more)) return null;
  const joined = [...name, element('span', { className: ['joint'] }, [text(joint)])];
  return { name: nameOf(element('span', {}, joined)), rest: more };
}

function nameOf(label: Element): Element {
  label.properties['className'] = ['pair-name'];
  return label;
}

function from(node: Text, place: number): Node {
  return { ...node, value: node.value.slice(place) };
}

function saysSomething(nodes: readonly Node[]): boolean {
  return nodes.some((node) => node.type !== 'text' || node.value.trim() !== '');
}

/**
 * Sets what an item begins with in two columns. A box to tick stays in front of them, further blocks stay below.
 *
 * @param named the words after the box, as `splitName` takes them apart
 */
export function setPair(item: Element, named: Named): void {
  const { name, rest } = named;
  const found = opening(item);
  const words = element('span', { className: ['pair-text'] }, [...rest]);
  const pair = element('span', { className: ['pair'] }, [name, words]);
  reopen(found, item, [...boxBefore(found.inline), pair]);
}

/** What an item says, without the box it begins with. */
export function wordsAfterBox(item: Element): Node[] {
  const { inline } = opening(item);
  return inline.slice(boxBefore(inline).length);
}

function boxBefore(inline: readonly Node[]): Node[] {
  const at = inline.findIndex((node) => isElement(node, 'input'));
  if (at < 0) return [];
  const next = inline[at + 1];
  return inline.slice(0, next?.type === 'text' && next.value.trim() === '' ? at + 2 : at + 1);
}
