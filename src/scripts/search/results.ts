/** A result on the page of the search: an item of a list, with links to the record and its sections. */
import type { Hit } from '../../search/types.ts';
import { element } from '../dom.ts';
import { factsOf, fillPassages, markedHref, numberOf, passageOf, successorOf, titleOf } from './rows.ts';

export function resultOf(hit: Hit, names: ReadonlyMap<string, string>): HTMLElement {
  const { card, marks } = hit;
  const link = element('a', { href: markedHref({ permalink: card.permalink, marks }) }, titleOf(hit));
  const more = element(
    'div',
    { class: 'hit-more' },
    card.summary === null ? null : element('p', { class: 'sum', dir: 'auto' }, card.summary),
  );
  const head = element(
    'div',
    { class: 'hit-head' },
    numberOf(card.number),
    element('h3', {}, link),
    factsOf(card, names),
    ...card.successors.map((to) => successorOf(to, true)),
  );
  const item = element('li', { class: card.standing === 'closed' ? 'hit quiet' : 'hit' }, head, more);
  void fillPassages(more, hit, (passage, address) =>
    element('p', {}, element('a', { class: 'passage', href: address }, ...passageOf(passage))),
  );
  return item;
}
