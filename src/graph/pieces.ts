/**
 * Cuts what is too large for one sheet. Pieces grow along the strongest lines, from the past to the present; a line that
 * is cut leads, on both sheets, to the record at its other end, repeated there.
 */
import { columnsOf } from './columns.ts';
import { edgesByEnd } from './components.ts';
import { rankOf } from './edges.ts';
import type { Part } from './fold.ts';
import { foldFans } from './fold.ts';
import { otherEnd } from './graph.ts';
import { compareMoments } from './time.ts';
import type { GraphEdge, GraphNode, Side } from './types.ts';

export interface PieceOptions {
  /** Records of its own that a piece may have. */
  records: number;
  /** Columns they may stand in. */
  columns: number;
}

/** @returns the pieces as they are, in time, without the ends of their cut lines */
export function cutIntoPieces({ nodes, edges }: Part, options: PieceOptions): GraphNode[][] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const near = edgesByEnd(edges);
  const pieces = new Map(nodes.map((node) => [node.id, { nodes: [node], edges: [] as GraphEdge[] }]));
  for (const edge of inGrowingOrder(edges, byId)) {
    const [a, b] = [pieces.get(edge.from), pieces.get(edge.to)];
    if (a === undefined || b === undefined || a === b) continue;
    const [large, small] = a.nodes.length >= b.nodes.length ? [a, b] : [b, a];
    const bound = [edge.from, edge.to].some((id) => byId.get(id)?.kind === 'more');
    const count = large.nodes.length + small.nodes.length;
    if (!bound && count > options.records) continue;
    const inside = small.nodes.flatMap(({ id }) =>
      (near.get(id) ?? []).filter(({ from, to }) => pieces.get(from === id ? to : from) === large),
    );
    const merged = {
      nodes: [...large.nodes, ...small.nodes],
      edges: [...large.edges, ...small.edges, ...inside],
    };
    if (!bound && columnsOf(merged.nodes, merged.edges).count > options.columns) continue;
    for (const { id } of merged.nodes) pieces.set(id, merged);
  }
  const grown = [...new Set(pieces.values())].map((piece) => ({
    nodes: piece.nodes.sort((a, b) => compareMoments(a.moment, b.moment)),
    edges: piece.edges,
  }));
  grown.sort((a, b) => compareMoments((a.nodes[0] as GraphNode).moment, (b.nodes[0] as GraphNode).moment));
  return together(grown, near, options);
}

/** Small pieces of one time share a sheet. */
function together(pieces: Part[], near: Map<string, GraphEdge[]>, options: PieceOptions): GraphNode[][] {
  const found: Part[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    const ids = new Set(last?.nodes.map(({ id }) => id));
    if (last === undefined || ids.size + piece.nodes.length > options.records) {
      found.push(piece);
      continue;
    }
    const between = piece.nodes.flatMap(({ id }) =>
      (near.get(id) ?? []).filter((edge) => ids.has(otherEnd(edge, id))),
    );
    const nodes = [...last.nodes, ...piece.nodes];
    const edges = [...last.edges, ...piece.edges, ...between];
    if (columnsOf(nodes, edges).count > options.columns) found.push(piece);
    else found[found.length - 1] = { nodes, edges };
  }
  return found.map(({ nodes }) => nodes);
}

/** Folds stay with their records whatever the size, so their lines come first. */
function inGrowingOrder(edges: GraphEdge[], byId: Map<string, GraphNode>): GraphEdge[] {
  const keyed = edges.map((edge, order) => {
    const ends = [byId.get(edge.from), byId.get(edge.to)] as [GraphNode, GraphNode];
    const [first, last] = ends.sort((a, b) => compareMoments(a.moment, b.moment));
    const rank = ends.some(({ kind }) => kind === 'more') ? -1 : rankOf(edge.kind);
    return { edge, order, rank, first: first.moment, last: last.moment };
  });
  return keyed
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        compareMoments(a.last, b.last) ||
        compareMoments(b.first, a.first) ||
        a.order - b.order,
    )
    .map(({ edge }) => edge);
}

/** What the ends of cut lines are taken from. */
export interface Whole {
  byId: Map<string, GraphNode>;
  near: Map<string, GraphEdge[]>;
}

export interface NeighbourOptions {
  /** How many are shown beside one record, for each kind of line; the others fold. */
  keep: number;
  /** How many may stand on the sheet at most, once, with all their lines. Beyond that each line gets an end of its own, so that they fold. */
  shared: number;
}

/** A piece with the records at the other ends of its cut lines. */
export function withNeighbours(piece: GraphNode[], whole: Whole, { keep, shared }: NeighbourOptions): Part {
  const folds = (node: GraphNode) => node.kind === 'elsewhere';
  const part = foldFans(endsOf(piece, whole, true), { keep, folds });
  if (part.nodes.filter(folds).length <= shared) return part;
  return foldFans(endsOf(piece, whole, false), { keep, folds });
}

function endsOf(piece: GraphNode[], { byId, near }: Whole, shared: boolean): Part {
  const own = new Set(piece.map(({ id }) => id));
  const added = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  for (const node of piece) {
    for (const edge of near.get(node.id) ?? []) {
      const forwards = edge.from === node.id;
      const other = byId.get(forwards ? edge.to : edge.from);
      if (other === undefined) continue;
      if (own.has(other.id)) {
        if (forwards) edges.push(edge);
      } else if (other.kind !== 'record') {
        added.set(other.id, other);
        edges.push(edge);
      } else {
        const side: Side = compareMoments(other.moment, node.moment) < 0 ? 'before' : 'after';
        const id = shared ? `${side} ${other.id}` : `${side} ${edge.id}`;
        added.set(id, { kind: 'elsewhere', id, record: other.record, moment: other.moment, side });
        edges.push({ ...edge, [forwards ? 'to' : 'from']: id });
      }
    }
  }
  return { nodes: [...piece, ...added.values()], edges };
}
