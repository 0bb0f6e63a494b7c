/** ISO dates of a log: `2024-03-04`, `2024-03` or `2024`. They compare as strings. */

/** Earlier first, none last; a month before its days. */
export function compareDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** How precise a date is; null if there is none. */
export function getPrecision(date: string | null): 'day' | 'month' | 'year' | null {
  if (date === null) return null;
  return date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
}
