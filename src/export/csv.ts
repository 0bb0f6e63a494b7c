/** The export as a table for spreadsheets: one row a decision (RFC 4180, lines end in CRLF). Pure. */
import type { Export, ExportedDecision } from './schema.ts';

type Column = [name: string, value: (decision: ExportedDecision) => string | number | null];

const COLUMNS: Column[] = [
  ['collection', ({ collection }) => collection],
  ['path', ({ path }) => path],
  ['number', ({ number }) => number],
  ['title', ({ title }) => title],
  ['status', ({ status }) => status],
  ['statusText', ({ statusText }) => statusText],
  ['standing', ({ standing }) => standing],
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
