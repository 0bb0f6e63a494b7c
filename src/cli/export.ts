/** `cadre export`: standard output holds the data and nothing else. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failure } from '../config/failure.ts';
import { resolveSettings } from '../config/resolve.ts';
import { createExport, toCsv } from '../export/export.ts';
import { loadMembers } from '../hub/members.ts';
import { t } from '../messages/command-line.ts';
import type { Words } from './flags.ts';
import { writeGuidance } from './guidance.ts';
import { createOutput, printFailure } from './output.ts';
import { noRecords, readRecords } from './read.ts';
import { failsStrict } from './report.ts';
import { workspaceOf } from './workspace.ts';

export async function exportLog({ positionals, switches, values }: Words): Promise<number> {
  const output = createOutput(process.stderr, { quiet: switches.has('quiet') });
  if (values['for'] !== undefined && !switches.has('in-force')) throw new Failure('error.for');
  const { settings: resolved, origin } = await resolveSettings({ cwd: process.cwd(), folders: positionals });
  const settings = await loadMembers(resolved);
  if (positionals.length === 0) output.say(t('run.folders', { origin }));
  const read = await readRecords(settings, output);
  if (switches.has('in-force')) {
    process.stdout.write(await writeGuidance(workspaceOf(settings, read), values['for'] ?? null));
    return 0;
  }
  const data = createExport(read);
  const text = values['format'] === 'csv' ? toCsv(data) : `${JSON.stringify(data, null, 2)}\n`;

  const file = values['out'];
  if (file === undefined) process.stdout.write(text);
  else {
    await mkdir(dirname(resolve(file)), { recursive: true });
    await writeFile(file, text);
    output.say(t('run.exported', { count: data.decisions.length, file }));
  }
  if (data.decisions.length === 0) {
    printFailure(noRecords(read));
    return 1;
  }
  return switches.has('strict') && failsStrict(read.log.problems) ? 1 : 0;
}
