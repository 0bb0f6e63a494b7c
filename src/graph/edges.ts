/** The relations of a log as lines: each pair and kind once, in one direction. */
import type { RelationType } from '../model/record.ts';
import type { EdgeKind, GraphEdge, GraphRecord } from './types.ts';
import { EDGE_KINDS } from './types.ts';

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
export function edgesOf(records: GraphRecord[]): GraphEdge[] {
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
      const edge = { id: edgeId(kind, from, to), kind, from, to, count: 1 };
      found.set(edge.id, edge);
    }
  }
  return [...found.values()]
    .filter(
      ({ kind, from, to }) => kind !== 'partly-supersedes' || !found.has(edgeId('supersedes', from, to)),
    )
    .sort(compareEdges(places));
}

function edgeId(kind: EdgeKind, from: string, to: string): string {
  return `${kind} ${from} ${to}`;
}

/** 0 for the strongest kind. */
export function rankOf(kind: EdgeKind): number {
  return EDGE_KINDS.indexOf(kind);
}

function compareEdges(places: Map<string, number>) {
  const place = (id: string) => places.get(id) ?? 0;
  return (a: GraphEdge, b: GraphEdge) =>
    rankOf(a.kind) - rankOf(b.kind) || place(a.from) - place(b.from) || place(a.to) - place(b.to);
}
