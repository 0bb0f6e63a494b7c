/** `cadre supersede`, `cadre status` and `cadre link`: what records state, changed in their own format. */
import { suggest, UserError } from '../config/user-error.ts';
import { NEVER_IN_FORCE } from '../link/effective-status.ts';
import { t } from '../messages/command-line.ts';
import type { LogRecord } from '../model/log.ts';
import { RELATION_TYPES, type RelationType } from '../model/record.ts';
import { STATUSES } from '../model/statuses.ts';
import { toDay } from '../site/view/dates.ts';
import { shortName } from '../write/conventions.ts';
import { readStatusWords } from '../write/statements.ts';
import type { StatementOf } from '../write/working-copy.ts';
import { runCommand } from './command-result.ts';
import type { ParsedArgs } from './flags.ts';
import { toRelativePath } from './terminal.ts';
import { createFileError, findRecord, openWorkspace, type Workspace, writeChanges } from './workspace.ts';

export async function supersede(args: ParsedArgs): Promise<number> {
  const [name, by] = [args.positionals[0], args.values['by']];
  if (name === undefined) throw new UserError('error.needs-records', toUsage('supersede 12 --by 31'));
  if (by === undefined) throw new UserError('error.needs-successor', { name });
  return change(args, (workspace) => {
    const [old, successor] = [findRecord(workspace, name), findRecord(workspace, by)];
    stateSupersession(workspace, old, successor);
  });
}

export async function setStatus(args: ParsedArgs): Promise<number> {
  const [name, ...status] = args.positionals;
  const wanted = status.join(' ').trim();
  if (name === undefined || wanted === '')
    throw new UserError('error.needs-records', toUsage('status 12 accepted'));
  return change(args, (workspace) => {
    const record = findRecord(workspace, name);
    const value = readStatusWords(wanted, workspace.copy.conventions(record.collection));
    if (value === null) {
      const guess = suggest(wanted.toLowerCase(), STATUSES);
      throw guess === null
        ? new UserError('error.unknown-status', { status: wanted })
        : new UserError('error.unknown-status-guess', { status: wanted, guess });
    }
    const isName = wanted.toLowerCase() === value;
    state(workspace, record, {
      status: { value, words: isName ? undefined : wanted },
      relation: null,
    });
    if (value === 'accepted' && NEVER_IN_FORCE.has(record.status))
      completeRelations(workspace, refresh(workspace, record));
  });
}

/** How relations are called on the command line: by their names, or by the word alone. */
const RELATIONS: Record<string, RelationType> = {
  ...Object.fromEntries(RELATION_TYPES.map((type) => [type, type])),
  relates: 'relates-to',
  depends: 'depends-on',
};

const REVERSES: Partial<Record<RelationType, RelationType>> = {
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
};

export async function link(args: ParsedArgs): Promise<number> {
  const [from, name = '', to] = args.positionals;
  const type = RELATIONS[name.toLowerCase()];
  if (from === undefined || to === undefined || type === undefined)
    throw new UserError('error.needs-relation', { relations: RELATION_TYPES.join(', ') });
  return change(args, (workspace) => {
    const [one, other] = [findRecord(workspace, from), findRecord(workspace, to)];
    stateBothSides(workspace, one, type, other);
  });
}

/**
 * States a relation in one record and its reverse in the other one. What is only proposed has not replaced or changed
 * anything yet: the other record is left alone until then.
 */
export function stateBothSides(
  workspace: Workspace,
  one: LogRecord,
  type: RelationType,
  other: LogRecord,
): void {
  if (type === 'superseded-by') stateSupersession(workspace, one, other);
  else if (type === 'supersedes' && !NEVER_IN_FORCE.has(one.status)) stateSupersession(workspace, other, one);
  else {
    refuseSelf(one, other);
    relate(workspace, one, type, other);
    const reverse = REVERSES[type];
    if (reverse !== undefined && !NEVER_IN_FORCE.has(one.status))
      relate(workspace, refresh(workspace, other), reverse, refresh(workspace, one));
  }
}

