/**
 * Dates for people. Month names are written out here rather than taken from the platform, so that a build and
 * a browser in any locale show the same text.
 */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/**
 * An ISO date, `YYYY-MM` or `YYYY` as people write it.
 * `long`: 4 March 2026. `medium`: 4 Mar 2026. `short`: 4 Mar (below a heading that names the year).
 * Text that is no ISO date comes back as it is.
 */
export function formatDate(iso: string, form: 'long' | 'medium' | 'short' = 'long'): string {
  const [, year, month, day] = ISO.exec(iso) ?? [];
  if (year === undefined) return iso;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  const parts = [form === 'long' ? name : name.slice(0, 3)];
  if (day !== undefined) parts.unshift(String(Number(day)));
  if (form !== 'short') parts.push(year);
  return parts.join(' ');
}

/** The year of an ISO date; null where it has none. */
export function yearOf(iso: string | null): string | null {
  return iso === null ? null : (ISO.exec(iso)?.[1] ?? null);
}

/** The latest of some ISO dates; null where there is none. */
export function latest(dates: Iterable<string | null>): string | null {
  let found: string | null = null;
  for (const date of dates) if (date !== null && (found === null || date > found)) found = date;
  return found;
}

/**
 * Whether the day, or the last day of the month or year, is over.
 *
 * @param due `YYYY-MM-DD`, `YYYY-MM` or `YYYY`
 * @param today `YYYY-MM-DD`
 */
export function isOverdue(due: string, today: string): boolean {
  return due < today.slice(0, due.length);
}

/** Sorts by the last day that still counts: a month stands after all of its days. */
export function dueOrder(a: string, b: string): number {
  const [left, right] = [a.padEnd(10, '~'), b.padEnd(10, '~')];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The day of a clock where it stands, as `YYYY-MM-DD`. */
export function dayOf(time: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
