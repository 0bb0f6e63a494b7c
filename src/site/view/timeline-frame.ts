/** What all pages of a timeline say around their events, worked out once for each state of the log. */
import { yearOf } from './dates.ts';
import { type Strip, stripOf } from './density.ts';
import type { Timeline } from './timeline.ts';
import { placesOf } from './timeline-pages.ts';

export interface TimelineFrame {
  strip: Strip;
  /** Where a year or month begins, below the base. */
  placeOf: (key: string) => string;
  /** Events of each year, the newest year first. */
  years: ReadonlyMap<string, number>;
  /** How many events git tells the day of. */
  fromGit: number;
}

const frames = new WeakMap<Timeline, TimelineFrame>();

export function frameOf(timeline: Timeline): TimelineFrame {
  const known = frames.get(timeline);
  if (known !== undefined) return known;
  const { past } = timeline;
  const years = new Map<string, number>();
  for (const { event } of past) {
    const year = yearOf(event.date) ?? '';
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  const frame: TimelineFrame = {
    strip: stripOf(past),
    placeOf: placesOf(timeline),
    years,
    fromGit: past.filter(({ event }) => event.source === 'git').length,
  };
  frames.set(timeline, frame);
  return frame;
}
