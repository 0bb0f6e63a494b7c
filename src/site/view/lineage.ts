/** The history of replacements around a record, by generations. */
import type { MessageKey } from '../../messages/messages.ts';
import type { RecordEntry, SiteLog } from '../types.ts';

export interface LineageNode {
  record: RecordEntry;
  /** The record whose page it is. */
  here: boolean;
  /** What replaced it, among those shown. */
  by: RecordEntry[];
  /** What only a part of it was taken over by, with the author's words for the part. */
  inPart: { by: RecordEntry; part: string | null }[];
}

/** A line to the next generation, from lane to lane: the places of records that are side by side. */
export interface Join {
  from: number;
  to: number;
  /** Only a part was taken over. */
  partial: boolean;
}

export interface Generation {
  /** One a lane; the lanes behind them hold lines that pass by. */
  nodes: LineageNode[];
  lanes: number;
  /** How many records are left out. */
  more: number;
  joins: Join[];
}

export interface Lineage {
  generations: Generation[];
  /** How many records are left out before and behind. */
  earlier: number;
  later: number;
  /** Message for a history without a decision in force; null for others. */
  end: MessageKey | null;
}

/** As many as fit beside each other on a wide screen, and below each other. */
const MOST_GENERATIONS = 4;
const MOST_LANES = 5;

interface Edge {
  from: RecordEntry;
  to: RecordEntry;
  partial: boolean;
  part: string | null;
}

/** Null if nothing replaced the record or a part of it, and it replaced nothing. */
export function createLineage(entry: RecordEntry, log: SiteLog): Lineage | null {
  const members = listMembers(entry, log);
  if (members.size < 2) return null;
  const edges = [...members].flatMap((record) => listEdges(record, members, log));
  const place = groupGenerations([...members], edges);
  const count = Math.max(...place.values()) + 1;
  const first = Math.max(0, Math.min((place.get(entry) ?? 0) - 1, count - MOST_GENERATIONS));
  const last = Math.min(count, first + MOST_GENERATIONS);
  const generations: Generation[] = [];
  /** What is in each lane of the generation before: a record, or a line on its way. */
  let before: (RecordEntry | Edge)[] = [];
  for (let at = first; at < last; at++) {
    const passing = edges.filter(
      ({ from, to }) => (place.get(from) ?? 0) < at && (place.get(to) ?? 0) > at && at > first,
    );
    const all = [...members].filter((record) => place.get(record) === at);
    const records = sortIntoLanes(all, { entry, before, edges });
    const lanes: (RecordEntry | Edge)[] = [...records, ...passing];
    generations.at(-1)?.joins.push(...createJoins(before, lanes, edges));
    generations.push({
      nodes: records.map((record) => createNode(record, edges, entry)),
      lanes: lanes.length,
      more: all.length - records.length,
      joins: [],
    });
    before = lanes;
  }
  const outside = (isOutside: (at: number) => boolean): number =>
    [...place.values()].filter(isOutside).length;
  return {
    generations,
    earlier: outside((at) => at < first),
    later: outside((at) => at >= last),
    end: describeEnd(entry, log),
  };
}

/** The record with all it came from and what came of it; beside it what merged with it or split from the same. */
function listMembers(entry: RecordEntry, log: SiteLog): Set<RecordEntry> {
  const known = (ids: (string | null)[]): RecordEntry[] =>
    ids.flatMap((id) => (id === null ? [] : (log.byId.get(id) ?? [])));
  const linked = (record: RecordEntry, type: 'supersedes' | 'superseded-by', partial: boolean) =>
    known(
      record.relations
        .filter((relation) => relation.type === type && relation.partial === partial)
        .map(({ target }) => target),
    );
  const line = new Set(known(entry.chain));
  const [next, former] = [linked(entry, 'superseded-by', false), linked(entry, 'supersedes', false)];
  const beside = [...line].flatMap((record) =>
    [
      ...(next.includes(record) ? linked(record, 'supersedes', false) : []),
      ...(former.includes(record) ? linked(record, 'superseded-by', false) : []),
    ].filter((other) => other.chain.includes(record.id)),
  );
  const parts = [...linked(entry, 'superseded-by', true), ...linked(entry, 'supersedes', true)];
  return new Set([...line, entry, ...beside, ...parts].sort((a, b) => a.position - b.position));
}

