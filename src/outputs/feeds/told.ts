/** Which events a feed tells: what was decided and what became of it. Changes of the files alone are none of these. */
import type { EventKind, HistoryEvent } from '../../model/history.ts';
import { compareDates } from '../../shared/dates.ts';
import { eventDetail } from '../../site/view/timeline-html.ts';

/** A told event has a date. */
export type ToldEvent = HistoryEvent & { date: string };

const OF_THE_DECISION: ReadonlySet<EventKind> = new Set<EventKind>([
  'drafted',
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
  'superseded-in-part',
  'amended',
  'reviewed',
]);

/**
 * The newest first; on one day what comes later in the log, and of one record what happened last.
 *
 * @param places place of each record in the log, by id
 */
export function toldEvents(
  events: readonly HistoryEvent[],
  places: ReadonlyMap<string, number>,
): ToldEvent[] {
  const told = events.filter(isDated).filter(isTold);
  const known = new Set(told.map(({ record }) => record));
  const appeared = events
    .filter(isDated)
    .filter(({ kind, record }) => kind === 'appeared' && !known.has(record));
  const placeOf = ({ record }: HistoryEvent): number => places.get(record) ?? -1;
  return [...told, ...appeared]
    .filter(({ record }) => places.has(record))
    .sort((a, b) => compareDates(b.date, a.date) || placeOf(b) - placeOf(a) || b.step - a.step);
}

function isDated(event: HistoryEvent): event is ToldEvent {
  return event.date !== null;
}

/** That a file appeared is told of a record that says nothing else with a date: it is new to the reader. */
function isTold(event: ToldEvent): boolean {
  if (OF_THE_DECISION.has(event.kind)) return true;
  if (event.kind === 'appeared') return event.status !== null;
  if (event.kind !== 'changed') return false;
  // a status that went, or a change that the record says something of; a new "last updated" is neither
  return event.status !== null || (event.source === 'stated' && eventDetail(event) !== null);
}
