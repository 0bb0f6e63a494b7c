/** A record as the log lists it. The browser works with the same shape, decoded from the log's index. */
import type { Standing, Status } from '../../model/record.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { wholeSuccessors } from './relations.ts';
import { sameness, slugs } from './slug.ts';

export interface Row {
  /** Address below the base. */
  permalink: string;
  number: number | null;
  title: string;
  summary: string | null;
  status: Status;
  standing: Standing;
  date: string | null;
  collection: string;
  /** Slugs of the filters' values. */
  tags: string[];
  people: string[];
  /** Where a closed record leads: what is in force now, or else what came directly after it. */
  successors: RowLink[];
}

export interface RowLink {
  number: number | null;
  title: string;
  permalink: string;
}

/** From words to the slugs of their pages. */
export interface Slugs {
  tags: (words: string[]) => string[];
  people: (words: string[]) => string[];
}

/** One row a record, in the order of the log. */
export function toRows(log: SiteLog, { tags, people }: Slugs): Row[] {
  return log.records.map((entry) => ({
    permalink: entry.permalink,
    number: entry.number,
    title: entry.title,
    summary: entry.summary,
    status: entry.effectiveStatus,
    standing: entry.standing,
    date: entry.date,
    collection: entry.collection,
    tags: tags(entry.tags),
    people: people(peopleOf(entry)),
    successors: successorsOf(entry, log).map(({ number, title, permalink }) => ({
      number,
      title,
      permalink,
    })),
  }));
}

/** Those who decided a record or wrote it. */
export function peopleOf(entry: Pick<RecordEntry, 'deciders' | 'authors'>): string[] {
  return [...entry.deciders, ...entry.authors];
}

/** The records a closed one leads to; none where it stands itself or nothing came after it. */
function successorsOf(entry: RecordEntry, log: SiteLog): RecordEntry[] {
  if (entry.standing !== 'closed') return [];
  const ids =
    entry.inForceNow.length > 0 ? entry.inForceNow : wholeSuccessors(entry).map(({ target }) => target);
  return [...new Set(ids)].flatMap((id) => (id === null ? [] : (log.byId.get(id) ?? [])));
}

/** From words to their slugs, each once; spellings that differ in case alone share one. */
export function slugger(words: string[]): (words: string[]) => string[] {
  const known = slugs(new Set(words.map(sameness).filter((word) => word !== '')));
  return (some) => [...new Set(some.flatMap((word) => known.get(sameness(word)) ?? []))];
}
