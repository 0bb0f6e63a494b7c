/** The notes that replace unfilled parts. */

import type { Messages } from '../../messages/messages.ts';
import { getHeadingText } from '../headings.ts';
import { addClass, hasClass } from '../html/classes.ts';
import {
  createAddedElement,
  createElement,
  type Element,
  isBlank,
  isElement,
  type Node,
  type Parent,
} from '../html/tree.ts';
import { isSilent } from './empty-parts.ts';
import { getOpening, splitLabel } from './labels.ts';
import { getDepth } from './sections.ts';
import type { UnfilledElements } from './unfilled-elements.ts';

/** @param findBesideText the same section has text, so a prompt in it was answered and left in place */
export function createUnfilledFold(nodes: readonly Node[], besideText: boolean, { t }: Messages): Element {
  const own = nodes.filter((node) => !isSilent(node));
  const name = getMissingName(own);
  const isPrompt = own.every(
    (node) => isElement(node, 'p', 'blockquote') && splitLabel(node.children) === null,
  );
  const unnamed = t(besideText && isPrompt ? 'body.from-template' : 'body.unfilled');
  const words = name === '' ? unnamed : t('body.unfilled-part', { part: name });
  return createElement('details', { className: ['unfilled'] }, [
    createAddedElement('summary', {}, [words]),
    ...nodes,
  ]);
}

/** What is missing, where it is one thing: the words of its label, or of its heading without the placeholder. */
function getMissingName(nodes: readonly Node[]): string {
  const [first] = nodes;
  const isWrapper = isElement(first, 'div') && getDepth(first.children[0]) === null;
  if (isWrapper && nodes.length === 1)
    return getMissingName(first.children.filter((node) => !isSilent(node)));
  if (isElement(first, 'p') && nodes.length <= 2) return splitLabel(first.children)?.name ?? '';
  const heading = isElement(first, 'div') && nodes.length === 1 ? first.children[0] : undefined;
  if (!isElement(heading) || getDepth(heading) === null) return '';
  return getHeadingText(heading)
    .replace(/[[{(<].*$/s, '')
    .replace(/[\s:：–—-]+$/u, '')
    .trim();
}

/** Behind a label or an item, or in a paragraph of its own. */
export function createMissingNote(tag: 'span' | 'p', { t }: Messages): Element {
  const words = tag === 'p' ? t('body.unfilled') : ` ${t('body.unfilled-item')}`;
  return createAddedElement(tag, { className: ['not-filled'] }, [words]);
}

/** Items and rows that stay among filled ones. */
export function noteItems(parent: Parent, unfilled: UnfilledElements, messages: Messages): void {
  for (const node of parent.children) {
    if (!isElement(node) || hasClass(node, 'unfilled')) continue;
    if (/^(?:li|tr)$/.test(node.tagName) && unfilled.has(node)) addNote(node, messages);
    else noteItems(node, unfilled, messages);
  }
}

function addNote(node: Element, messages: Messages): void {
  if (!hasClass(node, 'left-open')) addClass(node, 'left-open');
  const cell = node.tagName === 'tr' ? node.children.find((child) => isElement(child, 'td', 'th')) : node;
  if (!isElement(cell)) return;
  const { holder, inline } = getOpening(cell);
  const end = inline.findLastIndex((child) => !isBlank(child)) + 1;
  holder.children.splice(end, 0, createMissingNote('span', messages));
}
