/** Converts the log to the export. Pure. */

import { toEnglish } from '../messages/issues.ts';
import type { DecisionParts, Passage } from '../model/decision-parts.ts';
import type { Log, LogRecord, Relation, Skipped } from '../model/log.ts';
import { getValues, type Ticket } from '../model/record.ts';
import { publicFolder } from '../shared/paths.ts';
import { EXPORT_SCHEMA, type Export, type ExportedDecision, type ExportedRelation } from './schema.ts';
import type { ExportedParts } from './site-export.ts';

interface ExportInput {
  log: Log;
  /** Files that are not treated as records, in any order. */
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
    decisions: log.records.map((record) => toDecision(record, byId)),
    skipped: skipped
      .map(({ path, reason, collection }) => ({ path, reason: toEnglish(reason), collection }))
      .sort((a, b) => keys.indexOf(a.collection) - keys.indexOf(b.collection) || (a.path < b.path ? -1 : 1)),
  };
}

function toDecision(record: LogRecord, byId: Map<string, LogRecord>): ExportedDecision {
  const { read, path, id, collection, number, title, status, effectiveStatus, date, permalink } = record;
  const own = read.fields.flatMap(({ label, values, own }) => (own ? [[label, values] as const] : []));
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
    deciders: getValues(read.deciders),
    tickets: getValues(read.tickets).map(toTicketText),
    tags: getValues(read.tags),
    ...(read.affects.length === 0 ? {} : { affects: read.affects }),
    ...(own.length === 0 ? {} : { fields: Object.fromEntries(own) }),
    summary: read.summary,
    language: read.language,
    permalink,
    relations: record.relations.map((relation) => toRelation(relation, record, byId)),
    problems: record.issues.map(({ rule, severity, line, message, hint }) => ({
      rule,
      severity,
      line,
      message,
      hint,
    })),
  };
}

function toRelation(relation: Relation, from: LogRecord, byId: Map<string, LogRecord>): ExportedRelation {
  const { type, targetText, partial, part, stated } = relation;
  const other = relation.target === null ? undefined : byId.get(relation.target);
  const target = other?.collection === from.collection ? other.path : (other?.id ?? null);
  return { type, target, targetText, partial, part, stated };
}

function toTicketText({ text, href }: Ticket): string {
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
  ['supersedes', (decision) => listTargets(decision, 'supersedes')],
  ['supersededBy', (decision) => listTargets(decision, 'superseded-by')],
  ['amends', (decision) => listTargets(decision, 'amends')],
  ['amendedBy', (decision) => listTargets(decision, 'amended-by')],
  ['dependsOn', (decision) => listTargets(decision, 'depends-on')],
  ['relatesTo', (decision) => listTargets(decision, 'relates-to')],
  ['problems', ({ problems }) => problems.length],
];

export function toCsv({ decisions }: Export): string {
  const columns = [...COLUMNS, ...listOwnColumns(decisions)];
  const rows = [
    columns.map(([name]) => name),
    ...decisions.map((decision) => columns.map((c) => c[1](decision))),
  ];
  return rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

/** A column for each field that the configuration names, and for the files that decisions are about. */
function listOwnColumns(decisions: readonly ExportedDecision[]): Column[] {
  const labels = new Set(decisions.flatMap(({ fields = {} }) => Object.keys(fields)));
  return [
    ...(decisions.some(({ affects }) => affects)
      ? [['affects', ({ affects = [] }) => affects.join('; ')] satisfies Column]
      : []),
    ...[...labels].map((label): Column => [label, ({ fields = {} }) => (fields[label] ?? []).join('; ')]),
  ];
}

function listTargets({ relations }: ExportedDecision, type: string): string {
  return relations
    .filter((relation) => relation.type === type)
    .map(({ target, targetText, partial }) => `${target ?? targetText}${partial ? ' (partial)' : ''}`)
    .join('; ');
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it: records are untrusted.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function toCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A part that is not filled in does not count. */
export function toExportedParts({
  context,
  decision,
  consequences,
  alternatives,
}: DecisionParts): ExportedParts {
  return {
    context: joinTexts(context),
    decision: joinTexts(decision),
    consequences: {
      positive: listTexts(consequences.positive),
      negative: listTexts(consequences.negative),
      neutral: listTexts(consequences.neutral),
      risks: consequences.risks
        .filter(isFilled)
        .map(({ text, mitigation }) => ({ text, mitigation: toText(mitigation) })),
      other: listTexts(consequences.general),
    },
    alternatives: alternatives
      .filter(({ unfilled }) => !unfilled)
      .map(({ name, chosen, pros, cons, rejectedBecause }) => ({
        name,
        chosen,
        pros: listTexts(pros),
        cons: listTexts(cons),
        rejectedBecause: toText(rejectedBecause),
      })),
  };
}

function isFilled({ unfilled }: Passage): boolean {
  return !unfilled;
}

function listTexts(passages: readonly Passage[]): string[] {
  return passages.filter(isFilled).map(({ text }) => text);
}

function joinTexts(passages: readonly Passage[]): string | null {
  return listTexts(passages).join('\n\n') || null;
}

function toText(passage: Passage | null): string | null {
  return passage === null || passage.unfilled ? null : passage.text;
}
