/** The order of files: folder by folder, numbers by value (`9` before `10`), the same on every machine. */
const collator = new Intl.Collator('en', { numeric: true });

/** Compares two `/`-separated paths; never 0 for two different ones. */
export function comparePaths(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = collator.compare(left[i] as string, right[i] as string);
    if (order !== 0) return order;
  }
  if (left.length !== right.length) return left.length - right.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
