/** Types of the search: what a build writes, a query, and results. */

import type { Catalog } from '../messages/messages.ts';
import { toSiblingPath } from '../shared/addresses.ts';
import { type FieldKey, isFieldKey, type Row } from '../site/view/facets.ts';

/** Where the files of the search are, below the base. */
export const PAGEFIND = '/pagefind/';
export const MANIFEST = '/search/manifest.json';
export const FACETS_FILE = '/search/facets.json';

/** The JSON of a record, whose `sections` hold the text that passages are cut from: `/adr/12.json`. */
export function toSectionsPath(permalink: string): string {
  return toSiblingPath(permalink, '.json');
}

/** Filters of the search, in the order they are shown. The names are used in addresses: `?status=accepted`. */
export const SEARCH_FACETS = ['effectiveStatus', 'status', 'collection', 'tag', 'person', 'year'] as const;
export type SearchFacet = (typeof SEARCH_FACETS)[number] | FieldKey;

/** The same with those of a query, a document or a log that the configuration names. */
export function listSearchFacets(some: Iterable<string>): SearchFacet[] {
  return [...SEARCH_FACETS, ...[...some].filter(isFieldKey)];
}

/** Chosen slugs by filter. A record must have one of each filter's. */
export type ChosenFacets = Partial<Record<SearchFacet, readonly string[]>>;

export const SEARCH_SORTS = ['relevance', 'newest', 'oldest'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

export interface SearchRequest {
  /** What the reader typed. */
  query: string;
  chosen: ChosenFacets;
  sort: SearchSort;
}

/** A record as a result shows it: its row of the list, without the values it is filtered by. */
export type ResultCard = Omit<Row, 'tags' | 'people' | 'area' | 'fields'>;

/** Part of a text; `marked` where the query asked for it. */
export interface MarkedText {
  text: string;
  marked: boolean;
}

/** A section of a record that answers the query. */
export interface MatchedPassage {
  /** Id of the section on the record's page; null for the text before its first heading. */
  id: string | null;
  heading: string | null;
  /** Some 30 words around the first match. */
  excerpt: MarkedText[];
}

export interface Hit {
  card: ResultCard;
  /** The query names this record: by its number, its ticket or its file. */
  named: boolean;
  /** The title, its matches marked. */
  title: MarkedText[];
  /** The words of this record that answer the query, to be marked on its page. */
  marks: string[];
  /** The sections that match best; empty if only the title or a fact does. Fetched when asked for. */
  passages(): Promise<MatchedPassage[]>;
}

export interface SearchResponse {
  /** How many records match. */
  total: number;
  /** The first of them, best first. */
  hits: Hit[];
  /** The next ones, in the same order; fewer than asked for at the end. */
  more(count: number): Promise<Hit[]>;
  /** Words of the query that no record has, with the word used instead; null if the word was ignored. */
  replaced: { from: string; to: string | null }[];
  /** No record that the filters leave has all of the words: these have some. */
  partial: boolean;
  /** Without the filters, this many would match. */
  unfiltered: number;
  /** Words of the log that are spelt like the query's, where nothing was found. */
  suggestions: string[];
  /** How many of the matches have each value, within the other choices. Fetches what it counts by. */
  counts(): Promise<FacetCounts>;
}

export type FacetCounts = Record<(typeof SEARCH_FACETS)[number], Map<string, number>> &
  Partial<Record<FieldKey, Map<string, number>>>;

/** What the browser needs to know of the log before it searches: `/search/manifest.json`. */
export interface SearchManifest {
  /** Key and name, in the order of the log. */
  collections: [key: string, name: string][];
  /** Filters that the configuration names; left out where there are none. */
  fields?: FieldKey[];
  /** The latest decisions, for an empty query. */
  recent: ResultCard[];
  /** Words of titles, summaries, tags and people, for spelling. */
  words: PackedWord[];
  /** What the search says, by the keys of `SEARCH_MESSAGES`. */
  messages: Catalog;
}

/** How the keys of the manifest's messages start. */
export const SEARCH_MESSAGES = ['search.', 'status.'];

/** How many characters it shares with the word before it, the rest, the number of records. */
export type PackedWord = [shared: number, rest: string, records: number];

/** Labels of the filters' values: `/search/facets.json`. */
export interface FacetLabels {
  key: SearchFacet;
  label: string;
  values: [slug: string, label: string, count: number][];
}

/** The plain text of one section of a record. */
export interface SearchSection {
  id: string | null;
  heading: string | null;
  text: string;
}

/** The search as pages use it. */
export interface Engine {
  manifest: SearchManifest;
  search(request: SearchRequest): Promise<SearchResponse>;
}

/** What is used of Pagefind's library in the browser. */
export interface Pagefind {
  /** A `term` of null finds everything. */
  search(term: string | null, options?: PagefindOptions): Promise<PagefindResponse>;
  preload(term: string | null, options?: PagefindOptions): Promise<void>;
}

export type PagefindFilters = Record<string, { any: readonly string[] }>;

export interface PagefindOptions {
  filters?: PagefindFilters;
  sort?: { date: 'asc' | 'desc' };
}

export interface PagefindResponse {
  results: PagefindResult[];
  /** Of the filters whose values were fetched: how many of the results have each. */
  filters: Record<string, Record<string, number>>;
}

export interface PagefindResult {
  id: string;
  score: number;
  /** Places of its words that matched. */
  words: number[];
  data(): Promise<PagefindFragment>;
}

export interface PagefindFragment {
  /** The words of the document. */
  content: string;
  filters: Record<string, string[]>;
}
