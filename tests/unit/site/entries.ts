/** Records and logs for the tests of the view: everything empty but what a test names. */
import { loadMessages } from '../../../src/messages/catalogs.ts';
import type { Relation } from '../../../src/model/log.ts';
import type { RelationType } from '../../../src/model/record.ts';
import type { RecordEntry, SiteLog } from '../../../src/site/types.ts';

export const messages = loadMessages('en');

export function entry(values: Partial<RecordEntry> & { id: string }): RecordEntry {
  return {
    collection: 'adr',
    path: `${values.id}.md`,
    number: null,
    title: values.id,
    status: 'accepted',
    statusText: null,
    statusLocation: null,
    currentStatus: 'accepted',
    effectiveStatus: 'in force',
    date: null,
    updated: null,
    review: null,
    deciders: [],
    authors: [],
    consulted: [],
    informed: [],
    tags: [],
    tickets: [],
    affects: [],
    fields: [],
    summary: null,
    language: null,
    permalink: `/adr/${values.id}/`,
    relations: [],
    backlinks: [],
    translations: [],
    chain: [],
    inForceNow: [],
    position: 0,
    previous: null,
    next: null,
    editUrl: null,
    sourceUrl: null,
    issues: [],
    mdx: false,
    ...values,
  };
}

export function relation(type: RelationType, target: string | null, more: Partial<Relation> = {}): Relation {
  return {
    type,
    target,
    targetText: target ?? '',
    partial: false,
    part: null,
    stated: true,
    line: null,
    ...more,
  };
}

export function siteLog(records: RecordEntry[], more: Partial<SiteLog> = {}): SiteLog {
  return {
    collections: [{ key: 'adr', name: 'Decisions', folder: 'adr' }],
    records,
    byId: new Map(records.map((record) => [record.id, record])),
    pages: [],
    duplicateNumbers: [],
    removed: [],
    issues: [],
    skipped: [],
    ...more,
  };
}
