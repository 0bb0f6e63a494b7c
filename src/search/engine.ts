/** The search in the browser: Pagefind finds matches, which are then ranked for decisions. */
import { type FoundRecord, findAll, listWords, type Matches, RANKING } from './find-records.ts';
import { findPassages, findWordsToMark, hasPhrases, markText } from './passages.ts';
import { type RankCandidate, sortByRank } from './rank.ts';
import { findSuggestions, unpackWords } from './spelling.ts';
import { listWordTexts, normalizeWord, parseSearch } from './tokenize.ts';
import {
  type ChosenFacets,
  type Engine,
  type FacetCounts,
  type Hit,
  listSearchFacets,
  MANIFEST,
  PAGEFIND,
  type Pagefind,
  type PagefindFilters,
  type PagefindFragment,
  type ResultCard,
  SEARCH_FACETS,
  type SearchManifest,
  type SearchRequest,
  type SearchResponse,
  type SearchSection,
  type SearchSort,
  toSectionsPath,
} from './types.ts';

export interface EngineOptions {
  /** Puts a site path below the base. */
  href(path: string): string;
  /** Fetches a file of the site. @throws where it is not there */
  fetchJson<T>(address: string): Promise<T>;
}

interface PagefindModule {
  createInstance(options: {
    basePath: string;
    ranking: typeof RANKING;
  }): Pagefind & { init(): Promise<void> };
}

/** Results that are ranked in full and come with the response. Each needs a file, at every letter typed. */
const FIRST = 16;
/** Records whose text is searched for a phrase; each is fetched. */
const LOOKED_INTO = 40;
/** Up to this many matches, filters are counted here; beyond, by Pagefind. */
const MOST_COUNTED = 200;

/**
 * Pagefind searches in a worker of its own, so the page stays free for the next key.
 *
 * @throws where anything of it cannot be fetched or does not run
 */
export async function openEngine({ href, fetchJson }: EngineOptions): Promise<Engine> {
  const [manifest, library] = await Promise.all([
    fetchJson<SearchManifest>(href(MANIFEST)),
    import(/* @vite-ignore */ href(`${PAGEFIND}pagefind.js`)) as Promise<PagefindModule>,
  ]);
  const pagefind = library.createInstance({ basePath: href(PAGEFIND), ranking: RANKING });
  await pagefind.init();
  const fetchSections = async (permalink: string): Promise<SearchSection[]> =>
    (await fetchJson<{ sections: SearchSection[] }>(href(toSectionsPath(permalink)))).sections;
  return createEngine(pagefind, manifest, fetchSections);
}

