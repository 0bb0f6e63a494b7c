/** The graph around one record: what is at most some steps away from it. */
import { columnsOf } from './columns.ts';
import { edgesByEnd } from './components.ts';
import { rankOf } from './edges.ts';
import type { Part } from './fold.ts';
import { foldFans } from './fold.ts';
import type { Graph } from './graph.ts';
import { otherEnd } from './graph.ts';
import { withNeighbours } from './pieces.ts';
import { compareMoments } from './time.ts';
import type { GraphEdge, GraphNode, Sheet } from './types.ts';

export interface NeighbourhoodOptions {
  steps: number;
  /** Records it may show. */
  records: number;
  /** Columns they may stand in. */
  columns: number;
}

export const NEIGHBOURHOOD: NeighbourhoodOptions = { steps: 2, records: 14, columns: 6 };

/** @returns null for a record without relations. What is near but does not fit is counted as `+ 3 more`. */
export function neighbourhood(
  graph: Graph,
  id: string,
  { steps, records, columns }: NeighbourhoodOptions = NEIGHBOURHOOD,
): Sheet | null {
  if (!graph.nodes.has(id)) return null;
  const around = within(graph, id, steps);
  const part = foldFans(around, { keep: 4, folds: (node) => node.id !== id });
  const near = edgesByEnd(part.edges);
  const chosen: GraphNode[] = [];
  const ids = new Set<string>();
  const inside: GraphEdge[] = [];
  for (const node of part.nodes) {
    if (chosen.length >= records) break;
    if (node.kind === 'more') continue;
    const links = (near.get(node.id) ?? []).filter((edge) => ids.has(otherEnd(edge, node.id)));
    if (chosen.length > 0 && links.length === 0) continue;
    if (columnsOf([...chosen, node], [...inside, ...links]).count > columns) continue;
    chosen.push(node);
    ids.add(node.id);
    inside.push(...links);
  }
  const { nodes, edges } = withNeighbours(chosen, part, near, 0);
  return { nodes, edges, records: nodes.filter(({ kind }) => kind === 'record').length };
}

/** The records within some steps, the record itself first, then step by step, the strongest lines and latest records first. */
function within(graph: Graph, id: string, steps: number): Part {
  const found = new Map<string, GraphNode>();
  let ring = [id];
  for (let step = 0; step <= steps; step++) {
    const next: { node: GraphNode; rank: number }[] = [];
    for (const one of ring) {
      const node = graph.nodes.get(one);
      if (node === undefined) continue;
      found.set(one, node);
      for (const edge of graph.near.get(one) ?? []) {
        const other = graph.nodes.get(otherEnd(edge, one));
        if (other) next.push({ node: other, rank: rankOf(edge.kind) });
      }
    }
    next.sort((a, b) => a.rank - b.rank || compareMoments(b.node.moment, a.node.moment));
    ring = [...new Set(next.map(({ node }) => node.id))].filter((one) => !found.has(one));
  }
  const edges = graph.edges.filter(({ from, to }) => found.has(from) && found.has(to));
  return { nodes: [...found.values()], edges };
}
