/** What happened in the log of this site, and where its commits are browsed. */
import { currentRun } from '../integration/run.ts';
import type { FileHistory, HistoryEvent } from '../model/history.ts';
import { getSiteLog } from './log.ts';
import { madeOn } from './outlook.ts';
import type { RecordEntry } from './types.ts';
import { logView } from './view/log-view.ts';
import { eventsByAddress, type Timeline, timelineOf } from './view/timeline.ts';

export interface SiteHistory {
  /** By date, those without one last. */
  events: readonly HistoryEvent[];
  /** Of one record, in the order they happened. */
  eventsOf: (record: Pick<RecordEntry, 'id'>) => HistoryEvent[];
  fileOf: (record: Pick<RecordEntry, 'id'>) => FileHistory | null;
  /** By collection: pattern of a commit's address. */
  commits: ReadonlyMap<string, string>;
}

/** Whether a record has more to tell than the dates among its facts. */
export function hasHistory(record: Pick<RecordEntry, 'id' | 'date' | 'updated' | 'review'>): boolean {
  const { eventsOf, fileOf } = getHistory();
  const shown = new Set([null, record.date, record.updated, record.review]);
  return fileOf(record) !== null || eventsOf(record).some(({ date }) => !shown.has(date));
}

type Loaded = NonNullable<ReturnType<ReturnType<typeof currentRun>['history']>>;

const known = new WeakMap<Loaded, SiteHistory>();

export function getHistory(): SiteHistory {
  const loaded = currentRun().history();
  if (loaded === null) throw new Error('The history was asked for before the log was loaded.');
  const before = known.get(loaded);
  if (before !== undefined) return before;
  const { events, files, commits } = loaded;
  const byRecord = Map.groupBy(events, ({ record }) => record);
  const history: SiteHistory = {
    events,
    eventsOf: ({ id }) => [...(byRecord.get(id) ?? [])].sort((a, b) => a.step - b.step),
    fileOf: ({ id }) => files.get(id) ?? null,
    commits,
  };
  known.set(loaded, history);
  return history;
}

/** All events, by date; records are named by their addresses, as rows are. */
export async function getEvents(): Promise<HistoryEvent[]> {
  return eventsByAddress(getHistory().events, await getSiteLog());
}

const timelines = new WeakMap<SiteHistory, Timeline>();

/** The events as the timeline shows them. */
export async function getTimeline(): Promise<Timeline> {
  const history = getHistory();
  const made = timelines.get(history);
  if (made !== undefined) return made;
  const timeline = timelineOf({
    events: await getEvents(),
    rows: logView(await getSiteLog()).rows,
    commits: history.commits,
    today: madeOn(),
  });
  timelines.set(history, timeline);
  return timeline;
}
