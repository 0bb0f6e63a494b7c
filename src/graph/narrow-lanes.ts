/** Lanes of the narrow picture: the columns that marks stand in. */
import type { Paths } from './paths.ts';

/** Lines of the map that may run side by side. */
const MOST = 5;

export interface Lanes {
  /** Lane of each id, from 0 next to the words. */
  of: Map<string, number>;
  count: number;
  /** The edges that run straight down a lane. */
  straight: Set<string>;
}

/**
 * The longest lines come nearest to the words. Where there are too many at a time to stand side by side, the shorter ones
 * are taken apart, and their lines drawn beside the lanes.
 * @param order the row of each id
 */
export function lanesOf(
  paths: Paths,
  order: Map<string, number>,
  ends: (edge: string) => [string, string],
): Lanes {
  const row = (id: string | undefined) => order.get(id ?? '') ?? 0;
  const lanes: boolean[][] = Array.from({ length: MOST + 1 }, () => []);
  const of = new Map<string, number>();
  const parted = new Set<string>();
  const take = (stops: string[], most: number): boolean => {
    const [first, last] = [row(stops[0]), row(stops.at(-1))];
    const lane = lanes.slice(0, most).findIndex((taken) => {
      for (let at = first; at <= last; at++) if (taken[at]) return false;
      return true;
    });
    if (lane < 0) return false;
    for (let at = first; at <= last; at++) (lanes[lane] as boolean[])[at] = true;
    for (const id of stops) of.set(id, lane);
    return true;
  };
  const long = paths.stops
    .filter((stops) => stops.length > 1)
    .sort((a, b) => b.length - a.length || row(a[0]) - row(b[0]));
  const apart: string[] = paths.stops.flatMap((stops) => (stops.length === 1 ? stops : []));
  for (const stops of long) {
    if (take(stops, MOST)) continue;
    apart.push(...stops);
    for (const id of stops) parted.add(id);
  }
  for (const id of apart) take([id], MOST + 1);
  const straight = new Set([...paths.straight].filter((edge) => !ends(edge).some((id) => parted.has(id))));
  return { of, count: Math.max(0, ...of.values()) + 1, straight };
}
