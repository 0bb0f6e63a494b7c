/** The order of what happened to one record. Pure. */
import type { Status } from '../model/record.ts';
import type { Happening } from './happenings.ts';

/** The way a decision goes. Of two things on one day, and of one without a date, this tells which came first. */
const WAY: Record<Status, number> = {
  unknown: 0,
  draft: 1,
  proposed: 2,
  accepted: 3,
  rejected: 4,
  deprecated: 5,
  superseded: 6,
};

/**
 * By date; commits of one day stay in their order. A change of the status without a date goes before the first that
 * is further on the way, and before a file that came with that status; any other event without a date goes last.
 */
export function inSequence(events: readonly Happening[]): Happening[] {
  const sequence = events
    .map((event, index) => ({ event, index }))
    .filter(({ event }) => event.date !== null)
    .sort(
      (a, b) =>
        keyOf(a.event).localeCompare(keyOf(b.event)) ||
        (a.event.source === 'git' && b.event.source === 'git' ? 0 : onOneDay(a.event) - onOneDay(b.event)) ||
        a.index - b.index,
    )
    .map(({ event }) => event);
  for (const event of events.filter(({ date, status }) => date === null && status !== null)) {
    const at = sequence.findIndex(
      (other) =>
        other.status !== null &&
        (wayOf(other) > wayOf(event) || (other.kind === 'appeared' && other.status === event.status)),
    );
    sequence.splice(at === -1 ? sequence.length : at, 0, event);
  }
  return [...sequence, ...events.filter(({ date, status }) => date === null && status === null)];
}

/** How far on the way an event brings the decision; 0 for one that is none of the status. */
export function wayOf({ status }: Happening): number {
  return status === null ? 0 : WAY[status];
}

/** A file appears before anything happens to it, and what is none of the status comes last. */
function onOneDay(event: Happening): number {
  return event.status === null && event.kind !== 'appeared' ? 9 : wayOf(event);
}

/** A month counts from its beginning for what opens a decision, and to its end for everything later. */
function keyOf(event: Happening): string {
  const date = event.date ?? '';
  return date.length === 10 ? date : `${date}${wayOf(event) <= WAY.proposed ? '-00' : '-99'}`;
}
