/** `cadre check`: reading, links, images, sections and rules, without making a site. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createBodyChecker, loadContent } from '../build/content.ts';
import { cacheFolder } from '../build/site.ts';
import { Failure } from '../config/failure.ts';
import type { Settings } from '../config/paths.ts';
import { resolveSettings } from '../config/resolve.ts';
import { GitFailure } from '../history/git.ts';
import { t } from '../messages/command-line.ts';
import { describeIssue } from '../messages/issues.ts';
import type { Problem } from '../model/record.ts';
import { type ReadLog, readLog } from '../pipeline.ts';
import { namingOf } from '../read/naming.ts';
import { fileOf } from '../shared/paths.ts';
import { editLines } from '../write/file-text.ts';
import { repairLinks, respell } from '../write/repairs.ts';
import { listBranchFiles } from './branches.ts';
import { refreshed, stateSupersession } from './change.ts';
import type { Words } from './flags.ts';
import { tellGithub, withoutCommands } from './github.ts';
import { writeIssues } from './issue-formats.ts';
import { selectIssues } from './issue-selection.ts';
import { buildFailure, buildResult } from './json.ts';
import { nextNameIn } from './new.ts';
import { createOutput, type Output, seconds } from './output.ts';
import { noRecords, readRecords } from './read.ts';
import { failsStrict, printReport, type Report, summaryOf } from './report.ts';
import { type Workspace, workspaceOf, writeChanges } from './workspace.ts';

export async function check(words: Words): Promise<number> {
  const { switches } = words;
  const json = switches.has('json');
  const output = createOutput(process.stdout, { quiet: json || switches.has('quiet') });
  try {
    return await run(words, output);
  } catch (error) {
    if (json && error instanceof Failure)
      process.stdout.write(`${JSON.stringify(buildFailure(error), null, 2)}\n`);
    throw error;
  }
}

async function run(words: Words, output: Output): Promise<number> {
  const { positionals, switches, values } = words;
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
  if (read.log.records.length === 0) throw noRecords(read);
  const found = await findProblems(settings, read);
  const against =
    values['against'] === undefined ? [] : await takenNumbers(settings, read, values['against']);
  const all = [...found.problems, ...read.filterIssues(against)];
  const named = files.length === 0 ? all : all.filter((problem) => isNamed(problem, files, settings));
  const problems = await selectIssues(named, settings, words, output);
  const report: Report = { ...found, problems, skipped: files.length === 0 ? found.skipped : [] };
  if (values['report'] !== undefined) await writeIssues(values['report'], problems, settings, output);

  const tell = (): void => printReport(report, output, { verbose: switches.has('verbose') });
  if (values['reporter'] === 'github') {
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    withoutCommands(say, tell);
    await tellGithub(report, { settings, env: process.env, say });
  } else tell();
  const failed = switches.has('strict')
    ? failsStrict(problems)
    : problems.some(({ severity }) => severity === 'error');
  const took = performance.now() - start;
  output.say(`${output.paint('bold', summaryOf(report))} · ${seconds(took)}`);
  if (switches.has('json')) {
    const { out: _, ...result } = buildResult(settings, report, { failed, took }) as Record<string, unknown>;
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  }
  return failed || against.length > 0 ? 1 : 0;
}

async function findProblems(settings: Settings, read: ReadLog): Promise<Report> {
  // git's history matters to saved redirects alone
  const git = settings.git && settings.addresses !== null && existsSync(settings.addresses);
  const quick = { ...settings, git };
  const { log, imageHosts } = await loadContent({
    settings: quick,
    read,
    cache: cacheFolder(settings),
    renderBody: createBodyChecker(settings),
    warn: () => {},
  });
  return { ...log, imageHosts };
}

function isNamed(
  { collection, path }: Problem,
  files: readonly string[],
  { collections }: Settings,
): boolean {
  const dir = collections.find(({ key }) => key === collection)?.dir;
  return dir !== undefined && path !== null && files.includes(join(dir, fileOf(path)));
}

/** Numbers of files that are new here and that a branch gave to another file meanwhile. */
async function takenNumbers(settings: Settings, read: ReadLog, ref: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const collection of settings.collections) {
    const there = await listBranchFiles(collection, ref).catch((error) => {
      if (error instanceof GitFailure) throw new Failure('error.against', { ref, reason: error.message });
      throw error;
    });
    const known = new Set(there.map(({ path }) => path));
    const own = read.log.records.filter((record) => record.collection === collection.key);
    const here = new Set(own.map(({ path }) => fileOf(path)));
    const added = own.filter(({ path }) => !known.has(fileOf(path)));
    for (const record of added) {
      const [mine] = record.read.identifiers;
      const holder = there.find(({ path }) => {
        const other = namingOf(path).identifier;
        return (
          !here.has(path) &&
          other !== null &&
          other.value === mine?.value &&
          other.series === mine.series &&
          other.variant === mine.variant
        );
      });
      if (mine === undefined || holder === undefined) continue;
      const workspace = workspaceOf(settings, read);
      const next = await nextNameIn(workspace, collection, { title: record.title, series: mine.series });
      const values = {
        number: mine.digits,
        other: holder.path,
        branch: ref,
        next: next.number?.digits ?? '',
      };
      const { collection: key, path } = record;
      problems.push({
        collection: key,
        path,
        line: null,
        severity: 'error',
        ...describeIssue('issue.number-taken', values),
      });
    }
  }
  return problems;
}

/** Mends what is mechanical: shows each change, and writes it unless it is only to be shown. */
async function fix(
  settings: Settings,
  files: readonly string[],
  output: Output,
  dryRun: boolean,
): Promise<void> {
  const read = await readLog(settings, { all: true });
  const workspace = workspaceOf(settings, read);
  const { copy, locate } = workspace;
  const skipped: string[] = [];
  for (const { id } of read.log.records) {
    const record = refreshed(workspace, { id } as Parameters<typeof refreshed>[1]);
    if (files.length > 0 && !files.includes(locate(record))) continue;
    fixText(workspace, record);
    for (const { type, target, stated, partial } of record.relations) {
      const other = copy.log.records.find((one) => one.id === target);
      const isOneSided = record.problems.some(({ rule }) => rule === 'one-sided-supersession');
      if (stated || partial || other === undefined || !isOneSided) continue;
      try {
        if (type === 'superseded-by') stateSupersession(workspace, refreshed(workspace, record), other);
        if (type === 'supersedes') stateSupersession(workspace, other, refreshed(workspace, record));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        skipped.push(error.message);
      }
    }
  }
  for (const message of skipped) output.say(message);
  if (copy.changes.size === 0) output.say(t('check.nothing-to-fix'));
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
