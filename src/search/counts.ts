/** How many of the matches carry each value of each filter, beside what the other filters have chosen. */
import type { FindContext, Found, Way } from './find.ts';
import type { PagefindFilters } from './pagefind.ts';
import { SEARCH_FACETS, type SearchFacet, type SearchResponse } from './types.ts';

export interface CountsOptions extends FindContext {
  found: readonly Found[];
  ways: readonly Way[];
  /** Some of what Pagefind found was left out. */
  narrowed: boolean;
}

type Counts = Record<SearchFacet, Map<string, number>>;

export function createCounts(options: CountsOptions): SearchResponse['counts'] {
  return () => (options.ways.length <= 1 && !options.narrowed ? byPagefind(options) : byCards(options));
}

/** One wording: Pagefind counts. It knows the values of those filters alone that a search has named. */
async function byPagefind({ pagefind, filters, stale, found, ways }: CountsOptions): Promise<Counts> {
  const term = ways[0]?.term ?? null;
  const none = ways.length === 0 && found.length === 0;
  await pagefind.preload(term, {
    filters: Object.fromEntries(SEARCH_FACETS.map((key) => [key, { any: [] }])),
  });
  /** Counts of what these filters leave, without those that no longer hold. */
  const counted = async (within: PagefindFilters): Promise<Counts> => {
    const { filters: counts, results } = await pagefind.search(term, { filters: within });
    const values = Object.fromEntries(
      SEARCH_FACETS.map((key) => [key, new Map(Object.entries(counts[key] ?? {}))]),
    ) as Counts;
    for (const { id } of results) {
      for (const [key, value] of stale[id] ?? []) values[key].set(value, (values[key].get(value) ?? 1) - 1);
    }
    return values;
  };
  const all = none ? null : await counted(filters);
  const entries = SEARCH_FACETS.map(async (key) => {
    const { [key]: own, ...others } = filters;
    const counts = own === undefined || all === null ? all : await counted(others);
    return [key, counts?.[key] ?? new Map()] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Counts;
}

/** Several wordings, of which a record may match more than one: they are few, and each tells what it carries. */
async function byCards({ found }: CountsOptions): Promise<Counts> {
  const counts = Object.fromEntries(SEARCH_FACETS.map((key) => [key, new Map<string, number>()])) as Counts;
  for (const { filters } of await Promise.all(
    found.slice(0, MOST_CARDS).map(({ result }) => result.data()),
  )) {
    for (const key of SEARCH_FACETS) {
      for (const value of filters[key] ?? []) counts[key].set(value, (counts[key].get(value) ?? 0) + 1);
    }
  }
  return counts;
}

const MOST_CARDS = 200;
