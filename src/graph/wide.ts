/** The wide picture: time from left to right, the words of a record below its line. */

import type { Grid } from './grid.ts';
import { gridOf, SPACE } from './grid.ts';
import { labelOf } from './labels.ts';
import { offsetsOf } from './offsets.ts';
import type { Route, Routes } from './routes.ts';
import { routesOf } from './routes.ts';
import type { Cells } from './stack.ts';
import { cellsOf } from './stack.ts';
import { ticksOf } from './ticks.ts';
import type { Label, Layout, PlacedEdge, PlacedNode, Point, Sheet } from './types.ts';

export interface WideOptions {
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

export function layoutWide(sheet: Sheet, options: WideOptions = WIDE): Layout {
  const cells = cellsOf(sheet, options.columns);
  const routes = routesOf(sheet.edges, cells);
  const offsets = offsetsOf(routes);
  const { least, most } = options.label;
  let width = Math.min(most, Math.floor(options.width / Math.max(1, cells.columnCount)) - 24);
  for (let attempt = 0; ; attempt++) {
    width = Math.max(least, width);
    const labels = new Map(
      sheet.nodes.map((node) => [node.id, labelOf(node, { width, lines: options.lines })]),
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
  const y = (stem: Route['out']) => (grid.middles[stem.row] ?? 0) + (offsets.get(stem.key) ?? 0);
  const [out, into] = [y(route.out), y(route.in)];
  const points = [{ x: grid.middle(cells.columns.get(route.start) ?? 0), y: out }];
  const [first, last] = route.shafts;
  if (first) {
    const x = grid.shaft(first);
    points.push({ x, y: out });
    if (last && route.run) {
      const between = grid.run(route.run);
      const far = grid.shaft(last);
      points.push({ x, y: between }, { x: far, y: between }, { x: far, y: into });
    } else points.push({ x, y: into });
  }
  points.push({ x: grid.middle(cells.columns.get(route.end) ?? 0), y: into });
  return points;
}

function reachesOf({ routes }: Routes, offsets: Map<string, number>): Map<string, PlacedNode['reach']> {
  const reaches = new Map<string, PlacedNode['reach']>();
  for (const route of routes) {
    for (const [id, stem] of [[route.start, route.out] as const, [route.end, route.in] as const]) {
      const offset = offsets.get(stem.key) ?? 0;
      const known = reaches.get(id) ?? { above: 0, below: 0 };
      reaches.set(id, { above: Math.max(known.above, -offset), below: Math.max(known.below, offset) });
    }
  }
  return reaches;
}
