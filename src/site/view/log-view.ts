/** Everything the pages of the log share, worked out once for each state of the log. */
import type { HistoryEvent } from '../../model/history.ts';
import type { SiteLog } from '../types.ts';
import { latest } from './dates.ts';
import { toFacets } from './facet-values.ts';
import { countValues, type Facet, type FacetKey, select } from './facets.ts';
import { peopleOf, type Row, type Slugs, slugger, toRows } from './rows.ts';
import { sortRows } from './sort.ts';
import { STANDINGS, type StandingWord } from './words.ts';

export interface LogView {
  /** Newest first. */
  rows: Row[];
  facets: Facet[];
  /** Key of a collection to its name. */
  names: Map<string, string>;
  slugs: Slugs;
}

/** The records of one value of one filter, and what each other value would leave of them. */
export interface LogList {
  rows: Row[];
  /** By filter: counts by slug, and how many the filter leaves when it chooses nothing. */
  counts: Map<FacetKey, { counts: Map<string, number>; total: number }>;
}

const lists = new WeakMap<LogView, Map<string, LogList>>();

export function logList(view: LogView, chosen: { key: FacetKey; slug: string }): LogList {
  const known = lists.get(view) ?? new Map<string, LogList>();
  lists.set(view, known);
  const name = `${chosen.key}=${chosen.slug}`;
  const list = known.get(name) ?? makeList(view, chosen);
  known.set(name, list);
  return list;
}

function makeList({ rows, facets }: LogView, { key: by, slug }: { key: FacetKey; slug: string }): LogList {
  const own = select(rows, { [by]: slug });
  return {
    rows: own,
    counts: new Map(facets.map(({ key }) => [key, countValues(key === by ? rows : own, key, {})])),
  };
}

const views = new WeakMap<SiteLog, LogView>();

export function logView(log: SiteLog): LogView {
  const known = views.get(log);
  if (known !== undefined) return known;
  const slugs = {
    tags: slugger(log.records.flatMap(({ tags }) => tags)),
    people: slugger(log.records.flatMap(peopleOf)),
  };
  const rows = sortRows(toRows(log, slugs), 'newest');
  const view: LogView = {
    rows,
    facets: toFacets(log, rows),
    slugs,
    names: new Map(log.collections.map(({ key, name }) => [key, name])),
  };
  views.set(log, view);
  return view;
}

/** How many rows have each standing, those that none has left out. */
export function tally(rows: readonly Pick<Row, 'standing'>[]): { word: StandingWord; count: number }[] {
  return STANDINGS.map((word) => ({
    word,
    count: rows.filter(({ standing }) => standing === word.standing).length,
  })).filter(({ count }) => count > 0);
}

/** The day of the last thing that happened by a day; null where nothing has a date. */
export function lastChange(events: readonly Pick<HistoryEvent, 'date'>[], today: string): string | null {
  return latest(events.flatMap(({ date }) => (date !== null && date <= today ? [date] : [])));
}
