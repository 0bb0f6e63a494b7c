/** Creates the graph of a log: records with dates, and the relations between them, without positions. */

import type { RelationType } from '../model/record.ts';
import {
  EDGE_KINDS,
  type EdgeKind,
  type GraphEdge,
  type GraphNode,
  type GraphRecord,
  type TimePosition,
} from './types.ts';

export interface Graph {
  /** In the order of the log; those without relations are not among them. */
  nodes: Map<string, GraphNode>;
  edges: GraphEdge[];
  /** Every edge under both its ends: the strongest first, and of one kind those to the latest records. */
  near: Map<string, GraphEdge[]>;
  /** Ids of the records without lines, in the order of the log. */
  unrelated: string[];
}

/** @param input in any order: `position` counts */
export function createGraph(input: GraphRecord[]): Graph {
  const records = [...input].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const edges = createEdges(records);
  const near = groupEdgesByEnd(edges);
  const positions = createTimePositions(records, edges);
  const nodes: Graph['nodes'] = new Map();
  for (const record of records) {
    const time = positions.get(record.id);
    if (time && near.has(record.id)) nodes.set(record.id, { id: record.id, record, time });
  }
  for (const [id, lines] of near) {
    const time = (edge: GraphEdge) => positions.get(getOtherEnd(edge, id)) as TimePosition;
    lines.sort((a, b) => getKindRank(a.kind) - getKindRank(b.kind) || compareTimePositions(time(b), time(a)));
  }
  const unrelated = records.flatMap(({ id }) => (near.has(id) ? [] : [id]));
  return { nodes, edges, near, unrelated };
}

/** The other end of a line. */
export function getOtherEnd(edge: GraphEdge, id: string): string {
  return edge.from === id ? edge.to : edge.from;
}

// The relations of a log as lines: each pair and kind once, in one direction.

const KINDS: Record<RelationType, { kind: EdgeKind; reversed: boolean }> = {
  supersedes: { kind: 'supersedes', reversed: false },
  'superseded-by': { kind: 'supersedes', reversed: true },
  amends: { kind: 'amends', reversed: false },
  'amended-by': { kind: 'amends', reversed: true },
  'depends-on': { kind: 'depends-on', reversed: false },
  'required-by': { kind: 'depends-on', reversed: true },
  'relates-to': { kind: 'relates-to', reversed: false },
};

/**
 * Both ends and repeated statements become one line. Relations to the record itself and to records that are
 * not there are left out; a record superseded whole is not also drawn as superseded in part.
 * @param records in the order of the log: of a relation without direction, the later record is `from`
 */
export function createEdges(records: GraphRecord[]): GraphEdge[] {
  const places = new Map(records.map(({ id }, place) => [id, place]));
  const found = new Map<string, GraphEdge>();
  for (const { id, relations } of records) {
    for (const { type, target, partial } of relations) {
      if (target === null || target === id) continue;
      const place = places.get(target);
      if (place === undefined) continue;
      const { kind: whole, reversed } = KINDS[type];
      const kind = whole === 'supersedes' && partial ? 'partly-supersedes' : whole;
      const turned = kind === 'relates-to' ? (places.get(id) ?? 0) < place : reversed;
      const [from, to] = turned ? [target, id] : [id, target];
      const edge = { id: createEdgeId(kind, from, to), kind, from, to };
      found.set(edge.id, edge);
    }
  }
  return [...found.values()]
    .filter(
      ({ kind, from, to }) =>
        kind !== 'partly-supersedes' || !found.has(createEdgeId('supersedes', from, to)),
    )
    .sort(createEdgeComparison(places));
}

function createEdgeId(kind: EdgeKind, from: string, to: string): string {
  return `${kind} ${from} ${to}`;
}

/** 0 for the strongest kind. */
export function getKindRank(kind: EdgeKind): number {
  return EDGE_KINDS.indexOf(kind);
}

