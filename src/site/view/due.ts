/** Days on which something is due. The day to compare with is always given: pages and scripts know it, this does not. */

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
