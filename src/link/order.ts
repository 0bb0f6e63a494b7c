const collator = new Intl.Collator('en', { numeric: true });

/** Orders `2-x` before `10-x`, the same on every machine. */
export function naturalCompare(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
