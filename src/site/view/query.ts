/** The state of the log in its address: `?standing=open&tag=queue&sort=title`. */
import { FACETS, type FacetKey, type Selection } from './facets.ts';
import { SORTS, type SortKey } from './sort.ts';

export interface LogState {
  selection: Selection;
  sort: SortKey;
}

/** Reads a query. A value no record carries is kept: it matches nothing, and the page says so. */
export function parseQuery(query: string): LogState {
  const params = new URLSearchParams(query);
  const selection: Selection = {};
  for (const { key } of FACETS) {
    const slug = params.get(key);
    if (slug !== null && slug !== '') selection[key] = slug;
  }
  const sort = SORTS.find(({ key }) => key === params.get('sort'))?.key ?? 'newest';
  return { selection, sort };
}

/** The query for a state, `?` included; empty for the log as it first stands. */
export function formatQuery({ selection, sort }: LogState): string {
  const params = new URLSearchParams();
  for (const { key } of FACETS) {
    const slug = selection[key];
    if (slug !== undefined) params.set(key, slug);
  }
  if (sort !== 'newest') params.set('sort', sort);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

/** The state after one more choice: null takes the filter away, as does choosing what is chosen already. */
export function choose(state: LogState, key: FacetKey, slug: string | null): LogState {
  const selection = { ...state.selection };
  if (slug === null || selection[key] === slug) delete selection[key];
  else selection[key] = slug;
  return { ...state, selection };
}

export function isFirstState({ selection, sort }: LogState): boolean {
  return sort === 'newest' && Object.keys(selection).length === 0;
}
