/** From cells to px: how high each row and how wide each column and gutter has to be for what runs there. */
import { LINE_GAP, MARK } from './measures.ts';
import type { Route, Routes, Run, Shaft } from './routes.ts';
import type { Cells } from './stack.ts';
import { tracksOf } from './tracks.ts';
import type { Label } from './types.ts';

/** Distances in px. */
export const SPACE = {
  /** From the left side of a column to the middle of its marks. */
  mark: 9,
  /** Room above the first row, for the years. */
  axis: 40,
  /** Least distance between the words of one row and what runs above the next. */
  row: 16,
  /** Least distance of a line from a mark, and of a mark from the words below it. */
  clear: 5,
  /** A gutter without lines, and what a gutter has left and right of its lines. */
  gutter: 22,
  side: 14,
};

export interface Grid {
  width: number;
  height: number;
  /** Left side of each column. */
  lefts: number[];
  /** Left side of the gutter before each column. */
  gutters: number[];
  /** Middle of the marks of each row. */
  middles: number[];
  labelTops: number[];
  middle: (column: number) => number;
  shaft: (shaft: Shaft) => number;
  run: (run: Run) => number;
}

export interface GridInput {
  cells: Cells;
  routes: Routes;
  offsets: Map<string, number>;
  labels: Map<string, Label>;
  /** Width of a column, in px. */
  width: number;
}

export function gridOf({ cells, routes, offsets, labels, width }: GridInput): Grid {
  const rows = rowsOf({ cells, routes, offsets, labels });
  const y = (stem: Route['out']) => (rows.middles[stem.row] ?? 0) + (offsets.get(stem.key) ?? 0);
  const shafts = new Map<string, { gutter: number; ys: number[]; from: number }>();
  for (const route of routes.routes) {
    const [first, last] = route.shafts;
    if (first === undefined) continue;
    const between = route.run === null ? null : rows.run(route.run);
    grow(shafts, first, [y(route.out), between ?? y(route.in)]);
    if (last && between !== null) grow(shafts, last, [between, y(route.in)]);
  }
  const tracks = new Map<string, number>();
  const lefts: number[] = [];
  const gutters: number[] = [];
  let x = 0;
  for (let column = 0; column < cells.columnCount; column++) {
    const inside = [...shafts]
      .filter(([, { gutter }]) => gutter === column)
      .sort(([a, p], [b, q]) => inTurn(p, q) || (a < b ? -1 : 1));
    const places = tracksOf(
      inside.map(([, { ys }]) => ({ from: Math.min(...ys), to: Math.max(...ys) })),
      LINE_GAP * 2,
    );
    for (const [index, [key]] of inside.entries()) tracks.set(key, places[index] ?? 0);
    const count = Math.max(0, ...places.map((place) => place + 1));
    gutters.push(x);
    if (column > 0) x += Math.max(SPACE.gutter, SPACE.side * 2 + (count - 1) * LINE_GAP);
    lefts.push(x);
    x += width;
  }
  return {
    width: x,
    height: rows.height,
    lefts,
    gutters,
    middles: rows.middles,
    labelTops: rows.labelTops,
    middle: (column) => (lefts[column] ?? 0) + SPACE.mark,
    shaft: (shaft) =>
      (gutters[shaft.gutter] ?? 0) + SPACE.side + (tracks.get(shaftKey(shaft)) ?? 0) * LINE_GAP,
    run: rows.run,
  };
}

function rowsOf({ cells, routes, offsets, labels }: Omit<GridInput, 'width'>) {
  const runTracks = new Map<string, number>();
  const middles: number[] = [];
  const labelTops: number[] = [];
  const runTops: number[] = [];
  let y = SPACE.axis;
  for (let row = 0; row < cells.rowCount; row++) {
    const runs = [...routes.runs.values()].filter((run) => run.row === row);
    runs.sort((a, b) => a.from - b.from || a.to - b.to || (a.key < b.key ? -1 : 1));
    const places = tracksOf(runs);
    for (const [index, { key }] of runs.entries()) runTracks.set(key, places[index] ?? 0);
    const reach = [...routes.stems.values()]
      .filter((stem) => stem.row === row)
      .map(({ key }) => offsets.get(key) ?? 0);
    runTops.push(y);
    y += Math.max(0, ...places.map((place) => place + 1)) * LINE_GAP;
    y += MARK + SPACE.clear - Math.min(0, ...reach);
    middles.push(y);
    y += MARK + SPACE.clear + Math.max(0, ...reach);
    labelTops.push(y);
    const heights = [...labels].map(([id, { box }]) => (cells.rows.get(id) === row ? box.height : 0));
    y += Math.max(0, ...heights) + SPACE.row;
  }
  const run = ({ key, row }: Run) => (runTops[row] ?? 0) + (runTracks.get(key) ?? 0) * LINE_GAP;
  return { middles, labelTops, run, height: y };
}

function shaftKey({ key, gutter }: Shaft): string {
  return `${gutter} ${key}`;
}

function grow(
  shafts: Map<string, { gutter: number; ys: number[]; from: number }>,
  shaft: Shaft,
  ys: number[],
): void {
  const known = shafts.get(shaftKey(shaft));
  if (known) known.ys.push(...ys);
  else shafts.set(shaftKey(shaft), { gutter: shaft.gutter, ys: [...ys], from: ys[0] ?? 0 });
}

/** Going down, the lower one turns first; going up, the higher one: so that fewer lines cross. */
function inTurn(a: { ys: number[]; from: number }, b: { ys: number[]; from: number }): number {
  const down = (shaft: { ys: number[]; from: number }) =>
    Math.max(...shaft.ys) - shaft.from >= shaft.from - Math.min(...shaft.ys);
  const [p, q] = [down(a), down(b)];
  return p !== q ? Number(q) - Number(p) : p ? b.from - a.from : a.from - b.from;
}
