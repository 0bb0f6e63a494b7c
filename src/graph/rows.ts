/** Which row each line of the map runs in, so that related lines lie close together and none runs over another. */
import { rankOf } from './edges.ts';
import type { Paths } from './paths.ts';
import type { GraphEdge } from './types.ts';

interface Line {
  stops: string[];
  first: number;
  last: number;
  /** Lines it is tied to, with the strength of the tie. */
  ties: { line: Line; weight: number }[];
  row: number;
}

const WEIGHTS = [8, 5, 3, 2, 1];
const SWEEPS = 6;
/** What it costs to be in one row, where next to each other costs 1. */
const SAME_ROW = 1.5;

/**
 * Rows of one connected part, from 0.
 * @param columns of each id; a line keeps all the columns from its first stop to its last for itself
 */
export function rowsOf(paths: Paths, edges: GraphEdge[], columns: Map<string, number>): Map<string, number> {
  const lines = tie(paths, edges, columns);
  const grid = new Grid();
  const placed = new Set<Line>();
  for (const line of inPlacingOrder(lines)) {
    grid.put(line, grid.bestRow(line, placed));
    placed.add(line);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = false;
    for (const line of lines) {
      const before = line.row;
      grid.take(line);
      const row = grid.bestRow(line, placed);
      if (costAt(line, row, placed) < costAt(line, before, placed)) moved = true;
      grid.put(line, costAt(line, row, placed) < costAt(line, before, placed) ? row : before);
    }
    if (!moved) break;
  }
  sortAlike(lines);
  return numbered(lines);
}

function tie(paths: Paths, edges: GraphEdge[], columns: Map<string, number>): Line[] {
  const column = (id: string | undefined) => columns.get(id ?? '') ?? 0;
  const lines = paths.stops.map(
    (stops): Line => ({ stops, first: column(stops[0]), last: column(stops.at(-1)), ties: [], row: 0 }),
  );
  const lineOf = new Map(lines.flatMap((line) => line.stops.map((id) => [id, line] as const)));
  for (const { kind, from, to } of edges) {
    const [a, b] = [lineOf.get(from), lineOf.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    const weight = WEIGHTS[rankOf(kind)] ?? 1;
    a.ties.push({ line: b, weight });
    b.ties.push({ line: a, weight });
  }
  return lines;
}

/** The longest line first, then whatever is tied most to those that have a row. */
function inPlacingOrder(lines: Line[]): Line[] {
  const pulls = new Map(lines.map((line) => [line, 0]));
  const order: Line[] = [];
  while (pulls.size > 0) {
    let best: Line | null = null;
    for (const [line, pull] of pulls) {
      const most = best === null ? -1 : (pulls.get(best) ?? 0);
      if (best === null || pull > most || (pull === most && weightOf(line) > weightOf(best))) best = line;
    }
    if (best === null) break;
    order.push(best);
    pulls.delete(best);
    for (const { line, weight } of best.ties) {
      const pull = pulls.get(line);
      if (pull !== undefined) pulls.set(line, pull + weight);
    }
  }
  return order;
}

function weightOf({ stops, ties }: Line): number {
  return stops.length * 10 + ties.reduce((sum, { weight }) => sum + weight, 0);
}

/** Far is costly; so is one row for two lines, where the way between them would lead around what stands in it. */
function costAt({ ties }: Line, row: number, placed: Set<Line>): number {
  let cost = 0;
  for (const { line, weight } of ties) {
    if (placed.has(line)) cost += weight * (line.row === row ? SAME_ROW : Math.abs(line.row - row));
  }
  return cost;
}

/** Lines that hang on the same others in the same way change places, so that the earlier one is on top. */
function sortAlike(lines: Line[]): void {
  const names = new Map(lines.map((line, place) => [line, place]));
  const alike = new Map<string, Line[]>();
  for (const line of lines) {
    const ties = line.ties.map((tie) => `${names.get(tie.line)}:${tie.weight}`).sort();
    const key = `${line.first}-${line.last} ${ties.join(' ')}`;
    const group = alike.get(key);
    if (group) group.push(line);
    else alike.set(key, [line]);
  }
  for (const group of alike.values()) {
    const rows = group.map(({ row }) => row).sort((a, b) => a - b);
    for (const [place, line] of group.entries()) line.row = rows[place] ?? line.row;
  }
}

class Grid {
  readonly #cells = new Set<string>();
  #top = 0;
  #bottom = 0;

  isFree({ first, last }: Line, row: number): boolean {
    for (let column = first; column <= last; column++) if (this.#cells.has(`${row} ${column}`)) return false;
    return true;
  }

  /** The free row that ties pull least from; the upper one of two alike. */
  bestRow(line: Line, placed: Set<Line>): number {
    let best = { row: 0, cost: Number.POSITIVE_INFINITY };
    for (let row = this.#top - 1; row <= this.#bottom + 1; row++) {
      const cost = costAt(line, row, placed);
      if (cost < best.cost && this.isFree(line, row)) best = { row, cost };
    }
    return best.row;
  }

  put(line: Line, row: number): void {
    line.row = row;
    this.#top = Math.min(this.#top, row);
    this.#bottom = Math.max(this.#bottom, row);
    for (let column = line.first; column <= line.last; column++) this.#cells.add(`${row} ${column}`);
  }

  take(line: Line): void {
    for (let column = line.first; column <= line.last; column++) this.#cells.delete(`${line.row} ${column}`);
  }
}

function numbered(lines: Line[]): Map<string, number> {
  const used = [...new Set(lines.map(({ row }) => row))].sort((a, b) => a - b);
  const dense = new Map(used.map((row, place) => [row, place]));
  return new Map(lines.flatMap(({ stops, row }) => stops.map((id) => [id, dense.get(row) ?? 0] as const)));
}
