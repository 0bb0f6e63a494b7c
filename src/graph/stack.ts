/** Cells of a sheet: each record with its column and row, the parts of the graph one below the other. */
import { columnsOf } from './columns.ts';
import { componentsOf } from './components.ts';
import { pathsOf } from './paths.ts';
import { rowsOf } from './rows.ts';
import { compareMoments } from './time.ts';
import type { Sheet } from './types.ts';

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
  const nodes = [...sheet.nodes].sort((a, b) => compareMoments(a.moment, b.moment) || (a.id < b.id ? -1 : 1));
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
