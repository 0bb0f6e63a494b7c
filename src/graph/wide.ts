/** The wide picture: time from left to right, the words of a record below its line. */
import type { Messages } from '../messages/messages.ts';
import { type Cells, cellsOf } from './cells.ts';
import { LINE_GAP, labelOf, MARK, ticksOf, tracksOf } from './labels.ts';
import { offsetsOf, type Route, type Routes, type Run, routesOf, type VerticalRun } from './routes.ts';
import type { Label, Layout, PlacedEdge, PlacedNode, Point, Sheet } from './types.ts';

interface WideOptions {
  /** Room for the picture, in px; it is wider only where its lines leave labels too little. */
  width: number;
  /** Columns it should have at most. */
  columns: number;
  /** Width of a label, in px: what it should not go below or beyond. */
  label: { least: number; most: number };
  /** Lines of a title. */
  lines: number;
}

export const WIDE: WideOptions = { width: 1140, columns: 6, label: { least: 120, most: 280 }, lines: 3 };

export function layoutWide(sheet: Sheet, messages: Messages, options: WideOptions = WIDE): Layout {
  const cells = cellsOf(sheet, options.columns);
  const routes = routesOf(sheet.edges, cells);
  const offsets = offsetsOf(routes);
  const { least, most } = options.label;
  let width = Math.min(most, Math.floor(options.width / Math.max(1, cells.columnCount)) - 24);
  for (let attempt = 0; ; attempt++) {
    width = Math.max(least, width);
    const labels = new Map(
      sheet.nodes.map((node) => [node.id, labelOf(node, { width, lines: options.lines, messages })]),
    );
    const grid = gridOf({ cells, routes, offsets, labels, width });
    const over = grid.width - options.width;
    if (over <= 0 || width === least || attempt === 3)
      return assemble(sheet, { cells, routes, offsets, labels, grid });
    width -= Math.ceil(over / cells.columnCount);
  }
}

interface Parts {
  cells: Cells;
  routes: Routes;
  offsets: Map<string, number>;
  labels: Map<string, Label>;
  grid: Grid;
}

function assemble(sheet: Sheet, { cells, routes, offsets, labels, grid }: Parts): Layout {
  const reaches = reachesOf(routes, offsets);
  const nodes = sheet.nodes.map((node): PlacedNode => {
    const column = cells.columns.get(node.id) ?? 0;
    const row = cells.rows.get(node.id) ?? 0;
    const label = labels.get(node.id) as Label;
    const left = grid.lefts[column] ?? 0;
    return {
      node,
      x: grid.middle(column),
      y: grid.middles[row] ?? 0,
      reach: reaches.get(node.id) ?? { above: 0, below: 0 },
      label: { ...label, box: { ...label.box, x: left, y: grid.labelTops[row] ?? 0 } },
    };
  });
  const edges = routes.routes.map((route): PlacedEdge => {
    const points = pointsOf(route, { cells, offsets, grid });
    return { edge: route.edge, points, target: route.end === route.edge.to ? 'end' : 'start' };
  });
  const ticks = ticksOf(sheet, cells).map(({ text, column }) => ({
    text,
    at: grid.lefts[column] ?? 0,
    rule: column === 0 ? null : (grid.gutters[column] ?? 0) + SPACE.clear,
  }));
  return { density: 'wide', width: grid.width, height: grid.height, nodes, edges, ticks };
}

function pointsOf(
  route: Route,
  { cells, offsets, grid }: Pick<Parts, 'cells' | 'offsets' | 'grid'>,
): Point[] {
  const y = (edgeTrunk: Route['out']) =>
    (grid.middles[edgeTrunk.row] ?? 0) + (offsets.get(edgeTrunk.key) ?? 0);
  const [out, into] = [y(route.out), y(route.in)];
  const points = [{ x: grid.middle(cells.columns.get(route.start) ?? 0), y: out }];
  const [first, last] = route.verticalRuns;
  if (first) {
    const x = grid.verticalRun(first);
    points.push({ x, y: out });
    if (last && route.run) {
      const between = grid.run(route.run);
      const far = grid.verticalRun(last);
      points.push({ x, y: between }, { x: far, y: between }, { x: far, y: into });
    } else points.push({ x, y: into });
  }
  points.push({ x: grid.middle(cells.columns.get(route.end) ?? 0), y: into });
  return points;
}

