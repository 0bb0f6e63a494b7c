/** GitHub's alerts: a quotation that opens with `[!NOTE]` and the like. */
import { type Element, element, isBlank, isElement, text } from './html/tree.ts';

const LABELS: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

const MARK = /^\s*\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** Turns the quotation into an alert in place; false where it is just a quotation. */
export function shapeAlert(quote: Element): boolean {
  const first = quote.children.find((child) => !isBlank(child));
  if (!isElement(first, 'p')) return false;
  const opening = first.children[0];
  if (opening?.type !== 'text') return false;
  const kind = MARK.exec(opening.value)?.[1]?.toLowerCase();
  const label = kind === undefined ? undefined : LABELS[kind];
  if (label === undefined) return false;
  opening.value = opening.value.replace(MARK, '');
  if (isElement(first.children[1], 'br') && opening.value === '') first.children.splice(0, 2);
  if (first.children.every(isBlank)) quote.children.splice(quote.children.indexOf(first), 1);
  quote.tagName = 'div';
  quote.properties = { className: ['alert', `alert-${kind}`], role: 'note' };
  quote.children.unshift(element('p', { className: ['alert-label'] }, [text(label)]));
  return true;
}
