/** How much happened when: a strip over the whole span of a log. */
import { MONTHS } from './dates.ts';
import { monthOf, type TimelineEntry } from './timeline.ts';

export interface Bar {
  /** `2024-03` or `2024`. */
  key: string;
  /** `March 2024` or `2024`. */
  label: string;
  count: number;
  /** 0 to 100. */
  height: number;
}

export interface StripYear extends Bar {
  /** Its months; none where the span is so long that its years are the bars. */
  months: Bar[];
}

export interface Strip {
  years: StripYear[];
  /** What a reader jumps to by one bar: with many years, a month is too narrow to be hit. */
  step: 'month' | 'year';
}

/** Spans up to this many years can be jumped through month by month. */
const MOST_YEARS_OF_MONTHS = 3;
/** Spans up to this many years show their months. */
const MOST_YEARS_WITH_MONTHS = 14;
/** Longer spans leave out the years without events: one wrong date must not make an empty strip. */
const MOST_YEARS = 40;

export function stripOf(entries: readonly TimelineEntry[]): Strip {
  const dates = entries.map(({ event }) => event.date ?? '');
  const byMonth = countBy(dates.map(monthOf));
  const byYear = countBy(dates.map((date) => date.slice(0, 4)));
  const years = yearsOf([...byYear.keys()].sort());
  const withMonths = years.length <= MOST_YEARS_WITH_MONTHS;
  const most = Math.max(1, ...(withMonths ? [...byMonth].filter(isMonth) : [...byYear]).map(([, n]) => n));
  const bar = (key: string, label: string, count: number): Bar => ({
    key,
    label,
    count,
    height: heightOf(count, most),
  });
  return {
    step: years.length <= MOST_YEARS_OF_MONTHS ? 'month' : 'year',
    years: years.map((year) => ({
      ...bar(year, year, byYear.get(year) ?? 0),
      months: withMonths
        ? MONTHS.map((name, at) => {
            const key = `${year}-${String(at + 1).padStart(2, '0')}`;
            return bar(key, `${name} ${year}`, byMonth.get(key) ?? 0);
          })
        : [],
    })),
  };
}

function isMonth([key]: [string, number]): boolean {
  return key.length === 7;
}

function yearsOf(known: string[]): string[] {
  const first = Number(known[0]);
  const last = Number(known.at(-1));
  if (known.length === 0 || last - first >= MOST_YEARS) return known;
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(4, '0'));
}

/** By the root: the day a hundred old records were imported must not flatten the years around it. */
function heightOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(4, Math.round(100 * Math.sqrt(count / most)));
}

function countBy(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
