/** The filters of the search page, with counts for each value. */
import type { Messages } from '../../messages/messages.ts';
import { type ShownValue, selectShownValues } from '../../search/query-url.ts';
import type { ChosenFacets, FacetCounts, FacetLabels, SearchFacet } from '../../search/types.ts';
import { createDomElement } from '../dom.ts';

export interface FiltersOptions {
  place: HTMLElement;
  facets: FacetLabels[];
  messages: Messages;
  toggle(key: SearchFacet, slug: string, on: boolean): void;
}

export interface Filters {
  show(chosen: ChosenFacets, counts: Partial<FacetCounts> | null): void;
}

/** Lists longer than this have a field to find a value by. */
const FINDABLE = 15;

export function createFilters({ place, facets, messages, toggle }: FiltersOptions): Filters {
  const boxes = facets
    .filter(({ values }) => values.length > 0)
    .map((facet) => createFacet(facet, messages, (slug, on) => toggle(facet.key, slug, on)));
  place.replaceChildren(...boxes.map(({ box }) => box));
  return {
    show(chosen, counts) {
      for (const { key, show } of boxes) show(chosen[key] ?? [], counts?.[key] ?? null);
    },
  };
}

function createFacet(facet: FacetLabels, messages: Messages, toggle: (slug: string, on: boolean) => void) {
  const { t } = messages;
  const { key, label, values } = facet;
  const list = createDomElement('ul');
  const find = createDomElement('input', {
    type: 'text',
    class: 'facet-find',
    'aria-label': t('search.find-in', { filter: label }),
    placeholder: t('search.find'),
    autocomplete: 'off',
    dir: 'auto',
  });
  const more = createDomElement('button', { type: 'button', class: 'facet-more', 'aria-expanded': 'false' });
  const box = createDomElement(
    'fieldset',
    { 'data-facet': key },
    createDomElement('legend', {}, label),
    find,
    list,
    more,
  );
  const items = new Map<string, Item>();
  let all = false;
  let last: { chosen: readonly string[]; counts: ReadonlyMap<string, number> | null } = {
    chosen: [],
    counts: null,
  };

  const show = (chosen: readonly string[], counts: ReadonlyMap<string, number> | null): void => {
    last = { chosen, counts };
    const shown = selectShownValues(facet, { chosen, counts, all, find: find.value });
    box.hidden = shown.values.length === 0 && !all;
    find.hidden = !all || values.length <= FINDABLE;
    more.hidden = !all && shown.hidden === 0;
    more.setAttribute('aria-expanded', String(all));
    more.textContent = all ? t('search.show-fewer') : t('search.show-more', { count: shown.hidden });
    placeLines(list, shown.values.map(getItem));
  };

  const getItem = (value: ShownValue): HTMLElement => {
    const item = items.get(value.slug) ?? createItem(value, messages, toggle);
    items.set(value.slug, item);
    item.show(value);
    return item.line;
  };

  more.addEventListener('click', () => {
    all = !all;
    find.value = '';
    show(last.chosen, last.counts);
    if (all && !find.hidden) find.focus();
  });
  find.addEventListener('input', () => show(last.chosen, last.counts));
  // Enter would submit the form
  find.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  return { key, box, show };
}

interface Item {
  line: HTMLElement;
  show(value: ShownValue): void;
}

function createItem(
  { slug, label }: ShownValue,
  { number }: Messages,
  toggle: (slug: string, on: boolean) => void,
): Item {
  const box = createDomElement('input', { type: 'checkbox', value: slug });
  const amount = createDomElement('small');
  const line = createDomElement(
    'li',
    {},
    createDomElement('label', {}, box, createDomElement('bdi', {}, label), ' ', amount),
  );
  box.addEventListener('change', () => toggle(slug, box.checked));
  return {
    line,
    show({ count, chosen }) {
      box.checked = chosen;
      amount.textContent = count === null ? '' : number(count);
      line.classList.toggle('none', count === 0);
    },
  };
}

/** Puts lines into a list and moves none that is in its place already: it would lose the focus. */
function placeLines(list: HTMLElement, lines: HTMLElement[]): void {
  for (const line of [...list.children]) if (!lines.includes(line as HTMLElement)) line.remove();
  for (const [at, line] of lines.entries())
    if (list.children[at] !== line) list.insertBefore(line, list.children[at] ?? null);
}
