/** The events of the timeline, fetched the first time they are needed. */
import type { HistoryEvent } from '../model/history.ts';
import { dayOf } from '../site/view/due.ts';
import { type LogIndex, type UnpackedIndex, unpackIndex } from '../site/view/log-index.ts';
import { type Timeline, timelineOf } from '../site/view/timeline.ts';
import { type TimelineIndex, unpackTimeline } from '../site/view/timeline-index.ts';
import { fetchJson } from './fetch.ts';

export interface TimelineData {
  log: UnpackedIndex;
  events: HistoryEvent[];
  timeline: Timeline;
}

/** @param place the list, which names the two files */
export async function fetchTimeline(place: HTMLElement): Promise<TimelineData> {
  const [packedRows, packedEvents] = await Promise.all([
    fetchJson<LogIndex>(place.dataset['rows'] ?? ''),
    fetchJson<TimelineIndex>(place.dataset['events'] ?? ''),
  ]);
  const log = unpackIndex(packedRows);
  const events = unpackTimeline(packedEvents, log.rows);
  const commits = new Map(packedEvents.commits);
  return {
    log,
    events,
    timeline: timelineOf({ events, rows: log.rows, commits, today: dayOf(new Date()) }),
  };
}
