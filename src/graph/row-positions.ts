/** Positions of rows and of the lines between them, for the build and for the script that filters the graph. */

import type { GraphView } from './types.ts';

/** Distances in px: above the first row, between groups, and from a row's mark to the tip of an arrow. */
export const SPACE = { axis: 30, lane: 22, tip: 8 };

/** Rows below each other, with room between lanes; null for those that are hidden. */
export function stackRows(
  rows: readonly { height: number; lane: number; hidden?: boolean }[],
  hasAxis: boolean,
): {
  tops: (number | null)[];
  /** Between two lanes. */
  rules: number[];
  height: number;
} {
  let y = hasAxis ? SPACE.axis : 4;
  let lane: number | null = null;
  const rules: number[] = [];
  const tops = rows.map((row) => {
    if (row.hidden === true) return null;
    if (lane !== null && lane !== row.lane) {
      rules.push(y + SPACE.lane / 2);
      y += SPACE.lane;
    }
    lane = row.lane;
    const top = y;
    y += row.height;
    return top;
  });
  return { tops, rules, height: y + 4 };
}

export interface LineEnds {
  x: number;
  /** Middle of the upper mark and of the lower one. */
  from: number;
  to: number;
  /** Its arrow points to the upper one. */
  isUp: boolean;
  /** Distance of the ends of the longest line. */
  widest: number;
}

/** @param marks where the marks of the rows are */
export function getWidest(
  lines: readonly { ends: readonly [number, number] }[],
  marks: readonly number[],
): number {
  return Math.max(1, ...lines.map(({ ends: [upper, lower] }) => (marks[lower] ?? 0) - (marks[upper] ?? 0)));
}

/** Straight down, from the time of one record to the start of the other. */
export function dropPath({ x, from, to, isUp }: LineEnds): string {
  return `M${x} ${isUp ? from + SPACE.tip : from}V${isUp ? to : to - SPACE.tip - 5}`;
}

/** An arc to the left of the marks: the farther apart two records are, the wider it is. */
export function arcPath({ x, from, to, widest }: LineEnds): string {
  const start = x - SPACE.tip;
  // a curve reaches three quarters of the distance to its handles; a few rows need no wide arcs
  const room = Math.min(start / 0.76, widest * 1.1);
  const reach = Math.round((start - room * (Math.max(0, to - from) / widest) ** 0.7) * 10) / 10;
  return `M${start} ${from}C${reach} ${from} ${reach} ${to} ${start} ${to}`;
}

/** Where its arrow goes, as a transform of one that points to the right. */
export function placeSign(view: GraphView, { x, from, to, isUp }: LineEnds): string {
  if (view === 'relations') return `translate(${x - SPACE.tip} ${isUp ? from : to})`;
  return isUp
    ? `translate(${x} ${from + SPACE.tip}) rotate(-90)`
    : `translate(${x} ${to - SPACE.tip}) rotate(90)`;
}
