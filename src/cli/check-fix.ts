/** `cadre check --fix`: what is wrong in a mechanical way, put right in the records' own formats. */
import { existsSync } from 'node:fs';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import { type ReadLog, readLog } from '../pipeline.ts';
import { editLines, type FileText } from '../write/file-text.ts';
import { repairLinks, respell } from '../write/fixes.ts';
import { refresh, stateSupersession } from './status-and-links.ts';
import type { Terminal } from './terminal.ts';
import { createWorkspace, type Workspace, type Written, writeChanges } from './workspace.ts';

/** Shows each change, and writes it unless it is only to be shown. */
export async function fixRecords(
  settings: Settings,
  files: readonly string[],
  output: Terminal,
  dryRun: boolean,
): Promise<Written> {
  const read = await readLog(settings, { all: true });
  const workspace = createWorkspace(settings, read);
  const { copy, locate } = workspace;
  const skipped: string[] = [];
  for (const one of read.log.records) {
    if (files.length > 0 && !files.includes(locate(one))) continue;
    fixText(workspace, refresh(workspace, one));
    const record = refresh(workspace, one);
    if (!record.issues.some(({ rule }) => rule === 'one-sided-supersession')) continue;
    for (const { type, target, stated, partial } of record.relations) {
      const other = copy.log.records.find(({ id }) => id === target);
      if (stated || partial || other === undefined) continue;
      try {
        if (type === 'superseded-by') stateSupersession(workspace, refresh(workspace, record), other);
        if (type === 'supersedes') stateSupersession(workspace, other, refresh(workspace, record));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        skipped.push(error.message);
      }
    }
  }
  for (const message of skipped) output.print(message);
  if (copy.changes.size === 0) output.print(t('check.nothing-to-fix'));
  const shown = await writeChanges(workspace, output, { dryRun: true, quiet: !dryRun });
  return dryRun ? shown : writeChanges(workspace, output);
}

/** Misspelt words and moved links of one record, where it reads the same without them. */
function fixText(workspace: Workspace, record: ReadLog['log']['records'][number]): void {
  const { copy, locate } = workspace;
  const file = copy.open(record);
  if (file === null) return;
  const repair = {
    place: { collection: record.collection, path: record.path },
    resolver: copy.resolver,
    relations: record.read.relations,
    findPath: (id: string) =>
      copy.log.records.find((one) => one.id === id) ?? copy.log.pages.find((one) => one.id === id)?.source,
    exists: (path: string) => existsSync(locate({ collection: record.collection, path })),
  };
  let fixed = file;
  for (const fix of [
    (text: FileText) => editLines(text, respell(record, text)),
    (text: FileText) => repairLinks(text, repair),
  ]) {
    const next = fix(fixed);
    const again = next === fixed ? null : copy.reread(record, next);
    if (
      again?.status?.value === record.read.status?.value &&
      again?.relations.length === record.read.relations.length
    )
      fixed = next;
  }
  if (fixed !== file) copy.put(record, fixed);
}
