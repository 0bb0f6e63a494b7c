/** The picture above the timeline: what happened in each period by status, and how many decisions were in force. */
import { getStatusAt } from '../../history/status-at.ts';
import type { Messages } from '../../messages/messages.ts';
import type { HistoryEvent } from '../../model/history.ts';
import type { Status } from '../../model/record.ts';
import { STATUSES } from '../../model/statuses.ts';
import { yearOf } from './dates.ts';
import { placesOf, type Timeline, type TimelineEntry } from './timeline.ts';
import { placeOf } from './timeline-place.ts';

export interface ChartBar {
  /** The month or year that it links to; null where nothing happened. */
  key: string | null;
  /** `March 2024: 3 events (2 Accepted and 1 Superseded)`. */
  label: string;
  count: number;
  /** From the ground up, in hundredths of the height. */
  parts: { status: Status; from: number; height: number }[];
}

interface ChartYear {
  year: string;
  count: number;
  label: string;
  bars: ChartBar[];
}

export interface Chart {
  years: ChartYear[];
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
/** Longer spans leave out the years without events: one wrong date must not make an empty picture. */
const MOST_YEARS = 40;
/** The height that bars take at most, and the line: counts stand above the bars. */
const TALLEST = { bar: 62, line: 88 };

/**
 * Changes of the status; of a record whose status never was stated, that it was recorded. Nothing else is a decision:
 * not an edit, nor that a file came into a repository.
 */
function decisionsIn(entries: readonly TimelineEntry[]): TimelineEntry[] {
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
  const decided = decisionsIn(entries);
  const years = getYears(decided.map(({ event }) => (event.date ?? '').slice(0, 4)));
  const months = BARS.find((one) => years.length <= one.years)?.months ?? 12;
  const periodOf = (date: string): string =>
    months === 12 || date.length < 7
      ? date.slice(0, 4)
      : `${date.slice(0, 4)}-${pad(Math.floor((Number(date.slice(5, 7)) - 1) / months) * months + 1)}`;
  const byPeriod = Map.groupBy(decided, ({ event }) => periodOf(event.date ?? ''));
  const perYear = 12 / months;
  const periods = years.map((year) =>
    months === 12 ? [year] : Array.from({ length: perYear }, (_, at) => `${year}-${pad(at * months + 1)}`),
  );
  const tallest = Math.max(1, ...periods.flat().map((key) => byPeriod.get(key)?.length ?? 0));
  const bar = (key: string): ChartBar => toBar(key, byPeriod.get(key) ?? [], { tallest, months, messages });
  const line = countInForce(years, perYear, { events, records, today });
  const most = Math.max(1, ...line.map(({ count }) => count));
  const points = line.map(
    ({ at, count }) => `${tenth(at * 1000)} ${tenth(100 - (TALLEST.line * count) / most)}`,
  );
  return {
    years: years.map((year, at) => {
      const own = decided.filter(({ event }) => event.date?.startsWith(year));
      return {
        year,
        count: own.length,
        label: describe(year, own, messages),
        bars: (periods[at] ?? []).map(bar),
      };
    }),
    statuses: STATUSES.filter((status) => decided.some(({ event }) => statusOf(event) === status)),
    line: `M${points.join('L')}`,
    area: `M0 100L${points.join('L')}V100Z`,
    inForce: line.at(-1)?.count ?? 0,
  };
}

const pad = (number: number): string => String(number).padStart(2, '0');
const tenth = (number: number): number => Math.round(number * 10) / 10;

function getYears(stated: string[]): string[] {
  const known = [...new Set(stated)].sort();
  const [first, last] = [Number(known[0]), Number(known.at(-1))];
  if (known.length === 0 || last - first >= MOST_YEARS) return known;
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(4, '0'));
}

/** A record that only has a date counts as one whose status is not known. */
function statusOf({ status }: HistoryEvent): Status {
  return status ?? 'unknown';
}

function toBar(
  key: string,
  entries: TimelineEntry[],
  { tallest, months, messages }: { tallest: number; months: number; messages: Messages },
): ChartBar {
  const count = entries.length;
  // by the root: the day a hundred old records were imported must not flatten the years around it
  const height = count === 0 ? 0 : Math.max(6, TALLEST.bar * Math.sqrt(count / tallest));
  let from = 0;
  const parts = STATUSES.flatMap((status): ChartBar['parts'] => {
    const share = entries.filter(({ event }) => statusOf(event) === status).length / Math.max(1, count);
    if (share === 0) return [];
    const part = { status, from: tenth(from), height: tenth(share * height) };
    from += share * height;
    return [part];
  });
  const first = entries.at(-1)?.event.date?.slice(0, 7) ?? null;
  const name =
    months === 3
      ? messages.t('timeline.quarter', { quarter: (Number(key.slice(5)) + 2) / 3, year: key.slice(0, 4) })
      : key;
  return {
    key: months === 12 && first !== null ? key : first,
    label: describe(name, entries, messages),
    count,
    parts,
  };
}

/** @param period a date, or the name of a quarter */
function describe(period: string, entries: TimelineEntry[], messages: Messages): string {
  const name = /^\d{4}(?:-\d\d)?$/.test(period) ? messages.date(period) : period;
  const bar = messages.t('timeline.bar', { count: entries.length, period: name });
  const counts = STATUSES.flatMap((status) => {
    const count = entries.filter(({ event }) => statusOf(event) === status).length;
    return count === 0 ? [] : [`${messages.number(count)} ${messages.t(`status.${status}`)}`];
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
  years: string[],
  perYear: number,
  { events, records, today }: Pick<ChartInput, 'events' | 'records' | 'today'>,
): Point[] {
  const count = (day: string): number =>
    [...getStatusAt(events, day, records).values()].filter((one) => one.effectiveStatus === 'in force')
      .length;
  const points: Point[] =
    years[0] === undefined ? [] : [{ at: 0, count: count(`${Number(years[0]) - 1}-12-31`) }];
  for (const year of years) {
    for (let part = 1; part <= perYear; part++) {
      const end = new Date(Date.UTC(Number(year), (12 / perYear) * part, 0)).toISOString().slice(0, 10);
      const day = end < today ? end : today;
      points.push({ at: placeOf(day, years), count: count(day) });
      if (end >= today) return points;
    }
  }
  return points;
}

interface TimelineFrame {
  chart: Chart;
  /** Where a year or month begins, below the base. */
  placeOf: (key: string) => string;
  /** Events of each year, the newest year first. */
  years: ReadonlyMap<string, number>;
  /** How many events git tells the day of. */
  fromGit: number;
}

const frames = new WeakMap<Timeline, TimelineFrame>();

/** The same on every page of a timeline. */
export function frameOf(timeline: Timeline, input: Omit<ChartInput, 'entries'>): TimelineFrame {
  const known = frames.get(timeline);
  if (known !== undefined) return known;
  const { past } = timeline;
  const years = new Map<string, number>();
  for (const { event } of past) {
    const year = yearOf(event.date) ?? '';
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  const frame: TimelineFrame = {
    chart: getChart({ ...input, entries: past }),
    placeOf: placesOf(timeline),
    years,
    fromGit: past.filter(({ event }) => event.source === 'git').length,
  };
  frames.set(timeline, frame);
  return frame;
}
