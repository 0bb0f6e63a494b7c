/** The effective status of each record: chains of supersession, and whether it is still in force. */
import type { Relation } from '../model/log.ts';
import type { EffectiveStatus, Status } from '../model/record.ts';

/** The effective status that a status alone gives. */
export const BY_STATUS: Record<Status, EffectiveStatus> = {
  accepted: 'in force',
  proposed: 'pending',
  draft: 'pending',
  rejected: 'no longer in force',
  deprecated: 'no longer in force',
  superseded: 'no longer in force',
  unknown: 'unknown',
};

/** A successor that was never decided cannot have replaced anything yet. */
export const NEVER_IN_FORCE: ReadonlySet<Status> = new Set(['draft', 'proposed', 'rejected']);

export interface StatusInput {
  id: string;
  status: Status;
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  date: string | null;
  relations: Relation[];
}

export interface StatusResult {
  effectiveStatus: EffectiveStatus;
  currentStatus: Status;
  chain: string[];
  inForceNow: string[];
}

/** Why another record's claim to supersede a record does not close it. */
export type SupersessionDoubt = 'not decided' | 'no status' | 'older';

/**
 * Why a supersession does not count; null if it does. What a record says of itself counts, unless its successor was
 * never decided. Another record's word for it counts only where that record has been in force and is not the older one.
 */
export function findDoubt(
  record: StatusInput,
  relation: Relation,
  successor: StatusInput,
): SupersessionDoubt | null {
  if (record.status === 'superseded') return null;
  if (NEVER_IN_FORCE.has(successor.status)) return 'not decided';
  if (relation.stated) return null;
  if (isOlder(successor, record)) return 'older';
  return successor.status === 'unknown' ? 'no status' : null;
}

/** By their dates, as far as both have one: a month is not older than a day of it. */
export function isOlder(a: Pick<StatusInput, 'date'>, b: Pick<StatusInput, 'date'>): boolean {
  if (a.date === null || b.date === null) return false;
  const length = Math.min(a.date.length, b.date.length);
  return a.date.slice(0, length) < b.date.slice(0, length);
}

/**
 * A record that states "superseded" is closed. A record that another one wholly supersedes is closed as well, where
 * nothing contradicts the claim. `records` come in the order in which a chain is to be shown.
 */
export function getEffectiveStatuses(records: StatusInput[]): Map<string, StatusResult> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const order = new Map(records.map((record, index) => [record.id, index]));
  const neighbours = (id: string, type: 'supersedes' | 'superseded-by'): Relation[] =>
    (byId.get(id)?.relations ?? []).filter((relation) => relation.type === type && !relation.partial);
  /** Records that have replaced this one, not those that only propose to. */
  const successors = (id: string): string[] => {
    const record = byId.get(id);
    return neighbours(id, 'superseded-by').flatMap((relation) => {
      const next = relation.target === null ? undefined : byId.get(relation.target);
      return record && next && findDoubt(record, relation, next) === null ? [next.id] : [];
    });
  };
  const predecessors = (id: string): string[] =>
    neighbours(id, 'supersedes').flatMap(({ target }) =>
      target !== null && successors(target).includes(id) ? [target] : [],
    );

  const states = new Map<string, Pick<StatusResult, 'effectiveStatus' | 'currentStatus'>>();
  for (const record of records) {
    const replaced = successors(record.id).length > 0;
    const closedAlready = BY_STATUS[record.status] === 'no longer in force';
    states.set(record.id, {
      effectiveStatus: replaced ? 'no longer in force' : BY_STATUS[record.status],
      currentStatus: replaced && !closedAlready ? 'superseded' : record.status,
    });
  }

  const results = new Map<string, StatusResult>();
  for (const record of records) {
    const state = states.get(record.id);
    if (!state) continue;
    const later = collectReachable(record.id, successors);
    const earlier = collectReachable(record.id, predecessors);
    const members = new Set([...earlier, record.id, ...later]);
    const inForceNow = [...later].filter((id) => states.get(id)?.effectiveStatus === 'in force');
    results.set(record.id, {
      ...state,
      chain: members.size > 1 ? sortChain(members, earlier, later, record.id, order) : [],
      inForceNow: state.effectiveStatus === 'in force' ? [] : sortIds(inForceNow, order),
    });
  }
  return results;
}

/** Everything that can be reached, nearest first; safe on cycles; without the start itself. */
function collectReachable(start: string, next: (id: string) => string[]): Set<string> {
  const seen = new Set<string>();
  let edge = new Set(next(start));
  while (edge.size > 0) {
    const fresh = [...edge].filter((id) => id !== start && !seen.has(id));
    for (const id of fresh) seen.add(id);
    edge = new Set(fresh.flatMap(next));
  }
  return seen;
}

/** Oldest ancestor first, this record, then what came of it, nearest first. */
function sortChain(
  members: Set<string>,
  earlier: Set<string>,
  later: Set<string>,
  id: string,
  order: Map<string, number>,
): string[] {
  const before = [...earlier].reverse();
  const after = [...later].filter((other) => !earlier.has(other));
  const chain = [...before, id, ...after];
  return chain.length === members.size ? chain : sortIds([...members], order);
}

function sortIds(ids: string[], order: Map<string, number>): string[] {
  return ids.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** Cycles in "superseded by", each as the ids on it, found once. */
export function findSupersessionCycles(records: Pick<StatusInput, 'id' | 'relations'>[]): string[][] {
  const next = new Map(
    records.map((record) => [
      record.id,
      record.relations.flatMap((relation) =>
        relation.type === 'superseded-by' && !relation.partial && relation.target ? [relation.target] : [],
      ),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  for (const { id: start } of records) {
    if (state.has(start)) continue;
    // an explicit stack: chains may be longer than the call stack allows
    const stack: { id: string; edge: number }[] = [{ id: start, edge: 0 }];
    state.set(start, 'open');
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (!top) break;
      const target = next.get(top.id)?.[top.edge++];
      if (target === undefined) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(target) === 'open') {
        cycles.push(stack.slice(stack.findIndex((frame) => frame.id === target)).map((frame) => frame.id));
      } else if (!state.has(target) && next.has(target)) {
        state.set(target, 'open');
        stack.push({ id: target, edge: 0 });
      }
    }
  }
  return cycles;
}
