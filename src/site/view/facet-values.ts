/** The values of every filter of a log with their labels, addresses and counts, in the order they are shown. */
import type { SiteLog } from '../types.ts';
import { countValues, FACETS, type Facet, type FacetKey, type FacetValue } from './facets.ts';
import { peopleOf, type Row, slugger } from './rows.ts';
import { STANDINGS } from './words.ts';

/** Filters that would leave no choice (one collection, no tags) are left out. */
export function toFacets(log: SiteLog, rows: Row[]): Facet[] {
  const fixed: Partial<Record<FacetKey, Map<string, string>>> = {
    standing: new Map(STANDINGS.map(({ slug, label }) => [slug, label])),
    collection: new Map(log.collections.map(({ key, name }) => [key, name])),
  };
  const labels: Partial<Record<FacetKey, Map<string, string>>> = {
    ...fixed,
    tag: spellings(log.records.flatMap((entry) => entry.tags)),
    person: spellings(log.records.flatMap(peopleOf)),
  };
  return FACETS.map(({ key }) => {
    const { counts } = countValues(rows, key, {});
    const values = [...counts].map(([slug, count]) => ({
      slug,
      label: labels[key]?.get(slug) ?? slug,
      count,
    }));
    return { key, values: inOrder(key, values, fixed[key]) };
  }).filter(({ key, values }) => values.length > (key === 'collection' ? 1 : 0));
}

/** Years from the latest; what configuration or vocabulary lists in its order; the rest by how often it occurs. */
function inOrder(key: FacetKey, values: FacetValue[], fixed: Map<string, string> | undefined): FacetValue[] {
  const order = fixed === undefined ? [] : [...fixed.keys()];
  return values.sort((a, b) => {
    if (fixed !== undefined) return order.indexOf(a.slug) - order.indexOf(b.slug);
    if (key !== 'year' && a.count !== b.count) return b.count - a.count;
    return (a.slug < b.slug ? -1 : 1) * (key === 'year' ? -1 : 1);
  });
}

/** Each slug with the most frequent spelling of its value; of equals, the first. */
function spellings(words: string[]): Map<string, string> {
  const slugOf = slugger(words);
  const counts = new Map<string, Map<string, number>>();
  for (const word of words.map((one) => one.trim())) {
    for (const slug of slugOf([word])) {
      const spelt = counts.get(slug) ?? new Map<string, number>();
      counts.set(slug, spelt.set(word, (spelt.get(word) ?? 0) + 1));
    }
  }
  return new Map([...counts].map(([slug, spelt]) => [slug, mostFrequent(spelt, slug)]));
}

function mostFrequent(spelt: Map<string, number>, otherwise: string): string {
  let best = otherwise;
  let most = 0;
  for (const [word, count] of spelt) {
    if (count > most) {
      best = word;
      most = count;
    }
  }
  return best;
}
