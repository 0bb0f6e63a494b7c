/** The static pages of the timeline: the newest events first, a page or several for each year, and what has no date. */
import { yearOf } from './dates.ts';
import { type PageOf, paged } from './paging.ts';
import { monthOf, type Timeline, type TimelineEntry } from './timeline.ts';

/** Events on one page: about 25 KB of HTML compressed. */
const EVENTS_A_PAGE = 250;

export type TimelinePart = 'newest' | 'year' | 'undated';

export interface TimelinePageProps {
  part: TimelinePart;
  /** Null on the page of the newest events, and on that of what has no date. */
  year: string | null;
  page: PageOf<TimelineEntry>;
}

/** The newest events, whole months of them as far as they fit on one page. */
export function newest({ past }: Timeline): TimelineEntry[] {
  if (past.length <= EVENTS_A_PAGE) return past;
  const cut = monthOf(past[EVENTS_A_PAGE]?.event.date ?? '');
  const whole = past.slice(0, EVENTS_A_PAGE).filter(({ event }) => monthOf(event.date ?? '') !== cut);
  return whole.length === 0 ? past.slice(0, EVENTS_A_PAGE) : whole;
}

/** Whether the first page holds all events that have a date. */
export function isWhole(timeline: Timeline): boolean {
  return timeline.past.length <= EVENTS_A_PAGE;
}

/** Whether what has no date stands at the end of the first page. */
export function undatedFit({ undated }: Timeline): boolean {
  return undated.length <= EVENTS_A_PAGE;
}

export function timelinePages(timeline: Timeline): { path: string; props: TimelinePageProps }[] {
  const years = Map.groupBy(timeline.past, ({ event }) => yearOf(event.date) ?? '');
  const undated = undatedFit(timeline) ? [] : paged(timeline.undated, EVENTS_A_PAGE);
  return [
    {
      path: timelinePath(null),
      props: { part: 'newest', year: null, page: { number: 1, last: 1, items: newest(timeline) } },
    },
    ...[...years].flatMap(([year, entries]) =>
      paged(entries, EVENTS_A_PAGE).map((page) => ({
        path: timelinePath(year, page.number),
        props: { part: 'year' as const, year, page },
      })),
    ),
    ...undated.map((page) => ({
      path: timelinePath('undated', page.number),
      props: { part: 'undated' as const, year: null, page },
    })),
  ];
}

/** `/timeline/2024/`, then `/timeline/2024/2/`. */
export function timelinePath(part: string | null, number = 1): string {
  return `/timeline/${[part, number === 1 ? null : number].filter((one) => one !== null).join('/')}/`.replace(
    '//',
    '/',
  );
}

/** Where a year or a month (`2024`, `2024-03`) begins, below the base. */
export function placesOf(timeline: Timeline): (key: string) => string {
  if (isWhole(timeline)) return (key) => `/timeline/#${key}`;
  const pages = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const { event } of timeline.past) {
    const year = yearOf(event.date) ?? '';
    const place = seen.get(year) ?? 0;
    seen.set(year, place + 1);
    const month = monthOf(event.date ?? '');
    if (!pages.has(month)) pages.set(month, Math.floor(place / EVENTS_A_PAGE) + 1);
  }
  return (key) =>
    key.length === 4 ? timelinePath(key) : `${timelinePath(key.slice(0, 4), pages.get(key) ?? 1)}#${key}`;
}
