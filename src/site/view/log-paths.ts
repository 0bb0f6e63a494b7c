/** Addresses of the log's static pages, and which of them there are for a filter. */
import { type FacetKey, facetPath } from './facets.ts';
import type { LogView } from './log-view.ts';
import { paged } from './paging.ts';
import { STANDINGS } from './words.ts';

/** `/`, then `/log/2/`. */
export function logPath(number: number): string {
  return number === 1 ? '/' : `/log/${number}/`;
}

/** `/tags/queue/`, then `/tags/queue/2/`; a collection's further pages are `/payments/log/2/`, for `/payments/2/` is a record. */
export function listPath(key: FacetKey, slug: string, number: number): string {
  const first = facetPath(key, slug);
  if (number === 1) return first;
  return key === 'collection' ? `${first}log/${number}/` : `${first}${number}/`;
}

export interface ListPage {
  chosen: { key: FacetKey; slug: string };
  heading: string;
  number: number;
}

/** One page or several for each value of a filter. */
export function listPages({ facets }: LogView, key: FacetKey): ListPage[] {
  const values = facets.find((facet) => facet.key === key)?.values ?? [];
  return values.flatMap(({ slug, label, count }) =>
    paged(Array.from({ length: count })).map(({ number }) => ({
      chosen: { key, slug },
      heading: listHeading(key, { label, slug }),
      number,
    })),
  );
}

/** What the list of one value's records is called. */
export function listHeading(key: FacetKey, { label, slug }: { label: string; slug: string }): string {
  return HEADINGS[key](label, slug);
}

const HEADINGS: Record<FacetKey, (label: string, slug: string) => string> = {
  standing: (label, slug) => STANDINGS.find((word) => word.slug === slug)?.heading ?? label,
  collection: (label) => label,
  tag: (label) => `Decisions tagged ${label}`,
  person: (label) => `Decisions by ${label}`,
  year: (label) => `Decisions of ${label}`,
};
