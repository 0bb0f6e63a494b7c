/** Columns along time: a record never stands left of an earlier one, and related records never share a column. */
import { edgesByEnd } from './components.ts';
import { compareMoments } from './time.ts';
import type { GraphEdge, GraphNode } from './types.ts';

export interface Columns {
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
  for (const { id, moment } of placed.sort((a, b) => compareMoments(a.moment, b.moment))) {
    const own = moment.at.slice(0, 4);
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
