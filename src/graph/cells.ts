/** Cells of a sheet: each record with its column and row, the parts of the graph one below the other. */
import { compareTimePositions, componentsOf, edgesByEnd, rankOf } from './graph.ts';
import type { GraphEdge, GraphNode, Sheet } from './types.ts';

export interface Cells {
  columns: Map<string, number>;
  rows: Map<string, number>;
  columnCount: number;
  rowCount: number;
  /** The edges that run straight along a line of the map. */
  straight: Set<string>;
  /** Ids of each line, from earlier to later. */
  lines: string[][];
}

/** @param most columns; years keep columns of their own only where they fit into these */
export function cellsOf(sheet: Sheet, most: number): Cells {
  const nodes = [...sheet.nodes].sort(
    (a, b) => compareTimePositions(a.time, b.time) || (a.id < b.id ? -1 : 1),
  );
  const byYear = columnsOf(nodes, sheet.edges, true);
  const { of: columns, count: columnCount } = byYear.count <= most ? byYear : columnsOf(nodes, sheet.edges);
  const parts = componentsOf(
    nodes.map(({ id }) => id),
    sheet.edges,
  );
  const rows = new Map<string, number>();
  const straight = new Set<string>();
  const lines: string[][] = [];
  const depths = new Array<number>(columnCount).fill(0);
  for (const ids of parts) {
    const inside = new Set(ids);
    const edges = sheet.edges.filter(({ from }) => inside.has(from));
    const paths = pathsOf(ids, edges, columns);
    for (const id of paths.straight) straight.add(id);
    lines.push(...paths.stops);
    const own = rowsOf(paths, edges, columns);
    const used = ids.map((id) => columns.get(id) ?? 0);
    const [first, last] = [Math.min(...used), Math.max(...used)];
    const top = Math.max(...depths.slice(first, last + 1));
    for (const [id, row] of own) rows.set(id, top + row);
    depths.fill(top + Math.max(...own.values()) + 1, first, last + 1);
  }
  return { columns, rows, columnCount, rowCount: Math.max(0, ...depths), straight, lines };
}

// Columns along time: a record never stands left of an earlier one, and related records never share a column.

interface Columns {
  of: Map<string, number>;
  count: number;
}

/** @param years a new year starts a new column */
export function columnsOf(nodes: GraphNode[], edges: GraphEdge[], years = false): Columns {
  const near = edgesByEnd(edges);
  const of = new Map<string, number>();
  const placed = nodes.filter(({ kind }) => kind === 'record');
  let column = 0;
  let year: string | null = null;
  for (const { id, time } of placed.sort((a, b) => compareTimePositions(a.time, b.time))) {
    const own = time.at.slice(0, 4);
    if (years && year !== null && own !== year) column++;
    year = own;
    for (const edge of near.get(id) ?? []) {
      const other = of.get(edge.from === id ? edge.to : edge.from);
      if (other !== undefined) column = Math.max(column, other + 1);
    }
    of.set(id, column);
  }
  return settle(nodes, near, of);
}

/** Neighbours without a place of their own stand right beside the records they are related to. */
function settle(nodes: GraphNode[], near: Map<string, GraphEdge[]>, of: Map<string, number>): Columns {
  const beside = new Map<string, number>();
  for (const node of nodes) {
    if (node.kind === 'record') continue;
    const others = (near.get(node.id) ?? []).flatMap(
      ({ from, to }) => of.get(from === node.id ? to : from) ?? [],
    );
    beside.set(node.id, node.side === 'before' ? Math.min(...others) - 1 : Math.max(...others) + 1);
  }
  const all = new Map([...of, ...beside]);
  const used = [...new Set(all.values())].sort((a, b) => a - b);
  const dense = new Map(used.map((column, place) => [column, place]));
  for (const [id, column] of all) all.set(id, dense.get(column) ?? 0);
  return { of: all, count: used.length };
}

// The lines of the map: every record is a stop on exactly one line. Supersession comes first, so that a chain is one
// straight line; weaker relations only lengthen a line where nothing stronger goes on.

export interface Paths {
  /** Ids of each line, from earlier to later. */
  stops: string[][];
  /** The edges that run straight along a line. */
  straight: Set<string>;
}

