/**
 * The whole log as one small file for the browser, fetched when a reader first filters or sorts.
 * Words that repeat (tags, people, collections, statuses) stand in lists; rows hold their places in them.
 */
import type { Facet, FacetKey } from './facets.ts';
import type { Row, RowLink } from './rows.ts';
import { wordList } from './word-list.ts';
import { STANDINGS, STATUSES } from './words.ts';

type PackedRow = [
  permalink: string,
  number: number | null,
  title: string,
  summary: string | null,
  status: number,
  standing: number,
  date: string | null,
  collection: number,
  tags: number[],
  people: number[],
  /** Places of the rows this one leads to. */
  successors: number[],
];

export interface LogIndex {
  facets: { key: FacetKey; values: [slug: string, label: string, count: number][] }[];
  collections: [key: string, name: string][];
  tags: string[];
  people: string[];
  rows: PackedRow[];
}

export function packIndex(rows: Row[], facets: Facet[], collections: Map<string, string>): LogIndex {
  const places = new Map(rows.map((row, place) => [row.permalink, place]));
  const keys = [...collections.keys()];
  const tags = wordList();
  const people = wordList();
  return {
    facets: facets.map(({ key, values }) => ({
      key,
      values: values.map(({ slug, label, count }) => [slug, label, count]),
    })),
    collections: [...collections],
    rows: rows.map((row) => [
      row.permalink,
      row.number,
      row.title,
      row.summary,
      STATUSES.indexOf(row.status),
      STANDINGS.findIndex(({ standing }) => standing === row.standing),
      row.date,
      keys.indexOf(row.collection),
      row.tags.map(tags.place),
      row.people.map(people.place),
      row.successors.flatMap(({ permalink }) => places.get(permalink) ?? []),
    ]),
    tags: tags.words,
    people: people.words,
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
    const [permalink, number, title, summary, status, standing, date, collection, tags, people, successors] =
      packed;
    return {
      permalink,
      number,
      title,
      summary,
      status: STATUSES[status] ?? 'unknown',
      standing: STANDINGS[standing]?.standing ?? 'unknown',
      date,
      collection: index.collections[collection]?.[0] ?? '',
      tags: tags.flatMap((place) => index.tags[place] ?? []),
      people: people.flatMap((place) => index.people[place] ?? []),
      successors: successors.flatMap(link),
    };
  });
  const facets = index.facets.map(({ key, values }) => ({
    key,
    values: values.map(([slug, label, count]) => ({ slug, label, count })),
  }));
  return { rows, facets, collections: new Map(index.collections) };
}
