/** The timeline: events in order, and the static pages with their addresses. */

import type { Messages } from '../../messages/messages.ts';
import type { HistoryEvent } from '../../model/history.ts';
import { compareDates } from '../../shared/dates.ts';
import { getYear, isOverdue } from './dates.ts';
import type { Row } from './facets.ts';
import { type ListPart, toPages } from './paging.ts';

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
  /** Without a date; last the records without any event. */
  undated: TimelineEntry[];
}

interface TimelineInput {
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
export function toEventsByAddress(
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
 * A month is after its days and a year after its months, since their place in it is unknown. On one day
 * records are in the order of the log, wherever the events come from.
 */
export function createTimeline({ events, rows, commits, today }: TimelineInput): Timeline {
  const byAddress = new Map(rows.map((row) => [row.permalink, row]));
  const places = new Map(rows.map((row, place) => [row, place]));
  const inLog = (a: TimelineEntry, b: TimelineEntry): number =>
    (places.get(a.row) ?? 0) - (places.get(b.row) ?? 0);
  const timeline: Timeline = { toCome: [], past: [], undated: [] };
  const listed = new Set<Row>();
  for (const event of events) {
    const row = byAddress.get(event.record);
    if (row === undefined) continue;
    listed.add(row);
    const other = event.other === null ? null : (byAddress.get(event.other) ?? null);
    const entry = { event, row, other, commit: toCommitHref(commits.get(row.collection), event.commit) };
    if (event.date === null) timeline.undated.push(entry);
    else if (isFuture(event, today)) timeline.toCome.push(entry);
    else timeline.past.push(entry);
  }
  for (const dated of [timeline.past, timeline.toCome])
    dated.sort(
      (a, b) => compareDates(b.event.date, a.event.date) || inLog(a, b) || b.event.step - a.event.step,
    );
  timeline.undated.sort((a, b) => inLog(a, b) || a.event.step - b.event.step);
  for (const row of rows) if (!listed.has(row)) timeline.undated.push(createSilentEntry(row));
  return timeline;
}

/** A record that states neither a status nor a date, and that git knows nothing of. */
function createSilentEntry(row: Row): TimelineEntry {
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

/** The address of a commit; null if none is known. */
export function toCommitHref(pattern: string | undefined, commit: string | null): string | null {
  return pattern === undefined || commit === null ? null : pattern.replaceAll('{hash}', commit);
}

function isFuture({ kind, date }: HistoryEvent, today: string): boolean {
  if (date === null) return false;
  return kind === 'review-due' ? !isOverdue(date, today) : date > today;
}

export interface TimelineDay {
  date: string;
  entries: TimelineEntry[];
}

interface TimelineMonth {
  /** `2024-03`; the year alone where the month is unknown. */
  key: string;
  heading: string;
  days: TimelineDay[];
}

interface TimelineYear {
  year: string;
  months: TimelineMonth[];
}

/** Entries, newest first, below the headings of their years and months. */
export function groupEntries(entries: readonly TimelineEntry[], messages: Messages): TimelineYear[] {
  const years: TimelineYear[] = [];
  for (const entry of entries) {
    const date = entry.event.date ?? '';
    const year = getLastOr(
      years,
      ({ year }) => year === date.slice(0, 4),
      () => ({ year: date.slice(0, 4), months: [] }),
    );
    const key = getMonth(date);
    const month = getLastOr(
      year.months,
      (known) => known.key === key,
      () => ({ key, heading: formatMonth(key, messages), days: [] }),
    );
    const day = getLastOr(
      month.days,
      (known) => known.date === date,
      () => ({ date, entries: [] }),
    );
    day.entries.push(entry);
  }
  return years;
}

/** `2024-03` of a day or a month; a year stays one. */
function getMonth(date: string): string {
  return date.slice(0, 7);
}

function formatMonth(key: string, { t, date }: Messages): string {
  return key.length === 4 ? t('timeline.month-unknown') : date(key, 'month');
}

/** The day as it is below the heading of its month. */
export function formatDay(date: string): string {
  return date.length === 10 ? String(Number(date.slice(8))) : '–';
}

function getLastOr<T>(list: T[], fits: (item: T) => boolean, make: () => T): T {
  const last = list.at(-1);
  if (last !== undefined && fits(last)) return last;
  const made = make();
  list.push(made);
  return made;
}

/** Events on one page: about 25 KB of HTML compressed. */
const EVENTS_A_PAGE = 250;

type TimelinePart = 'newest' | 'year' | 'undated';

export interface TimelinePageProps {
  part: TimelinePart;
  /** Null on the page of the newest events, and on that of what has no date. */
  year: string | null;
  page: ListPart<TimelineEntry>;
}

/** The newest events, whole months of them as far as they fit on one page. */
export function listNewest({ past }: Timeline): TimelineEntry[] {
  if (past.length <= EVENTS_A_PAGE) return past;
  const cut = getMonth(past[EVENTS_A_PAGE]?.event.date ?? '');
  const whole = past.slice(0, EVENTS_A_PAGE).filter(({ event }) => getMonth(event.date ?? '') !== cut);
  return whole.length === 0 ? past.slice(0, EVENTS_A_PAGE) : whole;
}

/** Whether the first page holds all events that have a date. */
export function isOnePage(timeline: Timeline): boolean {
  return timeline.past.length <= EVENTS_A_PAGE;
}

/** Whether what has no date is at the end of the first page. */
export function isUndatedOnFirstPage({ undated }: Timeline): boolean {
  return undated.length <= EVENTS_A_PAGE;
}

export function createTimelinePages(timeline: Timeline): { path: string; props: TimelinePageProps }[] {
  const years = Map.groupBy(timeline.past, ({ event }) => getYear(event.date) ?? '');
  const undated = isUndatedOnFirstPage(timeline) ? [] : toPages(timeline.undated, EVENTS_A_PAGE);
  return [
    {
      path: toTimelinePath(null),
      props: { part: 'newest', year: null, page: { number: 1, last: 1, items: listNewest(timeline) } },
    },
    ...[...years].flatMap(([year, entries]) =>
      toPages(entries, EVENTS_A_PAGE).map((page) => ({
        path: toTimelinePath(year, page.number),
        props: { part: 'year' as const, year, page },
      })),
    ),
    ...undated.map((page) => ({
      path: toTimelinePath('undated', page.number),
      props: { part: 'undated' as const, year: null, page },
    })),
  ];
}

/** `/timeline/2024/`, then `/timeline/2024/2/`. */
export function toTimelinePath(part: string | null, number = 1): string {
  return `/timeline/${[part, number === 1 ? null : number].filter((one) => one !== null).join('/')}/`.replace(
    '//',
    '/',
  );
}

/** Where a year or a month (`2024`, `2024-03`) begins, below the base. */
export function createPlaceFinder(timeline: Timeline): (key: string) => string {
  if (isOnePage(timeline)) return (key) => `/timeline/#${key}`;
  const pages = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const { event } of timeline.past) {
    const year = getYear(event.date) ?? '';
    const place = seen.get(year) ?? 0;
    seen.set(year, place + 1);
    const month = getMonth(event.date ?? '');
    if (!pages.has(month)) pages.set(month, Math.floor(place / EVENTS_A_PAGE) + 1);
  }
  return (key) =>
    key.length === 4 ? toTimelinePath(key) : `${toTimelinePath(key.slice(0, 4), pages.get(key) ?? 1)}#${key}`;
}
