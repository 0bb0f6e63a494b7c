/** From the log to the export. Pure. */

import type { Anatomy, Passage } from '../model/anatomy.ts';
import type { Log, LogRecord, Relation, Skipped } from '../model/log.ts';
import { type Ticket, valuesOf } from '../model/record.ts';
import { publicFolder } from '../shared/paths.ts';
import { EXPORT_SCHEMA, type Export, type ExportedDecision, type ExportedRelation } from './schema.ts';
import type { ExportedParts } from './site.ts';

interface ExportInput {
  log: Log;
  /** Files that are no records, in any order. */
  skipped: Skipped[];
}

export function createExport({ log, skipped }: ExportInput): Export {
  const byId = new Map(log.records.map((record) => [record.id, record]));
  const keys = log.collections.map(({ key }) => key);
  return {
    schema: EXPORT_SCHEMA,
    collections: log.collections.map(({ key, name, folder }) => ({
      key,
      name,
      folder: publicFolder(folder),
    })),
    decisions: log.records.map((record) => decisionOf(record, byId)),
    skipped: skipped
      .map(({ path, reason, collection }) => ({ path, reason, collection }))
      .sort((a, b) => keys.indexOf(a.collection) - keys.indexOf(b.collection) || (a.path < b.path ? -1 : 1)),
  };
}

function decisionOf(record: LogRecord, byId: Map<string, LogRecord>): ExportedDecision {
  const { read, path, id, collection, number, title, status, effectiveStatus, date, permalink } = record;
  return {
    path,
    id,
    collection,
    number,
    title,
    status,
    statusText: read.status?.raw ?? null,
    effectiveStatus,
    date,
    deciders: valuesOf(read.deciders),
    tickets: valuesOf(read.tickets).map(ticketText),
    tags: valuesOf(read.tags),
    summary: read.summary,
    language: read.language,
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

type Column = [name: string, value: (decision: ExportedDecision) => string | number | null];

const COLUMNS: Column[] = [
  ['collection', ({ collection }) => collection],
  ['path', ({ path }) => path],
  ['number', ({ number }) => number],
  ['title', ({ title }) => title],
  ['status', ({ status }) => status],
  ['statusText', ({ statusText }) => statusText],
  ['effectiveStatus', ({ effectiveStatus }) => effectiveStatus],
  ['date', ({ date }) => date],
  ['deciders', ({ deciders }) => deciders.join('; ')],
  ['tickets', ({ tickets }) => tickets.join('; ')],
  ['tags', ({ tags }) => tags.join('; ')],
  ['summary', ({ summary }) => summary],
  ['permalink', ({ permalink }) => permalink],
  ['supersedes', (decision) => targets(decision, 'supersedes')],
  ['supersededBy', (decision) => targets(decision, 'superseded-by')],
  ['amends', (decision) => targets(decision, 'amends')],
  ['amendedBy', (decision) => targets(decision, 'amended-by')],
  ['dependsOn', (decision) => targets(decision, 'depends-on')],
  ['relatesTo', (decision) => targets(decision, 'relates-to')],
  ['problems', ({ problems }) => problems.length],
];

export function toCsv({ decisions }: Export): string {
  const rows = [
    COLUMNS.map(([name]) => name),
    ...decisions.map((decision) => COLUMNS.map((c) => c[1](decision))),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function targets({ relations }: ExportedDecision, type: string): string {
  return relations
    .filter((relation) => relation.type === type)
    .map(({ target, targetText, partial }) => `${target ?? targetText}${partial ? ' (partial)' : ''}`)
    .join('; ');
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it: records come from many hands.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What nobody filled in is no part of a decision. */
export function exportedParts({ context, decision, consequences, alternatives }: Anatomy): ExportedParts {
  return {
    context: together(context),
    decision: together(decision),
    consequences: {
      positive: each(consequences.positive),
      negative: each(consequences.negative),
      neutral: each(consequences.neutral),
      risks: consequences.risks
        .filter(isFilled)
        .map(({ text, mitigation }) => ({ text, mitigation: textOf(mitigation) })),
      other: each(consequences.general),
    },
    alternatives: alternatives
      .filter(({ unfilled }) => !unfilled)
      .map(({ name, chosen, pros, cons, rejectedBecause }) => ({
        name,
        chosen,
        pros: each(pros),
        cons: each(cons),
        rejectedBecause: textOf(rejectedBecause),
      })),
  };
}

function isFilled({ unfilled }: Passage): boolean {
  return !unfilled;
}

function each(passages: readonly Passage[]): string[] {
  return passages.filter(isFilled).map(({ text }) => text);
}

function together(passages: readonly Passage[]): string | null {
  return each(passages).join('\n\n') || null;
}

function textOf(passage: Passage | null): string | null {
  return passage === null || passage.unfilled ? null : passage.text;
}
