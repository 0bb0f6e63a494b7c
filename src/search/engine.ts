/** Searches a log: Pagefind matches, and what is around it makes the matches fit decisions. */
import { createCounts } from './counts.ts';
import { type Found, type FoundAll, findAll, type Way } from './find.ts';
import type { Pagefind, PagefindFilters } from './pagefind.ts';
import { marked, passagesOf } from './passages.ts';
import { holdsPhrases } from './phrases.ts';
import { parseSearch } from './query.ts';
import { byRank, type Candidate } from './rank.ts';
import {
  type Card,
  type Chosen,
  type Engine,
  type Hit,
  SEARCH_FACETS,
  type SearchRequest,
  type SearchResponse,
  type Section,
  type Setup,
} from './types.ts';
import { unpackWords } from './vocabulary.ts';

export interface EngineParts {
  pagefind: Pagefind;
  setup: Setup;
  /** The text of a record by its address below the base. */
  fetchSections(permalink: string): Promise<Section[]>;
}

/** Results that come with the response. Each costs a file, with every letter; their order is looked at more closely. */
const FIRST = 10;
/** A phrase is looked for in the text of so many: each is fetched. */
const LOOKED_INTO = 40;

export function createEngine({ pagefind, setup, fetchSections }: EngineParts): Engine {
  const vocabulary = unpackWords(setup.words);

  async function search({ query: typed, chosen, sort }: SearchRequest): Promise<SearchResponse> {
    const query = parseSearch(typed);
    const filters = filtersOf(chosen);
    const find = async (within: PagefindFilters): Promise<FoundAll> => {
      const any = await findAll(query, { pagefind, vocabulary, filters: within, sort });
      if (query.phrases.length === 0) return any;
      return { ...any, found: await withPhrases(any.found, query.phrases), narrowed: true };
    };
    const all = await find(filters);
    const { found, ways, replaced } = all;
    const wanted = wantedWords(ways);
    const first = await Promise.all(found.slice(0, FIRST).map(candidateOf));
    const ordered =
      sort === 'relevance' && query.words.length > 0
        ? byRank(
            first,
            ways.map(({ words }) => words),
          )
        : first;
    const hitsOf = (some: Candidate[]): Hit[] => some.map(({ card }) => hitOf(card, wanted, fetchSections));
    let given = ordered.length;

    return {
      total: found.length,
      hits: hitsOf(ordered),
      replaced,
      async more(count) {
        const next = found.slice(given, given + count);
        given += next.length;
        return hitsOf(await Promise.all(next.map(candidateOf)));
      },
      counts: createCounts({ pagefind, filters, found: all, find }),
    };
  }

  async function withPhrases(found: readonly Found[], phrases: string[]): Promise<Found[]> {
    const looked = found.slice(0, LOOKED_INTO).map(async (one) => {
      const card = cardIn(await one.result.data());
      return holdsPhrases(card, await fetchSections(card.permalink), phrases) ? [one] : [];
    });
    return (await Promise.all(looked)).flat();
  }

  return { setup, search };
}

async function candidateOf({ score, result }: Found): Promise<Candidate> {
  return { score, card: cardIn(await result.data()) };
}

/** The card travels as the value of a filter; see `index/html.ts`. */
function cardIn({ filters }: { filters: Record<string, string[]> }): Card {
  return JSON.parse(filters['card']?.[0] ?? 'null') as Card;
}

function hitOf(card: Card, wanted: string[], fetchSections: EngineParts['fetchSections']): Hit {
  return {
    card,
    title: marked(card.title, wanted),
    passages: async () => passagesOf(await fetchSections(card.permalink), wanted),
    marks: wanted,
  };
}

/** The words of all the ways that found something, each once. */
function wantedWords(ways: readonly Way[]): string[] {
  return [...new Set(ways.flatMap(({ words }) => words))];
}

function filtersOf(chosen: Chosen): PagefindFilters {
  return Object.fromEntries(
    SEARCH_FACETS.flatMap((key) => {
      const any = chosen[key];
      return any === undefined || any.length === 0 ? [] : [[key, { any }]];
    }),
  );
}
