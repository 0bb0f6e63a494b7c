/** Finds the effective status of records on a day, from the events of a log. Pure. */
import { BY_STATUS } from '../link/effective-status.ts';
import type { HistoryEvent } from '../model/history.ts';
import type { EffectiveStatus } from '../model/record.ts';

/** As the effective status of today, and `not yet` before anything is known to have happened. */
export type EffectiveStatusAt = EffectiveStatus | 'not yet';

export interface StatusAt {
  effectiveStatus: EffectiveStatusAt;
  /** The last change of its status by then; null if there was none. */
  since: HistoryEvent | null;
}

/**
 * The effective status of each record at the end of a day. What happened on the day has happened: a record that was accepted
 * on it is in force, one that was superseded on it no more.
 *
 * Nothing is guessed. A change without a date may have happened on any day between those around it, and one in a
 * month on any day of the month: where that leaves more than one effective status, it is `unknown`. Before the first that is
 * known of a record, it is `not yet` there, unless that first is its end: it was in force before, since the day is unknown.
 *
 * @param day `YYYY-MM-DD`
 * @param records ids of all records; those without events are `unknown`
 */
export function getStatusAt(
  events: readonly HistoryEvent[],
  day: string,
  records: readonly string[] = [],
): Map<string, StatusAt> {
  const byRecord = Map.groupBy(events, ({ record }) => record);
  const ids = new Set([...records, ...byRecord.keys()]);
  return new Map([...ids].map((id) => [id, getStatusOn(byRecord.get(id) ?? [], day)]));
}

function getStatusOn(events: readonly HistoryEvent[], day: string): StatusAt {
  const changes = events.filter(({ status }) => status !== null).sort((a, b) => a.step - b.step);
  const first = changes[0];
  if (first === undefined) return { effectiveStatus: 'unknown', since: null };
  const ended = first.status === 'superseded' || first.status === 'deprecated';
  let possible = new Set<EffectiveStatusAt>(ended ? ['unknown'] : ['not yet']);
  let since: HistoryEvent | null = null;
  for (const change of changes) {
    const by = hasHappened(change.date, day);
    if (by === 'no') break;
    if (by === 'yes') possible = new Set();
    possible.add(BY_STATUS[change.status ?? 'unknown']);
    since = change;
  }
  const [only = 'unknown'] = possible;
  return { effectiveStatus: possible.size === 1 ? only : 'unknown', since };
}

/** Dates compare as texts; the end of a month is not a day that exists, only one behind all that do. */
function hasHappened(date: string | null, day: string): 'yes' | 'no' | 'perhaps' {
  if (date === null) return 'perhaps';
  if (date.length === 10) return date <= day ? 'yes' : 'no';
  if (day.startsWith(date)) return isLastDay(date, day) ? 'yes' : 'perhaps';
  return date < day ? 'yes' : 'no';
}

/** @param span `YYYY-MM` or `YYYY`, which the day lies in */
function isLastDay(span: string, day: string): boolean {
  const next = new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString();
  return !next.startsWith(span);
}
