/** The filters of the log: which rows a choice of values leaves, and how many rows each further choice would. */
import { yearOf } from './dates.ts';
import type { Row } from './rows.ts';
import { standingSlug } from './words.ts';

export type FacetKey = 'standing' | 'collection' | 'tag' | 'person' | 'year';

export interface FacetValue {
  /** What rows carry, and what stands in addresses and in the query. */
  slug: string;
  label: string;
  count: number;
}

export interface Facet {
  key: FacetKey;
  values: FacetValue[];
}

/** In the order of the alphabet, as lists of many values are read. */
export function byLabel(a: { label: string }, b: { label: string }): number {
  return a.label.localeCompare(b.label, 'en');
}

/** One slug of each filter at most. */
export type Selection = Partial<Record<FacetKey, string>>;

interface FacetKind {
  key: FacetKey;
  label: string;
  /** Folder of the pages that list one value each without a script. */
  folder: string;
  of: (row: Row) => string[];
}

export const FACETS: FacetKind[] = [
  { key: 'standing', label: 'Standing', folder: '/standing/', of: (row) => [standingSlug(row.standing)] },
  { key: 'collection', label: 'Collection', folder: '/', of: (row) => [row.collection] },
  { key: 'tag', label: 'Tag', folder: '/tags/', of: (row) => row.tags },
  { key: 'person', label: 'Person', folder: '/people/', of: (row) => row.people },
  { key: 'year', label: 'Year', folder: '/years/', of: (row) => listed(yearOf(row.date)) },
];

export function facetKind(key: FacetKey): FacetKind {
  const kind = FACETS.find((facet) => facet.key === key);
  if (kind === undefined) throw new RangeError(`There is no filter called "${key}".`);
  return kind;
}

/** Address, below the base, of the page that lists one value's records. */
export function facetPath(key: FacetKey, slug: string): string {
  return `${facetKind(key).folder}${slug}/`;
}

/** The rows that carry every chosen value. */
export function select(rows: Row[], selection: Selection, except?: FacetKey): Row[] {
  const chosen = FACETS.flatMap(({ key, of }) => {
    const value = selection[key];
    return value === undefined || key === except ? [] : [{ of, value }];
  });
  return chosen.length === 0
    ? rows
    : rows.filter((row) => chosen.every(({ of, value }) => of(row).includes(value)));
}

/**
 * How many rows each value of a filter would leave beside what the other filters have chosen;
 * `total` is what the filter leaves when it chooses nothing.
 */
export function countValues(
  rows: Row[],
  key: FacetKey,
  selection: Selection,
): { counts: Map<string, number>; total: number } {
  const counts = new Map<string, number>();
  const within = select(rows, selection, key);
  const { of } = facetKind(key);
  for (const row of within) for (const value of of(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { counts, total: within.length };
}

function listed(value: string | null): string[] {
  return value === null ? [] : [value];
}
