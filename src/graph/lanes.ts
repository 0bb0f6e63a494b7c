/** Groups of connected records. */
import {
  compareTimePositions,
  findComponents,
  type Graph,
  getOtherEnd,
  groupEdgesByEnd,
} from './create-graph.ts';
import type { EdgeKind, GraphEdge, GraphNode, Lane } from './types.ts';

/** Records of one lane; a larger group is cut by time. */
const MOST = 80;

/** The largest group first, of two alike the most recent. */
export function getLanes(graph: Graph, kinds: readonly EdgeKind[], most = MOST): Lane[] {
  const edges = graph.edges.filter(({ kind }) => kinds.includes(kind));
  const near = groupEdgesByEnd(edges);
  const nodes = [...graph.nodes.values()].filter(({ id }) => near.has(id)).sort(compareNodes);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const groups = findComponents([...byId.keys()], edges).map((ids) =>
    ids.flatMap((id) => byId.get(id) ?? []),
  );
  groups.sort((a, b) => b.length - a.length || compareNodes(b.at(-1) as GraphNode, a.at(-1) as GraphNode));
  return groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / most) }, (_, at) =>
      toLane(group.slice(at * most, (at + 1) * most), near),
    ),
  );
}

function toLane(nodes: GraphNode[], near: Map<string, GraphEdge[]>): Lane {
  const own = new Set(nodes.map(({ id }) => id));
  const edges = new Set<GraphEdge>();
  const outside = new Map<string, number>();
  for (const { id } of nodes) {
    for (const edge of near.get(id) ?? []) {
      if (own.has(getOtherEnd(edge, id))) edges.add(edge);
      else outside.set(id, (outside.get(id) ?? 0) + 1);
    }
  }
  return { nodes, edges: [...edges], outside };
}

function compareNodes(a: GraphNode, b: GraphNode): number {
  return compareTimePositions(a.time, b.time) || (a.id < b.id ? -1 : 1);
}
