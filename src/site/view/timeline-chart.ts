/** The chart of the timeline: events of each period by status, and the number of decisions in force. */
import { getStatusAt } from '../../history/status-at.ts';
import type { Messages } from '../../messages/messages.ts';
import type { HistoryEvent } from '../../model/history.ts';
import type { Status } from '../../model/record.ts';
import { STATUSES } from '../../model/statuses.ts';
import { getYear } from './dates.ts';
import { createPlaceFinder, type Timeline, type TimelineEntry } from './timeline.ts';
import { findPlace } from './timeline-scale.ts';

export interface ChartBar {
  /** The month or year that it links to; null if nothing happened. */
  key: string | null;
  /** `March 2024: 3 events (2 Accepted and 1 Superseded)`. */
  label: string;
  count: number;
  /** From the ground up, in hundredths of the height. */
  parts: { status: Status; from: number; height: number }[];
}

/** A year, or a month of a young log. */
interface ChartGroup {
  key: string;
  name: string;
  count: number;
  label: string;
  bars: ChartBar[];
}

export interface Chart {
  groups: ChartGroup[];
  /** Statuses that its bars have. */
  statuses: Status[];
  /** Decisions in force: a path over a box of 1000 by 100, along the line and back on the ground. */
  line: string;
  area: string;
  /** How many are in force today. */
  inForce: number;
}

/** Parts of a year that are a bar each: months for a few years, quarters for some more. */
const BARS: { years: number; months: number }[] = [
  { years: 3, months: 1 },
  { years: 10, months: 3 },
];
/** Longer spans leave out the years without events: one wrong date must not make an empty chart. */
const MOST_YEARS = 40;
/** The height that bars take at most, and the line: counts are above the bars. */
const TALLEST = { bar: 62, line: 88 };

/**
 * Changes of the status; of a record whose status never was stated, that it was recorded. Nothing else is a decision:
 * not an edit, nor that a file came into a repository.
 */
function listDecisions(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const isStated = ({ event: { status } }: TimelineEntry): boolean => status !== null && status !== 'unknown';
  const stated = new Set(entries.filter(isStated).map(({ row }) => row));
  const recorded = new Set<TimelineEntry>();
  for (const [row, own] of Map.groupBy(entries, ({ row }) => row)) {
    const first = stated.has(row)
      ? undefined
      : own.findLast(({ event }) => event.kind === 'dated' || event.kind === 'appeared');
    if (first !== undefined) recorded.add(first);
  }
  return entries.filter((entry) => isStated(entry) || recorded.has(entry));
}

interface ChartInput {
  /** Of the past. */
  entries: readonly TimelineEntry[];
  /** All events, and the addresses of all records. */
  events: readonly HistoryEvent[];
  records: readonly string[];
  /** `YYYY-MM-DD` */
  today: string;
  messages: Messages;
}

export function getChart({ entries, events, records, today, messages }: ChartInput): Chart {
  const decided = listDecisions(entries);
  const { groups, periods, findPeriod } = divide(
    decided.map(({ event }) => event.date ?? ''),
    today,
  );
  const byPeriod = Map.groupBy(decided, ({ event }) => findPeriod(event.date ?? ''));
  const tallest = Math.max(1, ...periods.flat().map((key) => byPeriod.get(key)?.length ?? 0));
  const bar = (key: string): ChartBar =>
    toBar(key, byPeriod.get(key) ?? [], { tallest, isQuarter: groups.length > 3, messages });
  const line = countInForce(periods, { events, records, today, groups });
  const most = Math.max(1, ...line.map(({ count }) => count));
  const points = line.map(
    ({ at, count }) => `${tenth(at * 1000)} ${tenth(100 - (TALLEST.line * count) / most)}`,
  );
  return {
    groups: groups.map((key, at) => {
      const own = decided.filter(({ event }) => event.date?.startsWith(key));
      return {
        key,
        name: messages.date(key, 'medium'),
        count: own.length,
        label: describe(key, own, messages),
        bars: (periods[at] ?? []).map(bar),
      };
    }),
    statuses: STATUSES.filter((status) => decided.some(({ event }) => getStatus(event) === status)),
    line: `M${points.join('L')}`,
    area: `M0 100L${points.join('L')}V100Z`,
    inForce: line.at(-1)?.count ?? 0,
  };
}

const pad = (number: number): string => String(number).padStart(2, '0');
const tenth = (number: number): number => Math.round(number * 10) / 10;

interface Division {
  /** The years, or the months of a log that began in this month or the last. */
  groups: string[];
  /** Of each group: days, months, the first months of quarters, or the year itself. */
  periods: string[][];
  findPeriod: (date: string) => string;
}

function divide(dates: string[], today: string): Division {
  if (dates.length === 0) return { groups: [], periods: [], findPeriod: (date) => date };
  const years = getYears(dates.map((date) => date.slice(0, 4)));
  const [month = ''] = dates.map((date) => date.slice(0, 7)).sort();
  const months = today.startsWith(month) ? [month] : [month, getFollowing(month)];
  if (today.startsWith(months.at(-1) ?? '') && dates.every((date) => date.length === 10))
    return {
      groups: months,
      periods: months.map((month) => Array.from({ length: 31 }, (_, at) => `${month}-${pad(at + 1)}`)),
      findPeriod: (date) => date,
    };
  const size = BARS.find((one) => years.length <= one.years)?.months ?? 12;
  const first = (date: string): number => Math.floor((Number(date.slice(5, 7)) - 1) / size) * size + 1;
  return {
    groups: years,
    periods: years.map((year) =>
      size === 12 ? [year] : Array.from({ length: 12 / size }, (_, at) => `${year}-${pad(at * size + 1)}`),
    ),
    findPeriod: (date) =>
      size === 12 || date.length < 7 ? date.slice(0, 4) : `${date.slice(0, 4)}-${pad(first(date))}`,
  };
}

