/** `cadre check`: reading, links, images, sections and rules, without making a site. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createBodyChecker, loadContent } from '../build/content.ts';
import { getCacheFolder } from '../build/site.ts';
import type { Settings } from '../config/paths.ts';
import { resolveSettings } from '../config/resolve.ts';
import { UserError } from '../config/user-error.ts';
import { GitError } from '../history/git.ts';
import { t } from '../messages/command-line.ts';
import { describeIssue } from '../messages/issues.ts';
import type { Issue } from '../model/record.ts';
import { type ReadLog, readLog } from '../pipeline.ts';
import { readNaming } from '../read/naming.ts';
import { getFile } from '../shared/paths.ts';
import { editLines } from '../write/file-text.ts';
import { repairLinks, respell } from '../write/repairs.ts';
import { listBranchFiles } from './branches.ts';
import { refreshed, stateSupersession } from './change.ts';
import type { ParsedArgs } from './flags.ts';
import { toBuildFailure, toBuildResult } from './json.ts';
import { nextNameIn } from './new.ts';
import { createNoRecordsError, readRecords } from './read-records.ts';
import { formatSummary, isStrictFailure, type Report } from './report.ts';
import { reportIssues } from './report-issues.ts';
import { createTerminal, formatSeconds, printJson, type Terminal } from './terminal.ts';
import { createWorkspaceOf, type Workspace, writeChanges } from './workspace.ts';

export async function check(args: ParsedArgs): Promise<number> {
  const { switches } = args;
  const json = switches.has('json');
  const output = createTerminal(process.stdout, { quiet: json || switches.has('quiet') });
  try {
    return await run(args, output);
  } catch (error) {
    if (json && error instanceof UserError) printJson(toBuildFailure(error));
    throw error;
  }
}

async function run(args: ParsedArgs, output: Terminal): Promise<number> {
  const { positionals, switches, values } = args;
  const start = performance.now();
  const isFile = (name: string): boolean => existsSync(name) && statSync(name).isFile();
  const files = positionals.filter(isFile).map((name) => resolve(name));
  const { settings } = await resolveSettings({
    cwd: process.cwd(),
    folders: positionals.filter((name) => !isFile(name)),
  });
  if (switches.has('fix') || switches.has('dry-run'))
    await fix(settings, files, output, switches.has('dry-run'));
  const read = await readRecords(settings, output);
  if (read.log.records.length === 0) throw createNoRecordsError(read);
  const found = await findIssues(settings, read);
  const against =
    values['against'] === undefined ? [] : await findTakenNumbers(settings, read, values['against']);
  const all = [...found.issues, ...read.filterIssues(against)];
  const named = files.length === 0 ? all : all.filter((issue) => isNamed(issue, files, settings));
  const skipped = files.length === 0 ? found.skipped : [];
  const report = await reportIssues({ ...found, issues: named, skipped }, settings, args, output);
  const failed = switches.has('strict')
    ? isStrictFailure(report.issues)
    : report.issues.some(({ severity }) => severity === 'error');
  const took = performance.now() - start;
  output.print(`${output.paint('bold', formatSummary(report))} · ${formatSeconds(took)}`);
  if (switches.has('json')) {
    const { out: _, ...result } = toBuildResult(settings, report, { failed, took }) as Record<
      string,
      unknown
    >;
    printJson(result);
  }
  return failed || against.length > 0 ? 1 : 0;
}

async function findIssues(settings: Settings, read: ReadLog): Promise<Report> {
  // git's history matters to saved redirects alone
  const git = settings.git && settings.addresses !== null && existsSync(settings.addresses);
  const quick = { ...settings, git };
  const { log, imageHosts } = await loadContent({
    settings: quick,
    read,
    cache: getCacheFolder(settings),
    renderBody: createBodyChecker(settings),
    warn: () => {},
  });
  return { ...log, imageHosts };
}

function isNamed({ collection, path }: Issue, files: readonly string[], { collections }: Settings): boolean {
  const dir = collections.find(({ key }) => key === collection)?.dir;
  return dir !== undefined && path !== null && files.includes(join(dir, getFile(path)));
}

/** Numbers of files that are new here and that a branch gave to another file meanwhile. */
async function findTakenNumbers(settings: Settings, read: ReadLog, ref: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const collection of settings.collections) {
    const there = await listBranchFiles(collection, ref).catch((error) => {
      if (error instanceof GitError) throw new UserError('error.against', { ref, reason: error.message });
      throw error;
    });
    const known = new Set(there.map(({ path }) => path));
    const own = read.log.records.filter((record) => record.collection === collection.key);
    const here = new Set(own.map(({ path }) => getFile(path)));
    const added = own.filter(({ path }) => !known.has(getFile(path)));
    for (const record of added) {
      const [mine] = record.read.identifiers;
      const holder = there.find(({ path }) => {
        const other = readNaming(path).identifier;
        return (
          !here.has(path) &&
          other !== null &&
          other.value === mine?.value &&
          other.series === mine.series &&
          other.variant === mine.variant
        );
      });
      if (mine === undefined || holder === undefined) continue;
      const workspace = createWorkspaceOf(settings, read);
      const next = await nextNameIn(workspace, collection, { title: record.title, series: mine.series });
      const values = {
        number: mine.digits,
        other: holder.path,
        branch: ref,
        next: next.number?.digits ?? '',
      };
      const { collection: key, path } = record;
      issues.push({
        collection: key,
        path,
        line: null,
        severity: 'error',
        ...describeIssue('issue.number-taken', values),
      });
    }
  }
  return issues;
}

