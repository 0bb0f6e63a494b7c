/** When each record was decided, or must have been. */
import type { GraphEdge, GraphRecord, Moment } from './types.ts';

/**
 * A record without a date is placed by the records that it follows or that follow it, and otherwise by the
 * dated record before it in its collection.
 * @param records in the order of the log
 */
export function momentsOf(records: GraphRecord[], edges: GraphEdge[]): Map<string, Moment> {
  const dates = new Map(records.map(({ id, date }) => [id, date]));
  const floors = new Map<string, string>();
  const ceilings = new Map<string, string>();
  for (const { kind, from, to } of edges) {
    if (kind === 'relates-to') continue;
    const [older, newer] = [dates.get(to), dates.get(from)];
    if (older) floors.set(from, later(floors.get(from), older));
    if (newer) ceilings.set(to, earlier(ceilings.get(to), newer));
  }
  const neighbours = datesInOrder(records);
  const moments = new Map<string, Moment>();
  records.forEach(({ id, date, position }, place) => {
    let at = date ?? neighbours[place] ?? '';
    if (date === null) {
      const floor = floors.get(id);
      const ceiling = ceilings.get(id);
      if (ceiling !== undefined) at = earlier(at === '' ? undefined : at, ceiling);
      if (floor !== undefined) at = later(at, floor);
    }
    moments.set(id, { at, dated: date !== null, position });
  });
  return moments;
}

/** Earlier first, then as the log orders them; never 0 for two records of one log. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.position - b.position;
}

/** For each record the date of the nearest dated one before it in its collection, or else after it. */
function datesInOrder(records: GraphRecord[]): (string | undefined)[] {
  const before = new Map<string, string>();
  const found = records.map(({ collection, date }) => {
    if (date !== null) before.set(collection, date);
    return before.get(collection);
  });
  const first = new Map<string, string>();
  for (const { collection, date } of records) if (date && !first.has(collection)) first.set(collection, date);
  return found.map((date, place) => date ?? first.get(records[place]?.collection ?? ''));
}

function later(a: string | undefined, b: string): string {
  return a !== undefined && a > b ? a : b;
}

function earlier(a: string | undefined, b: string): string {
  return a !== undefined && a < b ? a : b;
}