function createEdgeComparison(places: Map<string, number>) {
  const place = (id: string) => places.get(id) ?? 0;
  return (a: GraphEdge, b: GraphEdge) =>
    getKindRank(a.kind) - getKindRank(b.kind) || place(a.from) - place(b.from) || place(a.to) - place(b.to);
}

// Which records hang together.

/** Sets of ids that can be joined; the name of a set is one of its ids. */
class DisjointSets {
  readonly #parents = new Map<string, string>();

  find(id: string): string {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root))
      root = parent;
    for (let step = id; step !== root; ) {
      const next = this.#parents.get(step) ?? root;
      this.#parents.set(step, root);
      step = next;
    }
    return root;
  }

  /** Puts the set of `b` into the set of `a`. */
  join(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)];
    if (left !== right) this.#parents.set(right, left);
  }
}

/** The ids of each connected part, in the order of their first ids. */
export function findComponents(ids: string[], edges: GraphEdge[]): string[][] {
  const sets = new DisjointSets();
  for (const { from, to } of edges) sets.join(from, to);
  const parts = new Map<string, string[]>();
  for (const id of ids) {
    const name = sets.find(id);
    const part = parts.get(name);
    if (part) part.push(id);
    else parts.set(name, [id]);
  }
  return [...parts.values()];
}

/** Every line under both its ends. */
export function groupEdgesByEnd(edges: GraphEdge[]): Map<string, GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>();
  const add = (id: string, edge: GraphEdge) => {
    const list = found.get(id);
    if (list) list.push(edge);
    else found.set(id, [edge]);
  };
  for (const edge of edges) {
    add(edge.from, edge);
    add(edge.to, edge);
  }
  return found;
}

// When each record was decided, or must have been.

/**
 * A record without a date is placed by the records that it follows or that follow it, and otherwise by the
 * dated record before it in its collection.
 * @param records in the order of the log
 */
function createTimePositions(records: GraphRecord[], edges: GraphEdge[]): Map<string, TimePosition> {
  const dates = new Map(records.map(({ id, date }) => [id, date]));
  const floors = new Map<string, string>();
  const ceilings = new Map<string, string>();
  for (const { kind, from, to } of edges) {
    if (kind === 'relates-to') continue;
    const [older, newer] = [dates.get(to), dates.get(from)];
    if (older) floors.set(from, getLater(floors.get(from), older));
    if (newer) ceilings.set(to, getEarlier(ceilings.get(to), newer));
  }
  const neighbours = fillDates(records);
  const positions = new Map<string, TimePosition>();
  records.forEach(({ id, date, position }, place) => {
    let at = date ?? neighbours[place] ?? '';
    if (date === null) {
      const floor = floors.get(id);
      const ceiling = ceilings.get(id);
      if (ceiling !== undefined) at = getEarlier(at === '' ? undefined : at, ceiling);
      if (floor !== undefined) at = getLater(at, floor);
    }
    positions.set(id, { at, dated: date !== null, position });
  });
  return positions;
}

/** Earlier first, then as the log orders them; never 0 for two records of one log. */
export function compareTimePositions(a: TimePosition, b: TimePosition): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.position - b.position;
}

/** For each record the date of the nearest dated one before it in its collection, or else after it. */
function fillDates(records: GraphRecord[]): (string | undefined)[] {
  const before = new Map<string, string>();
  const found = records.map(({ collection, date }) => {
    if (date !== null) before.set(collection, date);
    return before.get(collection);
  });
  const first = new Map<string, string>();
  for (const { collection, date } of records) if (date && !first.has(collection)) first.set(collection, date);
  return found.map((date, place) => date ?? first.get(records[place]?.collection ?? ''));
}

function getLater(a: string | undefined, b: string): string {
  return a !== undefined && a > b ? a : b;
}

function getEarlier(a: string | undefined, b: string): string {
  return a !== undefined && a < b ? a : b;
}