function createEngine(
  pagefind: Pagefind,
  manifest: SearchManifest,
  fetchSections: (permalink: string) => Promise<SearchSection[]>,
): Engine {
  const vocabulary = unpackWords(manifest.words);
  const facets = listSearchFacets(manifest.fields ?? []);
  const context = { pagefind, vocabulary, collections: manifest.collections };
  /** The query that was asked last: its filters and its order change more often than its words. */
  let last: { query: string; matches: Promise<Matches> } | null = null;

  async function findMatches(typed: string): Promise<Matches> {
    const query = parseSearch(typed);
    const matches = await findAll(query, context);
    if (query.phrases.length === 0) return matches;
    const looked = matches.found.slice(0, LOOKED_INTO).map(async (one) => {
      const card = parseCard(await one.result.data());
      return hasPhrases(card, await fetchSections(card.permalink), query.phrases) ? [one] : [];
    });
    return { ...matches, found: (await Promise.all(looked)).flat(), term: undefined };
  }

  async function search({ query, chosen, sort }: SearchRequest): Promise<SearchResponse> {
    if (last?.query !== query) last = { query, matches: findMatches(query) };
    const matches = await last.matches.catch((error: unknown) => {
      last = null;
      throw error;
    });
    const filters = toFilters(chosen);
    // what a filter leaves are some of these: it changes nothing about what the words mean
    const found = await arranged(await within(matches.found, filters), sort);
    const first = await Promise.all(found.slice(0, FIRST).map(toCandidate));
    const typed = listWordTexts(query).map(normalizeWord);
    const ordered = sort === 'relevance' && typed.length > 0 ? sortByRank(first, typed) : first;
    let given = ordered.length;
    return {
      total: found.length,
      hits: ordered.map(toHit),
      replaced: matches.replaced,
      partial: matches.words > 1 && found.length > 0 && !found.some(({ whole }) => whole),
      unfiltered: matches.found.length,
      suggestions: matches.found.length > 0 ? [] : findSuggestions(typed, vocabulary),
      async more(count) {
        const next = found.slice(given, given + count);
        given += next.length;
        return (await Promise.all(next.map(toCandidate))).map(toHit);
      },
      counts: () => countFacets(matches, filters),
    };
  }

  async function within(
    found: readonly FoundRecord[],
    filters: PagefindFilters,
  ): Promise<readonly FoundRecord[]> {
    if (Object.keys(filters).length === 0) return found;
    const { results } = await pagefind.search(null, { filters });
    const allowed = new Set(results.map(({ id }) => id));
    return found.filter(({ result }) => allowed.has(result.id));
  }

  async function arranged(found: readonly FoundRecord[], sort: SearchSort): Promise<readonly FoundRecord[]> {
    if (sort === 'relevance') return found;
    const { results } = await pagefind.search(null, { sort: { date: sort === 'newest' ? 'desc' : 'asc' } });
    const places = new Map(results.map(({ id }, at) => [id, at]));
    const getPlace = ({ result }: FoundRecord): number => places.get(result.id) ?? 0;
    return [...found].sort((a, b) => getPlace(a) - getPlace(b));
  }

  /** How many have each value, within what the other filters have chosen. */
  async function countFacets({ found, term }: Matches, filters: PagefindFilters): Promise<FacetCounts> {
    if (term !== undefined && found.length > MOST_COUNTED) return countedByPagefind(term, filters);
    const records = await Promise.all(found.slice(0, MOST_COUNTED).map(({ result }) => result.data()));
    const counts = createCounts();
    for (const key of facets) {
      const own = new Map<string, number>();
      counts[key] = own;
      const others = Object.entries(filters).filter(([other]) => other !== key);
      for (const record of records) {
        const isWithin = others.every(([other, { any }]) =>
          record.filters[other]?.some((value) => any.includes(value)),
        );
        if (!isWithin) continue;
        for (const value of record.filters[key] ?? []) own.set(value, (own.get(value) ?? 0) + 1);
      }
    }
    return counts;
  }

  /** Pagefind counts only the filters that were asked for. */
  async function countedByPagefind(term: string | null, filters: PagefindFilters): Promise<FacetCounts> {
    await pagefind.preload(term, {
      filters: Object.fromEntries(facets.map((key) => [key, { any: [] }])),
    });
    const counts = createCounts();
    const counting = facets.map(async (key) => {
      const { [key]: _own, ...others } = filters;
      const { filters: counted } = await pagefind.search(term, { filters: others });
      counts[key] = new Map(Object.entries(counted[key] ?? {}));
    });
    await Promise.all(counting);
    return counts;
  }

  function toHit({ card, marks, named }: FoundCard): Hit {
    return {
      card,
      named,
      marks,
      title: markText(card.title, marks),
      passages: async () => findPassages(await fetchSections(card.permalink), marks),
    };
  }

  return { manifest, search };
}

interface FoundCard extends RankCandidate {
  named: boolean;
  marks: string[];
}

async function toCandidate({ result, score, words, named }: FoundRecord): Promise<FoundCard> {
  const fragment = await result.data();
  const marks = named ? [] : findWordsToMark(listWords(fragment), words);
  return { score, card: parseCard(fragment), words, named, marks };
}

/** The card travels as the value of a filter; see `toDocumentHtml`. */
function parseCard({ filters }: PagefindFragment): ResultCard {
  return JSON.parse(filters['card']?.[0] ?? 'null') as ResultCard;
}

function createCounts(): FacetCounts {
  return Object.fromEntries(SEARCH_FACETS.map((key) => [key, new Map()])) as unknown as FacetCounts;
}

function toFilters(chosen: ChosenFacets): PagefindFilters {
  return Object.fromEntries(
    listSearchFacets(Object.keys(chosen)).flatMap((key) => {
      const any = chosen[key];
      return any === undefined || any.length === 0 ? [] : [[key, { any }]];
    }),
  );
}