/** A record that comes into force closes and changes what it said it would. */
function completeRelations(workspace: Workspace, record: LogRecord): void {
  for (const { type, target, partial, stated } of record.relations) {
    const other = workspace.copy.log.records.find(({ id }) => id === target);
    if (!stated || partial || other === undefined) continue;
    if (type === 'supersedes') stateSupersession(workspace, other, refresh(workspace, record));
    if (type === 'amends') relate(workspace, other, 'amended-by', refresh(workspace, record));
  }
}

export function stateSupersession(workspace: Workspace, old: LogRecord, successor: LogRecord): void {
  refuseSelf(old, successor);
  if (isReplacedBy(workspace, successor, old))
    throw new UserError('error.circle', { successor: formatName(successor), old: formatName(old) });
  const isStated = states(old, 'superseded-by', successor);
  if (!isStated || old.status !== 'superseded')
    state(workspace, old, {
      status: { value: 'superseded' },
      relation: isStated ? null : { type: 'superseded-by', record: successor },
    });
  relate(workspace, refresh(workspace, successor), 'supersedes', refresh(workspace, old));
}

/** Whether a record was replaced by another one, be it by way of others. */
function isReplacedBy({ copy }: Workspace, record: LogRecord, other: LogRecord): boolean {
  const seen = new Set([record.id]);
  for (const id of seen)
    for (const one of copy.log.records.find((known) => known.id === id)?.relations ?? [])
      if (one.type === 'superseded-by' && !one.partial && one.target !== null) seen.add(one.target);
  return seen.has(other.id);
}

function relate(workspace: Workspace, record: LogRecord, type: RelationType, other: LogRecord): void {
  if (states(record, type, other)) return;
  state(workspace, record, { status: null, relation: { type, record: other } });
}

/** Any other relation says that two records relate. */
function states(record: LogRecord, type: RelationType, other: LogRecord): boolean {
  return record.relations.some(
    (one) =>
      one.stated && one.target === other.id && (type === 'relates-to' || (!one.partial && one.type === type)),
  );
}

function refuseSelf(one: LogRecord, other: LogRecord): void {
  if (one.id === other.id) throw new UserError('error.same-record', { record: formatName(one) });
}

/** The record as it is after the changes so far. */
export function refresh({ copy }: Workspace, { id }: LogRecord): LogRecord {
  const found = copy.log.records.find((record) => record.id === id);
  if (found === undefined) throw new UserError('error.no-record', { name: id });
  return found;
}

export function state(workspace: Workspace, record: LogRecord, statement: Omit<StatementOf, 'today'>): void {
  const { copy, locate } = workspace;
  const file = toRelativePath(locate(record));
  if (copy.open(record) === null) throw createFileError(record.path, locate(record));
  const isSame =
    statement.relation === null &&
    statement.status?.value === record.status &&
    statement.status.words === undefined;
  if (isSame || copy.state(record, { ...statement, today: toDay(new Date()) })) return;
  const what =
    statement.relation === null
      ? `"${statement.status?.words ?? statement.status?.value}"`
      : `"${statement.relation.type} ${formatName(statement.relation.record)}"`;
  const successor = record.relations.find(({ type, stated }) => type === 'superseded-by' && stated);
  if (successor !== undefined && statement.status !== null && statement.status.value !== 'superseded')
    throw new UserError('error.superseded', {
      ...{ file, by: successor.targetText, line: record.read.status?.line ?? 1 },
    });
  if (record.read.status?.location === 'folder' && statement.status !== null)
    throw new UserError('error.status-of-folder', { file, folder: record.read.status.raw });
  throw new UserError('error.cannot-state', { file, what, line: record.read.status?.line ?? 1 });
}

/** `ADR-12`, or the file where there is no number. */
export function formatName(record: LogRecord): string {
  return shortName({ path: record.path, identifiers: record.read.identifiers });
}

export function toUsage(example: string): { example: string } {
  return { example: `cadre ${example}` };
}

function change(args: ParsedArgs, edit: (workspace: Workspace) => void): Promise<number> {
  return runCommand(args, async (output) => {
    const workspace = await openWorkspace([args.values['folder']]);
    edit(workspace);
    if (workspace.copy.changes.size === 0) output.print(t('write.nothing'));
    const dryRun = args.switches.has('dry-run') && workspace.copy.changes.size > 0;
    return { code: 0, json: await writeChanges(workspace, output, { dryRun }) };
  });
}
