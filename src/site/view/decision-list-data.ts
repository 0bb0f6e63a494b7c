/** Data for the script of the list: all rows in one file, sorting, and filters in the address. */

import type { MessageKey, Messages } from '../../messages/messages.ts';
import { EFFECTIVE_STATUSES, STATUSES } from '../../model/statuses.ts';
import { getYear } from './dates.ts';
import {
  type Facet,
  type FacetKey,
  type FieldKey,
  isFieldKey,
  listFacetKeys,
  type Row,
  type RowLink,
  type Selection,
} from './facets.ts';
import { toPlainTitle } from './record-name.ts';

type PackedRow = [
  permalink: string,
  number: number | null,
  title: string,
  summary: string | null,
  status: number,
  effectiveStatus: number,
  date: string | null,
  collection: number,
  tags: number[],
  people: number[],
  /** Places of the rows of its successors. */
  successors: number[],
  area: number | null,
  /** Places of the values of each field that the configuration names. */
  fields?: number[][],
];

export interface LogIndex {
  facets: { key: FacetKey; label?: string; values: [slug: string, label: string, count: number][] }[];
  collections: [key: string, name: string][];
  tags: string[];
  people: string[];
  areas: string[];
  /** Left out where the configuration names no fields. */
  fields?: { keys: FieldKey[]; values: string[] };
  rows: PackedRow[];
}

export function packIndex(rows: Row[], facets: Facet[], collections: Map<string, string>): LogIndex {
  const places = new Map(rows.map((row, place) => [row.permalink, place]));
  const keys = [...collections.keys()];
  const tags = createWordList();
  const people = createWordList();
  const areas = createWordList();
  const values = createWordList();
  const fields = facets.map(({ key }) => key).filter(isFieldKey);
  return {
    facets: facets.map(({ values, ...facet }) => ({
      ...facet,
      values: values.map(({ slug, label, count }) => [slug, label, count]),
    })),
    collections: [...collections],
    rows: rows.map((row) => {
      const packed: PackedRow = [
        row.permalink,
        row.number,
        row.title,
        row.summary,
        STATUSES.indexOf(row.status),
        EFFECTIVE_STATUSES.findIndex(({ effectiveStatus }) => effectiveStatus === row.effectiveStatus),
        row.date,
        keys.indexOf(row.collection),
        row.tags.map(tags.place),
        row.people.map(people.place),
        row.successors.flatMap(({ permalink }) => places.get(permalink) ?? []),
        row.area === null ? null : areas.place(row.area),
      ];
      if (fields.length > 0) packed[12] = fields.map((key) => (row.fields?.[key] ?? []).map(values.place));
      return packed;
    }),
    tags: tags.words,
    people: people.words,
    areas: areas.words,
    ...(fields.length === 0 ? {} : { fields: { keys: fields, values: values.words } }),
  };
}

export interface UnpackedIndex {
  rows: Row[];
  facets: Facet[];
  collections: Map<string, string>;
}

export function unpackIndex(index: LogIndex): UnpackedIndex {
  const link = (place: number): RowLink[] => {
    const row = index.rows[place];
    return row === undefined ? [] : [{ permalink: row[0], number: row[1], title: row[2] }];
  };
  const rows = index.rows.map((packed): Row => {
    const [
      permalink,
      number,
      title,
      summary,
      status,
      effectiveStatus,
      date,
      collection,
      tags,
      people,
      successors,
      area,
      fields,
    ] = packed;
    return {
      permalink,
      number,
      title,
      summary,
      status: STATUSES[status] ?? 'unknown',
      effectiveStatus: EFFECTIVE_STATUSES[effectiveStatus]?.effectiveStatus ?? 'unknown',
      date,
      collection: index.collections[collection]?.[0] ?? '',
      tags: tags.flatMap((place) => index.tags[place] ?? []),
      people: people.flatMap((place) => index.people[place] ?? []),
      successors: successors.flatMap(link),
      area: area === null ? null : (index.areas[area] ?? null),
      ...(fields === undefined ? {} : { fields: unpackFields(fields, index) }),
    };
  });
  const facets = index.facets.map(({ values, ...facet }) => ({
    ...facet,
    values: values.map(([slug, label, count]) => ({ slug, label, count })),
  }));
  return { rows, facets, collections: new Map(index.collections) };
}

function unpackFields(packed: number[][], { fields }: LogIndex): NonNullable<Row['fields']> {
  const entries = (fields?.keys ?? []).map((key, at) => [
    key,
    (packed[at] ?? []).flatMap((place) => fields?.values[place] ?? []),
  ]);
  return Object.fromEntries(entries);
}

/** Which columns of a list differ from row to row. */
export interface Columns {
  number: boolean;
  status: boolean;
  date: boolean;
  /** Collection or area. */
  place: boolean;
}

export function listColumns(rows: readonly Row[], several: boolean): Columns {
  const differ = (of: (row: Row) => unknown): boolean => new Set(rows.map(of)).size > 1;
  return {
    number: rows.some(({ number }) => number !== null),
    status: differ(({ status }) => status),
    date: rows.some(({ date }) => date !== null),
    place: several || differ(({ area }) => area),
  };
}

