/**
 * The way of each line through the cells of a sheet. Level pieces run along a row, through cells that are empty, or in
 * the channel above it; upright pieces run in the gutter left of a column. Neither ever meets a label.
 */
import { rankOf } from './edges.ts';
import { Router, stemKey } from './router.ts';
import type { Cells } from './stack.ts';
import type { GraphEdge } from './types.ts';

/** A level piece that starts or ends at a record; lines of one kind from one record share it. */
export interface Stem {
  key: string;
  row: number;
  /** Gutters it touches, the first and the last. */
  from: number;
  to: number;
  straight: boolean;
  rank: number;
}

/** An upright piece in a gutter; lines of one kind to or from one record share it. */
export interface Shaft {
  key: string;
  gutter: number;
}

/** A level piece in the channel above a row. */
export interface Run {
  key: string;
  row: number;
  from: number;
  to: number;
}

export interface Route {
  edge: GraphEdge;
  /** The ends, earlier one first. */
  start: string;
  end: string;
  out: Stem;
  in: Stem;
  shafts: Shaft[];
  run: Run | null;
}

export interface Routes {
  routes: Route[];
  stems: Map<string, Stem>;
  runs: Map<string, Run>;
}

export function routesOf(edges: GraphEdge[], cells: Cells): Routes {
  const router = new Router(cells);
  const ordered = edges.map((edge) => {
    const forwards = router.column(edge.from) < router.column(edge.to);
    const [start, end] = forwards ? [edge.from, edge.to] : [edge.to, edge.from];
    return { edge, start, end, span: router.column(end) - router.column(start) };
  });
  const degrees = new Map<string, number>();
  for (const { edge, start, end } of ordered) {
    for (const key of [stemKey('out', start, edge), stemKey('in', end, edge)]) {
      degrees.set(key, (degrees.get(key) ?? 0) + 1);
    }
  }
  ordered.sort((a, b) => rankOf(a.edge.kind) - rankOf(b.edge.kind) || a.span - b.span);
  const routes = ordered.map(({ edge, start, end }): Route => {
    if (cells.straight.has(edge.id)) return router.along(edge, start, end);
    const fans =
      (degrees.get(stemKey('out', start, edge)) ?? 0) >= (degrees.get(stemKey('in', end, edge)) ?? 0);
    return router.bend(edge, start, end, fans);
  });
  return { routes, stems: router.stems, runs: router.runs };
}
