/** The palette: results while typing, and recent and new decisions before. */
import { createMessages, type Messages } from '../../messages/messages.ts';
import {
  formatNoResults,
  formatResultCount,
  formatResultNotes,
  formatSearchAddress,
  isStatus,
} from '../../search/query-url.ts';
import type { Engine, Hit, MatchedPassage, ResultCard, SearchResponse } from '../../search/types.ts';
import { SEARCH_PATH } from '../../shared/addresses.ts';
import { createDomElement, href } from '../dom.ts';
import { messageNodes, readMessages } from '../messages.ts';
import { getLastVisits, getOpenRecord, type Visit } from '../preferences.ts';
import { createLatestOnly, engine } from './load-engine.ts';
import {
  createFacts,
  createMarkedHref,
  createMarkedTitle,
  createNumber,
  createPassage,
  createStatus,
  createSuccessor,
  createTitle,
  fillPassages,
  type ResultContext,
} from './result-rows.ts';

/** Results in the palette; the search page has all. */
const SHOWN = 8;
/** Records of an empty query, of each kind. */
const IDLE = 5;
/** Passages wait for a pause in the typing, and so does what is announced. */
const PASSAGES_AFTER = 80;
const SAY_AFTER = 600;

interface PaletteAnswer {
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

  const questions = createLatestOnly<string, PaletteAnswer>({
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

  function showIdle(recent: ResultCard[], own: ResultContext): void {
    const { t } = own.messages;
    const here = getOpenRecord()?.permalink;
    const visits = getLastVisits().filter(({ permalink }) => permalink !== here);
    note.replaceChildren();
    show(
      [
        createGroup(
          t('search.recently-viewed'),
          visits.slice(0, IDLE).map((visit) => createVisitOption(visit, own.messages)),
        ),
        createGroup(
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
    const notes = formatResultNotes(response, messages);
    note.replaceChildren(
      ...(response.total === 0
        ? [createDomElement('p', {}, createDomElement('b', {}, formatNoResults(query, messages)))]
        : []),
      ...notes.map((words) => createDomElement('p', {}, words)),
    );
    show(
      response.total === 0
        ? [
            createGroup(t('search.try-instead'), [
              ...response.suggestions.map((word) => createSearchOption(word, word)),
              createOption({ address: href('/'), className: 'hit-head', parts: [t('search.all-decisions')] }),
            ]),
          ]
        : [
            createGroup(t('search.jump'), inGroup(true)),
            createGroup(t('search.decisions'), inGroup(false)),
            response.total <= hits.length
              ? null
              : createSearchOption(query, t('search.all-results', { count: response.total }), 'palette-all'),
          ],
      response.total > 0,
    );
    say([formatResultCount(response.total, messages), ...notes].join(' '));
    clearTimeout(passages);
    passages = setTimeout(() => {
      for (const [hit, box] of boxes) {
        const place = box.querySelector<HTMLElement>('.hit-more');
        if (place !== null) void fillPassages(place, hit, createPassageOption);
      }
    }, PASSAGES_AFTER);
  }

  function hitBox(hit: Hit, own: ResultContext): HTMLElement {
    const { card, marks } = hit;
    const head = createOption({
      address: createMarkedHref({ permalink: card.permalink, marks }),
      className: 'hit-head',
      parts: [
        createNumber(card.number),
        createMarkedTitle(hit),
        createFacts(card, own),
        ...card.successors.map((to) => createSuccessor(to, false, own.messages)),
      ],
    });
    const more = createDomElement(
      'div',
      { class: 'hit-more' },
      card.summary === null ? null : createDomElement('div', { class: 'summary', dir: 'auto' }, card.summary),
    );
    return createDomElement(
      'div',
      { class: card.effectiveStatus === 'no longer in force' ? 'hit quiet' : 'hit' },
      head,
      more,
    );
  }

  function cardOption(card: ResultCard, own: ResultContext): HTMLElement {
    return createOption({
      address: href(card.permalink),
      className: card.effectiveStatus === 'no longer in force' ? 'hit-head quiet' : 'hit-head',
      parts: [createNumber(card.number), createTitle(card), createFacts(card, own)],
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
    const retry = createDomElement('button', { type: 'button' }, client.t('client.search.try-again'));
    retry.addEventListener('click', () => {
      note.replaceChildren();
      input.focus();
      ask();
    });
    return createDomElement(
      'p',
      {},
      createDomElement('b', {}, client.t('client.search.failed')),
      ' ',
      ...messageNodes(client, 'client.search.retry', {
        retry,
        decisions: createDomElement('a', { href: href('/') }, client.t('client.search.all-decisions')),
      }),
    );
  }

  /** Does something with the chosen option, as soon as it is found; false if there is none. */
  function follow(what: (option: HTMLAnchorElement) => void): boolean {
    const pending = shown !== asked();
    const option = pending ? null : options.active();
    awaited = pending && asked() !== '' ? what : null;
    if (option !== null) what(option);
    return pending || option !== null || asked() === '';
  }

  // while an input method composes, the text is not complete
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

function createGroup(name: string, options: HTMLElement[]): HTMLElement | null {
  if (options.length === 0) return null;
  const heading = createDomElement('div', { class: 'group-name', 'aria-hidden': 'true' }, name);
  return createDomElement('div', { role: 'group', 'aria-label': name }, heading, ...options);
}

interface OptionParts {
  address: string;
  className: string;
  parts: (Node | string)[];
}

/** A link that is chosen by keys of the field, so it can be opened in every way that links can. */
function createOption({ address, className, parts }: OptionParts): HTMLAnchorElement {
  const attributes = {
    role: 'option',
    'aria-selected': 'false',
    tabindex: '-1',
    class: className,
    href: address,
  };
  return createDomElement('a', attributes, ...parts);
}

function createVisitOption({ permalink, number, title, status }: Visit, messages: Messages): HTMLElement {
  return createOption({
    address: href(permalink),
    className: 'hit-head',
    parts: [
      createNumber(number),
      createDomElement('bdi', { dir: 'auto' }, title),
      ...(isStatus(status)
        ? [createDomElement('span', { class: 'hit-facts' }, createStatus(status, messages))]
        : []),
    ],
  });
}

/** Opens the search page. */
function createSearchOption(query: string, label: string, className = 'hit-head'): HTMLElement {
  const address = href(SEARCH_PATH) + formatSearchAddress({ query, chosen: {}, sort: 'relevance' });
  return createOption({ address, className, parts: [label] });
}

function createPassageOption(passage: MatchedPassage, address: string): HTMLElement {
  return createOption({ address, className: 'passage', parts: createPassage(passage) });
}

interface Options {
  /** The chosen option; null if none is. */
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