function listEdges(record: RecordEntry, members: ReadonlySet<RecordEntry>, log: SiteLog): Edge[] {
  const found = new Map<RecordEntry, Edge>();
  for (const { type, target, partial, part } of record.relations) {
    const to = type !== 'superseded-by' || target === null ? undefined : log.byId.get(target);
    if (to === undefined || to === record || !members.has(to)) continue;
    const known = found.get(to);
    if (known === undefined || known.partial) found.set(to, { from: record, to, partial, part });
  }
  return [...found.values()];
}

/** Each record one behind the last it replaced; what replaced nothing is just before its first successor. */
function groupGenerations(records: readonly RecordEntry[], edges: readonly Edge[]): Map<RecordEntry, number> {
  const place = new Map(records.map((record) => [record, 0]));
  // in a cycle, none is the first
  const rounds = records.length;
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (const { from, to } of edges) {
      const least = (place.get(from) ?? 0) + 1;
      if ((place.get(to) ?? 0) >= least || least >= rounds) continue;
      place.set(to, least);
      moved = true;
    }
    if (!moved) break;
  }
  for (const record of records) {
    const after = edges.filter(({ from }) => from === record).map(({ to }) => place.get(to) ?? 0);
    if (after.length > 0 && !edges.some(({ to }) => to === record))
      place.set(record, Math.max(0, Math.min(...after) - 1));
  }
  return place;
}

interface Lanes {
  entry: RecordEntry;
  before: readonly (RecordEntry | Edge)[];
  edges: readonly Edge[];
}

/** Beside what they came from, so that lines cross as little as they can. */
function sortIntoLanes(records: readonly RecordEntry[], { entry, before, edges }: Lanes): RecordEntry[] {
  const isNear = (record: RecordEntry): boolean =>
    record === entry ||
    edges.some(({ from, to }) => (from === entry && to === record) || (to === entry && from === record));
  const height = (record: RecordEntry): number => {
    const from = before.flatMap((one, lane) => (findEdgeTo(one, record, edges) ? [lane] : []));
    return from.length === 0 ? before.length : from.reduce((sum, lane) => sum + lane, 0) / from.length;
  };
  const kept = [...records].sort((a, b) => Number(isNear(b)) - Number(isNear(a))).slice(0, MOST_LANES);
  return kept.sort((a, b) => height(a) - height(b) || a.position - b.position);
}

function findEdgeTo(one: RecordEntry | Edge, to: RecordEntry, edges: readonly Edge[]): Edge | undefined {
  if ('from' in one) return one.to === to ? one : undefined;
  return edges.find((edge) => edge.from === one && edge.to === to);
}

function createJoins(
  before: readonly (RecordEntry | Edge)[],
  after: readonly (RecordEntry | Edge)[],
  edges: readonly Edge[],
): Join[] {
  return before.flatMap((one, from) =>
    after.flatMap((other, to): Join[] => {
      if (!('from' in other)) {
        const edge = findEdgeTo(one, other, edges);
        return edge === undefined ? [] : [{ from, to, partial: edge.partial }];
      }
      return one === other || one === other.from ? [{ from, to, partial: other.partial }] : [];
    }),
  );
}

function createNode(record: RecordEntry, edges: readonly Edge[], entry: RecordEntry): LineageNode {
  const own = edges.filter(({ from }) => from === record);
  return {
    record,
    here: record === entry,
    by: own.flatMap(({ to, partial }) => (partial ? [] : [to])),
    inPart: own.flatMap(({ to, partial, part }) => (partial ? [{ by: to, part }] : [])),
  };
}

/** Only where the record itself is closed: its notice says what is in force where something is. */
function describeEnd(entry: RecordEntry, log: SiteLog): MessageKey | null {
  const records = entry.chain.flatMap((id) => log.byId.get(id) ?? []);
  const has = (status: RecordEntry['effectiveStatus']): boolean =>
    records.some(({ effectiveStatus }) => effectiveStatus === status);
  if (records.length < 2 || has('in force')) return null;
  if (has('pending')) return 'record.chain-pending';
  return records.at(-1)?.effectiveStatus === 'unknown' ? 'record.chain-unknown' : 'record.chain-closed';
}

/** Whether the figure has a line between the record and another one. */
export function isInLineage(lineage: Lineage | null, a: RecordEntry, b: RecordEntry): boolean {
  return (lineage?.generations ?? []).some(({ nodes }) =>
    nodes.some(({ record, by, inPart }) => {
      const other = record === a ? b : record === b ? a : null;
      return other !== null && (by.includes(other) || inPart.some((one) => one.by === other));
    }),
  );
}
