/** `cadre export`: standard output holds the data and nothing else. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { resolveSettings } from '../config/resolve.ts';
import { UserError } from '../config/user-error.ts';
import { createExport, toCsv } from '../export/export.ts';
import { loadMembers } from '../hub/members.ts';
import { t } from '../messages/command-line.ts';
import { writeGuidance } from './affects.ts';
import type { ParsedArgs } from './flags.ts';
import { createNoRecordsError, readRecords } from './read-records.ts';
import { isStrictFailure } from './report.ts';
import { createTerminal, printFailure } from './terminal.ts';
import { createWorkspace } from './workspace.ts';

export async function exportLog({ positionals, switches, values }: ParsedArgs): Promise<number> {
  const output = createTerminal(process.stderr, { quiet: switches.has('quiet') });
  if (values['for'] !== undefined && !switches.has('in-force')) throw new UserError('error.for');
  const { settings: resolved, origin } = await resolveSettings({ cwd: process.cwd(), folders: positionals });
  const settings = await loadMembers(resolved);
  if (positionals.length === 0) output.print(t('run.folders', { origin }));
  const read = await readRecords(settings, output);
  if (switches.has('in-force')) {
    process.stdout.write(await writeGuidance(createWorkspace(settings, read), values['for'] ?? null));
    return 0;
  }
  const data = createExport(read);
  const text = values['format'] === 'csv' ? toCsv(data) : `${JSON.stringify(data, null, 2)}\n`;

  const file = values['out'];
  if (file === undefined) process.stdout.write(text);
  else {
    await mkdir(dirname(resolve(file)), { recursive: true });
    await writeFile(file, text);
    output.print(t('run.exported', { count: data.decisions.length, file }));
  }
  if (data.decisions.length === 0) {
    printFailure(createNoRecordsError(read));
    return 1;
  }
  return switches.has('strict') && isStrictFailure(read.log.issues) ? 1 : 0;
}
