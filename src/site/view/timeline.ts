/** The events of a log in the order the timeline tells them: what is to come, then years and months from the newest. */
import type { HistoryEvent } from '../../model/history.ts';
import { compareDates } from '../../shared/dates.ts';
import { MONTHS } from './dates.ts';
import { isOverdue } from './due.ts';
import { commitHref } from './event-words.ts';
import type { Row } from './rows.ts';

/** One event with the record it happened to. In its event, records are named by their addresses. */
export interface TimelineEntry {
  event: HistoryEvent;
  row: Row;
  /** The record that superseded or amended it. */
  other: Row | null;
  /** Address of the commit. */
  commit: string | null;
}

export interface Timeline {
  /** Later than today, the latest first. */
  toCome: TimelineEntry[];
  /** Up to today, the newest first. */
  past: TimelineEntry[];
  /** Nobody tells when; last the records that nothing at all is told of. */
  undated: TimelineEntry[];
}

export interface TimelineInput {
  /** In any order; `record` and `other` are addresses. */
  events: readonly HistoryEvent[];
  /** In the order of the log. */
  rows: readonly Row[];
  /** By collection: pattern of a commit's address. */
  commits: ReadonlyMap<string, string>;
  /** `YYYY-MM-DD` */
  today: string;
}

/** Events that name records by their addresses, as rows do. */
export function eventsByAddress(
  events: readonly HistoryEvent[],
  { byId }: { byId: ReadonlyMap<string, { permalink: string }> },
): HistoryEvent[] {
  const address = (id: string): string => byId.get(id)?.permalink ?? '';
  return events.map((event) => ({
    ...event,
    record: address(event.record),
    other: event.other === null ? null : address(event.other),
  }));
}

/**
 * A month stands after its days and a year after its months, since nobody knows where in it they belong. On one day
 * records stand in the order of the log, wherever the events come from.
 */
export function timelineOf({ events, rows, commits, today }: TimelineInput): Timeline {
  const byAddress = new Map(rows.map((row) => [row.permalink, row]));
  const places = new Map(rows.map((row, place) => [row, place]));
  const inLog = (a: TimelineEntry, b: TimelineEntry): number =>
    (places.get(a.row) ?? 0) - (places.get(b.row) ?? 0);
  const timeline: Timeline = { toCome: [], past: [], undated: [] };
  const told = new Set<Row>();
  for (const event of events) {
    const row = byAddress.get(event.record);
    if (row === undefined) continue;
    told.add(row);
    const other = event.other === null ? null : (byAddress.get(event.other) ?? null);
    const entry = { event, row, other, commit: commitHref(commits.get(row.collection), event.commit) };
    if (event.date === null) timeline.undated.push(entry);
    else if (isToCome(event, today)) timeline.toCome.push(entry);
    else timeline.past.push(entry);
  }
  for (const dated of [timeline.past, timeline.toCome])
    dated.sort(
      (a, b) => compareDates(b.event.date, a.event.date) || inLog(a, b) || b.event.step - a.event.step,
    );
  timeline.undated.sort((a, b) => inLog(a, b) || a.event.step - b.event.step);
  for (const row of rows) if (!told.has(row)) timeline.undated.push(silent(row));
  return timeline;
}

/** A record that states neither a status nor a date, and that git knows nothing of. */
function silent(row: Row): TimelineEntry {
  return {
    event: {
      record: row.permalink,
      step: 0,
      kind: 'changed',
      status: row.status,
      date: null,
      precision: null,
      source: 'stated',
      commit: null,
      by: null,
      other: null,
      detail: null,
    },
    row,
    other: null,
    commit: null,
  };
}

function isToCome({ kind, date }: HistoryEvent, today: string): boolean {
  if (date === null) return false;
  return kind === 'review-due' ? !isOverdue(date, today) : date > today;
}

export interface TimelineDay {
  date: string;
  entries: TimelineEntry[];
}

export interface TimelineMonth {
  /** `2024-03`; the year alone for what happened in a month that nobody tells. */
  key: string;
  heading: string;
  days: TimelineDay[];
}

export interface TimelineYear {
  year: string;
  months: TimelineMonth[];
}

/** Entries, newest first, below the headings of their years and months. */
export function groupEntries(entries: readonly TimelineEntry[]): TimelineYear[] {
  const years: TimelineYear[] = [];
  for (const entry of entries) {
    const date = entry.event.date ?? '';
    const year = lastOr(
      years,
      ({ year }) => year === date.slice(0, 4),
      () => ({ year: date.slice(0, 4), months: [] }),
    );
    const key = monthOf(date);
    const month = lastOr(
      year.months,
      (known) => known.key === key,
      () => ({ key, heading: headingOf(key), days: [] }),
    );
    const day = lastOr(
      month.days,
      (known) => known.date === date,
      () => ({ date, entries: [] }),
    );
    day.entries.push(entry);
  }
  return years;
}

/** `2024-03` of a day or a month; a year stays one. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

function headingOf(key: string): string {
  return key.length === 4 ? `Some day in ${key}` : (MONTHS[Number(key.slice(5)) - 1] ?? key);
}

/** The day as it stands below the heading of its month. */
export function dayLabel(date: string): string {
  return date.length === 10 ? String(Number(date.slice(8))) : '–';
}

function lastOr<T>(list: T[], fits: (item: T) => boolean, make: () => T): T {
  const last = list.at(-1);
  if (last !== undefined && fits(last)) return last;
  const made = make();
  list.push(made);
  return made;
}
