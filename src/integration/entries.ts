/** From the log to the entries that the content collections hold: plain, small, without bodies. Pure. */
import type { LogPage, LogRecord } from '../model/log.ts';
import type { Fact, ReadRecord } from '../model/record.ts';
import type { PageEntry, RecordEntry } from '../site/types.ts';

/** What the edge knows of a file beyond the log. */
export interface EntryLinks {
  editUrl: string | null;
  sourceUrl: string | null;
  bodyKey: string;
}

export function toRecordEntry(record: LogRecord, links: EntryLinks & { position: number }): RecordEntry {
  const { read, ...linked } = record;
  return {
    ...linked,
    statusText: read.status?.raw ?? null,
    updated: read.updated?.value ?? null,
    review: read.review?.value ?? null,
    ...listsOf(read),
    summary: read.summary,
    mdx: record.path.toLowerCase().endsWith('.mdx'),
    ...links,
  };
}

function listsOf(read: ReadRecord) {
  return {
    deciders: values(read.deciders),
    authors: values(read.authors),
    consulted: values(read.consulted),
    informed: values(read.informed),
    tags: values(read.tags),
    tickets: values(read.tickets),
  };
}

function values<T>(facts: Fact<T>[]): T[] {
  return facts.map((fact) => fact.value);
}

export function toPageEntry(page: LogPage, links: EntryLinks): PageEntry {
  const { id, kind, title, permalink, source } = page;
  return { id, kind, title, permalink, collection: source.collection, path: source.path, ...links };
}
