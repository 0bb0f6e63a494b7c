/**
 * The log's filters and orders. Without this script they are links to static pages, one value each. With it, the
 * front page joins them into one query in its address and lists the records in place; other pages of the log
 * lead there. The whole log is fetched the first time it is needed.
 */
import { type Facet, type FacetKey, select } from '../site/view/facets.ts';
import { type LogIndex, type UnpackedIndex, unpackIndex } from '../site/view/log-index.ts';
import { ROWS_A_PAGE } from '../site/view/paging.ts';
import { formatQuery, isFirstState, type LogState, parseQuery } from '../site/view/query.ts';
import type { Row } from '../site/view/rows.ts';
import { sortRows } from '../site/view/sort.ts';
import { counted } from '../site/view/words.ts';
import { href } from './base.ts';
import { isPlainClick } from './clicks.ts';
import { fetchJson, once } from './fetch.ts';
import { aimLinks, fillLists, linkStates, showChosen, showCounts } from './log-filters.ts';
import { listOf } from './log-rows.ts';
import { moreButton } from './more-button.ts';

const root = document.documentElement;

/** @returns once the records are listed that the address asks for */
export async function wireLog(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-log-rows]');
  const bar = document.querySelector<HTMLElement>('.filters');
  if (place === null || bar === null) return;
  foldOutside(bar);
  if ('log' in root.dataset) await front(place, bar);
  else aimLinks(bar, parseQuery(`?${place.dataset['chosen'] ?? ''}`), href('/'));
}

async function front(place: HTMLElement, bar: HTMLElement): Promise<void> {
  const found = document.querySelector<HTMLElement>('.found');
  const pager = document.querySelector<HTMLElement>('.pager');
  const first = [...place.childNodes];
  let state = parseQuery(location.search);

  const index = once(() => fetchJson<LogIndex>(place.dataset['index'] ?? '').then(unpackIndex));

  const show = async (next: LogState): Promise<void> => {
    state = next;
    const log = await index();
    // The reader may have chosen again while the log was on its way.
    if (state !== next) return;
    fillLists(bar, log.facets);
    showChosen(bar, log.facets, state);
    aimLinks(bar, state, href('/'));
    showCounts(bar, log.rows, state);
    const rows = sortRows(select(log.rows, state.selection), state.sort);
    if (isFirstState(state)) place.replaceChildren(...first);
    else place.replaceChildren(list(rows, log));
    place.classList.toggle('plain-dates', state.sort !== 'newest');
    if (pager !== null) pager.hidden = !isFirstState(state);
    say(found, state, rows.length, log);
  };

  /** The first rows; more on request, so that ten thousand cost no more than a hundred. */
  const list = (rows: Row[], log: UnpackedIndex): DocumentFragment => {
    const { sort, selection } = state;
    const several = log.collections.size > 1 && selection.collection === undefined;
    const options = { sort, several, names: log.collections, href };
    if (rows.length === 0) return nothing();
    const part = listOf({ ...options, rows: rows.slice(0, ROWS_A_PAGE) });
    const rest = rows.slice(ROWS_A_PAGE);
    if (rest.length > 0)
      part.append(
        moreButton({ left: counted(rest.length, 'record'), more: () => list(rest, log), first: 'h3 a' }),
      );
    return part;
  };

  const reveal = (): void => root.classList.remove('pending');
  const start = (next: LogState): Promise<void> => show(next).finally(reveal);

  bar.addEventListener('click', (event) => {
    if (!isPlainClick(event)) return;
    const link = (event.target as Element).closest('a');
    const chosen = linkStates(bar, state).find((one) => one.link === link);
    if (link === null || chosen === undefined) return;
    event.preventDefault();
    const list = link.closest('details');
    if (list !== null) {
      list.open = false;
      list.querySelector('summary')?.focus();
    }
    const address = href('/') + formatQuery(chosen.to);
    const fallback = link.href;
    show(chosen.to).then(
      () => undefined,
      () => location.assign(fallback),
    );
    history.pushState(null, '', address);
  });
  found?.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a') === null) return;
    event.preventDefault();
    history.pushState(null, '', href('/'));
    bar.querySelector('a')?.focus({ preventScroll: true });
    void show(parseQuery(''));
  });
  bar.addEventListener(
    'toggle',
    () => {
      if (bar.querySelector('[data-rest]') !== null) index().then(widen, () => undefined);
    },
    true,
  );
  addEventListener('popstate', () => void start(parseQuery(location.search)));

  const widen = (log: UnpackedIndex): void => {
    fillLists(bar, log.facets);
    aimLinks(bar, state, href('/'));
    showCounts(bar, log.rows, state);
  };

  if (isFirstState(state)) reveal();
  else
    await start(state).catch(() => {
      found?.replaceChildren('The log could not be fetched, so no filter is on.');
    });
}

function nothing(): DocumentFragment {
  const box = document.createElement('p');
  box.className = 'nothing';
  box.textContent =
    'No record carries all of these at once. Take one of the filters away, or clear them all.';
  const part = document.createDocumentFragment();
  part.append(box);
  return part;
}

/** Says how many records there are and of what; announced politely, for the place is a live region. */
function say(
  place: HTMLElement | null,
  state: LogState,
  count: number,
  { facets, rows }: UnpackedIndex,
): void {
  if (place === null) return;
  const chosen = Object.entries(state.selection) as [FacetKey, string][];
  if (chosen.length === 0) {
    place.replaceChildren();
    return;
  }
  const amount = document.createElement('b');
  amount.textContent = count === 0 ? 'Nothing matches' : `${count} of ${counted(rows.length, 'record')}`;
  const words = document.createElement('span');
  const of = chosen.map(([key, slug]) => labelOf(facets, key, slug)).join(' · ');
  words.append(amount, `: ${of}`);
  const clear = document.createElement('a');
  clear.href = href('/');
  clear.textContent = chosen.length === 1 ? 'Clear the filter' : 'Clear the filters';
  place.replaceChildren(words, ' ', clear);
}

function labelOf(facets: Facet[], key: FacetKey, slug: string): string {
  const values = facets.find((facet) => facet.key === key)?.values ?? [];
  return values.find((value) => value.slug === slug)?.label ?? slug;
}

/** An open list of values folds on Escape and on a press elsewhere. */
function foldOutside(bar: HTMLElement): void {
  const open = () => bar.querySelector<HTMLDetailsElement>('details[open]');
  addEventListener('keydown', (event) => {
    const list = event.key === 'Escape' ? open() : null;
    if (list === null) return;
    list.open = false;
    list.querySelector('summary')?.focus();
  });
  addEventListener('pointerdown', (event) => {
    const list = open();
    if (list !== null && !list.contains(event.target as Node)) list.open = false;
  });
}
