/** The state of the timeline in its address: `?at=2024-06-01`, `?kind=accepted&tag=queue&year=2024`. */
import { EVENT_KINDS, type EventKind } from '../../model/history.ts';
import { yearOf } from './dates.ts';
import { FACETS, type FacetKey, type Selection, select } from './facets.ts';
import type { Row } from './rows.ts';
import type { TimelineEntry } from './timeline.ts';

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
export const TIMELINE_FILTERS: (FacetKey | 'kind')[] = [
  'kind',
  'standing',
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

/** `?` included; empty for the timeline as it first stands. */
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

export function isWholeTimeline(state: TimelineState): boolean {
  return formatTimeline(state) === '';
}

/** The entries that have every chosen value. */
export function selectEntries(
  entries: readonly TimelineEntry[],
  rows: Row[],
  { kind, year, selection }: TimelineState,
): TimelineEntry[] {
  const wanted = new Set(select(rows, selection).map(({ permalink }) => permalink));
  return entries.filter(
    ({ event, row }) =>
      wanted.has(row.permalink) &&
      (kind === null || event.kind === kind) &&
      (year === null || yearOf(event.date) === year),
  );
}

/** As of a day, only what a record always was can be asked for: what it is today says nothing of then. */
export function selectionThen({ selection }: TimelineState): Selection {
  const { standing: _today, ...always } = selection;
  return always;
}
