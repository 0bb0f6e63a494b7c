/**
 * The list's filters and orders. Without this script they are links to static pages, one value each. With it, the
 * front page joins them into one query in its address and lists the records in place; other pages of the list link
 * there. All rows are fetched the first time they are needed.
 */

import type { Messages } from '../messages/messages.ts';
import {
  chooseValue,
  formatQuery,
  formatRowDate,
  getRowPlace,
  groupRows,
  isFirstState,
  type LogIndex,
  type LogState,
  parseQuery,
  type SortKey,
  sortRows,
  type UnpackedIndex,
  unpackIndex,
} from '../site/view/decision-list-data.ts';
import {
  countValues,
  type Facet,
  type FacetKey,
  formatFacetLabel,
  type Row,
  selectRows,
} from '../site/view/facets.ts';
import { ROWS_PER_PAGE } from '../site/view/paging.ts';
import { createTitleHtml, formatRecordName } from '../site/view/record-name.ts';
import { createMoreButton, fetchJson, href, isPlainClick, loadOnce } from './dom.ts';
import { readMessages } from './messages.ts';
import { setStored } from './preferences.ts';

const root = document.documentElement;

/** @returns once the filters of the address are applied */
export async function initLog(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-log-rows]');
  const bar = document.querySelector<HTMLElement>('.filters');
  if (place === null || bar === null) return;
  closeOnOutsidePress(bar);
  initDensity(bar);
  if ('log' in root.dataset) await initFrontPage(place, bar);
  else updateLinks(bar, parseQuery(`?${place.dataset['chosen'] ?? ''}`), href('/'));
}

