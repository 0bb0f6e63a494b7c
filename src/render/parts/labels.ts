/** Splits a label from its content: `**Mitigation**: keep two of them`. */
import {
  createElement,
  createText,
  type Element,
  getText,
  isBlank,
  isBlock,
  isElement,
  type Node,
} from '../html/tree.ts';

export interface LabelledNodes {
  /** `<span class="label">`, with the mark that joins it to the rest: it is the author's and stays. */
  label: Element;
  /** Words of the label alone. */
  name: string;
  rest: Node[];
}

/** What joins a label to the words after it. */
const JOINT = /^\s*[:：]\s*|^\s+[–—-]\s+/;

/**
 * Takes a run of inline nodes apart where it begins with a bold or italic label. A label without a joint is
 * none, unless nothing follows. Null if there is no label.
 */
export function splitLabel(nodes: readonly Node[]): LabelledNodes | null {
  const at = nodes.findIndex((node) => !isBlank(node));
  const mark = nodes[at];
  if (!isElement(mark, 'strong', 'em', 'b', 'i')) return null;
  const words = getText(mark).trim();
  const name = words.replace(/\s*[:：]$/, '');
  if (name === '') return null;
  const [next, ...more] = nodes.slice(at + 1);
  const joint = next?.type === 'text' ? (JOINT.exec(next.value)?.[0] ?? '') : '';
  const inside = name !== words;
  if (joint === '' && !inside && nodes.slice(at + 1).some((node) => !isBlank(node))) return null;
  const label = createElement('span', { className: ['label'] }, [mark]);
  if (joint !== '')
    label.children.push(createElement('span', { className: ['separator'] }, [createText(joint)]));
  const rest =
    next?.type === 'text' ? [{ ...next, value: next.value.slice(joint.length) }, ...more] : [next, ...more];
  return { label, name, rest: rest.filter((node): node is Node => node !== undefined) };
}

/** The words of a label without further text: `**Pros**:`, `Pros:`. Null for anything else. */
export function getStandaloneLabel(nodes: readonly Node[]): string | null {
  const split = splitLabel(nodes);
  if (split) return split.rest.every(isBlank) && split.name.length <= 60 ? split.name : null;
  const end = nodes.map(getText).findLast((words) => words.trim() !== '') ?? '';
  if (!/[:：]$/.test(end.trimEnd().slice(-1))) return null;
  const words = nodes.map(getText).join('').trim();
  return /^[^.!?]{2,60}[:：]$/u.test(words) ? words.slice(0, -1) : null;
}

export interface ItemOpening {
  /** The item or paragraph itself, or the paragraph that it begins with. */
  holder: Element;
  /** What it begins with. */
  inline: Node[];
  /** What is behind that in the item: further blocks. */
  after: Node[];
}

/** What an item or paragraph begins with, and what follows. */
export function getOpening(outer: Element): ItemOpening {
  const { children } = outer;
  const first = children.findIndex((child) => !isBlank(child));
  const inner = children[first];
  if (isElement(inner, 'p'))
    return { holder: inner, inline: inner.children, after: children.slice(first + 1) };
  const block = children.findIndex(isBlock);
  const end = block < 0 ? children.length : block;
  return { holder: outer, inline: children.slice(0, end), after: children.slice(end) };
}

/** Puts words into the place of those an item begins with. */
export function replaceOpening({ holder, after }: ItemOpening, outer: Element, words: Node[]): void {
  holder.children = holder === outer ? [...words, ...after] : words;
}
