/**
 * The lines of the map: every record is a stop on exactly one line. Supersession comes first, so that a chain is one
 * straight line; weaker relations only lengthen a line where nothing stronger goes on.
 */
import { rankOf } from './edges.ts';
import type { GraphEdge } from './types.ts';

export interface Paths {
  /** Ids of each line, from earlier to later. */
  stops: string[][];
  /** The edges that run straight along a line. */
  straight: Set<string>;
}

/** @param place where each id stands in time; ends of an edge never stand in one place */
export function pathsOf(ids: string[], edges: GraphEdge[], place: Map<string, number>): Paths {
  const at = (id: string) => place.get(id) ?? 0;
  const ends = (edge: GraphEdge) =>
    at(edge.from) < at(edge.to) ? ([edge.from, edge.to] as const) : ([edge.to, edge.from] as const);
  const onwards = new Map<string, string>();
  const backwards = new Map<string, string>();
  const degrees = new Map<string, number>();
  for (const { kind, from, to } of edges) {
    const weight = kind === 'supersedes' ? 4 : 1;
    for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + weight);
  }
  const weight = (edge: GraphEdge) => (degrees.get(edge.from) ?? 0) + (degrees.get(edge.to) ?? 0);
  const span = (edge: GraphEdge) => Math.abs(at(edge.from) - at(edge.to));
  const sorted = edges
    .map((edge, order) => ({ edge, order }))
    .sort(
      (a, b) =>
        rankOf(a.edge.kind) - rankOf(b.edge.kind) ||
        span(a.edge) - span(b.edge) ||
        weight(b.edge) - weight(a.edge) ||
        a.order - b.order,
    );
  const straight = new Set<string>();
  for (const { edge } of sorted) {
    const [first, second] = ends(edge);
    const free = !onwards.has(first) && !backwards.has(second);
    if (free) {
      onwards.set(first, second);
      backwards.set(second, first);
    }
    if (free || onwards.get(first) === second) straight.add(edge.id);
  }
  const stops: string[][] = [];
  for (const id of ids) {
    if (backwards.has(id)) continue;
    const line = [id];
    for (let next = onwards.get(id); next !== undefined; next = onwards.get(next)) line.push(next);
    stops.push(line);
  }
  return { stops, straight };
}
