/** The palette: results while the reader types, and what they may want before they typed anything. */
import { createMessages, type Messages } from '../../messages/messages.ts';
import type { Card, Engine, Hit, Passage, SearchResponse } from '../../search/types.ts';
import { formatSearchAddress, isStatus, noResults, resultCount, resultNotes } from '../../search/view.ts';
import { SEARCH_PATH } from '../../shared/addresses.ts';
import { element, href } from '../dom.ts';
import { messageNodes, readMessages } from '../messages.ts';
import { lastVisits, openRecord, type Visit } from '../preferences.ts';
import { engine, latestOnly } from './engine.ts';
import {
  factsOf,
  fillPassages,
  markedHref,
  numberOf,
  passageOf,
  plainTitleOf,
  type ResultContext,
  statusOf,
  successorOf,
  titleOf,
} from './rows.ts';

/** Results in the palette; the search page has all. */
const SHOWN = 8;
/** Records of an empty query, of each kind. */
const IDLE = 5;
/** Passages wait for a pause in the typing, and so does what is announced. */
const PASSAGES_AFTER = 80;
const SAY_AFTER = 600;

interface Answer {
  log: Engine;
  /** Null for an empty query. */
  response: SearchResponse | null;
}

export interface Shell {
  dialog: HTMLDialogElement;
  form: HTMLFormElement;
  input: HTMLInputElement;
  /** Above the results: words that were replaced, a failure. */
  note: HTMLElement;
  /** The results. */
  list: HTMLElement;
  /** Live region. */
  said: HTMLElement;
}

