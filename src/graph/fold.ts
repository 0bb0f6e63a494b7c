/** Fans: many records that hang on one record alone, in one way. A few are shown, the others fold into `+ 37 more`. */
import { edgesByEnd } from './components.ts';
import { otherEnd } from './graph.ts';
import { compareMoments } from './time.ts';
import type { GraphEdge, GraphNode, GraphRecord, Side } from './types.ts';

export interface Part {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export interface FoldOptions {
  /** How many of a fan stay, the latest ones; one more rather than fold a single record. What is folded already stays so. */
  keep: number;
  /** Which nodes may fold; all of them if left out. */
  folds?: (node: GraphNode) => boolean;
}

interface Fan {
  hub: GraphNode;
  side: Side;
  leaves: { node: GraphNode; edge: GraphEdge }[];
}

export function foldFans({ nodes, edges }: Part, { keep, folds = () => true }: FoldOptions): Part {
  const gone = new Set<string>();
  const added: Part = { nodes: [], edges: [] };
  for (const [key, fan] of fansOf({ nodes, edges }, folds)) {
    const earlier = fan.leaves.filter(({ node }) => node.kind === 'more');
    const single = fan.leaves.filter(({ node }) => node.kind !== 'more');
    if (single.length <= (earlier.length > 0 ? keep : keep + 1)) continue;
    single.sort((a, b) => compareMoments(b.node.moment, a.node.moment));
    const folded = [...single.slice(keep), ...earlier];
    const latest = folded[0];
    if (latest === undefined) continue;
    for (const { node, edge } of folded) gone.add(node.id).add(edge.id);
    const id = `more ${key}`;
    const members = folded.flatMap(({ node }) => membersOf(node));
    added.nodes.push({
      kind: 'more',
      id,
      hub: fan.hub.id,
      members,
      moment: latest.node.moment,
      side: fan.side,
    });
    const { kind, from } = latest.edge;
    const ends = from === fan.hub.id ? { from, to: id } : { from: id, to: fan.hub.id };
    added.edges.push({
      id: `${kind} ${id}`,
      kind,
      ...ends,
      count: folded.reduce((sum, leaf) => sum + leaf.edge.count, 0),
    });
  }
  return {
    nodes: [...nodes.filter(({ id }) => !gone.has(id)), ...added.nodes],
    edges: [...edges.filter(({ id }) => !gone.has(id)), ...added.edges],
  };
}

function fansOf({ nodes, edges }: Part, folds: (node: GraphNode) => boolean): Map<string, Fan> {
  const near = edgesByEnd(edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const fans = new Map<string, Fan>();
  for (const node of nodes) {
    const [edge, ...more] = near.get(node.id) ?? [];
    if (edge === undefined || more.length > 0 || !(folds(node) || node.kind === 'more')) continue;
    const hub = byId.get(otherEnd(edge, node.id));
    if (hub === undefined || (near.get(hub.id) ?? []).length < 2) continue;
    const side = sideOf(node, hub);
    const key = `${edge.kind} ${edge.from === hub.id ? 'from' : 'to'} ${side} ${hub.id}`;
    const fan = fans.get(key) ?? { hub, side, leaves: [] };
    fan.leaves.push({ node, edge });
    fans.set(key, fan);
  }
  return fans;
}

function sideOf(node: GraphNode, hub: GraphNode): Side {
  if (node.kind !== 'record') return node.side;
  return compareMoments(node.moment, hub.moment) < 0 ? 'before' : 'after';
}

function membersOf(node: GraphNode): GraphRecord[] {
  return node.kind === 'more' ? node.members : [node.record];
}
