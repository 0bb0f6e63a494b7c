/** Creates search results, for the palette and the search page. */
import type { Messages } from '../../messages/messages.ts';
import type { Status } from '../../model/record.ts';
import {
  createMarkedSuffix,
  type MarkedPlace,
  splitTitlePieces,
  trimToMark,
} from '../../search/query-url.ts';
import type { Hit, MarkedText, MatchedPassage, ResultCard } from '../../search/types.ts';
import type { RowLink } from '../../site/view/facets.ts';
import { createTitleHtml } from '../../site/view/record-name.ts';
import { createDomElement, href } from '../dom.ts';
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

export function createMarkedHref({ permalink, ...rest }: MarkedPlace): string {
  return href(permalink) + createMarkedSuffix(rest);
}

export function createNumber(number: number | null): HTMLElement {
  return createDomElement('span', { class: 'num' }, number === null ? '' : String(number));
}

export function createMarkedTitle({ title }: Pick<Hit, 'title'>): HTMLElement {
  const words = splitTitlePieces(title).map(({ text, marked, code }) => {
    const inner = code ? createDomElement('code', {}, text) : text;
    return marked ? createDomElement('mark', {}, inner) : inner;
  });
  return createDomElement('bdi', { dir: 'auto' }, ...words);
}

/** A title without marks. */
export function createTitle({ title }: { title: string }): HTMLElement {
  const words = createDomElement('bdi', { dir: 'auto' });
  words.innerHTML = createTitleHtml(title);
  return words;
}

export function createStatus(status: Status, { t }: Messages): HTMLElement {
  return createDomElement('span', { class: `status status-${status}` }, t(`status.${status}`));
}

/** Status, date and, where there are several, the collection. */
export function createFacts(
  { status, date, collection }: ResultCard,
  { names, messages }: ResultContext,
): HTMLElement {
  return createDomElement(
    'span',
    { class: 'hit-facts' },
    createStatus(status, messages),
    date === null ? null : createDomElement('time', { datetime: date }, messages.date(date, 'medium')),
    names.size < 2 ? null : createDomElement('bdi', { class: 'place' }, names.get(collection) ?? collection),
  );
}

/** `→ 31 Title`; without an address inside of another link. */
export function createSuccessor(to: RowLink, linked: boolean, messages: Messages): HTMLElement {
  const record = createDomElement('span', {}, to.number === null ? null : `${to.number} `, createTitle(to));
  return createDomElement(
    linked ? 'a' : 'span',
    { class: 'successor', href: linked ? href(to.permalink) : null },
    createDomElement('span', { 'aria-hidden': 'true' }, `${messages.arrow} `),
    ...messageNodes(messages, 'search.replaced-by', { record }).map((part) =>
      typeof part === 'string' ? createDomElement('span', { class: 'sr-only' }, part) : part,
    ),
  );
}

/** The heading of a passage and its words. */
export function createPassage({ heading, excerpt }: MatchedPassage): (HTMLElement | string)[] {
  const room = innerWidth > 700 ? BEFORE : BEFORE_NARROW;
  const words = createDomElement(
    'bdi',
    { class: 'excerpt', dir: 'auto' },
    ...createPieces(trimToMark(excerpt, room)),
  );
  return heading === null
    ? [words]
    : [createDomElement('bdi', { class: 'in', dir: 'auto' }, heading), ' ', words];
}

function createPieces(pieces: readonly MarkedText[]): (HTMLElement | string)[] {
  return pieces.map(({ text, marked }) => (marked ? createDomElement('mark', {}, text) : text));
}

/** Puts a result's passages in the place of its summary, which stays where they cannot be fetched. */
export async function fillPassages(
  place: HTMLElement,
  hit: Hit,
  make: (passage: MatchedPassage, address: string) => HTMLElement,
): Promise<void> {
  const passages = await hit.passages().catch(() => []);
  if (passages.length > 0) {
    const { permalink } = hit.card;
    place.replaceChildren(
      ...passages
        .slice(0, PASSAGES)
        .map((passage) =>
          make(passage, createMarkedHref({ permalink, marks: hit.marks, section: passage.id })),
        ),
    );
  } else if (!place.hasChildNodes()) place.remove();
}

/** A result on the search page: an item of a list, with links to the record and its sections. */
export function createResult(hit: Hit, context: ResultContext): HTMLElement {
  const { card, marks } = hit;
  const link = createDomElement(
    'a',
    { href: createMarkedHref({ permalink: card.permalink, marks }) },
    createMarkedTitle(hit),
  );
  const more = createDomElement(
    'div',
    { class: 'hit-more' },
    card.summary === null ? null : createDomElement('p', { class: 'summary', dir: 'auto' }, card.summary),
  );
  const head = createDomElement(
    'div',
    { class: 'hit-head' },
    createNumber(card.number),
    createDomElement('h3', {}, link),
    createFacts(card, context),
    ...card.successors.map((to) => createSuccessor(to, true, context.messages)),
  );
  const item = createDomElement(
    'li',
    { class: card.effectiveStatus === 'no longer in force' ? 'hit quiet' : 'hit' },
    head,
    more,
  );
  void fillPassages(more, hit, (passage, address) =>
    createDomElement(
      'p',
      {},
      createDomElement('a', { class: 'passage', href: address }, ...createPassage(passage)),
    ),
  );
  return item;
}
