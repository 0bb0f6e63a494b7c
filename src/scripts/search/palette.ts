/** The palette: results while the reader types, and what they would want where they typed nothing yet. */
import type { Card, Engine, Hit, Passage, SearchResponse } from '../../search/types.ts';
import { formatSearchAddress, SEARCH_PATH } from '../../site/view/search-address.ts';
import { foundWords, isNamed, nothingWords, replacedWords } from '../../site/view/search-words.ts';
import { withThousands } from '../../site/view/statuses.ts';
import { element, href } from '../dom.ts';
import { engine } from './engine.ts';
import { latest } from './latest.ts';
import { wireOptions } from './options.ts';
import {
  factsOf,
  fillPassages,
  markedHref,
  numberOf,
  passageOf,
  plainTitleOf,
  successorOf,
  titleOf,
} from './rows.ts';
import type { Shell } from './shell.ts';
import { lastVisits, openRecord, type Visit } from './visits.ts';

/** Results in the palette; the page of the search has all. */
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

export function wirePalette({ dialog, form, input, note, list, said }: Shell): { opened(): void } {
  const options = wireOptions(input, list);
  let names: ReadonlyMap<string, string> = new Map();
  /** The query whose results are shown. */
  let shown: string | null = null;
  /** The query that was asked for last. */
  let last: string | null = null;
  /** Enter was pressed before the results came: what to do with the first of them. */
  let awaited: ((option: HTMLAnchorElement) => void) | null = null;
  let failed = false;
  let passages: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;

  const questions = latest<string, Answer>({
    async find(query) {
      const log = await engine();
      const request = { query, chosen: {}, sort: 'relevance' as const };
      return { log, response: query === '' ? null : await log.search(request) };
    },
    show({ log, response }, query) {
      names = new Map(log.setup.collections);
      if (response === null) showIdle(log.setup.recent);
      else showFound(response, query);
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
      say('The search could not be loaded.');
    },
  });

  const asked = (): string => input.value.trim();

  const ask = (): void => {
    const query = asked();
    if (query === '' && shown !== '') showIdle([]);
    if (query === last) return;
    last = query;
    failed = false;
    questions.ask(query);
  };

  function show(groups: (HTMLElement | null)[], isQuery: boolean): void {
    list.replaceChildren(...groups.filter((group) => group !== null));
    options.renew(isQuery);
  }

  function showIdle(recent: Card[]): void {
    const here = openRecord()?.permalink;
    const visits = lastVisits().filter(({ permalink }) => permalink !== here);
    note.replaceChildren();
    show(
      [
        groupOf('Recently looked at', visits.slice(0, IDLE).map(visitOption)),
        groupOf('Recent decisions', recent.slice(0, IDLE).map(cardOption)),
      ],
      false,
    );
    say('');
  }

  function showFound(response: SearchResponse, query: string): void {
    const hits = response.hits.slice(0, SHOWN);
    const named = hits.filter(({ card }) => isNamed(query, card));
    const others = hits.filter((hit) => !named.includes(hit));
    const boxes = new Map(hits.map((hit) => [hit, hitBox(hit, named.includes(hit))]));
    const inGroup = (some: Hit[]) => some.flatMap((hit) => boxes.get(hit) ?? []);
    note.replaceChildren(
      ...replacedWords(response.replaced).map((words) => element('p', {}, words)),
      ...(response.total === 0 ? [nothing(query)] : []),
    );
    const all = formatSearchAddress({ query, chosen: {}, sort: 'relevance' });
    show(
      [
        groupOf('Jump to', inGroup(named)),
        groupOf('Records', inGroup(others)),
        response.total <= hits.length
          ? null
          : option({
              address: href(SEARCH_PATH) + all,
              className: 'palette-all',
              parts: [`All ${withThousands(response.total)} results`],
            }),
      ],
      true,
    );
    say([foundWords(response.total), ...replacedWords(response.replaced)].join('. '));
    clearTimeout(passages);
    passages = setTimeout(() => {
      for (const [hit, box] of boxes) {
        const place = box.querySelector<HTMLElement>('.hit-more');
        if (place !== null) void fillPassages(place, hit, passageOption);
      }
    }, PASSAGES_AFTER);
  }

  /** A record that the query names by its number has no words to mark. */
  function hitBox(hit: Hit, isNamed: boolean): HTMLElement {
    const { card } = hit;
    const marks = isNamed ? [] : hit.marks;
    const head = option({
      address: markedHref({ permalink: card.permalink, marks }),
      className: 'hit-head',
      parts: [
        numberOf(card.number),
        titleOf(hit),
        factsOf(card, names),
        ...card.successors.map((to) => successorOf(to, false)),
      ],
    });
    const more = element(
      'div',
      { class: 'hit-more' },
      card.summary === null ? null : element('div', { class: 'sum', dir: 'auto' }, card.summary),
    );
    return element('div', { class: card.standing === 'closed' ? 'hit quiet' : 'hit' }, head, more);
  }

  function cardOption(card: Card): HTMLElement {
    return option({
      address: href(card.permalink),
      className: card.standing === 'closed' ? 'hit-head quiet' : 'hit-head',
      parts: [numberOf(card.number), plainTitleOf(card), factsOf(card, names)],
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
    const again = element('button', { type: 'button' }, 'Try again');
    again.addEventListener('click', () => {
      note.replaceChildren();
      input.focus();
      ask();
    });
    return element(
      'p',
      {},
      element('b', {}, 'The search could not be loaded.'),
      ' Its files did not come, or this browser does not run them. ',
      again,
      ' or read ',
      element('a', { href: href('/') }, 'the log'),
      ' and its filters.',
    );
  }

  /** Does something with what is chosen, where it is still sought as soon as it is found; false where there is nothing. */
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
    // without the search, its page says what is wrong; where nothing is found, it offers more
    if (failed && asked() !== '') return;
    if (follow((option) => option.click())) event.preventDefault();
  });
  // a click beside the words of a result is one on the result
  list.addEventListener('click', ({ target }) => {
    const place = target as Element;
    if (place.closest('a') === null) place.closest('.hit')?.querySelector('a')?.click();
  });
  // the way to a section of this page leaves no page behind that would take the palette with it
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

function visitOption({ permalink, number, title }: Visit): HTMLElement {
  return option({
    address: href(permalink),
    className: 'hit-head',
    parts: [numberOf(number), element('bdi', { dir: 'auto' }, title)],
  });
}

function passageOption(passage: Passage, address: string): HTMLElement {
  return option({ address, className: 'passage', parts: passageOf(passage) });
}

function nothing(query: string): HTMLElement {
  return element(
    'p',
    {},
    element('b', {}, nothingWords(query, 0)),
    ' Try fewer words, or look through ',
    element('a', { href: href('/') }, 'the log'),
    '.',
  );
}
