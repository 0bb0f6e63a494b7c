/** ISO dates: their years, which is later, which has passed. `Messages` writes them for people. */
const YEAR = /^\d{4}/;

/** The year of an ISO date; null if it has none. */
export function getYear(iso: string | null): string | null {
  return iso === null ? null : (YEAR.exec(iso)?.[0] ?? null);
}

/** The latest of some ISO dates; null if there is none. */
export function findLatest(dates: Iterable<string | null>): string | null {
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

/** Sorts by the last day that still counts: a month is after all of its days. */
export function compareDue(a: string, b: string): number {
  const [left, right] = [a.padEnd(10, '~'), b.padEnd(10, '~')];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The local day of a clock, as `YYYY-MM-DD`. */
export function toDay(time: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
