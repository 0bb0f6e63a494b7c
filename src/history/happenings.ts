/** What git knows as events of one record. Pure. */
import type { EventKind, FileHistory, GitChange, HistoryEvent } from '../model/history.ts';
import type { Status } from '../model/record.ts';

/** An event before it has its place among the others. */
export type Happening = Omit<HistoryEvent, 'record' | 'step' | 'precision'>;

const KINDS: Record<Status, EventKind> = {
  draft: 'drafted',
  proposed: 'proposed',
  accepted: 'accepted',
  rejected: 'rejected',
  deprecated: 'deprecated',
  superseded: 'superseded',
  unknown: 'changed',
};

export function kindOf(status: Status): EventKind {
  return KINDS[status];
}

/**
 * The file's events in the order of the commits. No change can have come before the one it changed: a day that says
 * so (a clock that was wrong, a commit that was carried over) counts as the day of the change before.
 */
export function gitEvents(file: FileHistory): Happening[] {
  const { appeared, first, statusChanges, absences, lastChanged } = file;
  const changes: { change: GitChange; kind: EventKind; status: Status | null }[] = [];
  if (appeared !== null)
    changes.push({ change: appeared, kind: 'appeared', status: known(first?.status ?? null) });
  for (const change of statusChanges) {
    const status = change.to.status ?? 'unknown';
    changes.push({ change, kind: kindOf(status), status });
  }
  const ordered = inOrder(changes.map(({ change }) => change.date));
  const events = changes.map(({ change, kind, status }, index) =>
    eventOf(change, { kind, status, date: ordered[index] ?? null }),
  );
  for (const { removed, restored } of absences) {
    events.push(eventOf(removed, { kind: 'removed' }));
    if (restored !== null) events.push(eventOf(restored, { kind: 'restored' }));
  }
  if (lastChanged !== null && !events.some(({ commit }) => commit === lastChanged.commit))
    events.push(eventOf(lastChanged, { kind: 'changed' }));
  return events;
}

function eventOf(change: GitChange, event: Pick<Happening, 'kind'> & Partial<Happening>): Happening {
  const { commit, author, subject, date } = change;
  return { status: null, date, source: 'git', commit, by: author, other: null, detail: subject, ...event };
}

/** A version that came without a status says nothing of it. */
function known(status: Status | null): Status | null {
  return status === 'unknown' ? null : status;
}

function inOrder(dates: readonly (string | null)[]): (string | null)[] {
  let latest = '';
  return dates.map((date) => {
    if (date !== null && date > latest) latest = date;
    return date === null ? null : latest;
  });
}
