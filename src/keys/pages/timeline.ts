/** The pages of the timeline, and its events for the browser. */
import { logView } from '../../site/view/log-view.ts';
import { eventsByAddress, type TimelineEntry, timelineOf } from '../../site/view/timeline.ts';
import { timelinePages, timelinePath, undatedFit } from '../../site/view/timeline-pages.ts';
import { digestOf } from '../digest.ts';
import { countsKey } from './log.ts';
import type { PageParts, PartsInput } from './parts.ts';

export function timelineParts(all: PartsInput): PageParts[] {
  const { input, records, today } = all;
  const { log, history } = input;
  const { rows } = logView(log);
  const events = eventsByAddress(history.events, log);
  const timeline = timelineOf({ events, rows, commits: history.commits, today });
  const { past, toCome, undated } = timeline;
  const idOf = new Map(log.records.map(({ id, permalink }) => [permalink, id]));
  const face = (row: { permalink: string } | null) =>
    row === null ? null : records.face(idOf.get(row.permalink) ?? null);
  const told = ({ event, row, other, commit }: TimelineEntry): unknown => [
    ...[event, face(row), face(other), commit],
    // only days that are over lead to the log as it was
    event.date !== null && event.date <= today,
  ];
  /** The strip of the years, and what is counted above it. */
  const around = digestOf([
    past.map(({ event }) => [event.date, event.source]),
    [toCome.length, undated.length],
  ]);
  const filters = [countsKey(all), [...new Set(events.map(({ kind }) => kind))].sort()];
  const newest = [toCome.map(told), undatedFit(timeline) ? undated.map(told) : null, filters];
  return [
    ...timelinePages(timeline).map(({ params, props: { part, page } }): PageParts => {
      const first = part === 'newest';
      return [
        params.path === undefined ? timelinePath(null) : `/timeline/${params.path}/`,
        [around, page.items.map(told), first ? newest : null],
      ];
    }),
    ['/timeline.json', [events, rows.map(({ permalink }) => permalink)]],
  ];
}
