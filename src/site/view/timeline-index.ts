/**
 * All events as one small file for the browser, fetched when a reader first filters the timeline or asks for the log
 * as of a day. Records are named by their places in the log's own index; words that repeat stand in a list.
 */
import { EVENT_KINDS, type HistoryEvent } from '../../model/history.ts';
import { compareDates, precisionOf } from '../../shared/dates.ts';
import type { Row } from './rows.ts';
import { wordList } from './word-list.ts';
import { STATUSES } from './words.ts';

type PackedEvent = [
  kind: number,
  /** -1 for none, as with all places. */
  status: number,
  date: string | null,
  /** 1 where the date is git's. */
  git: number,
  commit: number,
  by: number,
  other: number,
  detail: number,
];

export interface TimelineIndex {
  words: string[];
  /** By collection: pattern of a commit's address. */
  commits: [collection: string, pattern: string][];
  /** Of each row, in the order they happened. */
  events: PackedEvent[][];
}

/** @param events records are named by the addresses of their rows */
export function packTimeline(
  events: readonly HistoryEvent[],
  rows: readonly Row[],
  commits: ReadonlyMap<string, string>,
): TimelineIndex {
  const rowAt = new Map(rows.map((row, place) => [row.permalink, place]));
  const words = wordList();
  const place = (word: string | null): number => (word === null ? -1 : words.place(word));
  const byRecord = Map.groupBy(events, ({ record }) => record);
  const packed = rows.map(({ permalink }) =>
    [...(byRecord.get(permalink) ?? [])]
      .sort((a, b) => a.step - b.step)
      .map(
        ({ kind, status, date, source, commit, by, other, detail }): PackedEvent => [
          EVENT_KINDS.indexOf(kind),
          status === null ? -1 : STATUSES.indexOf(status),
          date,
          source === 'git' ? 1 : 0,
          place(commit),
          place(by),
          other === null ? -1 : (rowAt.get(other) ?? -1),
          place(detail),
        ],
      ),
  );
  return { words: words.words, commits: [...commits], events: packed };
}

/** The events by date, those without one last, as the site has them. */
export function unpackTimeline(
  { words, events }: TimelineIndex,
  rows: readonly Pick<Row, 'permalink'>[],
): HistoryEvent[] {
  const unpacked = events.flatMap((own, at) =>
    own.map(
      ([kind, status, date, git, commit, by, other, detail], step): HistoryEvent => ({
        record: rows[at]?.permalink ?? '',
        step,
        kind: EVENT_KINDS[kind] ?? 'changed',
        status: STATUSES[status] ?? null,
        date,
        precision: precisionOf(date),
        source: git === 1 ? 'git' : 'stated',
        commit: words[commit] ?? null,
        by: words[by] ?? null,
        other: rows[other]?.permalink ?? null,
        detail: words[detail] ?? null,
      }),
    ),
  );
  return unpacked.sort((a, b) => compareDates(a.date, b.date));
}
