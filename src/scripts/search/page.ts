/** The page of the search: its state stands in its address, so that what was found can be shared. */
import { FACETS_FILE } from '../../search/addresses.ts';
import type { FacetLabels, Hit, SearchRequest, SearchResponse } from '../../search/types.ts';
import {
  chosenCount,
  formatSearchAddress,
  parseSearchAddress,
  SEARCH_PATH,
  toggled,
} from '../../site/view/search-address.ts';
import { foundWords, nothingWords, replacedWords } from '../../site/view/search-words.ts';
import { counted } from '../../site/view/statuses.ts';
import { element, fetchJson, href, moreButton, once } from '../dom.ts';
import { engine } from './engine.ts';
import { type Counts, createFilters, type Filters } from './filters.ts';
import { latest } from './latest.ts';
import { resultOf } from './results.ts';

/** Results that "Show more" brings. */
const MORE = 20;
/** What is found is announced once the reader pauses. */
const SAY_AFTER = 600;

export function wireSearchPage(page: HTMLElement): void {
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
  const title = document.title;
  let state = parseSearchAddress(location.search);
  let filters: Filters | null = null;
  let response: SearchResponse | null = null;
  let names: ReadonlyMap<string, string> = new Map();
  let saying: ReturnType<typeof setTimeout> | undefined;

  const labels = once(() => fetchJson<FacetLabels[]>(href(FACETS_FILE)));

  const questions = latest<SearchRequest, SearchResponse | null>({
    async find(request) {
      const log = await engine();
      names = new Map(log.setup.collections);
      return request.query.trim() === '' && chosenCount(request.chosen) === 0 ? null : log.search(request);
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
      say('The search could not be loaded.');
    },
  });

  function ask(next: SearchRequest): void {
    state = next;
    const count = chosenCount(state.chosen);
    active.textContent = count === 0 ? '' : ` (${count})`;
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
    results.replaceChildren(
      element(
        'p',
        { class: 'search-hint' },
        'Type words, a number, a ticket or a person, or choose from the filters.',
      ),
    );
    say('');
  }

  function showFound(answer: SearchResponse): void {
    const { total, hits } = answer;
    const words = replacedWords(answer.replaced);
    const amount = total === 0 ? nothingWords(state.query, chosenCount(state.chosen)) : foundWords(total);
    found.replaceChildren(
      element('b', {}, amount),
      ...words.map((one) => element('span', {}, one)),
      ...(chosenCount(state.chosen) === 0 ? [] : [clearing()]),
      ...(total === 0 ? [element('a', { href: href('/') }, 'All decisions')] : []),
    );
    results.replaceChildren(listOf(hits, { answer, start: 1 }));
    say([amount, ...words].join(' '));
  }

  /** A part of the list; what follows it comes on request. */
  function listOf(
    hits: Hit[],
    { answer, start }: { answer: SearchResponse; start: number },
  ): DocumentFragment {
    const part = document.createDocumentFragment();
    if (hits.length === 0) return part;
    part.append(element('ol', { start: String(start) }, ...hits.map((hit) => resultOf(hit, names))));
    const next = start + hits.length;
    const left = answer.total - next + 1;
    if (left > 0)
      part.append(
        moreButton({
          left: counted(left, 'record'),
          more: async () => listOf(await answer.more(MORE), { answer, start: next }),
          first: 'h3 a',
        }),
      );
    return part;
  }

  function clearing(): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'as-link' },
      chosenCount(state.chosen) === 1 ? 'Clear the filter' : 'Clear the filters',
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
        toggle: (key, slug, on) => go(toggled(state, { key, slug, on }), 'pushState'),
      });
      const counts = shown.response === null ? countsOf(await labels()) : await shown.response.counts();
      if (shown.state === state) filters.show(state.chosen, counts);
    } catch {
      if (filters === null) place.textContent = 'The filters could not be fetched.';
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
    // a phone's keyboard hides what was found
    if (matchMedia('(pointer: coarse)').matches) input.blur();
  });
  at('.search-again').addEventListener('click', () => {
    input.focus();
    ask({ ...state });
  });
  box.addEventListener('toggle', () => void showFilters());
  addEventListener('popstate', restore);

  const wide = matchMedia('(min-width: 901px)');
  const fold = (): void => {
    box.open = wide.matches;
  };
  wide.addEventListener('change', fold);
  fold();
  // what was typed before this script came
  if (input.value !== '' && input.value !== state.query) go({ ...state, query: input.value }, 'replaceState');
  else restore();
  if (state.query === '' && chosenCount(state.chosen) === 0 && !matchMedia('(pointer: coarse)').matches)
    input.focus();
}

/** Of the whole log. */
function countsOf(facets: FacetLabels[]): Counts {
  const counts = facets.map(({ key, values }) => [
    key,
    new Map(values.map(([slug, , count]) => [slug, count])),
  ]);
  return Object.fromEntries(counts) as Counts;
}
