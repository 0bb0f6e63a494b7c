/** `cadre check`: reading, links, images, sections and rules, without making a site. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkLog } from '../build/find-issues.ts';
import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { t } from '../messages/command-line.ts';
import type { Issue } from '../model/record.ts';
import { getFile } from '../shared/paths.ts';
import { type CommandResult, runCommand, toBuildResult } from './command-result.ts';
import type { ParsedArgs } from './flags.ts';
import { createNoRecordsError, findBranchIssues, readRecords } from './read-records.ts';
import { formatIssueCount, formatSummary, isStrictFailure } from './report.ts';
import { reportIssues } from './report-issues.ts';
import { formatSeconds, type Terminal } from './terminal.ts';

export function check(args: ParsedArgs): Promise<number> {
  return runCommand(args, (output) => findIssues(args, output));
}

/** What only some checks need is loaded when it is asked for: this runs before every commit. */
async function findIssues(args: ParsedArgs, output: Terminal): Promise<CommandResult> {
  const { positionals, switches, values } = args;
  const start = performance.now();
  const isFile = (name: string): boolean => existsSync(name) && statSync(name).isFile();
  const files = positionals.filter(isFile).map((name) => resolve(name));
  const { settings } = await resolveSettings({
    cwd: process.cwd(),
    folders: positionals.filter((name) => !isFile(name)),
  });
  const dryRun = switches.has('dry-run');
  const fixed =
    switches.has('fix') || dryRun
      ? await (await import('./check-fix.ts')).fixRecords(settings, files, output, dryRun)
      : null;
  const read = await readRecords(settings, output);
  if (read.log.records.length === 0) throw createNoRecordsError(read);
  const { issues: found, imageHosts } = await checkLog(settings, read);
  const taken = await findBranchIssues(settings, read, values);
  const all = [...found, ...read.filterIssues(taken)];
  const issues = files.length === 0 ? all : all.filter((issue) => isNamed(issue, files, settings));
  const skipped = files.length === 0 ? read.skipped : [];
  const report = await reportIssues({ ...read.log, imageHosts, issues, skipped }, settings, args, output);
  const failed =
    taken.length > 0 ||
    (switches.has('strict')
      ? isStrictFailure(report.issues)
      : report.issues.some(({ severity }) => severity === 'error'));
  const took = performance.now() - start;
  const summary =
    files.length === 0
      ? formatSummary(report)
      : `${t('count.checked-files', { count: files.length })} · ${formatIssueCount(report.issues)}`;
  output.print(`${output.paint('bold', summary)} · ${formatSeconds(took)}`);
  const { out: _, ...json } = toBuildResult(settings, report, { failed, took });
  return { code: failed ? 1 : 0, json: fixed === null ? json : { ...json, fixed: fixed.files } };
}

function isNamed({ collection, path }: Issue, files: readonly string[], { collections }: Settings): boolean {
  const dir = collections.find(({ key }) => key === collection)?.dir;
  return dir !== undefined && path !== null && files.includes(join(dir, getFile(path)));
}
