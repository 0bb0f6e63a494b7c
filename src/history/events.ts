/**
 * Everything that happened in a log, from what its records state and what git knows. Pure.
 *
 * What a record states counts: git's day of the same change is no second event, and only tells the commit. Where a
 * record states no date for something git saw happen, the event has git's day and is marked so. What is neither
 * stated nor seen has no date; nothing is dated by guess.
 */
import { NEVER_IN_FORCE } from '../link/standing.ts';
import type { EventKind, FileHistory, HistoryEvent } from '../model/history.ts';
import type { Status } from '../model/record.ts';
import { compareDates, precisionOf } from '../shared/dates.ts';
import { gitEvents, type Happening, kindOf } from './happenings.ts';
import { joinWithGit } from './join.ts';
import { inSequence } from './sequence.ts';
import { type EventRecord, type State, statesOf } from './states.ts';

/** @returns the events of all records, by date, those without a date last; on one day in the order of the records */
export function eventsOf(
  records: readonly EventRecord[],
  files: ReadonlyMap<string, FileHistory>,
): HistoryEvent[] {
  const drafts = new Map(records.map((record) => [record.id, draftOf(record, files.get(record.id) ?? null)]));
  const acceptances = new Map([...drafts].map(([id, draft]) => [id, acceptanceOf(draft)]));
  const statuses = new Map(records.map(({ id, status }) => [id, status]));
  const events = records.flatMap((record) => {
    const draft = drafts.get(record.id);
    return draft === undefined ? [] : recordEvents(record, draft, { acceptances, statuses });
  });
  return events.sort((a, b) => compareDates(a.date, b.date));
}

interface Draft {
  states: State[];
  git: Happening[];
}

interface Around {
  acceptances: ReadonlyMap<string, Acceptance | null>;
  statuses: ReadonlyMap<string, Status>;
}

type Acceptance = Pick<Happening, 'date' | 'source' | 'commit' | 'by'>;

function draftOf(record: EventRecord, file: FileHistory | null): Draft {
  return { states: statesOf(record, file), git: file === null ? [] : gitEvents(file) };
}

/** When what a record decides began to hold: as it states, else as git saw. */
function acceptanceOf({ states, git }: Draft): Acceptance | null {
  const stated = states.find(({ status }) => status === 'accepted');
  if (stated !== undefined) return { date: stated.date, source: 'stated', commit: null, by: null };
  return git.find(({ status }) => status === 'accepted') ?? null;
}

function recordEvents(record: EventRecord, { states, git }: Draft, around: Around): HistoryEvent[] {
  const superseded = supersession(record, { states, git }, around);
  const told: Happening[] = [
    ...states.map((state) => statedEvent(state, superseded)),
    ...(superseded.event === null ? [] : [superseded.event]),
    ...amendments(record, around),
    ...otherDates(record.read),
  ];
  const closed = cameClosed(git);
  if (closed !== null && !told.some(({ status }) => status === closed))
    told.push({ ...undated(closed, record.read.status?.raw ?? null), other: superseded.by });
  const { stated, seen } = joinWithGit(told, git);
  const events = inSequence([...stated, ...seen]);
  const last = events.findLast(({ status }) => status !== null);
  // what it is today, though nobody tells since when
  if (record.effectiveStatus !== 'unknown' && last?.status !== record.effectiveStatus)
    events.push(undated(record.effectiveStatus, record.read.status?.raw ?? null));
  return events.map((event, step) => ({
    record: record.id,
    step,
    precision: precisionOf(event.date),
    ...event,
  }));
}

/** The status of a file that came into the repository closed: that happened on some day before. */
function cameClosed(git: readonly Happening[]): Status | null {
  const status = git.find(({ kind }) => kind === 'appeared')?.status ?? null;
  return status === 'superseded' || status === 'deprecated' ? status : null;
}

interface Supersession {
  /** The record that replaced this one. */
  by: string | null;
  date: string | null;
  /** Null where the record dates it itself, or nothing superseded it. */
  event: Happening | null;
}

/**
 * The day a record was superseded is the first of: the one it states; the one its first successor states to have
 * been accepted on; the one on which git saw it change; the one on which git saw the successor accepted.
 */
function supersession(record: EventRecord, { states, git }: Draft, around: Around): Supersession {
  const own = states.find(({ status }) => status === 'superseded');
  if (record.effectiveStatus !== 'superseded') return { by: null, date: own?.date ?? null, event: null };
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
  // a file that came superseded tells no more than that it was by then
  const seen = git.findLast(({ status, kind }) => status === 'superseded' && kind !== 'appeared');
  const late = cameClosed(git) !== null;
  const dated = acceptance?.source === 'stated' ? acceptance : (seen ?? (late ? null : acceptance));
  if (dated === null) return { by, date: null, event: null };
  const { date, source, commit, by: author } = dated;
  const detail = record.status === 'superseded' ? (record.read.status?.raw ?? null) : null;
  const event: Happening = { ...undated('superseded', detail), date, source, commit, by: author, other: by };
  return { by, date, event };
}

/** A record that was never decided replaces and amends nothing. */
function wasDecided(id: string, { statuses }: Around): boolean {
  return !NEVER_IN_FORCE.has(statuses.get(id) ?? 'unknown');
}

/** A record is amended, and superseded in part, on the day that the other one was accepted. */
function amendments({ relations }: EventRecord, around: Around): Happening[] {
  const others = new Map<string, EventKind>();
  for (const { type, partial, target } of relations) {
    const kind = type === 'amended-by' ? 'amended' : 'superseded-in-part';
    const changes = type === 'amended-by' || (type === 'superseded-by' && partial);
    if (target !== null && changes && wasDecided(target, around)) others.set(target, kind);
  }
  return [...others].map(([other, kind]) => {
    const { date, source, commit, by } = around.acceptances.get(other) ?? undated('accepted', null);
    return { kind, status: null, date, source, commit, by, other, detail: null };
  });
}

/**
 * A state with its date. A field that says "date" and nothing more may have been set anew when the record was
 * superseded: behind that day it cannot be the day of the decision.
 */
function statedEvent({ status, date, detail, general }: State, superseded: Supersession): Happening {
  const late = general && superseded.date !== null && status !== 'superseded' && date > superseded.date;
  if (status === null || late) return { ...undated('unknown', detail), kind: 'dated', status: null, date };
  return { ...undated(status, detail), date, other: status === 'superseded' ? superseded.by : null };
}

/** Changes and reviews. */
function otherDates({ date, dated, updated, review }: EventRecord['read']): Happening[] {
  const event = (kind: Happening['kind'], date: string, detail: string): Happening => ({
    ...undated('unknown', detail),
    kind,
    status: null,
    date,
  });
  const changes = dated.filter(({ status }) => status === null);
  return [
    ...changes.map(({ date, raw }) => event(kindOfChange(raw), date, raw)),
    ...(updated === null ||
    [date?.kind === 'updated' ? null : date?.value, ...dated.map((entry) => entry.date)].includes(
      updated.value,
    )
      ? []
      : [event('changed', updated.value, updated.raw)]),
    ...(review === null ? [] : [event('review-due', review.value, review.raw)]),
  ];
}

function kindOfChange(words: string): Happening['kind'] {
  if (/\breview(?:ed)?\b/i.test(words)) return 'reviewed';
  return /\bamend(?:ed|ment)?\b/i.test(words) ? 'amended' : 'changed';
}

function undated(status: Status, detail: string | null): Happening {
  return {
    kind: kindOf(status),
    status,
    date: null,
    source: 'stated',
    commit: null,
    by: null,
    other: null,
    detail,
  };
}
