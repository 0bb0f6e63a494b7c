/** Alerts: a quotation that opens with `[!NOTE]`, as on GitHub, with a title or folded, as in Obsidian. */
import type { Messages } from '../messages/messages.ts';
import { createElement, createText, type Element, isBlank, isElement, type Node } from './html/tree.ts';

/** The five that have a look of their own, and the words that others use for them. */
const KINDS = {
  note: 'note info abstract summary tldr todo example quote cite question help faq seealso secondary details',
  tip: 'tip hint success check done',
  important: 'important',
  warning: 'warning warn attention',
  caution: 'caution danger error failure fail missing bug',
};
type AlertKind = keyof typeof KINDS;
const KIND_OF = new Map(
  Object.entries(KINDS).flatMap(([kind, names]) =>
    names.split(' ').map((name) => [name, kind as AlertKind] as const),
  ),
);

/** Null for a word that is not used for one. */
export function toAlertKind(word: string): AlertKind | null {
  return KIND_OF.get(word.toLowerCase()) ?? null;
}

const MARK = /^\s*\[!([\w-]+)\]([+-]?)(?:[ \t]+|(?=\n|$))/;

/** Turns the quotation into an alert in place; what is just a quotation stays one. */
export function shapeAlert(quote: Element, messages: Messages): void {
  const first = quote.children.find((child) => !isBlank(child));
  const opening = isElement(first, 'p') ? first.children[0] : undefined;
  if (!isElement(first) || opening?.type !== 'text') return;
  const [mark = '', word = '', fold] = MARK.exec(opening.value) ?? [];
  const kind = toAlertKind(word);
  if (kind === null) return;
  opening.value = opening.value.slice(mark.length);
  const title = extractFirstLine(first);
  if (first.children.every(isBlank)) quote.children.splice(quote.children.indexOf(first), 1);
  const isUntitled = title.length === 1 && title[0]?.type === 'text' && title[0].value.trim() === '""';
  const name = title.every(isBlank) ? [createText(getLabel(word.toLowerCase(), kind, messages))] : title;
  const label = createElement(fold ? 'summary' : 'p', { className: ['alert-label'] }, name);
  quote.tagName = fold ? 'details' : 'div';
  quote.properties = { className: ['alert', `alert-${kind}`], role: 'note' };
  if (fold) delete quote.properties['role'];
  if (fold === '+') quote.properties['open'] = true;
  if (!isUntitled || fold) quote.children.unshift(label);
}

/** The five kinds in the language of the page; other labels stay as the author wrote them. */
function getLabel(word: string, kind: AlertKind, { t }: Messages): string {
  if (word === 'details') return t('body.details');
  return word === kind ? t(`body.callout.${kind}`) : word.charAt(0).toUpperCase() + word.slice(1);
}

/** Takes what is before the first line break out of a paragraph. */
function extractFirstLine(paragraph: Element): Node[] {
  const at = paragraph.children.findIndex(
    (node) => isElement(node, 'br') || (node.type === 'text' && node.value.includes('\n')),
  );
  if (at < 0) return paragraph.children.splice(0);
  const line = paragraph.children.splice(0, at);
  const last = paragraph.children[0];
  if (last?.type !== 'text') {
    paragraph.children.shift();
    return line;
  }
  const end = last.value.indexOf('\n');
  const head = last.value.slice(0, end);
  last.value = last.value.slice(end + 1);
  return head === '' ? line : [...line, createText(head)];
}
