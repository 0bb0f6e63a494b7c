/** Finds a way for one line after the other, and keeps what they take. */
import { rankOf } from './edges.ts';
import type { Route, Run, Stem } from './routes.ts';
import type { Cells } from './stack.ts';
import type { GraphEdge } from './types.ts';

/** Names the level piece that lines of one kind share where they leave or reach a record. */
export function stemKey(way: 'in' | 'out', id: string, { kind }: GraphEdge): string {
  return `${way} ${kind} ${id}`;
}

export class Router {
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
