/** The search in addresses: `?q=web+socket&status=accepted&status=proposed&sort=newest`, and what a result carries to its record. */
import {
  type Chosen,
  SEARCH_FACETS,
  SEARCH_SORTS,
  type SearchFacet,
  type SearchRequest,
} from '../../search/types.ts';

/** The search page, below the base. */
export const SEARCH_PATH = '/search/';

/** Describes the search to browsers, below the base. */
export const OPENSEARCH_PATH = '/opensearch.xml';

/** Reads a query. A value no record carries is kept: it matches nothing, and the page says so. */
export function parseSearchAddress(query: string): SearchRequest {
  const params = new URLSearchParams(query);
  const chosen: Chosen = {};
  for (const key of SEARCH_FACETS) {
    const slugs = new Set(params.getAll(key).filter((slug) => slug !== ''));
    if (slugs.size > 0) chosen[key] = [...slugs];
  }
  const sort = SEARCH_SORTS.find((one) => one === params.get('sort')) ?? 'relevance';
  return { query: params.get('q') ?? '', chosen, sort };
}

/** The query for a request, `?` included; empty where nothing is asked. */
export function formatSearchAddress({ query, chosen, sort }: SearchRequest): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  for (const key of SEARCH_FACETS) for (const slug of chosen[key] ?? []) params.append(key, slug);
  if (sort !== 'relevance') params.set('sort', sort);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The request after a value was taken or given back. */
export function toggled(
  request: SearchRequest,
  { key, slug, on }: { key: SearchFacet; slug: string; on: boolean },
): SearchRequest {
  const others = (request.chosen[key] ?? []).filter((one) => one !== slug);
  const { [key]: _before, ...rest } = request.chosen;
  const slugs = on ? [...others, slug] : others;
  return { ...request, chosen: slugs.length === 0 ? rest : { ...rest, [key]: slugs } };
}

/** How many values are chosen, over all filters. */
export function chosenCount(chosen: Chosen): number {
  return SEARCH_FACETS.reduce((sum, key) => sum + (chosen[key]?.length ?? 0), 0);
}

/** What a result links to: a section of the record, with the words to mark there. */
export interface MarkedPlace {
  permalink: string;
  marks: readonly string[];
  section?: string | null;
}

/** Name of the parameter that carries the words; the record's page takes it out of its address again. */
export const MARK = 'mark';
/** A long query would make a long address; its first words are enough to find the place. */
const MARKS = 12;

/** Query and fragment for the address of a record. */
export function markedSuffix({ marks, section = null }: Omit<MarkedPlace, 'permalink'>): string {
  const words = marks.slice(0, MARKS).join(' ');
  const query = words === '' ? '' : `?${new URLSearchParams({ [MARK]: words })}`;
  return `${query}${section === null || section === '' ? '' : `#${encodeURIComponent(section)}`}`;
}

/** The words to mark, and the query that is left without them. */
export function readMarks(query: string): { marks: string[]; rest: string } {
  const params = new URLSearchParams(query);
  const marks = (params.get(MARK) ?? '').split(/\s+/).filter((word) => word !== '');
  params.delete(MARK);
  const rest = params.toString();
  return { marks, rest: rest === '' ? '' : `?${rest}` };
}