export function initPalette({ dialog, form, input, note, list, said }: Shell): { opened(): void } {
  const options = initOptions(input, list);
  const client = readMessages();
  /** Null until the manifest is there, which brings the messages. */
  let context: ResultContext | null = null;
  /** The query whose results are shown. */
  let shown: string | null = null;
  /** The query that was asked for last. */
  let last: string | null = null;
  /** Enter was pressed before the results came: what to do with the first of them. */
  let awaited: ((option: HTMLAnchorElement) => void) | null = null;
  let failed = false;
  let passages: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;

  const questions = latestOnly<string, Answer>({
    async find(query) {
      const log = await engine();
      const request = { query, chosen: {}, sort: 'relevance' as const };
      return { log, response: query === '' ? null : await log.search(request) };
    },
    show({ log, response }, query) {
      const { collections, recent, messages } = log.manifest;
      context ??= {
        names: new Map(collections),
        messages: createMessages(document.documentElement.lang, messages),
      };
      if (response === null) showIdle(recent, context);
      else showFound(response, query, context);
      shown = query;
      if (awaited === null || query !== asked()) return;
      const option = options.active();
      if (option !== null) awaited(option);
      awaited = null;
    },
    fail() {
      awaited = null;
      failed = true;
      last = null;
      shown = null;
      list.replaceChildren();
      options.renew(false);
      note.replaceChildren(failure());
      say(client.t('client.search.failed'));
    },
  });

  const asked = (): string => input.value.trim();

  const ask = (): void => {
    const query = asked();
    if (query === '' && shown !== '' && context !== null) showIdle([], context);
    if (query === last) return;
    last = query;
    failed = false;
    questions.ask(query);
  };

  function show(groups: (HTMLElement | null)[], isQuery: boolean): void {
    list.replaceChildren(...groups.filter((group) => group !== null));
    options.renew(isQuery);
  }

  function showIdle(recent: Card[], own: ResultContext): void {
    const { t } = own.messages;
    const here = openRecord()?.permalink;
    const visits = lastVisits().filter(({ permalink }) => permalink !== here);
    note.replaceChildren();
    show(
      [
        groupOf(
          t('search.recently-viewed'),
          visits.slice(0, IDLE).map((visit) => visitOption(visit, own.messages)),
        ),
        groupOf(
          t('search.recent'),
          recent.slice(0, IDLE).map((card) => cardOption(card, own)),
        ),
      ],
      false,
    );
    say('');
  }

  function showFound(response: SearchResponse, query: string, own: ResultContext): void {
    const { messages } = own;
    const { t } = messages;
    const hits = response.hits.slice(0, SHOWN);
    const boxes = new Map(hits.map((hit) => [hit, hitBox(hit, own)]));
    const inGroup = (named: boolean) =>
      hits.filter((hit) => hit.named === named).flatMap((hit) => boxes.get(hit) ?? []);
    const notes = resultNotes(response, messages);
    note.replaceChildren(
      ...(response.total === 0 ? [element('p', {}, element('b', {}, noResults(query, messages)))] : []),
      ...notes.map((words) => element('p', {}, words)),
    );
    show(
      response.total === 0
        ? [
            groupOf(t('search.try-instead'), [
              ...response.suggestions.map((word) => searchOption(word, word)),
              option({ address: href('/'), className: 'hit-head', parts: [t('search.all-decisions')] }),
            ]),
          ]
        : [
            groupOf(t('search.jump'), inGroup(true)),
            groupOf(t('search.decisions'), inGroup(false)),
            response.total <= hits.length
              ? null
              : searchOption(query, t('search.all-results', { count: response.total }), 'palette-all'),
          ],
      response.total > 0,
    );
    say([resultCount(response.total, messages), ...notes].join(' '));
    clearTimeout(passages);
    passages = setTimeout(() => {
      for (const [hit, box] of boxes) {
        const place = box.querySelector<HTMLElement>('.hit-more');
        if (place !== null) void fillPassages(place, hit, passageOption);
      }
    }, PASSAGES_AFTER);
  }

  function hitBox(hit: Hit, own: ResultContext): HTMLElement {
    const { card, marks } = hit;
    const head = option({
      address: markedHref({ permalink: card.permalink, marks }),
      className: 'hit-head',
      parts: [
        numberOf(card.number),
        titleOf(hit),
        factsOf(card, own),
        ...card.successors.map((to) => successorOf(to, false, own.messages)),
      ],
    });
    const more = element(
      'div',
      { class: 'hit-more' },
      card.summary === null ? null : element('div', { class: 'sum', dir: 'auto' }, card.summary),
    );
    return element(
      'div',
      { class: card.effectiveStatus === 'no longer in force' ? 'hit quiet' : 'hit' },
      head,
      more,
    );
  }

  function cardOption(card: Card, own: ResultContext): HTMLElement {
    return option({
      address: href(card.permalink),
      className: card.effectiveStatus === 'no longer in force' ? 'hit-head quiet' : 'hit-head',
      parts: [numberOf(card.number), plainTitleOf(card), factsOf(card, own)],
    });
  }

  /** What is said last is announced, once the reader pauses. */
  function say(words: string): void {
    clearTimeout(saying);
    saying = setTimeout(() => {
      said.textContent = words;
    }, SAY_AFTER);
  }

  function failure(): HTMLElement {
    const retry = element('button', { type: 'button' }, client.t('client.search.try-again'));
    retry.addEventListener('click', () => {
      note.replaceChildren();
      input.focus();
      ask();
    });
    return element(
      'p',
      {},
      element('b', {}, client.t('client.search.failed')),
      ' ',
      ...messageNodes(client, 'client.search.retry', {
        retry,
        decisions: element('a', { href: href('/') }, client.t('client.search.all-decisions')),
      }),
    );
  }

  /** Does something with the chosen option, as soon as it is found; false where there is none. */
  function follow(what: (option: HTMLAnchorElement) => void): boolean {
    const pending = shown !== asked();
    const option = pending ? null : options.active();
    awaited = pending && asked() !== '' ? what : null;
    if (option !== null) what(option);
    return pending || option !== null || asked() === '';
  }

  // while an input method composes, the text is no word yet
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) ask();
  });
  input.addEventListener('compositionend', ask);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      options.move(step);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      follow(({ href: address }) => open(address, '_blank', 'noopener'));
    }
  });
  form.addEventListener('submit', (event) => {
    // the search page says what is wrong, and offers more where nothing is found
    if (failed && asked() !== '') return;
    if (follow((option) => option.click())) event.preventDefault();
  });
  // a click beside the words of a result is one on the result
  list.addEventListener('click', ({ target }) => {
    const place = target as Element;
    if (place.closest('a') === null) place.closest('.hit')?.querySelector('a')?.click();
  });
  // a link to a section of this very page does not close the palette by itself
  list.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    if (!ctrlKey && !metaKey && !shiftKey && (target as Element).closest('a') !== null) dialog.close();
  });

  return {
    opened() {
      // what was looked at last may have changed since
      if (asked() === '') last = null;
      ask();
    },
  };
}

