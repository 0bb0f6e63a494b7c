/** The list of decisions: its rows, their order, and the addresses of its pages. */
import type { Messages } from '../../messages/messages.ts';
import type { HistoryEvent } from '../../model/history.ts';
import { EFFECTIVE_STATUSES, type EffectiveStatusSlug } from '../../model/statuses.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { findLatest } from './dates.ts';
import { sortRows } from './decision-list-data.ts';
import {
  countValues,
  createSlugger,
  type Facet,
  type FacetKey,
  type FilterField,
  formatFacetLabel,
  getArea,
  getFieldValues,
  isFieldKey,
  listFilterFields,
  listPeople,
  type Row,
  selectRows,
  toFacetPath,
  toFacets,
  toPersonKey,
} from './facets.ts';
import { toPages } from './paging.ts';
import { listWholeSuccessors } from './relations.ts';

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

export function getLogList(view: LogView, chosen: { key: FacetKey; slug: string }): LogList {
  const known = lists.get(view) ?? new Map<string, LogList>();
  lists.set(view, known);
  const name = `${chosen.key}=${chosen.slug}`;
  const list = known.get(name) ?? createLogList(view, chosen);
  known.set(name, list);
  return list;
}

function createLogList(
  { rows, facets }: LogView,
  { key: by, slug }: { key: FacetKey; slug: string },
): LogList {
  const own = selectRows(rows, { [by]: slug });
  return {
    rows: own,
    counts: new Map(facets.map(({ key }) => [key, countValues(key === by ? rows : own, key, {})])),
  };
}

const views = new WeakMap<SiteLog, LogView>();

export function createLogView(log: SiteLog, messages: Messages): LogView {
  const known = views.get(log);
  if (known !== undefined) return known;
  const slugs = {
    tags: createSlugger(log.records.flatMap(({ tags }) => tags)),
    people: createSlugger(log.records.flatMap(listPeople), toPersonKey),
    fields: listFilterFields(log),
  };
  const rows = sortRows(toRows(log, slugs), 'newest', messages);
  const view: LogView = {
    rows,
    facets: toFacets(log, rows, messages, slugs.fields),
    slugs,
    names: new Map(log.collections.map(({ key, name }) => [key, name])),
  };
  views.set(log, view);
  return view;
}

/** How many rows have each effective status, those that none has left out. */
export function countByStatus(
  rows: readonly Pick<Row, 'effectiveStatus'>[],
): { slug: EffectiveStatusSlug; count: number }[] {
  return EFFECTIVE_STATUSES.map(({ effectiveStatus, slug }) => ({
    slug,
    count: rows.filter((row) => row.effectiveStatus === effectiveStatus).length,
  })).filter(({ count }) => count > 0);
}

/** `14 in force, 3 pending and 2 no longer in force` */
export function formatTally(rows: readonly Pick<Row, 'effectiveStatus'>[], { t, list }: Messages): string {
  // a collection without statuses is only counted
  if (rows.every(({ effectiveStatus }) => effectiveStatus === 'unknown'))
    return t('log.rows.count', { count: rows.length });
  return list(countByStatus(rows).map(({ slug, count }) => t(`log.tally.${slug}`, { count })));
}

/** The day of the last thing that records say happened by a day; git's days are those of files. */
export function findLastEventDay(
  events: readonly Pick<HistoryEvent, 'date' | 'source'>[],
  today: string,
): string | null {
  return findLatest(
    events.flatMap(({ date, source }) =>
      source === 'stated' && date !== null && date <= today ? [date] : [],
    ),
  );
}

/** From words to the slugs of their pages. */
interface Slugs {
  tags: (words: string[]) => string[];
  people: (words: string[]) => string[];
  fields?: readonly FilterField[];
}

/** The page that lists the decisions with a value of a field; null if the list is not filtered by it. */
export function findFieldPath({ facets, slugs }: LogView, label: string, value: string): string | null {
  const field = slugs.fields?.find((one) => one.label === label);
  const [slug] = field?.toSlugs([value]) ?? [];
  const isFacet = facets.some(({ key }) => key === field?.key);
  return field === undefined || slug === undefined || !isFacet ? null : toFacetPath(field.key, slug);
}

/** One row a record, in the order of the log. */
export function toRows(log: SiteLog, { tags, people, fields = [] }: Slugs): Row[] {
  return log.records.map((entry) => ({
    permalink: entry.permalink,
    number: entry.number,
    title: entry.title,
    summary: entry.summary,
    status: entry.currentStatus,
    effectiveStatus: entry.effectiveStatus,
    date: entry.date,
    collection: entry.collection,
    area: getArea(entry),
    tags: tags(entry.tags),
    people: people(listPeople(entry)),
    ...(fields.length === 0 ? {} : { fields: toFieldSlugs(entry, fields) }),
    successors: listSuccessors(entry, log).map(({ number, title, permalink }) => ({
      number,
      title,
      permalink,
    })),
  }));
}

function toFieldSlugs(entry: RecordEntry, fields: readonly FilterField[]): NonNullable<Row['fields']> {
  return Object.fromEntries(
    fields.map(({ key, label, toSlugs }) => [key, toSlugs(getFieldValues(entry, label))]),
  );
}

/** The successors of a closed record; none if it is in force or nothing followed. */
function listSuccessors(entry: RecordEntry, log: SiteLog): RecordEntry[] {
  if (entry.effectiveStatus !== 'no longer in force') return [];
  const ids =
    entry.inForceNow.length > 0 ? entry.inForceNow : listWholeSuccessors(entry).map(({ target }) => target);
  return [...new Set(ids)].flatMap((id) => (id === null ? [] : (log.byId.get(id) ?? [])));
}

/** `/`, then `/log/2/`. */
export function toLogPath(number: number): string {
  return number === 1 ? '/' : `/log/${number}/`;
}

/** `/tags/queue/`, then `/tags/queue/2/`; a collection's further pages are `/payments/log/2/`, for `/payments/2/` is a record. */
export function toListPath(key: FacetKey, slug: string, number: number): string {
  const first = toFacetPath(key, slug);
  if (number === 1) return first;
  return key === 'collection' ? `${first}log/${number}/` : `${first}${number}/`;
}

export interface ListPage {
  chosen: { key: FacetKey; slug: string };
  heading: string;
  number: number;
}

/** One page or several for each value of a filter. */
export function createListPages({ facets }: LogView, key: FacetKey, messages: Messages): ListPage[] {
  const facet = facets.find((one) => one.key === key) ?? { key, values: [] };
  return facet.values.flatMap(({ slug, label, count }) =>
    toPages(Array.from({ length: count })).map(({ number }) => ({
      chosen: { key, slug },
      heading: formatListHeading(facet, { label, slug }, messages),
      number,
    })),
  );
}

/** What the list of one value's records is called. */
export function formatListHeading(
  facet: Pick<Facet, 'key' | 'label'>,
  { label, slug }: { label: string; slug: string },
  messages: Messages,
): string {
  const { key } = facet;
  const { t } = messages;
  if (isFieldKey(key)) return t('log.rows.chip', { name: formatFacetLabel(facet, messages), value: label });
  if (key === 'effectiveStatus') return t(`log.heading.${slug as EffectiveStatusSlug}`);
  return key === 'collection' ? label : t(HEADINGS[key], { value: label });
}

const HEADINGS = {
  area: 'log.heading-area',
  tag: 'log.heading-tag',
  person: 'log.heading-person',
  year: 'log.heading-year',
} as const;
