/** From the log to the export. Pure. */
import type { Log, LogRecord, Relation, Skipped } from '../model/log.ts';
import type { Ticket } from '../model/record.ts';
import { valuesOf } from '../shared/facts.ts';
import { EXPORT_SCHEMA, type Export, type ExportedDecision, type ExportedRelation } from './schema.ts';

export interface ExportInput {
  log: Log;
  /** Files that are no records, in any order. */
  skipped: Skipped[];
}

export function createExport({ log, skipped }: ExportInput): Export {
  const byId = new Map(log.records.map((record) => [record.id, record]));
  const keys = log.collections.map(({ key }) => key);
  return {
    schema: EXPORT_SCHEMA,
    collections: log.collections.map(({ key, name, folder }) => ({ key, name, folder })),
    decisions: log.records.map((record) => decisionOf(record, byId)),
    skipped: skipped
      .map(({ path, reason, collection }) => ({ path, reason, collection }))
      .sort((a, b) => keys.indexOf(a.collection) - keys.indexOf(b.collection) || (a.path < b.path ? -1 : 1)),
  };
}

function decisionOf(record: LogRecord, byId: Map<string, LogRecord>): ExportedDecision {
  const { read, path, id, collection, number, title, status, standing, date, permalink } = record;
  return {
    path,
    id,
    collection,
    number,
    title,
    status,
    statusText: read.status?.raw ?? null,
    standing,
    date,
    deciders: valuesOf(read.deciders),
    tickets: valuesOf(read.tickets).map(ticketText),
    tags: valuesOf(read.tags),
    summary: read.summary,
    permalink,
    relations: record.relations.map((relation) => relationOf(relation, record, byId)),
    problems: record.problems.map(({ rule, severity, line, message, hint }) => ({
      rule,
      severity,
      line,
      message,
      hint,
    })),
  };
}

function relationOf(relation: Relation, from: LogRecord, byId: Map<string, LogRecord>): ExportedRelation {
  const { type, targetText, partial, part, stated } = relation;
  const other = relation.target === null ? undefined : byId.get(relation.target);
  const target = other?.collection === from.collection ? other.path : (other?.id ?? null);
  return { type, target, targetText, partial, part, stated };
}

function ticketText({ text, href }: Ticket): string {
  return text === '' ? (href ?? '') : text;
}
