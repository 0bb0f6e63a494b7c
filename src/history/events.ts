/**
 * Everything that happened in a log, from what its records state and what git knows. Pure.
 *
 * What a record states counts: git's day of the same change is not a second event, and only adds the commit. Where a
 * record states no date for something git saw happen, the event has git's day and is marked so. What is neither
 * stated nor seen has no date; nothing is dated by guess.
 */
import { NEVER_IN_FORCE } from '../link/effective-status.ts';
import type { EventKind, FileHistory, HistoricalStatus, HistoryEvent } from '../model/history.ts';
import type { LogRecord } from '../model/log.ts';
import type { ReadRecord, Status } from '../model/record.ts';
import { compareDates, getPrecision } from '../shared/dates.ts';
import { createGitEvents, type EventDraft, getEventKind, mergeEvents, sortEvents } from './git-events.ts';

/** @returns the events of all records, by date, those without a date last; on one day in the order of the records */
export function createEvents(
  records: readonly EventRecord[],
  files: ReadonlyMap<string, FileHistory>,
): HistoryEvent[] {
  const drafts = new Map(
    records.map((record) => [record.id, createDraft(record, files.get(record.id) ?? null)]),
  );
  const acceptances = new Map([...drafts].map(([id, draft]) => [id, findAcceptance(draft)]));
  const statuses = new Map(records.map(({ id, status }) => [id, status]));
  const events = records.flatMap((record) => {
    const draft = drafts.get(record.id);
    return draft === undefined ? [] : createRecordEvents(record, draft, { acceptances, statuses });
  });
  return events.sort((a, b) => compareDates(a.date, b.date));
}

interface RecordDraft {
  states: DatedState[];
  git: EventDraft[];
}

interface OtherRecords {
  acceptances: ReadonlyMap<string, Acceptance | null>;
  statuses: ReadonlyMap<string, Status>;
}

type Acceptance = Pick<EventDraft, 'date' | 'source' | 'commit' | 'by'>;

function createDraft(record: EventRecord, file: FileHistory | null): RecordDraft {
  return { states: collectStates(record, file), git: file === null ? [] : createGitEvents(file) };
}

/** When what a record decides began to hold: as it states, else as git saw. */
function findAcceptance({ states, git }: RecordDraft): Acceptance | null {
  const stated = states.find(({ status }) => status === 'accepted');
  if (stated !== undefined) return { date: stated.date, source: 'stated', commit: null, by: null };
  return git.find(({ status }) => status === 'accepted') ?? null;
}

function createRecordEvents(
  record: EventRecord,
  { states, git }: RecordDraft,
  around: OtherRecords,
): HistoryEvent[] {
  const superseded = findSupersession(record, { states, git }, around);
  const fromRecord: EventDraft[] = [
    ...states.map((state) => toStatedEvent(state, superseded)),
    ...(superseded.event === null ? [] : [superseded.event]),
    ...createAmendments(record, around),
    ...createOtherDates(record.read),
  ];
  const closed = findClosedOnArrival(git);
  if (closed !== null && !fromRecord.some(({ status }) => status === closed))
    fromRecord.push({ ...createUndatedEvent(closed, record.read.status?.raw ?? null), other: superseded.by });
  const { stated, seen } = mergeEvents(fromRecord, git);
  const events = sortEvents([...stated, ...seen]);
  const last = events.findLast(({ status }) => status !== null);
  // its status today, since an unknown day
  if (record.currentStatus !== 'unknown' && last?.status !== record.currentStatus)
    events.push(createUndatedEvent(record.currentStatus, record.read.status?.raw ?? null));
  return events.map((event, step) => ({
    record: record.id,
    step,
    precision: getPrecision(event.date),
    ...event,
  }));
}

/** The status of a file that came into the repository closed: that happened on some day before. */
function findClosedOnArrival(git: readonly EventDraft[]): Status | null {
  const status = git.find(({ kind }) => kind === 'appeared')?.status ?? null;
  return status === 'superseded' || status === 'deprecated' ? status : null;
}

interface Supersession {
  /** The record that replaced this one. */
  by: string | null;
  date: string | null;
  /** Null if the record dates it itself, or nothing superseded it. */
  event: EventDraft | null;
}

/**
 * The day a record was superseded is the first of: the one it states; the one its first successor states to have
 * been accepted on; the one on which git saw it change; the one on which git saw the successor accepted.
 */
function findSupersession(
  record: EventRecord,
  { states, git }: RecordDraft,
  around: OtherRecords,
): Supersession {
  const own = states.find(({ status }) => status === 'superseded');
  if (record.currentStatus !== 'superseded') return { by: null, date: own?.date ?? null, event: null };
  const [first] = record.relations
    .flatMap(({ type, partial, target }) =>
      type !== 'superseded-by' || partial || target === null || !wasDecided(target, around)
        ? []
        : [{ target, acceptance: around.acceptances.get(target) ?? null }],
    )
    .sort((a, b) => compareDates(a.acceptance?.date ?? null, b.acceptance?.date ?? null));
  const by = first?.target ?? null;
  if (own !== undefined) return { by, date: own.date, event: null };
  const acceptance = first?.acceptance ?? null;
  // a file that was superseded when it appeared was so by then, and nothing else is known
  const seen = git.findLast(({ status, kind }) => status === 'superseded' && kind !== 'appeared');
  const late = findClosedOnArrival(git) !== null;
  const dated = acceptance?.source === 'stated' ? acceptance : (seen ?? (late ? null : acceptance));
  if (dated === null) return { by, date: null, event: null };
  const { date, source, commit, by: author } = dated;
  const detail = record.status === 'superseded' ? (record.read.status?.raw ?? null) : null;
  const event: EventDraft = {
    ...createUndatedEvent('superseded', detail),
    date,
    source,
    commit,
    by: author,
    other: by,
  };
  return { by, date, event };
}

