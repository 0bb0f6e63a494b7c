/** Which records stand on which sheet of the graph. */
import { columnsOf } from './columns.ts';
import { componentsOf, edgesByEnd } from './components.ts';
import type { Part } from './fold.ts';
import { foldFans } from './fold.ts';
import type { Graph } from './graph.ts';
import { cutIntoPieces, withNeighbours } from './pieces.ts';
import { compareMoments } from './time.ts';
import type { GraphEdge, GraphNode, Moment, Sheet } from './types.ts';

export interface PlanOptions {
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
    ...foldFans(part, { keep: options.fan }),
    size: part.nodes.length,
  }));
  const large = parts.filter(({ size }) => size > options.small);
  const small = parts.filter(({ size }) => size <= options.small);
  large.sort((a, b) => b.size - a.size || compareMoments(latest(b.nodes), latest(a.nodes)));
  small.sort((a, b) => compareMoments(latest(b.nodes), latest(a.nodes)));
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

function latest(nodes: GraphNode[]): Moment {
  return nodes.map(({ moment }) => moment).reduce((a, b) => (compareMoments(a, b) < 0 ? b : a));
}
