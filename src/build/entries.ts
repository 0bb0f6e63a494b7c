/** From the log to the entries that pages show: plain, without bodies. Pure. */
import type { LogPage, LogRecord } from '../model/log.ts';
import type { ReadRecord } from '../model/record.ts';
import { valuesOf } from '../shared/facts.ts';
import type { PageEntry, RecordEntry, RecordTicket } from '../site/types.ts';

/** What the edge knows of a file beyond the log. */
export interface EntryLinks {
  editUrl: string | null;
  sourceUrl: string | null;
}

export function toRecordEntry(
  record: LogRecord,
  links: EntryLinks & { position: number; tickets: RecordTicket[] },
): RecordEntry {
  const { read, ...linked } = record;
  return {
    ...linked,
    statusText: read.status?.raw ?? null,
    statusCarrier: read.status?.carrier ?? null,
    updated: read.updated?.value ?? null,
    review: read.review?.value ?? null,
    ...listsOf(read),
    fields: read.fields,
    summary: read.summary,
    mdx: record.path.toLowerCase().endsWith('.mdx'),
    ...links,
  };
}

function listsOf(read: ReadRecord) {
  return {
    deciders: valuesOf(read.deciders),
    authors: valuesOf(read.authors),
    consulted: valuesOf(read.consulted),
    informed: valuesOf(read.informed),
    tags: valuesOf(read.tags),
  };
}

export function toPageEntry(page: LogPage, links: EntryLinks): PageEntry {
  const { id, kind, title, permalink, source } = page;
  return { id, kind, title, permalink, collection: source.collection, path: source.path, ...links };
}
