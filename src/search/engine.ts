/** The search as it runs in a browser: Pagefind matches, and what is around it makes the matches fit decisions. */
import { bagOf, type Found, findAll, type Matches, RANKING } from './find.ts';
import { holdsPhrases, marked, passagesOf, wordsToMark } from './passages.ts';
import { byRank, type Candidate } from './rank.ts';
import {
  type Card,
  type Chosen,
  type Engine,
  type FacetCounts,
  type Hit,
  MANIFEST,
  PAGEFIND,
  type Pagefind,
  type PagefindFilters,
  type PagefindFragment,
  SEARCH_FACETS,
  type SearchManifest,
  type SearchRequest,
  type SearchResponse,
  type SearchSort,
  type Section,
  sectionsPath,
} from './types.ts';
import { suggestionsFor, unpackWords } from './vocabulary.ts';
import { foldWord, parseSearch, textsOfWords } from './words.ts';

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

/** Results that come with the response. Each costs a file, with every letter; their order is looked at more closely. */
const FIRST = 16;
/** A phrase is looked for in the text of so many: each is fetched. */
const LOOKED_INTO = 40;
/** Of so many matches each is asked what it has; more are counted by Pagefind. */
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
  const fetchSections = async (permalink: string): Promise<Section[]> =>
    (await fetchJson<{ sections: Section[] }>(href(sectionsPath(permalink)))).sections;
  return createEngine(pagefind, manifest, fetchSections);
}

function createEngine(
  pagefind: Pagefind,
  manifest: SearchManifest,
  fetchSections: (permalink: string) => Promise<Section[]>,
): Engine {
  const vocabulary = unpackWords(manifest.words);
  const context = { pagefind, vocabulary, collections: manifest.collections };
  /** The query that was asked last: its filters and its order change more often than its words. */
  let last: { query: string; matches: Promise<Matches> } | null = null;

  async function matchesOf(typed: string): Promise<Matches> {
    const query = parseSearch(typed);
    const matches = await findAll(query, context);
    if (query.phrases.length === 0) return matches;
    const looked = matches.found.slice(0, LOOKED_INTO).map(async (one) => {
      const card = cardIn(await one.result.data());
      return holdsPhrases(card, await fetchSections(card.permalink), query.phrases) ? [one] : [];
    });
    return { ...matches, found: (await Promise.all(looked)).flat(), term: undefined };
  }

  async function search({ query, chosen, sort }: SearchRequest): Promise<SearchResponse> {
    if (last?.query !== query) last = { query, matches: matchesOf(query) };
    const matches = await last.matches.catch((error: unknown) => {
      last = null;
      throw error;
    });
    const filters = filtersOf(chosen);
    // what a filter leaves are some of these: it changes nothing about what the words mean
    const found = await arranged(await within(matches.found, filters), sort);
    const first = await Promise.all(found.slice(0, FIRST).map(candidateOf));
    const typed = textsOfWords(query).map(foldWord);
    const ordered = sort === 'relevance' && typed.length > 0 ? byRank(first, typed) : first;
    let given = ordered.length;
    return {
      total: found.length,
      hits: ordered.map(hitOf),
      replaced: matches.replaced,
      partial: matches.words > 1 && found.length > 0 && !found.some(({ whole }) => whole),
      unfiltered: matches.found.length,
      suggestions: matches.found.length > 0 ? [] : suggestionsFor(typed, vocabulary),
      async more(count) {
        const next = found.slice(given, given + count);
        given += next.length;
        return (await Promise.all(next.map(candidateOf))).map(hitOf);
      },
      counts: () => countsOf(matches, filters),
    };
  }

  async function within(found: readonly Found[], filters: PagefindFilters): Promise<readonly Found[]> {
    if (Object.keys(filters).length === 0) return found;
    const { results } = await pagefind.search(null, { filters });
    const allowed = new Set(results.map(({ id }) => id));
    return found.filter(({ result }) => allowed.has(result.id));
  }

  async function arranged(found: readonly Found[], sort: SearchSort): Promise<readonly Found[]> {
    if (sort === 'relevance') return found;
    const { results } = await pagefind.search(null, { sort: { date: sort === 'newest' ? 'desc' : 'asc' } });
    const places = new Map(results.map(({ id }, at) => [id, at]));
    const placeOf = ({ result }: Found): number => places.get(result.id) ?? 0;
    return [...found].sort((a, b) => placeOf(a) - placeOf(b));
  }

  /** How many have each value, within what the other filters have chosen. */
  async function countsOf({ found, term }: Matches, filters: PagefindFilters): Promise<FacetCounts> {
    if (term !== undefined && found.length > MOST_COUNTED) return countedByPagefind(term, filters);
    const records = await Promise.all(found.slice(0, MOST_COUNTED).map(({ result }) => result.data()));
    const counts = noCounts();
    for (const key of SEARCH_FACETS) {
      const others = Object.entries(filters).filter(([other]) => other !== key);
      for (const record of records) {
        const isWithin = others.every(([other, { any }]) =>
          record.filters[other]?.some((value) => any.includes(value)),
        );
        if (!isWithin) continue;
        for (const value of record.filters[key] ?? [])
          counts[key].set(value, (counts[key].get(value) ?? 0) + 1);
      }
    }
    return counts;
  }

  /** Pagefind knows the values of those filters alone that it was asked for. */
  async function countedByPagefind(term: string | null, filters: PagefindFilters): Promise<FacetCounts> {
    await pagefind.preload(term, {
      filters: Object.fromEntries(SEARCH_FACETS.map((key) => [key, { any: [] }])),
    });
    const counts = noCounts();
    const counting = SEARCH_FACETS.map(async (key) => {
      const { [key]: _own, ...others } = filters;
      const { filters: counted } = await pagefind.search(term, { filters: others });
      counts[key] = new Map(Object.entries(counted[key] ?? {}));
    });
    await Promise.all(counting);
    return counts;
  }

  function hitOf({ card, marks, named }: FoundCard): Hit {
    return {
      card,
      named,
      marks,
      title: marked(card.title, marks),
      passages: async () => passagesOf(await fetchSections(card.permalink), marks),
    };
  }

  return { manifest, search };
}

interface FoundCard extends Candidate {
  named: boolean;
  marks: string[];
}

async function candidateOf({ result, score, words, named }: Found): Promise<FoundCard> {
  const fragment = await result.data();
  const marks = named ? [] : wordsToMark(bagOf(fragment), words);
  return { score, card: cardIn(fragment), words, named, marks };
}

/** The card travels as the value of a filter; see `documentHtml`. */
function cardIn({ filters }: PagefindFragment): Card {
  return JSON.parse(filters['card']?.[0] ?? 'null') as Card;
}

function noCounts(): FacetCounts {
  return Object.fromEntries(SEARCH_FACETS.map((key) => [key, new Map()])) as unknown as FacetCounts;
}

function filtersOf(chosen: Chosen): PagefindFilters {
  return Object.fromEntries(
    SEARCH_FACETS.flatMap((key) => {
      const any = chosen[key];
      return any === undefined || any.length === 0 ? [] : [[key, { any }]];
    }),
  );
}
