/** The graph around one record: what is at most some steps away from it. */
import { columnsOf } from './cells.ts';
import { edgesByEnd, type Graph, otherEnd } from './graph.ts';
import { type Whole, withNeighbours } from './sheets.ts';
import type { GraphEdge, GraphNode, Sheet } from './types.ts';

export interface NeighbourhoodOptions {
  steps: number;
  /** Records it may show. */
  records: number;
  /** Columns they may stand in. */
  columns: number;
}

/** @returns null for a record without relations. What is near but does not fit is counted as `+ 3 more`. */
export function neighbourhood(
  graph: Graph,
  id: string,
  { steps, records, columns }: NeighbourhoodOptions,
): Sheet | null {
  if (!graph.nodes.has(id)) return null;
  const whole = within(graph, id, steps);
  const chosen: GraphNode[] = [];
  const ids = new Set<string>();
  const inside: GraphEdge[] = [];
  for (const node of [...whole.byId.values()].slice(0, records * TRIED)) {
    if (chosen.length >= records) break;
    const links = (whole.near.get(node.id) ?? []).filter((edge) => ids.has(otherEnd(edge, node.id)));
    if (chosen.length > 0 && links.length === 0) continue;
    // there are never more columns than records
    const many = chosen.length >= columns;
    if (many && columnsOf([...chosen, node], [...inside, ...links]).count > columns) continue;
    chosen.push(node);
    ids.add(node.id);
    inside.push(...links);
  }
  const { nodes, edges } = withNeighbours(chosen, whole, { keep: 0, shared: 2 });
  return { nodes, edges, records: chosen.length };
}

/** How many are tried for each that may be shown: those that do not fit are counted. */
const TRIED = 3;

/** From one record, how many others are looked at by name before the rest is only counted. */
export const NAMED = 12;

/**
 * What is within some steps, the record itself first, then step by step, the strongest lines and latest records first.
 * Beyond a record with very many lines only the first of them are followed.
 */
function within(graph: Graph, id: string, steps: number): Whole {
  const byId = new Map<string, GraphNode>();
  const edges = new Set<GraphEdge>();
  let ring = [id];
  for (let step = 0; step <= steps; step++) {
    const next: string[] = [];
    for (const one of ring) {
      const node = graph.nodes.get(one);
      if (node) byId.set(one, node);
    }
    if (step === steps) break;
    for (const one of ring) {
      const lines = graph.near.get(one) ?? [];
      const named = lines.slice(0, NAMED);
      next.push(...named.map((edge) => otherEnd(edge, one)));
      for (const edge of one === id ? lines : named) edges.add(edge);
    }
    ring = [...new Set(next)].filter((one) => !byId.has(one));
  }
  for (const one of ring) {
    for (const edge of graph.near.get(one) ?? []) if (byId.has(otherEnd(edge, one))) edges.add(edge);
  }
  for (const edge of graph.near.get(id) ?? []) {
    const other = graph.nodes.get(otherEnd(edge, id));
    if (other) byId.set(other.id, other);
  }
  return { byId, near: edgesByEnd([...edges]) };
}
