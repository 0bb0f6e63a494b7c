/** Data for the script of the timeline: all events in one file, and filters in the address. */
import { EVENT_KINDS, type EventKind, type HistoryEvent } from '../../model/history.ts';
import { STATUSES } from '../../model/statuses.ts';
import { compareDates, getPrecision } from '../../shared/dates.ts';
import { getYear } from './dates.ts';
import { createWordList } from './decision-list-data.ts';
import { FACETS, type FacetKey, type FieldKey, type Row, type Selection, selectRows } from './facets.ts';
import type { TimelineEntry } from './timeline.ts';

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
  const words = createWordList();
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
        precision: getPrecision(date),
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

export interface TimelineState {
  /** The day the log is shown as of, as the reader wrote it; null for the timeline itself. */
  at: string | null;
  kind: EventKind | null;
  /** Year of the events. */
  year: string | null;
  /** Of the records. */
  selection: Selection;
}

/** The filters of the timeline in the order of their bar. */
export const TIMELINE_FILTERS: (Exclude<FacetKey, FieldKey> | 'kind')[] = [
  'kind',
  'effectiveStatus',
  'collection',
  'tag',
  'person',
  'year',
];

export function parseTimeline(query: string): TimelineState {
  const params = new URLSearchParams(query);
  const selection: Selection = {};
  for (const { key } of FACETS) {
    const slug = params.get(key);
    if (slug && key !== 'year') selection[key] = slug;
  }
  const kind = EVENT_KINDS.find((one) => one === params.get('kind')) ?? null;
  return { at: params.get('at') || null, kind, year: params.get('year') || null, selection };
}

/** `?` included; empty for the initial timeline. */
export function formatTimeline({ at, kind, year, selection }: TimelineState): string {
  const params = new URLSearchParams();
  if (at !== null) params.set('at', at);
  if (kind !== null) params.set('kind', kind);
  for (const { key } of FACETS) {
    const slug = key === 'year' ? year : selection[key];
    if (slug) params.set(key, slug);
  }
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

export function isUnfilteredTimeline(state: TimelineState): boolean {
  return formatTimeline(state) === '';
}

/** The entries that have every chosen value. */
export function selectEntries(
  entries: readonly TimelineEntry[],
  rows: Row[],
  { kind, year, selection }: TimelineState,
): TimelineEntry[] {
  const wanted = new Set(selectRows(rows, selection).map(({ permalink }) => permalink));
  return entries.filter(
    ({ event, row }) =>
      wanted.has(row.permalink) &&
      (kind === null || event.kind === kind) &&
      (year === null || getYear(event.date) === year),
  );
}

/** As of a day, only what a record always was can be asked for: what it is today says nothing of then. */
export function getLastingSelection({ selection }: TimelineState): Selection {
  const { effectiveStatus: _today, ...always } = selection;
  return always;
}
