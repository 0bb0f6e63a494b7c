/**
 * The way of each line through the cells of a sheet. Level pieces run along a row, through cells that are empty, or in
 * the channel above it; upright pieces run in the gutter left of a column. Neither ever meets a label.
 */

import type { Cells } from './cells.ts';
import { rankOf } from './graph.ts';
import { LINE_GAP } from './labels.ts';
import type { GraphEdge } from './types.ts';

/** A level piece that starts or ends at a record; lines of one kind from one record share it. */
interface EdgeTrunk {
  key: string;
  row: number;
  /** Gutters it touches, the first and the last. */
  from: number;
  to: number;
  straight: boolean;
  rank: number;
}

/** An upright piece in a gutter; lines of one kind to or from one record share it. */
export interface VerticalRun {
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
  out: EdgeTrunk;
  in: EdgeTrunk;
  verticalRuns: VerticalRun[];
  run: Run | null;
}

export interface Routes {
  routes: Route[];
  edgeTrunks: Map<string, EdgeTrunk>;
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
    for (const key of [trunkKey('out', start, edge), trunkKey('in', end, edge)]) {
      degrees.set(key, (degrees.get(key) ?? 0) + 1);
    }
  }
  ordered.sort((a, b) => rankOf(a.edge.kind) - rankOf(b.edge.kind) || a.span - b.span);
  const routes = ordered.map(({ edge, start, end }): Route => {
    if (cells.straight.has(edge.id)) return router.along(edge, start, end);
    const fans =
      (degrees.get(trunkKey('out', start, edge)) ?? 0) >= (degrees.get(trunkKey('in', end, edge)) ?? 0);
    return router.bend(edge, start, end, fans);
  });
  return { routes, edgeTrunks: router.edgeTrunks, runs: router.runs };
}

// Finds a way for one line after the other, and keeps what they take.

/** Names the level piece that lines of one kind share where they leave or reach a record. */
function trunkKey(way: 'in' | 'out', id: string, { kind }: GraphEdge): string {
  return `${way} ${kind} ${id}`;
}

class Router {
  readonly edgeTrunks = new Map<string, EdgeTrunk>();
  readonly runs = new Map<string, Run>();
  readonly #cells: Cells;
  /** What runs through each cell: a record, a line of the map, or the key of a trunk. */
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
    const edgeTrunk = {
      key: edge.id,
      row: this.row(start),
      ...span,
      straight: true,
      rank: rankOf(edge.kind),
    };
    this.edgeTrunks.set(edgeTrunk.key, edgeTrunk);
    return { edge, start, end, out: edgeTrunk, in: edgeTrunk, verticalRuns: [], run: null };
  }

  /** @param fans the start has more lines of this kind than the end, so that they had better share its vertical run */
  bend(edge: GraphEdge, start: string, end: string, fans: boolean): Route {
    const [out, into] = [trunkKey('out', start, edge), trunkKey('in', end, edge)];
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
      const outStem = this.#edgeTrunk(out, this.row(start), first, gutter, rank);
      const inStem = this.#edgeTrunk(into, this.row(end), gutter, last, rank);
      return {
        edge,
        start,
        end,
        out: outStem,
        in: inStem,
        verticalRuns: [{ key: fans ? out : into, gutter }],
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
    const verticalRuns = [
      { key: out, gutter: first },
      { key: into, gutter: last },
    ];
    const outStem = this.#edgeTrunk(out, this.row(start), first, first, rank);
    return {
      edge,
      start,
      end,
      out: outStem,
      in: this.#edgeTrunk(into, this.row(end), last, last, rank),
      verticalRuns,
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

  #edgeTrunk(key: string, row: number, from: number, to: number, rank: number): EdgeTrunk {
    for (let column = from; column < to; column++) this.#taken.set(`${row} ${column}`, key);
    const edgeTrunk = this.edgeTrunks.get(key) ?? { key, row, from, to, straight: false, rank };
    edgeTrunk.from = Math.min(edgeTrunk.from, from);
    edgeTrunk.to = Math.max(edgeTrunk.to, to);
    this.edgeTrunks.set(key, edgeTrunk);
    return edgeTrunk;
  }
}

// How far each level piece runs above or below the middle of its row, so that no two lie on each other.

/** Offset in px of each trunk, by its key; below the middle is positive. */
export function offsetsOf({ routes, edgeTrunks }: Routes): Map<string, number> {
  const shared = branches(routes);
  const rows = new Map<number, EdgeTrunk[]>();
  for (const edgeTrunk of edgeTrunks.values())
    rows.set(edgeTrunk.row, [...(rows.get(edgeTrunk.row) ?? []), edgeTrunk]);
  const offsets = new Map<string, number>();
  for (const row of rows.values()) {
    const placed: EdgeTrunk[] = [];
    for (const edgeTrunk of row.sort(compareTrunks)) {
      const trunk = shared.get(edgeTrunk.key);
      const others = placed.filter(
        (one) => one !== trunk && one.from <= edgeTrunk.to && one.to >= edgeTrunk.from,
      );
      const used = new Set(others.map(({ key }) => offsets.get(key)));
      const own = trunk === undefined ? undefined : offsets.get(trunk.key);
      offsets.set(
        edgeTrunk.key,
        own !== undefined && !used.has(own) ? own : firstFree(edgeTrunk, placed, offsets),
      );
      placed.push(edgeTrunk);
    }
  }
  return offsets;
}

/** A line that branches off a straight one of its kind, from the same record, leaves along it. */
function branches(routes: Routes['routes']): Map<string, EdgeTrunk> {
  const shared = new Map<string, EdgeTrunk>();
  for (const { edge, start, end, out } of routes) {
    if (!out.straight) continue;
    shared.set(`out ${edge.kind} ${start}`, out);
    shared.set(`in ${edge.kind} ${end}`, out);
  }
  return shared;
}

function firstFree(edgeTrunk: EdgeTrunk, placed: EdgeTrunk[], offsets: Map<string, number>): number {
  const near = placed.filter(({ from, to }) => from <= edgeTrunk.to && to >= edgeTrunk.from);
  const used = new Set(near.map(({ key }) => offsets.get(key)));
  for (let step = 0; ; step++) {
    const offset = Math.ceil(step / 2) * (step % 2 === 0 ? LINE_GAP : -LINE_GAP);
    if (!used.has(offset)) return offset === 0 ? 0 : offset;
  }
}

function compareTrunks(a: EdgeTrunk, b: EdgeTrunk): number {
  return (
    Number(b.straight) - Number(a.straight) ||
    a.rank - b.rank ||
    a.from - b.from ||
    a.to - b.to ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}