function getYears(stated: string[]): string[] {
  const known = [...new Set(stated)].sort();
  const [first, last] = [Number(known[0]), Number(known.at(-1))];
  if (known.length === 0 || last - first >= MOST_YEARS) return known;
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(4, '0'));
}

/** A record that only has a date counts as one whose status is not known. */
function getStatus({ status }: HistoryEvent): Status {
  return status ?? 'unknown';
}

function toBar(
  key: string,
  entries: TimelineEntry[],
  { tallest, isQuarter, messages }: { tallest: number; isQuarter: boolean; messages: Messages },
): ChartBar {
  const count = entries.length;
  // by the root: the day a hundred old records were imported must not flatten the years around it
  const height = count === 0 ? 0 : Math.max(6, TALLEST.bar * Math.sqrt(count / tallest));
  let from = 0;
  const parts = STATUSES.flatMap((status): ChartBar['parts'] => {
    const share = entries.filter(({ event }) => getStatus(event) === status).length / Math.max(1, count);
    if (share === 0) return [];
    const part = { status, from: tenth(from), height: tenth(share * height) };
    from += share * height;
    return [part];
  });
  const first = entries.at(-1)?.event.date?.slice(0, 7) ?? null;
  const name =
    isQuarter && key.length === 7
      ? messages.t('timeline.quarter', { quarter: (Number(key.slice(5)) + 2) / 3, year: key.slice(0, 4) })
      : key;
  return {
    key: key.length === 4 && count > 0 ? key : first,
    label: describe(name, entries, messages),
    count,
    parts,
  };
}

/** @param period a date, or the name of a quarter */
function describe(period: string, entries: TimelineEntry[], messages: Messages): string {
  const name = /^\d{4}(?:-\d\d){0,2}$/.test(period) ? messages.date(period) : period;
  const bar = messages.t('timeline.bar', { count: entries.length, period: name });
  const counts = STATUSES.flatMap((status) => {
    const count = entries.filter(({ event }) => getStatus(event) === status).length;
    // after the name, where it need not agree with the number
    return count === 0
      ? []
      : [messages.t('log.rows.chip', { name: messages.t(`status.${status}`), value: count })];
  });
  return counts.length === 0 ? bar : `${bar} (${counts.join(', ')})`;
}

interface Point {
  /** From 0 to 1, along all years. */
  at: number;
  count: number;
}

/** At the end of each period up to today. */
function countInForce(
  periods: string[][],
  { events, records, today, groups }: Pick<ChartInput, 'events' | 'records' | 'today'> & { groups: string[] },
): Point[] {
  const count = (day: string): number =>
    [...getStatusAt(events, day, records).values()].filter((one) => one.effectiveStatus === 'in force')
      .length;
  const [first] = groups;
  if (first === undefined) return [];
  const points: Point[] = [{ at: 0, count: count(getDayBefore(first)) }];
  for (const [group, parts] of periods.entries()) {
    for (const [at, start] of parts.entries()) {
      // where the month has no such day
      if (start.length === 10 && Number.isNaN(Date.parse(start))) continue;
      const next = parts[at + 1] ?? getFollowing(groups[group] ?? '');
      const end = start.length === 10 ? start : getDayBefore(next);
      const day = end < today ? end : today;
      points.push({ at: findPlace(day, groups), count: count(day) });
      if (end >= today) return points;
    }
  }
  points.push({ at: 1, count: count(today) });
  return points;
}

function getDayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

/** The next year or month. */
function getFollowing(group: string): string {
  const [year = 0, month] = group.split('-').map(Number);
  return new Date(Date.UTC(month === undefined ? year + 1 : year, month ?? 0))
    .toISOString()
    .slice(0, group.length);
}

interface TimelineFrame {
  chart: Chart;
  /** Where a year or month begins, below the base. */
  getPlace: (key: string) => string;
  /** Events of each year, the newest year first. */
  years: ReadonlyMap<string, number>;
  /** How many events have their day from git. */
  fromGit: number;
}

const frames = new WeakMap<Timeline, TimelineFrame>();

/** The same on every page of a timeline. */
export function createFrame(timeline: Timeline, input: Omit<ChartInput, 'entries'>): TimelineFrame {
  const known = frames.get(timeline);
  if (known !== undefined) return known;
  const { past } = timeline;
  const years = new Map<string, number>();
  for (const { event } of past) {
    const year = getYear(event.date) ?? '';
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  const frame: TimelineFrame = {
    chart: getChart({ ...input, entries: past }),
    getPlace: createPlaceFinder(timeline),
    years,
    fromGit: past.filter(({ event }) => event.source === 'git').length,
  };
  frames.set(timeline, frame);
  return frame;
}
