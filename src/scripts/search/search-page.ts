/** The search page: its state is in its address, so results can be shared. */

import {
  countChosen,
  formatNoResults,
  formatResultCount,
  formatResultNotes,
  formatSearchAddress,
  parseSearchAddress,
  toggleValue,
} from '../../search/query-url.ts';
import {
  FACETS_FILE,
  type FacetCounts,
  type FacetLabels,
  type Hit,
  type ResultCard,
  type SearchRequest,
  type SearchResponse,
} from '../../search/types.ts';
import { SEARCH_PATH } from '../../shared/addresses.ts';
import { createDomElement, createMoreButton, fetchJson, href, loadOnce } from '../dom.ts';
import { readMessages } from '../messages.ts';
import { createFilters, type Filters } from './filters.ts';
import { createLatestOnly, engine } from './load-engine.ts';
import { createResult } from './result-rows.ts';

/** Results that "Show more" brings. */
const MORE = 20;
/** What is found is announced once the reader pauses. */
const SAY_AFTER = 600;

export function initSearchPage(page: HTMLElement): void {
  const at = <T extends HTMLElement>(selector: string) => page.querySelector(selector) as T;
  const form = at<HTMLFormElement>('form');
  const input = at<HTMLInputElement>('input[name=q]');
  const sort = at<HTMLSelectElement>('select[name=sort]');
  const box = at<HTMLDetailsElement>('.search-filters');
  const place = at('.search-facets');
  const active = at('.search-active');
  const results = at('.search-results');
  const found = at('.search-found');
  const said = at('[role=status]');
  const messages = readMessages();
  const { t } = messages;
  const title = document.title;
  let state = parseSearchAddress(location.search);
  let filters: Filters | null = null;
  let response: SearchResponse | null = null;
  let names: ReadonlyMap<string, string> = new Map();
  let recent: readonly ResultCard[] = [];
  let saying: ReturnType<typeof setTimeout> | undefined;

  const labels = loadOnce(() => fetchJson<FacetLabels[]>(href(FACETS_FILE)));

  const questions = createLatestOnly<SearchRequest, SearchResponse | null>({
    async find(request) {
      const log = await engine();
      names = new Map(log.manifest.collections);
      recent = log.manifest.recent;
      return request.query.trim() === '' && countChosen(request.chosen) === 0 ? null : log.search(request);
    },
    show(answer, request) {
      if (request !== state) return;
      response = answer;
      page.classList.remove('search-failed');
      if (answer === null) showNothingAsked();
      else showFound(answer);
      void showFilters();
    },
    fail() {
      response = null;
      page.classList.add('search-failed');
      results.replaceChildren();
      found.replaceChildren();
      say(t('client.search.failed'));
    },
  });

  function ask(next: SearchRequest): void {
    state = next;
    const count = countChosen(state.chosen);
    active.textContent = count === 0 ? '' : ` (${messages.number(count)})`;
    document.title = state.query.trim() === '' ? title : `${state.query.trim()} · ${title}`;
    questions.ask(state);
  }

  function go(next: SearchRequest, how: 'pushState' | 'replaceState'): void {
    history[how](null, '', href(SEARCH_PATH) + formatSearchAddress(next));
    ask(next);
  }

  /** Puts a state that came from an address into the form. */
  function restore(): void {
    const next = parseSearchAddress(location.search);
    input.value = next.query;
    sort.value = next.sort;
    ask(next);
  }

  function showNothingAsked(): void {
    found.replaceChildren();
    const list = recent.map((card) => createResult(toHit(card), { names, messages }));
    results.replaceChildren(
      createDomElement('p', { class: 'search-hint' }, t('search.hint')),
      ...(list.length === 0 ? [] : [createDomElement('h3', { class: 'search-recent' }, t('search.recent'))]),
      createDomElement('ol', {}, ...list),
    );
    say('');
  }

  function showFound(answer: SearchResponse): void {
    const { total, hits } = answer;
    const filtered = countChosen(state.chosen);
    const amount =
      total > 0
        ? formatResultCount(total, messages)
        : formatNoResults(filtered > 0 && answer.unfiltered > 0 ? null : state.query, messages);
    const notes = formatResultNotes(answer, messages, filtered > 0);
    found.replaceChildren(
      createDomElement('b', {}, amount),
      ...notes.map((one) => createDomElement('span', {}, one)),
      ...(filtered === 0 ? [] : [clearing()]),
      ...(total > 0
        ? []
        : [
            ...answer.suggestions.map(createSuggestionLink),
            createDomElement('a', { href: href('/') }, t('search.all-decisions')),
          ]),
    );
    results.replaceChildren(createList(hits, { answer, start: 1 }));
    say([amount, ...notes].join(' '));
  }

  /** A part of the list; what follows it comes on request. */
  function createList(
    hits: Hit[],
    { answer, start }: { answer: SearchResponse; start: number },
  ): DocumentFragment {
    const part = document.createDocumentFragment();
    if (hits.length === 0) return part;
    part.append(
      createDomElement(
        'ol',
        { start: String(start) },
        ...hits.map((hit) => createResult(hit, { names, messages })),
      ),
    );
    const next = start + hits.length;
    const left = answer.total - next + 1;
    if (left > 0)
      part.append(
        createMoreButton({
          left: t('search.count', { count: left }),
          more: async () => createList(await answer.more(MORE), { answer, start: next }),
          first: 'h3 a',
        }),
      );
    return part;
  }

  function clearing(): HTMLElement {
    const button = createDomElement(
      'button',
      { type: 'button', class: 'as-link' },
      t('search.clear-filters', { count: countChosen(state.chosen) }),
    );
    button.addEventListener('click', () => {
      go({ ...state, chosen: {} }, 'pushState');
      input.focus();
    });
    return button;
  }

  /** Names and counts are fetched once the filters can be seen. */
  async function showFilters(): Promise<void> {
    if (!box.open) return;
    const shown = { state, response };
    try {
      filters ??= createFilters({
        place,
        facets: await labels(),
        messages,
        toggle: (key, slug, on) => go(toggleValue(state, { key, slug, on }), 'pushState'),
      });
      const counts = shown.response === null ? createCounts(await labels()) : await shown.response.counts();
      if (shown.state === state) filters.show(state.chosen, counts);
    } catch {
      if (filters === null) place.textContent = t('search.filters-failed');
    }
  }

  /** Announced politely once the reader pauses: the heading of the list changes with every letter. */
  function say(words: string): void {
    clearTimeout(saying);
    saying = setTimeout(() => {
      said.textContent = words;
    }, SAY_AFTER);
  }

  const typed = (): void => {
    if (input.value !== state.query) go({ ...state, query: input.value }, 'replaceState');
  };
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) typed();
  });
  input.addEventListener('compositionend', typed);
  sort.addEventListener('change', () => {
    const { sort: chosen } = parseSearchAddress(`?sort=${sort.value}`);
    go({ ...state, sort: chosen }, 'pushState');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // a phone's keyboard hides the results
    if (matchMedia('(pointer: coarse)').matches) input.blur();
  });
  at('.search-again').addEventListener('click', () => {
    input.focus();
    ask({ ...state });
  });
  box.addEventListener('toggle', () => void showFilters());
  addEventListener('popstate', restore);

  const wide = matchMedia('(min-width: 900px)');
  const fold = (): void => {
    box.open = wide.matches;
  };
  wide.addEventListener('change', fold);
  fold();
  // what was typed before this script came
  if (input.value !== '' && input.value !== state.query) go({ ...state, query: input.value }, 'replaceState');
  else restore();
  if (state.query === '' && countChosen(state.chosen) === 0 && !matchMedia('(pointer: coarse)').matches)
    input.focus();
}

/** A record that nothing was asked of. */
function toHit(card: ResultCard): Hit {
  const title = [{ text: card.title, marked: false }];
  return { card, named: false, marks: [], title, passages: async () => [] };
}

function createSuggestionLink(word: string): HTMLElement {
  const query = formatSearchAddress({ query: word, chosen: {}, sort: 'relevance' });
  return createDomElement('a', { href: href(SEARCH_PATH) + query }, word);
}

/** Of the whole log. */
function createCounts(facets: FacetLabels[]): Partial<FacetCounts> {
  const counts = facets.map(({ key, values }) => [
    key,
    new Map(values.map(([slug, , count]) => [slug, count])),
  ]);
  return Object.fromEntries(counts) as Partial<FacetCounts>;
}
