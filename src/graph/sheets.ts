/** Which records stand on which sheet of the graph. */
import { columnsOf } from './cells.ts';
import { compareTimePositions, componentsOf, edgesByEnd, type Graph, otherEnd, rankOf } from './graph.ts';
import type { GraphEdge, GraphNode, GraphRecord, Sheet, Side, TimePosition } from './types.ts';

interface PlanOptions {
  /** Columns of a sheet. */
  columns: number;
  /** Records of a sheet. */
  records: number;
  /** Parts of at most this many records share a sheet. */
  small: number;
  /** Records of a fan that are shown before the rest folds. */
  fan: number;
}

const PLAN: PlanOptions = { columns: 6, records: 32, small: 5, fan: 8 };

/** The largest parts of the graph first, then the most recent; small ones together, by time. */
export function planSheets(graph: Graph, options: PlanOptions = PLAN): Sheet[] {
  const parts = partsOf(graph).map((part) => ({
    ...collapseFans(part, { keep: options.fan }),
    size: part.nodes.length,
  }));
  const large = parts.filter(({ size }) => size > options.small);
  const small = parts.filter(({ size }) => size <= options.small);
  large.sort((a, b) => b.size - a.size || compareTimePositions(latest(b.nodes), latest(a.nodes)));
  small.sort((a, b) => compareTimePositions(latest(b.nodes), latest(a.nodes)));
  const sheets = [...large.flatMap((part) => sheetsOf(part, options)), ...gather(small, options)];
  return sheets.map(toSheet);
}

function partsOf(graph: Graph): Part[] {
  const parts = componentsOf([...graph.nodes.keys()], graph.edges);
  const names = new Map(parts.flatMap((ids, part) => ids.map((id) => [id, part] as const)));
  const edges = parts.map((): GraphEdge[] => []);
  for (const edge of graph.edges) edges[names.get(edge.from) ?? 0]?.push(edge);
  return parts.map((ids, part) => ({
    nodes: ids.flatMap((id) => graph.nodes.get(id) ?? []),
    edges: edges[part] ?? [],
  }));
}

function sheetsOf(part: Part, options: PlanOptions): Part[] {
  const fits =
    part.nodes.length <= options.records && columnsOf(part.nodes, part.edges).count <= options.columns;
  if (fits) return [part];
  const whole = { byId: new Map(part.nodes.map((node) => [node.id, node])), near: edgesByEnd(part.edges) };
  const limits = { records: options.records, columns: Math.max(1, options.columns - 2) };
  return cutIntoPieces(part, limits).map((piece) =>
    withNeighbours(piece, whole, { keep: 2, shared: options.small * 2 }),
  );
}

/** Puts small parts together as long as each year keeps a column of its own. */
function gather(parts: Part[], options: PlanOptions): Part[] {
  const sheets: Part[] = [];
  let sheet: Part = { nodes: [], edges: [] };
  for (const part of parts) {
    const joined = { nodes: [...sheet.nodes, ...part.nodes], edges: [...sheet.edges, ...part.edges] };
    const fits =
      joined.nodes.length <= options.records &&
      columnsOf(joined.nodes, joined.edges, true).count <= options.columns;
    if (!fits && sheet.nodes.length > 0) {
      sheets.push(sheet);
      sheet = { nodes: part.nodes, edges: part.edges };
    } else sheet = joined;
  }
  if (sheet.nodes.length > 0) sheets.push(sheet);
  return sheets;
}

function toSheet({ nodes, edges }: Part): Sheet {
  return { nodes, edges, records: nodes.filter(({ kind }) => kind === 'record').length };
}

function latest(nodes: GraphNode[]): TimePosition {
  return nodes.map(({ time }) => time).reduce((a, b) => (compareTimePositions(a, b) < 0 ? b : a));
}

// Fans: many records that hang on one record alone, in one way. A few are shown, the others fold into `+ 37 more`.

interface Part {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

interface CollapseOptions {
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

function collapseFans({ nodes, edges }: Part, { keep, folds = () => true }: CollapseOptions): Part {
  const gone = new Set<string>();
  const added: Part = { nodes: [], edges: [] };
  for (const [key, fan] of fansOf({ nodes, edges }, folds)) {
    const earlier = fan.leaves.filter(({ node }) => node.kind === 'more');
    const single = fan.leaves.filter(({ node }) => node.kind !== 'more');
    if (single.length <= (earlier.length > 0 ? keep : keep + 1)) continue;
    single.sort((a, b) => compareTimePositions(b.node.time, a.node.time));
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
      time: latest.node.time,
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
  return compareTimePositions(node.time, hub.time) < 0 ? 'before' : 'after';
}

function membersOf(node: GraphNode): GraphRecord[] {
  return node.kind === 'more' ? node.members : [node.record];
}

// Cuts what is too large for one sheet. Pieces grow along the strongest lines, from the past to the present; a line
// that is cut leads, on both sheets, to the record at its other end, repeated there.

interface PieceOptions {
  /** Records of its own that a piece may have. */
  records: number;
  /** Columns they may stand in. */
  columns: number;
}

/** @returns the pieces as they are, in time, without the ends of their cut lines */
function cutIntoPieces({ nodes, edges }: Part, options: PieceOptions): GraphNode[][] {
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
    nodes: piece.nodes.sort((a, b) => compareTimePositions(a.time, b.time)),
    edges: piece.edges,
  }));
  grown.sort((a, b) => compareTimePositions((a.nodes[0] as GraphNode).time, (b.nodes[0] as GraphNode).time));
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
    const [first, last] = ends.sort((a, b) => compareTimePositions(a.time, b.time));
    const rank = ends.some(({ kind }) => kind === 'more') ? -1 : rankOf(edge.kind);
    return { edge, order, rank, first: first.time, last: last.time };
  });
  return keyed
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        compareTimePositions(a.last, b.last) ||
        compareTimePositions(b.first, a.first) ||
        a.order - b.order,
    )
    .map(({ edge }) => edge);
}

/** What the ends of cut lines are taken from. */
export interface Whole {
  byId: Map<string, GraphNode>;
  near: Map<string, GraphEdge[]>;
}

interface NeighbourOptions {
  /** How many are shown beside one record, for each kind of line; the others fold. */
  keep: number;
  /** How many may stand on the sheet at most, once, with all their lines. Beyond that each line gets an end of its own, so that they fold. */
  shared: number;
}

/** A piece with the records at the other ends of its cut lines. */
export function withNeighbours(piece: GraphNode[], whole: Whole, { keep, shared }: NeighbourOptions): Part {
  const folds = (node: GraphNode) => node.kind === 'elsewhere';
  const part = collapseFans(endsOf(piece, whole, true), { keep, folds });
  if (part.nodes.filter(folds).length <= shared) return part;
  return collapseFans(endsOf(piece, whole, false), { keep, folds });
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
        const side: Side = compareTimePositions(other.time, node.time) < 0 ? 'before' : 'after';
        const id = shared ? `${side} ${other.id}` : `${side} ${edge.id}`;
        added.set(id, { kind: 'elsewhere', id, record: other.record, time: other.time, side });
        edges.push({ ...edge, [forwards ? 'to' : 'from']: id });
      }
    }
  }
  return { nodes: [...piece, ...added.values()], edges };
}
