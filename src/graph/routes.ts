/**
 * The way of each line through the cells of a sheet. Level pieces run along a row, through cells that are empty, or in
 * the channel above it; upright pieces run in the gutter left of a column. Neither ever meets a label.
 */
import { rankOf } from './edges.ts';
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

function stemKey(way: 'in' | 'out', id: string, { kind }: GraphEdge): string {
  return `${way} ${kind} ${id}`;
}

class Router {
  readonly stems = new Map<string, Stem>();
  readonly runs = new Map<string, Run>();
  readonly #cells: Cells;
  /** What runs through each cell: a record, a line of the map, or the key of a stem. */
  readonly #taken = new Map<string, string>();

  constructor(cells: Cells) {
    this.#cells = cells;
    for (const stops of cells.lines) {
      const row = this.row(stops[0] as string);
      const last = this.column(stops.at(-1) as string);
      for (let column = this.column(stops[0] as string); column <= last; column++) {
        this.#taken.set(`${row} ${column}`, 'line');
      }
    }
  }

  column(id: string): number {
    return this.#cells.columns.get(id) ?? 0;
  }

  row(id: string): number {
    return this.#cells.rows.get(id) ?? 0;
  }

  /** Straight along the row that both ends stand in. */
  along(edge: GraphEdge, start: string, end: string): Route {
    const span = { from: this.column(start) + 1, to: this.column(end) };
    const stem = { key: edge.id, row: this.row(start), ...span, straight: true, rank: rankOf(edge.kind) };
    this.stems.set(stem.key, stem);
    return { edge, start, end, out: stem, in: stem, shafts: [], run: null };
  }

  /** @param fans the start has more lines of this kind than the end, so that they had better share its shaft */
  bend(edge: GraphEdge, start: string, end: string, fans: boolean): Route {
    const [out, into] = [stemKey('out', start, edge), stemKey('in', end, edge)];
    const first = this.column(start) + 1;
    const last = this.column(end);
    const gutter = this.#gutterFor({
      out,
      into,
      first,
      last,
      above: this.row(start),
      below: this.row(end),
      fans,
    });
    const rank = rankOf(edge.kind);
    if (gutter !== null) {
      const outStem = this.#stem(out, this.row(start), first, gutter, rank);
      const inStem = this.#stem(into, this.row(end), gutter, last, rank);
      return {
        edge,
        start,
        end,
        out: outStem,
        in: inStem,
        shafts: [{ key: fans ? out : into, gutter }],
        run: null,
      };
    }
    const row = fans ? this.row(end) : this.row(start);
    const key = `${fans ? into : out} ${row}`;
    const known = this.runs.get(key);
    const run = known ?? { key, row, from: first, to: last };
    run.from = Math.min(run.from, first);
    run.to = Math.max(run.to, last);
    this.runs.set(key, run);
    const shafts = [
      { key: out, gutter: first },
      { key: into, gutter: last },
    ];
    const outStem = this.#stem(out, this.row(start), first, first, rank);
    return {
      edge,
      start,
      end,
      out: outStem,
      in: this.#stem(into, this.row(end), last, last, rank),
      shafts,
      run,
    };
  }

  /** A gutter that both rows are free up to, so that one bend each is enough. */
  #gutterFor(way: {
    out: string;
    into: string;
    first: number;
    last: number;
    above: number;
    below: number;
    fans: boolean;
  }): number | null {
    const { out, into, first, last, above, below, fans } = way;
    for (let step = 0; step <= last - first; step++) {
      const gutter = fans ? first + step : last - step;
      if (this.#free(above, first, gutter - 1, out) && this.#free(below, gutter, last - 1, into))
        return gutter;
    }
    return null;
  }

  #free(row: number, first: number, last: number, key: string): boolean {
    for (let column = first; column <= last; column++) {
      const taken = this.#taken.get(`${row} ${column}`);
      if (taken !== undefined && taken !== key) return false;
    }
    return true;
  }

  #stem(key: string, row: number, from: number, to: number, rank: number): Stem {
    for (let column = from; column < to; column++) this.#taken.set(`${row} ${column}`, key);
    const stem = this.stems.get(key) ?? { key, row, from, to, straight: false, rank };
    stem.from = Math.min(stem.from, from);
    stem.to = Math.max(stem.to, to);
    this.stems.set(key, stem);
    return stem;
  }
}
