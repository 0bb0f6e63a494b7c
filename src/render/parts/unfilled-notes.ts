/** The words for what nobody filled in. */

import type { Messages } from '../../messages/messages.ts';
import { headingWords } from '../headings.ts';
import { addClass, hasClass } from '../html/classes.ts';
import { added, type Element, element, isBlank, isElement, type Node, type Parent } from '../html/tree.ts';
import { isSilence } from './emptiness.ts';
import { opening, splitLabel } from './labels.ts';
import type { Left } from './left.ts';
import { depthOf } from './sections.ts';

/** @param besideText somebody wrote something in the same section: a prompt there was answered, and stayed */
export function folded(nodes: readonly Node[], besideText: boolean, { t }: Messages): Element {
  const own = nodes.filter((node) => !isSilence(node));
  const name = nameOf(own);
  const isPrompt = own.every(
    (node) => isElement(node, 'p', 'blockquote') && splitLabel(node.children) === null,
  );
  const unnamed = t(besideText && isPrompt ? 'body.from-template' : 'body.unfilled');
  const words = name === '' ? unnamed : t('body.unfilled-part', { part: name });
  return element('details', { className: ['unfilled'] }, [added('summary', {}, [words]), ...nodes]);
}

/** What is missing, where it is one thing: the words of its label, or of its heading without the placeholder. */
function nameOf(nodes: readonly Node[]): string {
  const [first] = nodes;
  const isWrapper = isElement(first, 'div') && depthOf(first.children[0]) === null;
  if (isWrapper && nodes.length === 1) return nameOf(first.children.filter((node) => !isSilence(node)));
  if (isElement(first, 'p') && nodes.length <= 2) return splitLabel(first.children)?.name ?? '';
  const heading = isElement(first, 'div') && nodes.length === 1 ? first.children[0] : undefined;
  if (!isElement(heading) || depthOf(heading) === null) return '';
  return headingWords(heading)
    .replace(/[[{(<].*$/s, '')
    .replace(/[\s:：–—-]+$/u, '')
    .trim();
}

/** Behind a label or an item, or in a paragraph of its own. */
export function missing(tag: 'span' | 'p', { t }: Messages): Element {
  const words = tag === 'p' ? t('body.unfilled') : ` ${t('body.unfilled-item')}`;
  return added(tag, { className: ['not-filled'] }, [words]);
}

/** Items and rows that stay among filled ones. */
export function noteItems(parent: Parent, left: Left, messages: Messages): void {
  for (const node of parent.children) {
    if (!isElement(node) || hasClass(node, 'unfilled')) continue;
    if (/^(?:li|tr)$/.test(node.tagName) && left.has(node)) note(node, messages);
    else noteItems(node, left, messages);
  }
}

function note(node: Element, messages: Messages): void {
  if (!hasClass(node, 'left-open')) addClass(node, 'left-open');
  const cell = node.tagName === 'tr' ? node.children.find((child) => isElement(child, 'td', 'th')) : node;
  if (!isElement(cell)) return;
  const { holder, inline } = opening(cell);
  const end = inline.findLastIndex((child) => !isBlank(child)) + 1;
  holder.children.splice(end, 0, missing('span', messages));
}
