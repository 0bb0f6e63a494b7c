/** How many of the matches carry each value of each filter, beside what the other filters have chosen. */
import type { FoundAll } from './find.ts';
import type { Pagefind, PagefindFilters } from './pagefind.ts';
import { SEARCH_FACETS, type SearchFacet, type SearchResponse } from './types.ts';

export interface CountsOptions {
  pagefind: Pagefind;
  /** What is chosen, and what the query finds within it. */
  filters: PagefindFilters;
  found: FoundAll;
  /** What the query finds within other choices. */
  find(filters: PagefindFilters): Promise<FoundAll>;
}

type Counts = Record<SearchFacet, Map<string, number>>;

export function createCounts({ filters, found, find, ...rest }: CountsOptions): SearchResponse['counts'] {
  const within = async (some: PagefindFilters, all: FoundAll): Promise<Counts> => {
    const [way, ...others] = all.ways;
    if (way === undefined) return none();
    return (others.length === 0 && !all.narrowed) || all.found.length > MOST_CARDS
      ? byPagefind(way.term, { ...rest, filters: some })
      : byCards(all);
  };
  return async () => {
    const chosen = await within(filters, found);
    const counts = none();
    const counting = SEARCH_FACETS.map(async (key) => {
      const { [key]: own, ...others } = filters;
      counts[key] = (own === undefined ? chosen : await within(others, await find(others)))[key];
    });
    await Promise.all(counting);
    return counts;
  };
}

/** One wording: Pagefind counts. It knows the values of those filters alone that it was asked for. */
async function byPagefind(
  term: string | null,
  { pagefind, filters }: Pick<CountsOptions, 'pagefind' | 'filters'>,
): Promise<Counts> {
  await pagefind.preload(term, {
    filters: Object.fromEntries(SEARCH_FACETS.map((key) => [key, { any: [] }])),
  });
  const { filters: counted } = await pagefind.search(term, { filters });
  const counts = none();
  for (const key of SEARCH_FACETS) counts[key] = new Map(Object.entries(counted[key] ?? {}));
  return counts;
}

/**
 * Several wordings, of which a record may match more than one: each tells what it carries. Of more than so many, those
 * of the first wording are counted.
 */
async function byCards({ found }: FoundAll): Promise<Counts> {
  const counts = none();
  const fragments = await Promise.all(found.map(({ result }) => result.data()));
  for (const { filters } of fragments) {
    for (const key of SEARCH_FACETS) {
      for (const value of filters[key] ?? []) counts[key].set(value, (counts[key].get(value) ?? 0) + 1);
    }
  }
  return counts;
}

const MOST_CARDS = 200;

function none(): Counts {
  return {
    standing: new Map(),
    status: new Map(),
    collection: new Map(),
    tag: new Map(),
    person: new Map(),
    year: new Map(),
  };
}