/** Mends what is mechanical: shows each change, and writes it unless it is only to be shown. */
async function fix(
  settings: Settings,
  files: readonly string[],
  output: Terminal,
  dryRun: boolean,
): Promise<void> {
  const read = await readLog(settings, { all: true });
  const workspace = createWorkspaceOf(settings, read);
  const { copy, locate } = workspace;
  const skipped: string[] = [];
  for (const { id } of read.log.records) {
    const record = refreshed(workspace, { id } as Parameters<typeof refreshed>[1]);
    if (files.length > 0 && !files.includes(locate(record))) continue;
    fixText(workspace, record);
    for (const { type, target, stated, partial } of record.relations) {
      const other = copy.log.records.find((one) => one.id === target);
      const isOneSided = record.issues.some(({ rule }) => rule === 'one-sided-supersession');
      if (stated || partial || other === undefined || !isOneSided) continue;
      try {
        if (type === 'superseded-by') stateSupersession(workspace, refreshed(workspace, record), other);
        if (type === 'supersedes') stateSupersession(workspace, other, refreshed(workspace, record));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        skipped.push(error.message);
      }
    }
  }
  for (const message of skipped) output.print(message);
  if (copy.changes.size === 0) output.print(t('check.nothing-to-fix'));
  else {
    await writeChanges(workspace, output, { dryRun: true, quiet: !dryRun });
    if (!dryRun) await writeChanges(workspace, output);
  }
}

/** Misspelt words and moved links of one record, where it reads the same without them. */
function fixText(workspace: Workspace, record: ReadLog['log']['records'][number]): void {
  const { copy, locate } = workspace;
  const file = copy.open(record);
  if (file === null) return;
  const places = new Map<string, { collection: string; path: string }>([
    ...copy.log.records.map((one) => [one.id, one] as const),
    ...copy.log.pages.map((one) => [one.id, one.source] as const),
  ]);
  const repair = {
    place: { collection: record.collection, path: record.path },
    resolver: copy.resolver,
    relations: record.read.relations,
    pathOf: (id: string) => places.get(id),
    exists: (path: string) => existsSync(locate({ collection: record.collection, path })),
  };
  let fixed = file;
  for (const edits of [respell(record, file), repairLinks(file, repair)]) {
    const next = editLines(fixed, edits);
    const again = edits.length === 0 ? null : copy.reread(record, next);
    if (
      again?.status?.value === record.read.status?.value &&
      again?.relations.length === record.read.relations.length
    )
      fixed = next;
  }
  if (fixed !== file) copy.put(record, fixed);
}
