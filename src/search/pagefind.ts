/** What is used of Pagefind's library in the browser. */
import type { SearchFacet } from './types.ts';

export interface PagefindFragment {
  raw_url: string;
  /** The words of the document. */
  content: string;
  filters: Record<string, string[]>;
}

export interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<PagefindFragment>;
}

export type PagefindFilters = Partial<Record<SearchFacet, { any: readonly string[] }>>;

export interface PagefindOptions {
  filters?: PagefindFilters;
  sort?: { date: 'asc' | 'desc' };
}

export interface PagefindResponse {
  results: PagefindResult[];
  /** Of the filters whose values were fetched: how many of the results carry each. */
  filters: Record<string, Record<string, number>>;
}

export interface Pagefind {
  /** A `term` of null finds everything. */
  search(term: string | null, options?: PagefindOptions): Promise<PagefindResponse>;
  preload(term: string | null, options?: PagefindOptions): Promise<void>;
}

/**
 * The title counts most, by how much of it a query covers. How often a word stands in a record is in its weight, and
 * so neither the length of a record nor the share of a word in it say anything.
 */
export const RANKING = {
  metaWeights: { title: 8 },
  pageLength: 0,
  termFrequency: 0.6,
  termSaturation: 2,
  termSimilarity: 4,
};