/** A record that was never decided replaces and amends nothing. */
function wasDecided(id: string, { statuses }: OtherRecords): boolean {
  return !NEVER_IN_FORCE.has(statuses.get(id) ?? 'unknown');
}

/** A record is amended, and superseded in part, on the day that the other one was accepted. */
function createAmendments({ relations }: EventRecord, around: OtherRecords): EventDraft[] {
  const others = new Map<string, EventKind>();
  for (const { type, partial, target } of relations) {
    const kind = type === 'amended-by' ? 'amended' : 'superseded-in-part';
    const changes = type === 'amended-by' || (type === 'superseded-by' && partial);
    if (target !== null && changes && wasDecided(target, around)) others.set(target, kind);
  }
  return [...others].map(([other, kind]) => {
    const { date, source, commit, by } =
      around.acceptances.get(other) ?? createUndatedEvent('accepted', null);
    return { kind, status: null, date, source, commit, by, other, detail: null };
  });
}

/**
 * A state with its date. A field that says "date" and nothing more may have been set anew when the record was
 * superseded: behind that day it cannot be the day of the decision.
 */
function toStatedEvent({ status, date, detail, general }: DatedState, superseded: Supersession): EventDraft {
  const late = general && superseded.date !== null && status !== 'superseded' && date > superseded.date;
  if (status === null || late)
    return { ...createUndatedEvent('unknown', detail), kind: 'dated', status: null, date };
  return {
    ...createUndatedEvent(status, detail),
    date,
    other: status === 'superseded' ? superseded.by : null,
  };
}

/** Changes and reviews. */
function createOtherDates({ date, dated, updated, review }: EventRecord['read']): EventDraft[] {
  const event = (kind: EventDraft['kind'], date: string, detail: string): EventDraft => ({
    ...createUndatedEvent('unknown', detail),
    kind,
    status: null,
    date,
  });
  const changes = dated.filter(({ status }) => status === null);
  return [
    ...changes.map(({ date, raw, kind }) =>
      event(kind === 'amendment' ? 'amended' : getChangeKind(raw), date, raw),
    ),
    ...(updated === null ||
    [date?.kind === 'updated' ? null : date?.value, ...dated.map((entry) => entry.date)].includes(
      updated.value,
    )
      ? []
      : [event('changed', updated.value, updated.raw)]),
    ...(review === null ? [] : [event('review-due', review.value, review.raw)]),
  ];
}

function getChangeKind(words: string): EventDraft['kind'] {
  if (/\breview(?:ed)?\b/i.test(words)) return 'reviewed';
  return /\bamend(?:ed|ment)?\b/i.test(words) ? 'amended' : 'changed';
}

function createUndatedEvent(status: Status, detail: string | null): EventDraft {
  return {
    kind: getEventKind(status),
    status,
    date: null,
    source: 'stated',
    commit: null,
    by: null,
    other: null,
    detail,
  };
}

/** The part of a record that its events are made from. */
type EventRecord = Pick<LogRecord, 'id' | 'status' | 'currentStatus' | 'relations'> & {
  read: Pick<ReadRecord, 'status' | 'date' | 'updated' | 'review' | 'dated'>;
};

interface DatedState {
  /** Null for a date whose meaning the record does not state. */
  status: Status | null;
  date: string;
  detail: string | null;
  /** The date of a field that says "date" and nothing more. */
  general: boolean;
}

const CLOSING: ReadonlySet<Status | null> = new Set(['deprecated', 'superseded']);

/**
 * First the states that the record dates one by one, then its date:
 *
 * - A date in the words of the status dates that status.
 * - The date of a field is the date of the decision. It dates the present status; of a record that is superseded or
 *   deprecated it dates its acceptance.
 * - Where git knows older versions, the date belongs to the status that was beside it first: a record that was
 *   proposed with this date and is accepted now was proposed on it.
 * - Beside a date of the present status in words, and without a status at all, it is a date and no more.
 */
function collectStates({ read }: EventRecord, file: FileHistory | null): DatedState[] {
  const states: DatedState[] = read.dated.flatMap(({ status, date, raw }) =>
    status === null ? [] : [{ status, date, detail: raw, general: false }],
  );
  const { date, status } = read;
  if (date === null || date.kind === 'updated' || states.some((state) => state.date === date.value))
    return states;
  const stated = status?.value ?? 'unknown';
  if (status !== null && date.location === status.location && date.raw === status.raw && stated !== 'unknown')
    return [...states, { status: stated, date: date.value, detail: status.raw, general: false }];
  const dates = findStatusAtDate(date.value, stated, file);
  const isCreation = date.kind === 'created' && dates !== 'draft' && dates !== 'proposed';
  const open = dates !== null && !isCreation && !states.some((state) => state.status === dates);
  return [...states, { status: open ? dates : null, date: date.value, detail: null, general: true }];
}

function findStatusAtDate(date: string, stated: Status, file: FileHistory | null): Status | null {
  const present = CLOSING.has(stated) ? 'accepted' : stated === 'unknown' ? null : stated;
  if (file === null || file.appeared === null) return present;
  const versions = [file.first, ...file.statusChanges.flatMap(({ from, to }) => [from, to])].filter(
    (version): version is HistoricalStatus => version !== null,
  );
  const first = versions.findIndex((version) => version.date === date);
  const status = versions[first]?.status ?? null;
  // the date of a record that was closed when it appeared can mean anything
  if (status === null || status === 'unknown' || (first === 0 && CLOSING.has(status))) return present;
  return status;
}
