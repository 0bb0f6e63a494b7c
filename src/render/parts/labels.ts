/** `**Mitigation**: keep two of them`: the label and what it labels, apart. */
import { type Element, element, isBlank, isBlock, isElement, type Node, text, textOf } from '../html/tree.ts';

export interface Labelled {
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
 * none, unless nothing follows. Null where there is no label.
 */
export function splitLabel(nodes: readonly Node[]): Labelled | null {
  const at = nodes.findIndex((node) => !isBlank(node));
  const mark = nodes[at];
  if (!isElement(mark, 'strong', 'em', 'b', 'i')) return null;
  const words = textOf(mark).trim();
  const name = words.replace(/\s*[:：]$/, '');
  if (name === '') return null;
  const [next, ...more] = nodes.slice(at + 1);
  const joint = next?.type === 'text' ? (JOINT.exec(next.value)?.[0] ?? '') : '';
  const inside = name !== words;
  if (joint === '' && !inside && nodes.slice(at + 1).some((node) => !isBlank(node))) return null;
  const label = element('span', { className: ['label'] }, [mark]);
  if (joint !== '') label.children.push(element('span', { className: ['joint'] }, [text(joint)]));
  const rest =
    next?.type === 'text' ? [{ ...next, value: next.value.slice(joint.length) }, ...more] : [next, ...more];
  return { label, name, rest: rest.filter((node): node is Node => node !== undefined) };
}

/** The inline nodes an item or paragraph begins with, and the element that holds them. */
export function opening(holder: Element): { holder: Element; inline: Node[]; after: Node[] } {
  const first = holder.children.find((child) => !isBlank(child));
  const inner = isElement(first, 'p') ? first : holder;
  const end = inner === holder ? holder.children.findIndex(isBlock) : -1;
  return end < 0
    ? { holder: inner, inline: inner.children, after: [] }
    : { holder: inner, inline: inner.children.slice(0, end), after: inner.children.slice(end) };
}