async function initFrontPage(place: HTMLElement, bar: HTMLElement): Promise<void> {
  const found = document.querySelector<HTMLElement>('.found');
  const pager = document.querySelector<HTMLElement>('.pager');
  const first = [...place.childNodes];
  const messages = readMessages();
  const { t } = messages;
  let state = parseQuery(location.search);

  const index = loadOnce(() => fetchJson<LogIndex>(place.dataset['index'] ?? '').then(unpackIndex));

  const show = async (next: LogState): Promise<void> => {
    state = next;
    const log = await index();
    // The reader may have chosen again while the log was on its way.
    if (state !== next) return;
    fillLists(bar, log.facets, messages);
    updateLinks(bar, state, href('/'));
    showCounts(bar, log.rows, state, messages);
    const rows = sortRows(selectRows(log.rows, state.selection), state.sort, messages);
    if (isFirstState(state)) place.replaceChildren(...first);
    else place.replaceChildren(list(rows, log));
    place.classList.toggle('plain-dates', state.sort !== 'newest');
    if (pager !== null) pager.hidden = !isFirstState(state);
    announceCount(found, state, rows.length, log, messages);
  };

  /** The first rows, and more on request: rendering thousands at once would be slow. */
  const list = (rows: Row[], log: UnpackedIndex): DocumentFragment => {
    const { sort, selection } = state;
    const several = log.collections.size > 1 && selection.collection === undefined;
    const options = { sort, several, names: log.collections, href, messages };
    if (rows.length === 0) return createNoMatches(messages);
    const part = createList({ ...options, rows: rows.slice(0, ROWS_PER_PAGE) });
    const rest = rows.slice(ROWS_PER_PAGE);
    if (rest.length > 0)
      part.append(
        createMoreButton({
          left: t('log.rows.count', { count: rest.length }),
          more: () => list(rest, log),
          first: 'h3 a',
        }),
      );
    return part;
  };

  const reveal = (): void => root.classList.remove('pending');
  const start = (next: LogState): Promise<void> => show(next).finally(reveal);

  bar.addEventListener('click', (event) => {
    if (!isPlainClick(event)) return;
    const link = (event.target as Element).closest('a');
    const chosen = listLinkStates(bar, state).find((one) => one.link === link);
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
    const link = (event.target as Element).closest('a');
    if (link === null || !isPlainClick(event)) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    bar.querySelector<HTMLElement>('a, summary')?.focus({ preventScroll: true });
    void show(parseQuery(new URL(link.href).search));
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
    fillLists(bar, log.facets, messages);
    updateLinks(bar, state, href('/'));
    showCounts(bar, log.rows, state, messages);
  };

  if (isFirstState(state)) reveal();
  else
    await start(state).catch(() => {
      found?.replaceChildren(t('log.rows.failed'));
    });
}

function createNoMatches({ t }: Messages): DocumentFragment {
  const box = document.createElement('p');
  box.className = 'nothing';
  box.textContent = t('log.rows.none');
  const part = document.createDocumentFragment();
  part.append(box);
  return part;
}

/** Says how many records match which filters; the place is a live region. */
function announceCount(
  place: HTMLElement | null,
  state: LogState,
  count: number,
  { facets, rows }: UnpackedIndex,
  messages: Messages,
): void {
  const { t, number } = messages;
  if (place === null) return;
  const chosen = Object.entries(state.selection) as [FacetKey, string][];
  if (chosen.length === 0) {
    place.replaceChildren();
    return;
  }
  const amount = document.createElement('b');
  amount.textContent = t('log.rows.found', { found: number(count), count: rows.length });
  const chips = chosen.map(([key, slug]) => {
    const filter = t('log.rows.chip', {
      name: formatFacetLabel(facets.find((facet) => facet.key === key) ?? { key }, messages),
      value: findLabel(facets, key, slug),
    });
    const chip = createLinkTo(chooseValue(state, key, null), filter);
    chip.className = 'chip';
    chip.ariaLabel = t('log.rows.remove', { filter });
    return chip;
  });
  const clear = createLinkTo({ ...state, selection: {} }, t('log.rows.clear', { count: chosen.length }));
  place.replaceChildren(amount, ...[...chips, clear].flatMap((link) => [' ', link]));
}

function createLinkTo(state: LogState, words: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href('/') + formatQuery(state);
  link.textContent = words;
  return link;
}

function findLabel(facets: Facet[], key: FacetKey, slug: string): string {
  const values = facets.find((facet) => facet.key === key)?.values ?? [];
  return values.find((value) => value.slug === slug)?.label ?? slug;
}

/** One line a record, for who prefers that; kept between visits. */
function initDensity(bar: HTMLElement): void {
  const button = bar.querySelector('[data-density]');
  const show = (): void =>
    button?.setAttribute('aria-pressed', String(root.dataset['density'] === 'compact'));
  button?.addEventListener('click', () => {
    if (root.dataset['density'] === 'compact') delete root.dataset['density'];
    else root.dataset['density'] = 'compact';
    setStored('cadre-density', root.dataset['density'] ?? '');
    show();
  });
  show();
}

/** An open list of values folds on Escape and on a press elsewhere. */
function closeOnOutsidePress(bar: HTMLElement): void {
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

/** Links of the bar with what they choose; "All" and a taken choice choose nothing. */
export function listLinkStates(
  bar: HTMLElement,
  state: LogState,
): { link: HTMLAnchorElement; to: LogState; on: boolean }[] {
  const filters = [...bar.querySelectorAll<HTMLAnchorElement>('[data-slug]')].map((link) => {
    const key = getFacetKey(link);
    const slug = link.dataset['slug'] || null;
    const on = (state.selection[key] ?? null) === slug;
    return { link, to: chooseValue(state, key, slug), on };
  });
  const sorts = [...bar.querySelectorAll<HTMLAnchorElement>('[data-sort]')].map((link) => {
    const sort = link.dataset['sort'] as SortKey;
    return { link, to: { ...state, sort }, on: sort === state.sort };
  });
  return [...filters, ...sorts];
}

/** Points every link to the list with this state and one more choice. */
export function updateLinks(bar: HTMLElement, state: LogState, log: string): void {
  const sorted = bar.querySelector('[data-sorted]');
  const sort = bar.querySelector(`[data-sort="${state.sort}"]`);
  if (sorted !== null && sort !== null) sorted.textContent = sort.textContent;
  for (const { link, to, on } of listLinkStates(bar, state)) {
    link.href = log + formatQuery(to);
    if (on) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** Shows how many records each value would leave beside the other choices. */
export function showCounts(bar: HTMLElement, rows: Row[], state: LogState, { number }: Messages): void {
  for (const box of bar.querySelectorAll<HTMLElement>('[data-facet]')) {
    box.classList.toggle('chosen', state.selection[box.dataset['facet'] as FacetKey] !== undefined);
    const { counts, total } = countValues(rows, box.dataset['facet'] as FacetKey, state.selection);
    for (const link of box.querySelectorAll<HTMLAnchorElement>('[data-slug]')) {
      const slug = link.dataset['slug'];
      const count = slug ? (counts.get(slug) ?? 0) : total;
      link.classList.toggle('none', count === 0);
      const small = link.querySelector('small');
      if (small !== null) small.textContent = number(count);
    }
  }
}

/** Puts every value into the folded lists, where the page left some out. */
export function fillLists(bar: HTMLElement, facets: Facet[], { compare }: Messages): void {
  for (const { key, values } of facets) {
    const rest = bar.querySelector(`[data-facet="${key}"] [data-rest]`)?.closest('p');
    const list = bar.querySelector(`[data-facet="${key}"] .facet-values ul`);
    if (!rest || list === null) continue;
    const sorted = [...values].sort((a, b) => compare(a.label, b.label));
    list.replaceChildren(...sorted.map(({ slug, label }) => createValueItem(slug, label)));
    rest.remove();
  }
}

function createValueItem(slug: string, label: string): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const name = document.createElement('bdi');
  link.dataset['slug'] = slug;
  name.textContent = label;
  link.append(name, ' ', document.createElement('small'));
  item.append(link);
  return item;
}

function getFacetKey(link: HTMLElement): FacetKey {
  return link.closest<HTMLElement>('[data-facet]')?.dataset['facet'] as FacetKey;
}

export interface ListOptions {
  rows: Row[];
  sort: SortKey;
  /** Key of a collection to its name. */
  names: Map<string, string>;
  /** Records of several collections: name the collection in each row, unless a heading does. */
  several: boolean;
  /** Puts a site path below the base. */
  href: (path: string) => string;
  messages: Messages;
}

/** Sections with their headings, as `RowGroups.astro` writes them. */
export function createList(options: ListOptions): DocumentFragment {
  const list = document.createDocumentFragment();
  const template = document.querySelector<HTMLTemplateElement>('#row-template');
  const blank = template?.content.querySelector('.row');
  if (!blank) return list;
  for (const { heading, rows } of groupRows(options.rows, options.sort, options.names, options.messages)) {
    const section = document.createElement('section');
    section.className = heading === null ? 'group' : 'group headed';
    const title = document.createElement('h2');
    title.className = heading === null ? 'sr-only' : /^\d+$/.test(heading) ? '' : 'words';
    title.textContent = heading ?? options.messages.t('log.rows.title');
    const items = document.createElement('ol');
    for (const row of rows) items.append(fillRow(blank.cloneNode(true) as HTMLElement, row, options));
    section.append(title, items);
    list.append(section);
  }
  return list;
}

function fillRow(item: HTMLElement, row: Row, options: ListOptions): HTMLElement {
  const { href, sort, names, several, messages } = options;
  const at = <T extends HTMLElement>(selector: string) => item.querySelector<T>(selector) as T;
  item.classList.toggle('quiet', row.effectiveStatus === 'no longer in force');
  at('.num').textContent = row.number === null ? '' : String(row.number);
  const link = at<HTMLAnchorElement>('h3 a');
  link.href = href(row.permalink);
  link.innerHTML = createTitleHtml(row.title);
  setText(at('.summary'), row.summary);
  setText(
    at('.place'),
    getRowPlace(row, several && sort !== 'number' ? (names.get(row.collection) ?? null) : null),
  );
  const status = at('.status');
  status.classList.add(`status-${row.status}`);
  status.textContent = messages.t(`status.${row.status}`);
  const to = at<HTMLAnchorElement>('.successor');
  for (const successor of row.successors) {
    const one = to.cloneNode(true) as HTMLAnchorElement;
    one.href = href(successor.permalink);
    one.title = formatRecordName(successor);
    (one.querySelector('.num') as HTMLElement).textContent =
      successor.number === null ? '' : String(successor.number);
    (one.querySelector('bdi') as HTMLElement).innerHTML = createTitleHtml(successor.title);
    to.before(one);
  }
  to.remove();
  const time = at<HTMLTimeElement>('time');
  setText(time, row.date === null ? null : formatRowDate(row, sort, messages));
  if (row.date !== null) time.dateTime = row.date;
  return item;
}

/** A place without words is taken out. */
function setText(place: HTMLElement, words: string | null): void {
  if (words === null) place.remove();
  else place.textContent = words;
}