function groupOf(name: string, options: HTMLElement[]): HTMLElement | null {
  if (options.length === 0) return null;
  const heading = element('div', { class: 'group-name', 'aria-hidden': 'true' }, name);
  return element('div', { role: 'group', 'aria-label': name }, heading, ...options);
}

interface OptionParts {
  address: string;
  className: string;
  parts: (Node | string)[];
}

/** A link that the field's keys choose: so every way to open a link works with it. */
function option({ address, className, parts }: OptionParts): HTMLAnchorElement {
  const attributes = {
    role: 'option',
    'aria-selected': 'false',
    tabindex: '-1',
    class: className,
    href: address,
  };
  return element('a', attributes, ...parts);
}

function visitOption({ permalink, number, title, status }: Visit, messages: Messages): HTMLElement {
  return option({
    address: href(permalink),
    className: 'hit-head',
    parts: [
      numberOf(number),
      element('bdi', { dir: 'auto' }, title),
      ...(isStatus(status) ? [element('span', { class: 'hit-facts' }, statusOf(status, messages))] : []),
    ],
  });
}

/** Leads to the search page. */
function searchOption(query: string, label: string, className = 'hit-head'): HTMLElement {
  const address = href(SEARCH_PATH) + formatSearchAddress({ query, chosen: {}, sort: 'relevance' });
  return option({ address, className, parts: [label] });
}

function passageOption(passage: Passage, address: string): HTMLElement {
  return option({ address, className: 'passage', parts: passageOf(passage) });
}

interface Options {
  /** The chosen option; null where none is. */
  active(): HTMLAnchorElement | null;
  /** To the next one, round at the ends. */
  move(step: 1 | -1): void;
  /** After the list has changed: chooses its first option, or none. */
  renew(first: boolean): void;
}

/** Which option of the list below the field is chosen, by the keys and the pointer. The field keeps the focus. */
function initOptions(input: HTMLInputElement, list: HTMLElement): Options {
  let chosen: HTMLAnchorElement | null = null;
  let named = 0;
  const all = (): HTMLAnchorElement[] => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];

  const choose = (option: HTMLAnchorElement | null, scroll = true): void => {
    chosen?.setAttribute('aria-selected', 'false');
    chosen = option;
    if (option === null) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.id ||= `palette-option-${named++}`;
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    if (scroll) option.scrollIntoView({ block: 'nearest' });
  };

  list.addEventListener('pointermove', ({ target }) => {
    const option = (target as Element).closest<HTMLAnchorElement>('[role=option]');
    if (option !== null && option !== chosen) choose(option, false);
  });

  return {
    active: () => (chosen?.isConnected === true ? chosen : null),
    move(step) {
      const options = all();
      const at = chosen === null ? -1 : options.indexOf(chosen);
      const next = at < 0 && step < 0 ? -1 : at + step;
      const option = options.at(next % options.length) ?? null;
      choose(option);
      if (option === options[0]) list.scrollTo({ top: 0 });
    },
    renew(first) {
      const [option = null] = all();
      input.setAttribute('aria-expanded', String(option !== null));
      list.scrollTo({ top: 0 });
      choose(first ? option : null, false);
    },
  };
}
