/** The graph of a log: records in time and the lines between them, before anything is placed on paper. */
import { edgesByEnd } from './components.ts';
import { edgesOf, rankOf } from './edges.ts';
import { compareMoments, momentsOf } from './time.ts';
import type { GraphEdge, GraphNode, GraphRecord, Moment } from './types.ts';

export interface Graph {
  /** In the order of the log; those without relations are not among them. */
  nodes: Map<string, GraphNode & { kind: 'record' }>;
  edges: GraphEdge[];
  /** Every edge under both its ends: the strongest first, and of one kind those to the latest records. */
  near: Map<string, GraphEdge[]>;
  /** Ids of the records that no line leads to, in the order of the log. */
  unrelated: string[];
}

/** @param input in any order: `position` counts */
export function createGraph(input: GraphRecord[]): Graph {
  const records = [...input].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const edges = edgesOf(records);
  const near = edgesByEnd(edges);
  const moments = momentsOf(records, edges);
  const nodes: Graph['nodes'] = new Map();
  for (const record of records) {
    const moment = moments.get(record.id);
    if (moment && near.has(record.id))
      nodes.set(record.id, { kind: 'record', id: record.id, record, moment });
  }
  for (const [id, lines] of near) {
    const moment = (edge: GraphEdge) => moments.get(otherEnd(edge, id)) as Moment;
    lines.sort((a, b) => rankOf(a.kind) - rankOf(b.kind) || compareMoments(moment(b), moment(a)));
  }
  const unrelated = records.flatMap(({ id }) => (near.has(id) ? [] : [id]));
  return { nodes, edges, near, unrelated };
}

/** The other end of a line. */
export function otherEnd(edge: GraphEdge, id: string): string {
  return edge.from === id ? edge.to : edge.from;
}