function reachesOf({ routes }: Routes, offsets: Map<string, number>): Map<string, PlacedNode['reach']> {
  const reaches = new Map<string, PlacedNode['reach']>();
  for (const route of routes) {
    for (const [id, edgeTrunk] of [[route.start, route.out] as const, [route.end, route.in] as const]) {
      const offset = offsets.get(edgeTrunk.key) ?? 0;
      const known = reaches.get(id) ?? { above: 0, below: 0 };
      reaches.set(id, { above: Math.max(known.above, -offset), below: Math.max(known.below, offset) });
    }
  }
  return reaches;
}

// From cells to px: how high each row and how wide each column and gutter has to be for what runs there.

/** Distances in px. */
const SPACE = {
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

interface Grid {
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
  verticalRun: (verticalRun: VerticalRun) => number;
  run: (run: Run) => number;
}

interface GridInput {
  cells: Cells;
  routes: Routes;
  offsets: Map<string, number>;
  labels: Map<string, Label>;
  /** Width of a column, in px. */
  width: number;
}

function gridOf({ cells, routes, offsets, labels, width }: GridInput): Grid {
  const rows = rowsOf({ cells, routes, offsets, labels });
  const y = (edgeTrunk: Route['out']) =>
    (rows.middles[edgeTrunk.row] ?? 0) + (offsets.get(edgeTrunk.key) ?? 0);
  const verticalRuns = new Map<string, { gutter: number; ys: number[]; from: number }>();
  for (const route of routes.routes) {
    const [first, last] = route.verticalRuns;
    if (first === undefined) continue;
    const between = route.run === null ? null : rows.run(route.run);
    grow(verticalRuns, first, [y(route.out), between ?? y(route.in)]);
    if (last && between !== null) grow(verticalRuns, last, [between, y(route.in)]);
  }
  const tracks = new Map<string, number>();
  const lefts: number[] = [];
  const gutters: number[] = [];
  let x = 0;
  for (let column = 0; column < cells.columnCount; column++) {
    const inside = [...verticalRuns]
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
    verticalRun: (verticalRun) =>
      (gutters[verticalRun.gutter] ?? 0) +
      SPACE.side +
      (tracks.get(verticalRunKey(verticalRun)) ?? 0) * LINE_GAP,
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
    const reach = [...routes.edgeTrunks.values()]
      .filter((edgeTrunk) => edgeTrunk.row === row)
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

function verticalRunKey({ key, gutter }: VerticalRun): string {
  return `${gutter} ${key}`;
}

function grow(
  verticalRuns: Map<string, { gutter: number; ys: number[]; from: number }>,
  verticalRun: VerticalRun,
  ys: number[],
): void {
  const known = verticalRuns.get(verticalRunKey(verticalRun));
  if (known) known.ys.push(...ys);
  else
    verticalRuns.set(verticalRunKey(verticalRun), {
      gutter: verticalRun.gutter,
      ys: [...ys],
      from: ys[0] ?? 0,
    });
}

/** Going down, the lower one turns first; going up, the higher one: so that fewer lines cross. */
function inTurn(a: { ys: number[]; from: number }, b: { ys: number[]; from: number }): number {
  const down = (verticalRun: { ys: number[]; from: number }) =>
    Math.max(...verticalRun.ys) - verticalRun.from >= verticalRun.from - Math.min(...verticalRun.ys);
  const [p, q] = [down(a), down(b)];
  return p !== q ? Number(q) - Number(p) : p ? b.from - a.from : a.from - b.from;
}
