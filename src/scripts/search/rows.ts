/** Results and their parts, the same in the palette and on the search page. */
import type { Messages } from '../../messages/messages.ts';
import type { Status } from '../../model/record.ts';
import type { Card, Hit, Passage, Piece } from '../../search/types.ts';
import { type MarkedPlace, markedSuffix, nearMark, titlePieces } from '../../search/view.ts';
import type { RowLink } from '../../site/view/facets.ts';
import { titleHtml } from '../../site/view/record-name.ts';
import { element, href } from '../dom.ts';
import { messageNodes } from '../messages.ts';

/** Characters of an excerpt before its first mark: a line has room for some 90, on a phone for 40. */
const BEFORE = 40;
const BEFORE_NARROW = 12;
/** Passages of a result that are shown. */
const PASSAGES = 2;

export interface ResultContext {
  /** Key of a collection to its name. */
  names: ReadonlyMap<string, string>;
  messages: Messages;
}

export function markedHref({ permalink, ...rest }: MarkedPlace): string {
  return href(permalink) + markedSuffix(rest);
}

export function numberOf(number: number | null): HTMLElement {
  return element('span', { class: 'num' }, number === null ? '' : String(number));
}

export function titleOf({ title }: Pick<Hit, 'title'>): HTMLElement {
  const words = titlePieces(title).map(({ text, marked, code }) => {
    const inner = code ? element('code', {}, text) : text;
    return marked ? element('mark', {}, inner) : inner;
  });
  return element('bdi', { dir: 'auto' }, ...words);
}

/** A title without marks. */
export function plainTitleOf({ title }: { title: string }): HTMLElement {
  const words = element('bdi', { dir: 'auto' });
  words.innerHTML = titleHtml(title);
  return words;
}

export function statusOf(status: Status, { t }: Messages): HTMLElement {
  return element('span', { class: `st st-${status}` }, t(`status.${status}`));
}

/** Status, date and, where there are several, the collection. */
export function factsOf({ status, date, collection }: Card, { names, messages }: ResultContext): HTMLElement {
  return element(
    'span',
    { class: 'hit-facts' },
    statusOf(status, messages),
    date === null ? null : element('time', { datetime: date }, messages.date(date, 'medium')),
    names.size < 2 ? null : element('bdi', { class: 'of' }, names.get(collection) ?? collection),
  );
}

/** `→ 31 Title`; without an address inside of another link. */
export function successorOf(to: RowLink, linked: boolean, messages: Messages): HTMLElement {
  const record = element('span', {}, to.number === null ? null : `${to.number} `, plainTitleOf(to));
  return element(
    linked ? 'a' : 'span',
    { class: 'to', href: linked ? href(to.permalink) : null },
    element('span', { 'aria-hidden': 'true' }, `${messages.arrow} `),
    ...messageNodes(messages, 'search.replaced-by', { record }).map((part) =>
      typeof part === 'string' ? element('span', { class: 'sr-only' }, part) : part,
    ),
  );
}

/** The heading of a passage and its words. */
export function passageOf({ heading, excerpt }: Passage): (HTMLElement | string)[] {
  const room = innerWidth > 700 ? BEFORE : BEFORE_NARROW;
  const words = element('bdi', { class: 'excerpt', dir: 'auto' }, ...piecesOf(nearMark(excerpt, room)));
  return heading === null ? [words] : [element('bdi', { class: 'in', dir: 'auto' }, heading), ' ', words];
}

function piecesOf(pieces: readonly Piece[]): (HTMLElement | string)[] {
  return pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : text));
}

/** Puts a result's passages in the place of its summary, which stays where they cannot be fetched. */
export async function fillPassages(
  place: HTMLElement,
  hit: Hit,
  make: (passage: Passage, address: string) => HTMLElement,
): Promise<void> {
  const passages = await hit.passages().catch(() => []);
  if (passages.length > 0) {
    const { permalink } = hit.card;
    place.replaceChildren(
      ...passages
        .slice(0, PASSAGES)
        .map((passage) => make(passage, markedHref({ permalink, marks: hit.marks, section: passage.id }))),
    );
  } else if (!place.hasChildNodes()) place.remove();
}

/** A result on the search page: an item of a list, with links to the record and its sections. */
export function resultOf(hit: Hit, context: ResultContext): HTMLElement {
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
    factsOf(card, context),
    ...card.successors.map((to) => successorOf(to, true, context.messages)),
  );
  const item = element(
    'li',
    { class: card.effectiveStatus === 'no longer in force' ? 'hit quiet' : 'hit' },
    head,
    more,
  );
  void fillPassages(more, hit, (passage, address) =>
    element('p', {}, element('a', { class: 'passage', href: address }, ...passageOf(passage))),
  );
  return item;
}
