/** The first step of every command: the folders of the settings read into a log. */

import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import { toEnglish } from '../messages/issues.ts';
import type { Issue } from '../model/record.ts';
import { type ReadLog, readLog } from '../pipeline.ts';
import type { ParsedArgs } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Reads the records and says how many there are. */
export function readRecords(settings: Settings, output: Terminal): Promise<ReadLog> {
  return output.task(t('step.read'), async (progress) => {
    const result = await readLog(settings, { onProgress: progress });
    const { records, collections } = result.log;
    const counts = {
      records: t('count.records', { count: records.length }),
      collections: t('count.collections', { count: collections.length }),
    };
    return { result, summary: collections.length === 1 ? counts.records : t('count.records-in', counts) };
  });
}

/** Issues of `--against`. What looks for them is loaded only where somebody asks. */
export async function findBranchIssues(
  settings: Settings,
  read: ReadLog,
  { against }: ParsedArgs['values'],
): Promise<Issue[]> {
  return against === undefined
    ? []
    : (await import('./taken-numbers.ts')).findTakenNumbers(settings, read, against);
}

const SHOWN = 5;

/** Why there is nothing to work with, where there is nothing. */
export function createNoRecordsError({ log, skipped }: ReadLog): UserError {
  const refused = log.issues.filter(({ rule }) => rule === 'member-left-out');
  if (log.collections.length === 0 && refused.length > 0) {
    const reasons = refused.map(({ message }) => `  ${message}`).join('\n');
    return new UserError('error.no-members', { reasons });
  }
  const folders = log.collections.map(({ folder }) => folder).join(', ');
  if (skipped.length === 0) return new UserError('error.no-records.empty', { folders });
  const files = skipped
    .slice(0, SHOWN)
    .map(({ path, reason }) => t('error.no-records.file', { file: path, reason: toEnglish(reason) }));
  const more = skipped.length - files.length;
  if (more > 0) files.push(t('error.no-records.more', { count: more }));
  return new UserError('error.no-records', { folders, count: skipped.length, files: files.join('\n') });
}
