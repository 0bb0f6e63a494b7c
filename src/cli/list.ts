/** `cadre list` and `cadre show`: the decisions in the terminal. */
import { UserError } from '../config/user-error.ts';
import { createExport } from '../export/export.ts';
import { t } from '../messages/command-line.ts';
import type { Log, LogRecord } from '../model/log.ts';
import { getValues } from '../model/record.ts';
import { escapeLine, toWords } from '../shared/text.ts';
import { listWholeSuccessors } from '../site/view/relations.ts';
import type { ParsedArgs } from './flags.ts';
import { formatName, toUsage } from './status-and-links.ts';
import { createTerminal, printJson, type Terminal, toRelativePath } from './terminal.ts';
import { findRecord, openWorkspace, type Workspace } from './workspace.ts';

export async function listRecords({ positionals, switches, values }: ParsedArgs): Promise<number> {
  const output = createTerminal(process.stdout, { quiet: false });
  const workspace = await openWorkspace(positionals);
  const { log } = workspace.copy;
  const records = log.records.filter((record) => isWanted(record, values));
  if (switches.has('json')) {
    const wanted = new Set(records.map(({ id }) => id));
    const { decisions } = createExport({ log, skipped: [] });
    printJson(decisions.filter(({ id }) => wanted.has(id)));
    return 0;
  }
  const names = records.map((record) => shortNumber(record));
  const width = Math.max(0, ...names.map(({ length }) => length));
  records.forEach((record, at) => {
    const status = record.currentStatus.padEnd(10);
    const by = listSuccessors(record, log).map(formatName).join(', ');
    const line = `${(names[at] ?? '').padStart(width)}  ${output.paint(COLOURS[record.effectiveStatus], status)}  ${(record.date ?? '').padEnd(10)}  ${escapeLine(record.title)}`;
    output.print(by === '' ? line : `${line}  ${output.paint('dim', `→ ${by}`)}`);
  });
  output.print(output.paint('dim', t('list.count', { count: records.length, total: log.records.length })));
  return 0;
}

const COLOURS = {
  'in force': 'green',
  pending: 'yellow',
  'no longer in force': 'dim',
  unknown: 'dim',
} as const;

function isWanted(
  { currentStatus, effectiveStatus, read }: LogRecord,
  { status, tag }: ParsedArgs['values'],
): boolean {
  const same = (one: string, other: string): boolean => toWords(one).join(' ') === toWords(other).join(' ');
  const statuses = (status ?? '').split(',').filter((one) => one.trim() !== '');
  const isStatus =
    statuses.length === 0 || statuses.some((one) => same(one, currentStatus) || same(one, effectiveStatus));
  return isStatus && (tag === undefined || getValues(read.tags).some((one) => same(one, tag)));
}

/** The number alone where there is no series. */
export function shortNumber(record: LogRecord): string {
  const [own] = record.read.identifiers;
  return own === undefined ? '–' : own.series === '' ? own.digits : formatName(record);
}

export function listSuccessors(record: LogRecord, { records }: Log): LogRecord[] {
  const ids = listWholeSuccessors(record).map(({ target }) => target);
  return records.filter(({ id }) => ids.includes(id));
}

export async function show({ positionals, switches, values }: ParsedArgs): Promise<number> {
  const [name] = positionals;
  if (name === undefined) throw new UserError('error.needs-records', toUsage('show 12'));
  const output = createTerminal(process.stdout, { quiet: false });
  const workspace = await openWorkspace([values['folder']]);
  const { log } = workspace.copy;
  const record = findRecord(workspace, name);
  if (switches.has('json')) {
    const { decisions } = createExport({ log, skipped: [] });
    printJson(decisions.find(({ id }) => id === record.id));
  } else showRecord(record, workspace, output);
  return 0;
}

function showRecord(record: LogRecord, { copy, locate }: Workspace, output: Terminal): void {
  const { read, effectiveStatus } = record;
  output.print(output.paint('bold', escapeLine(`${shortNumber(record)}  ${record.title}`)));
  const byId = new Map(copy.log.records.map((one) => [one.id, one]));
  const relations = Map.groupBy(record.relations, ({ type, partial }) => {
    const relation = type.replaceAll('-', ' ');
    return partial ? t('show.in-part', { relation }) : relation;
  });
  const rows: [string, string][] = [
    [
      t('show.status'),
      read.status === null && effectiveStatus === 'unknown'
        ? t('show.no-status')
        : t('show.status-value', { status: read.status?.raw ?? record.status, effectiveStatus }),
    ],
    [t('show.date'), record.date ?? ''],
    [t('show.deciders'), getValues(read.deciders).join(', ')],
    [t('show.tags'), getValues(read.tags).join(', ')],
    [
      t('show.tickets'),
      getValues(read.tickets)
        .map(({ text, href }) => text || href || '')
        .join(', '),
    ],
    [t('show.affects'), read.affects.join(', ')],
    ...read.fields.flatMap(({ label, values, own }): [string, string][] =>
      own ? [[label.toLowerCase(), values.join(', ')]] : [],
    ),
    ...[...relations].map(([type, group]): [string, string] => [
      type,
      group
        .map(({ target, targetText }) => {
          const other = target === null ? undefined : byId.get(target);
          return other === undefined ? targetText : `${formatName(other)} ${other.title}`;
        })
        .join('; '),
    ]),
    [t('show.file'), toRelativePath(locate(record))],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  for (const [label, value] of rows)
    if (value !== '') output.print(`${output.paint('dim', label.padEnd(width))}  ${escapeLine(value)}`);
  if (read.summary !== null) output.print(`\n${escapeLine(read.summary)}`);
}