/** @param place where each id stands in time; ends of an edge never stand in one place */
export function pathsOf(ids: string[], edges: GraphEdge[], place: Map<string, number>): Paths {
  const at = (id: string) => place.get(id) ?? 0;
  const ends = (edge: GraphEdge) =>
    at(edge.from) < at(edge.to) ? ([edge.from, edge.to] as const) : ([edge.to, edge.from] as const);
  const onwards = new Map<string, string>();
  const backwards = new Map<string, string>();
  const degrees = new Map<string, number>();
  for (const { kind, from, to } of edges) {
    const weight = kind === 'supersedes' ? 4 : 1;
    for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + weight);
  }
  const weight = (edge: GraphEdge) => (degrees.get(edge.from) ?? 0) + (degrees.get(edge.to) ?? 0);
  const span = (edge: GraphEdge) => Math.abs(at(edge.from) - at(edge.to));
  const sorted = edges
    .map((edge, order) => ({ edge, order }))
    .sort(
      (a, b) =>
        rankOf(a.edge.kind) - rankOf(b.edge.kind) ||
        span(a.edge) - span(b.edge) ||
        weight(b.edge) - weight(a.edge) ||
        a.order - b.order,
    );
  const straight = new Set<string>();
  for (const { edge } of sorted) {
    const [first, second] = ends(edge);
    const free = !onwards.has(first) && !backwards.has(second);
    if (free) {
      onwards.set(first, second);
      backwards.set(second, first);
    }
    if (free || onwards.get(first) === second) straight.add(edge.id);
  }
  const stops: string[][] = [];
  for (const id of ids) {
    if (backwards.has(id)) continue;
    const line = [id];
    for (let next = onwards.get(id); next !== undefined; next = onwards.get(next)) line.push(next);
    stops.push(line);
  }
  return { stops, straight };
}

// Which row each line of the map runs in, so that related lines lie close together and none runs over another.

interface MapLine {
  stops: string[];
  first: number;
  last: number;
  /** Lines it is tied to, with the strength of the tie. */
  ties: { line: MapLine; weight: number }[];
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
function rowsOf(paths: Paths, edges: GraphEdge[], columns: Map<string, number>): Map<string, number> {
  const lines = tie(paths, edges, columns);
  const grid = new RowGrid();
  const placed = new Set<MapLine>();
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

function tie(paths: Paths, edges: GraphEdge[], columns: Map<string, number>): MapLine[] {
  const column = (id: string | undefined) => columns.get(id ?? '') ?? 0;
  const lines = paths.stops.map(
    (stops): MapLine => ({ stops, first: column(stops[0]), last: column(stops.at(-1)), ties: [], row: 0 }),
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
function inPlacingOrder(lines: MapLine[]): MapLine[] {
  const pulls = new Map(lines.map((line) => [line, 0]));
  const order: MapLine[] = [];
  while (pulls.size > 0) {
    let best: MapLine | null = null;
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

function weightOf({ stops, ties }: MapLine): number {
  return stops.length * 10 + ties.reduce((sum, { weight }) => sum + weight, 0);
}

/** Far is costly; so is one row for two lines, where the way between them would lead around what stands in it. */
function costAt({ ties }: MapLine, row: number, placed: Set<MapLine>): number {
  let cost = 0;
  for (const { line, weight } of ties) {
    if (placed.has(line)) cost += weight * (line.row === row ? SAME_ROW : Math.abs(line.row - row));
  }
  return cost;
}

/** Lines that hang on the same others in the same way change places, so that the earlier one is on top. */
function sortAlike(lines: MapLine[]): void {
  const names = new Map(lines.map((line, place) => [line, place]));
  const alike = new Map<string, MapLine[]>();
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

class RowGrid {
  readonly #cells = new Set<string>();
  #top = 0;
  #bottom = 0;

  isFree({ first, last }: MapLine, row: number): boolean {
    for (let column = first; column <= last; column++) if (this.#cells.has(`${row} ${column}`)) return false;
    return true;
  }

  /** The free row that ties pull least from; the upper one of two alike. */
  bestRow(line: MapLine, placed: Set<MapLine>): number {
    let best = { row: 0, cost: Number.POSITIVE_INFINITY };
    for (let row = this.#top - 1; row <= this.#bottom + 1; row++) {
      const cost = costAt(line, row, placed);
      if (cost < best.cost && this.isFree(line, row)) best = { row, cost };
    }
    return best.row;
  }

  put(line: MapLine, row: number): void {
    line.row = row;
    this.#top = Math.min(this.#top, row);
    this.#bottom = Math.max(this.#bottom, row);
    for (let column = line.first; column <= line.last; column++) this.#cells.add(`${row} ${column}`);
  }

  take(line: MapLine): void {
    for (let column = line.first; column <= line.last; column++) this.#cells.delete(`${line.row} ${column}`);
  }
}

function numbered(lines: MapLine[]): Map<string, number> {
  const used = [...new Set(lines.map(({ row }) => row))].sort((a, b) => a - b);
  const dense = new Map(used.map((row, place) => [row, place]));
  return new Map(lines.flatMap(({ stops, row }) => stops.map((id) => [id, dense.get(row) ?? 0] as const)));
}
