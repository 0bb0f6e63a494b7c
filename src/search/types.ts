/** The hand-overs of the search: what the build writes, what a reader asks, and what is found. */
import type { Row } from '../site/view/list.ts';

/** Filters of the search, in the order they are shown. The names stand in addresses: `?status=accepted`. */
export const SEARCH_FACETS = ['standing', 'status', 'collection', 'tag', 'person', 'year'] as const;
export type SearchFacet = (typeof SEARCH_FACETS)[number];

/** Chosen slugs by filter. A record must carry one of each filter's. */
export type Chosen = Partial<Record<SearchFacet, readonly string[]>>;

export const SEARCH_SORTS = ['relevance', 'newest', 'oldest'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

export interface SearchRequest {
  /** What the reader typed. */
  query: string;
  chosen: Chosen;
  sort: SearchSort;
}

/** A record as a result names it: its row of the log, without what filters it. */
export type Card = Omit<Row, 'tags' | 'people'>;

/** Words of a passage; those that the query asked for are marked. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** A part of a record that answers the query. */
export interface Passage {
  /** Id of the section on the record's page; null for what stands before its first heading. */
  id: string | null;
  heading: string | null;
  /** Some 30 words around the first match. */
  excerpt: Piece[];
}

export interface Hit {
  card: Card;
  /** The title, its matches marked. */
  title: Piece[];
  /** The sections that match best, at most three; empty where only the title or a fact does. Fetched when asked for. */
  passages(): Promise<Passage[]>;
  /** Words to mark on the record's page: those of the query as this log spells them. */
  marks: string[];
}

export interface SearchResponse {
  /** How many records match. */
  total: number;
  /** The first of them, best first. */
  hits: Hit[];
  /** The next ones, in the same order; fewer than asked for at the end. */
  more(count: number): Promise<Hit[]>;
  /** Words of the query that nothing matches, with what was sought in their place; null where the word was left out. */
  replaced: { from: string; to: string | null }[];
  /** How many of the matches carry each value, beside the other choices. Fetches what it counts by. */
  counts(): Promise<Record<SearchFacet, Map<string, number>>>;
}

/** What the browser needs to know of the log before it searches: `/search/setup.json`. */
export interface Setup {
  /** Key and name, in the order of the log. */
  collections: [key: string, name: string][];
  /** The latest decisions, for an empty query. */
  recent: Card[];
  /** Words of titles, summaries, tags and people, each with the number of records; sorted, each without what it shares with the word before it. */
  words: PackedWord[];
}

/** How many characters it shares with the word before it, the rest, the number of records. */
export type PackedWord = [shared: number, rest: string, records: number];

/** Labels of the filters' values: `/search/facets.json`. */
export interface FacetLabels {
  key: SearchFacet;
  label: string;
  values: [slug: string, label: string, count: number][];
}

/** The words of a record by section, for passages: `/adr/12/sections.json` holds a list of them. */
export type Section = [id: string | null, heading: string | null, text: string];

/** The search as pages use it. */
export interface Engine {
  setup: Setup;
  search(request: SearchRequest): Promise<SearchResponse>;
}
