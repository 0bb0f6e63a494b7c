/** What is made of measured numbers. */

/** The middle value; of an even number of values the mean of the two in the middle. */
export function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

export interface Point {
  size: number;
  value: number;
}

/**
 * How fast values grow with a size: the slope of a line through their logarithms. 1 means ten times as much for ten
 * times the size, 2 a hundred times as much. Null if there are not two sizes.
 */
export function findExponent(points: readonly Point[]): number | null {
  const usable = points.filter(({ size, value }) => size > 0 && value > 0);
  if (new Set(usable.map(({ size }) => size)).size < 2) return null;
  const logs = usable.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (of: 'x' | 'y'): number => logs.reduce((sum, log) => sum + log[of], 0) / logs.length;
  const [x, y] = [mean('x'), mean('y')];
  const rise = logs.reduce((sum, log) => sum + (log.x - x) * (log.y - y), 0);
  const run = logs.reduce((sum, log) => sum + (log.x - x) ** 2, 0);
  return rise / run;
}
