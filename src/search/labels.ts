/** What the filters of the search offer: each value's label and how many records of the log carry it. Pure. */
import { facetKind } from '../site/view/facets.ts';
import type { LogView } from '../site/view/list.ts';
import { STATUS_WORDS, STATUSES } from '../site/view/statuses.ts';
import { type FacetLabels, SEARCH_FACETS } from './types.ts';

/** The filters of the log, and the status. Those that would leave no choice are left out. */
export function facetLabels({ rows, facets }: LogView): FacetLabels[] {
  const statuses = STATUSES.flatMap((status): FacetLabels['values'] => {
    const count = rows.filter((row) => row.status === status).length;
    return count === 0 ? [] : [[status, STATUS_WORDS[status], count]];
  });
  return SEARCH_FACETS.flatMap((key): FacetLabels[] => {
    if (key === 'status') return [{ key, label: 'Status', values: statuses }];
    const facet = facets.find((one) => one.key === key);
    if (facet === undefined) return [];
    const values = facet.values.map(({ slug, label, count }): FacetLabels['values'][number] => [
      slug,
      label,
      count,
    ]);
    return [{ key, label: facetKind(key).label, values }];
  });
}
