/** Merges the events of one record: those it states, and those from git. Pure. */
import type { EventKind, FileHistory, GitChange, HistoryEvent } from '../model/history.ts';
import type { Status } from '../model/record.ts';

/** An event before it has its place among the others. */
export type EventDraft = Omit<HistoryEvent, 'record' | 'step' | 'precision'>;

const KINDS: Record<Status, EventKind> = {
  draft: 'drafted',
  proposed: 'proposed',
  accepted: 'accepted',
  rejected: 'rejected',
  deprecated: 'deprecated',
  superseded: 'superseded',
  unknown: 'changed',
};

export function getEventKind(status: Status): EventKind {
  return KINDS[status];
}

/**
 * The file's events in the order of the commits. No change can have come before the one it changed: a day that says
 * so (a clock that was wrong, a commit that was carried over) counts as the day of the change before.
 */
export function createGitEvents(file: FileHistory): EventDraft[] {
  const { appeared, first, statusChanges, absences, lastChanged } = file;
  const changes: { change: GitChange; kind: EventKind; status: Status | null }[] = [];
  if (appeared !== null)
    changes.push({ change: appeared, kind: 'appeared', status: toKnownStatus(first?.status ?? null) });
  for (const change of statusChanges) {
    const status = change.to.status ?? 'unknown';
    changes.push({ change, kind: getEventKind(status), status });
  }
  const ordered = toAscendingDates(changes.map(({ change }) => change.date));
  const events = changes.map(({ change, kind, status }, index) =>
    toEvent(change, { kind, status, date: ordered[index] ?? null }),
  );
  for (const { removed, restored } of absences) {
    events.push(toEvent(removed, { kind: 'removed' }));
    if (restored !== null) events.push(toEvent(restored, { kind: 'restored' }));
  }
  if (lastChanged !== null && !events.some(({ commit }) => commit === lastChanged.commit))
    events.push(toEvent(lastChanged, { kind: 'changed' }));
  return events;
}

function toEvent(change: GitChange, event: Pick<EventDraft, 'kind'> & Partial<EventDraft>): EventDraft {
  const { commit, author, subject, date } = change;
  return { status: null, date, source: 'git', commit, by: author, other: null, detail: subject, ...event };
}

/** A version without a status does not change it. */
function toKnownStatus(status: Status | null): Status | null {
  return status === 'unknown' ? null : status;
}

function toAscendingDates(dates: readonly (string | null)[]): (string | null)[] {
  let latest = '';
  return dates.map((date) => {
    if (date !== null && date > latest) latest = date;
    return date === null ? null : latest;
  });
}

/**
 * A stated change of the status and the change to the same status that git saw nearest to its date are one: the
 * stated date counts, the commit is listed with it. A file's appearance stays an event of its own; the status it came
 * with counts unless the record states that it had come as far by then: old records are imported years later.
 */
export function mergeEvents(
  fromRecord: readonly EventDraft[],
  git: readonly EventDraft[],
): { stated: EventDraft[]; seen: EventDraft[] } {
  const taken = new Set<EventDraft>();
  const stated = fromRecord.map((event) => {
    const match = findNearest(
      event,
      git.filter(
        (seen) =>
          seen.status !== null &&
          seen.status === event.status &&
          !taken.has(seen) &&
          // it had that status by then, since the day is unknown
          (event.date !== null || seen.kind !== 'appeared'),
      ),
    );
    if (match === null) return event;
    taken.add(match);
    return { ...event, commit: event.commit ?? match.commit, by: event.by ?? match.by };
  });
  const seen = git.flatMap((event) => {
    if (event.kind !== 'appeared') return taken.has(event) ? [] : [event];
    return taken.has(event) || stated.some((other) => hasReached(other, event))
      ? [{ ...event, status: null }]
      : [event];
  });
  return { stated, seen };
}

function hasReached(stated: EventDraft, appeared: EventDraft): boolean {
  if (stated.status === null || stated.date === null || appeared.date === null) return false;
  return stated.date <= appeared.date && getProgress(stated) >= getProgress(appeared);
}

function findNearest({ date }: EventDraft, candidates: readonly EventDraft[]): EventDraft | null {
  const distance = (seen: EventDraft): number =>
    date === null || seen.date === null
      ? Number.MAX_VALUE
      : Math.abs(Date.parse(seen.date) - Date.parse(date));
  return candidates.reduce<EventDraft | null>(
    (best, seen) => (best === null || distance(seen) < distance(best) ? seen : best),
    null,
  );
}

/** The usual order of events. It orders two events of one day, and events without a date. */
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
export function sortEvents(events: readonly EventDraft[]): EventDraft[] {
  const sequence = events
    .map((event, index) => ({ event, index }))
    .filter(({ event }) => event.date !== null)
    .sort(
      (a, b) =>
        getSortKey(a.event).localeCompare(getSortKey(b.event)) ||
        (a.event.source === 'git' && b.event.source === 'git'
          ? 0
          : getOrderInDay(a.event) - getOrderInDay(b.event)) ||
        a.index - b.index,
    )
    .map(({ event }) => event);
  for (const event of events.filter(({ date, status }) => date === null && status !== null)) {
    const at = sequence.findIndex(
      (other) =>
        other.status !== null &&
        (getProgress(other) > getProgress(event) ||
          (other.kind === 'appeared' && other.status === event.status)),
    );
    sequence.splice(at === -1 ? sequence.length : at, 0, event);
  }
  return [...sequence, ...events.filter(({ date, status }) => date === null && status === null)];
}

/** Position of an event in that order; 0 for one that does not change the status. */
function getProgress({ status }: EventDraft): number {
  return status === null ? 0 : WAY[status];
}

/** A file appears before anything happens to it, and what is none of the status comes last. */
function getOrderInDay(event: EventDraft): number {
  return event.status === null && event.kind !== 'appeared' ? 9 : getProgress(event);
}

/** A month counts from its beginning for what opens a decision, and to its end for everything later. */
function getSortKey(event: EventDraft): string {
  const date = event.date ?? '';
  return date.length === 10 ? date : `${date}${getProgress(event) <= WAY.proposed ? '-00' : '-99'}`;
}
