/** The filter bar: where each link leads from here, what is chosen, and how many records each would leave. */
import { byLabel, countValues, type Facet, type FacetKey } from '../site/view/facets.ts';
import { choose, formatQuery, type LogState } from '../site/view/query.ts';
import type { Row } from '../site/view/rows.ts';
import type { SortKey } from '../site/view/sort.ts';
import { withThousands } from '../site/view/words.ts';

/** Links of the bar with what they choose; "All" and a taken choice choose nothing. */
export function linkStates(
  bar: HTMLElement,
  state: LogState,
): { link: HTMLAnchorElement; to: LogState; on: boolean }[] {
  const filters = [...bar.querySelectorAll<HTMLAnchorElement>('[data-slug]')].map((link) => {
    const key = keyOf(link);
    const slug = link.dataset['slug'] || null;
    const on = (state.selection[key] ?? null) === slug;
    return { link, to: choose(state, key, slug), on };
  });
  const sorts = [...bar.querySelectorAll<HTMLAnchorElement>('[data-sort]')].map((link) => {
    const sort = link.dataset['sort'] as SortKey;
    return { link, to: { ...state, sort }, on: sort === state.sort };
  });
  return [...filters, ...sorts];
}

/** Leads every link to the log with this state and one more choice. */
export function aimLinks(bar: HTMLElement, state: LogState, log: string): void {
  for (const { link, to, on } of linkStates(bar, state)) {
    link.href = log + formatQuery(to);
    if (on) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** Shows how many records each value would leave beside the other choices. */
export function showCounts(bar: HTMLElement, rows: Row[], state: LogState): void {
  for (const box of bar.querySelectorAll<HTMLElement>('[data-facet]')) {
    const { counts, total } = countValues(rows, box.dataset['facet'] as FacetKey, state.selection);
    for (const link of box.querySelectorAll<HTMLAnchorElement>('[data-slug]')) {
      const slug = link.dataset['slug'];
      const count = slug ? (counts.get(slug) ?? 0) : total;
      link.classList.toggle('none', count === 0);
      const small = link.querySelector('small');
      if (small !== null) small.textContent = withThousands(count);
    }
  }
}

/** What is chosen must be seen: a value from a folded list is put into the bar; what came in so leaves again. */
export function showChosen(bar: HTMLElement, facets: Facet[], state: LogState): void {
  for (const added of bar.querySelectorAll('[data-added]')) added.remove();
  for (const { key, values } of facets) {
    const slug = state.selection[key];
    const list = bar.querySelector<HTMLElement>(`[data-facet="${key}"] > ul`);
    if (slug === undefined || list === null || list.querySelector(`[data-slug="${CSS.escape(slug)}"]`))
      continue;
    const item = valueItem(slug, values.find((value) => value.slug === slug)?.label ?? slug);
    item.dataset['added'] = '';
    list.append(item);
  }
}

/** Puts every value into the folded lists, where the page left some out. */
export function fillLists(bar: HTMLElement, facets: Facet[]): void {
  for (const { key, values } of facets) {
    const rest = bar.querySelector(`[data-facet="${key}"] [data-rest]`)?.closest('p');
    const list = bar.querySelector(`[data-facet="${key}"] .facet-all ul`);
    if (!rest || list === null) continue;
    const sorted = [...values].sort(byLabel);
    list.replaceChildren(...sorted.map(({ slug, label }) => valueItem(slug, label)));
    rest.remove();
  }
}

function valueItem(slug: string, label: string): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const name = document.createElement('bdi');
  link.dataset['slug'] = slug;
  name.textContent = label;
  link.append(name, ' ', document.createElement('small'));
  item.append(link);
  return item;
}

function keyOf(link: HTMLElement): FacetKey {
  return link.closest<HTMLElement>('[data-facet]')?.dataset['facet'] as FacetKey;
}