/** `Payments · api`: where a record is, as far as the list holds records of several places. */
export function getRowPlace({ area }: Pick<Row, 'area'>, collection: string | null): string | null {
  const parts = [collection, area].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

export type SortKey = 'newest' | 'number' | 'title' | 'status' | 'area';

export const SORTS: { key: SortKey; label: MessageKey }[] = [
  { key: 'newest', label: 'log.sort.newest' },
  { key: 'number', label: 'log.sort.number' },
  { key: 'title', label: 'log.sort.title' },
  { key: 'status', label: 'log.sort.status' },
  { key: 'area', label: 'facet.area' },
];

type RowOrder = (a: Row, b: Row, messages: Messages) => number;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compareNumbers: RowOrder = (a, b) =>
  (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) || 0;
const compareCollections: RowOrder = (a, b) => compareText(a.collection, b.collection);
/** Dated before undated, later before earlier. */
const compareRowDates: RowOrder = (a, b) => compareText(b.date ?? '', a.date ?? '');
/** Without dates, a list is read folder by folder. */
const byAreaUndated: RowOrder = (a, b) =>
  a.date === null && b.date === null ? compareText(a.area ?? '\uffff', b.area ?? '\uffff') : 0;

const ORDERS: Record<SortKey, RowOrder[]> = {
  newest: [compareRowDates, compareCollections, byAreaUndated, (a, b) => (b.number ?? -1) - (a.number ?? -1)],
  number: [compareCollections, compareNumbers],
  title: [(a, b, { compare }) => compare(toPlainTitle(a.title), toPlainTitle(b.title))],
  area: [(a, b, { compare }) => compare(a.area ?? '\uffff', b.area ?? '\uffff'), compareRowDates],
  status: [(a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status), compareRowDates],
};

/** A sorted copy; rows that compare equal keep the order of the log. */
export function sortRows(rows: Row[], key: SortKey, messages: Messages): Row[] {
  const orders = ORDERS[key];
  return [...rows].sort((a, b) => {
    for (const order of orders) {
      const result = order(a, b, messages);
      if (result !== 0) return result;
    }
    return 0;
  });
}

interface RowGroup {
  /** Null if the order has nothing to head its rows with. */
  heading: string | null;
  rows: Row[];
}

/** Sorted rows under the headings of their order: years, statuses, collections. */
export function groupRows(
  rows: Row[],
  key: SortKey,
  names: Map<string, string>,
  messages: Messages,
): RowGroup[] {
  const groups: RowGroup[] = [];
  const heading = createHeadingFinder(rows, key, names, messages);
  for (const row of rows) {
    const name = heading(row);
    const last = groups.at(-1);
    if (last !== undefined && last.heading === name) last.rows.push(row);
    else groups.push({ heading: name, rows: [row] });
  }
  return groups;
}

function createHeadingFinder(
  rows: Row[],
  key: SortKey,
  names: Map<string, string>,
  { t }: Messages,
): (row: Row) => string | null {
  if (key === 'newest') {
    if (rows.some(({ date }) => date !== null)) return (row) => getYear(row.date) ?? t('log.rows.no-date');
    const hasAreas = names.size < 2 && rows.some(({ area }) => area !== null);
    return hasAreas ? (row) => row.area ?? t('log.rows.no-area') : () => null;
  }
  if (key === 'area') return (row) => row.area ?? t('log.rows.no-area');
  if (key === 'status') return (row) => t(`status.${row.status}`);
  if (key === 'number' && names.size > 1) return (row) => names.get(row.collection) ?? row.collection;
  return () => null;
}

/** The date as a row shows it: without the year where the heading above names it. */
export function formatRowDate(row: Row, key: SortKey, messages: Messages): string {
  return row.date === null ? '' : messages.date(row.date, key === 'newest' ? 'short' : 'medium');
}

export interface LogState {
  selection: Selection;
  sort: SortKey;
}

/** Reads a query. A value no record carries is kept: it matches nothing, and the page says so. */
export function parseQuery(query: string): LogState {
  const params = new URLSearchParams(query);
  const selection: Selection = {};
  for (const key of listFacetKeys(params.keys())) {
    const slug = params.get(key);
    if (slug !== null && slug !== '') selection[key] = slug;
  }
  const sort = SORTS.find(({ key }) => key === params.get('sort'))?.key ?? 'newest';
  return { selection, sort };
}

/** The query for a state, `?` included; empty for the initial list. */
export function formatQuery({ selection, sort }: LogState): string {
  const params = new URLSearchParams();
  for (const key of listFacetKeys(Object.keys(selection))) {
    const slug = selection[key];
    if (slug !== undefined) params.set(key, slug);
  }
  if (sort !== 'newest') params.set('sort', sort);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

/** The state after one more choice: null takes the filter away, as does choosing what is chosen already. */
export function chooseValue(state: LogState, key: FacetKey, slug: string | null): LogState {
  const selection = { ...state.selection };
  if (slug === null || selection[key] === slug) delete selection[key];
  else selection[key] = slug;
  return { ...state, selection };
}

export function isFirstState({ selection, sort }: LogState): boolean {
  return sort === 'newest' && Object.keys(selection).length === 0;
}

/** Words that repeat, each once; what is packed for the browser holds their places. */
interface WordList {
  words: string[];
  /** Its place in the list; a new word is added. */
  place: (word: string) => number;
}

export function createWordList(): WordList {
  const words: string[] = [];
  const places = new Map<string, number>();
  const place = (word: string): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, words.length);
    return words.push(word) - 1;
  };
  return { words, place };
}
