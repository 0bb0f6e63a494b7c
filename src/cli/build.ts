/** `cadre build`. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createRenderableSite, type WriteOptions, writeSite } from '../build/build-site.ts';
import { loadContent, type SiteContent } from '../build/load-content.ts';
import { writeRegistry } from '../build/plan-redirects.ts';
import { makeAndPublish } from '../build/publish.ts';
import { renderSingle } from '../build/single-file.ts';
import { openPageRenderer } from '../compiled-pages/index.ts';
import { getCacheFolder, getPathKind } from '../config/disk-paths.ts';
import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { loadMembers } from '../hub/members.ts';
import type { Redirects } from '../link/redirects.ts';
import { t } from '../messages/command-line.ts';
import type { Issue } from '../model/record.ts';
import { writeAtomic } from '../shared/write-atomic.ts';
import { type BuildResult, runCommand, toBuildResult } from './command-result.ts';
import type { ParsedArgs } from './flags.ts';
import { toErrorCommand } from './github.ts';
import { createNoRecordsError, findBranchIssues, readRecords } from './read-records.ts';
import { formatSummary, isStrictFailure, type Report } from './report.ts';
import { reportIssues } from './report-issues.ts';
import { formatSeconds, type Terminal, toRelativePath, withFreeStdout } from './terminal.ts';

export async function build(args: ParsedArgs): Promise<number> {
  return runCommand(args, async (output) => {
    try {
      const work = (): Promise<BuildResult> => runBuild(args, output);
      const json = args.switches.has('json') ? await withFreeStdout(work) : await work();
      return { code: json.failed ? 1 : 0, json };
    } catch (error) {
      if (error instanceof UserError && args.values['reporter'] === 'github')
        process.stderr.write(`${toErrorCommand(error)}\n`);
      throw error;
    }
  });
}

async function runBuild(args: ParsedArgs, output: Terminal): Promise<BuildResult> {
  const { positionals, switches, values } = args;
  const start = performance.now();
  const resolved = await resolveSettings({
    cwd: process.cwd(),
    folders: positionals,
    out: values['out'],
    base: values['base'],
    site: values['site'],
  });
  const { origin } = resolved;
  const settings = await loadMembers(resolved.settings, { update: switches.has('update') });
  const memory = switches.has('remember') ? getRegistryPath(settings) : null;
  if (settings.configFile !== null)
    output.print(t('run.configuration', { file: toRelativePath(settings.configFile) }));
  if (positionals.length === 0) output.print(t('run.folders', { origin }));

  if (values['single'] !== undefined) return writeSingle(values['single'], settings, args, output, start);

  const { report: made, addresses } = await makeAndPublish({
    out: settings.out,
    records: settings.collections.map(({ dir }) => dir),
    make: (staging, before) => publishSite(settings, { folder: staging, before }, args, output),
  });
  if (memory !== null) await writeRegistry(memory, addresses.registry);

  const report = await reportIssues(made, settings, args, output);
  const took = performance.now() - start;
  const failed = switches.has('strict') && isStrictFailure(report.issues);
  output.print(output.paint('bold', formatSummary(report)));
  const folder = toRelativePath(settings.out);
  const command = getPreviewCommand(values, process.env);
  output.print(t('run.done', { folder, time: formatSeconds(took), command }));
  if (settings.site === null) output.print(t('run.no-site'));
  if (memory !== null) output.print(t('run.remembered', { file: toRelativePath(memory) }));
  if (failed) output.print(t('run.strict'));
  return toBuildResult(settings, report, { failed, took });
}

function getRegistryPath({ addresses }: Settings): string {
  if (addresses !== null) return addresses;
  throw new UserError('error.remember-off');
}

/** The command that shows this very site, called as this one was: options that a configuration does not know are repeated. */
export function getPreviewCommand(values: ParsedArgs['values'], env: NodeJS.ProcessEnv): string {
  const { npm_command: npm, npm_lifecycle_event: script } = env;
  const cadre =
    npm === 'exec'
      ? 'npx cadre'
      : npm === 'run-script' && script === 'cadre'
        ? 'npm run -s cadre --'
        : 'cadre';
  const flags = ['out', 'base'].flatMap((name) =>
    values[name] === undefined ? [] : [`--${name} ${values[name]}`],
  );
  return [cadre, 'preview', ...flags].join(' ');
}

/** `--single`: one file in place of a site. */
async function writeSingle(
  file: string,
  settings: Settings,
  args: ParsedArgs,
  output: Terminal,
  start: number,
): Promise<BuildResult> {
  const target = resolve(file);
  if (!/\.html?$/i.test(file) || (await getPathKind(target)) === 'folder')
    throw new UserError('error.single', { file });
  const { content, taken } = await readContent(settings, args, output);
  const { site } = createRenderableSite(content, settings);
  const { assets, look } = content;
  const html = await renderSingle({ site, assets, look, renderer: await openPageRenderer() });
  mkdirSync(dirname(target), { recursive: true });
  writeAtomic(target, html);
  const { log, imageHosts } = content;
  const issues = [...log.issues, ...taken];
  const report = await reportIssues({ ...log, imageHosts, issues }, settings, args, output);
  const took = performance.now() - start;
  const failed = args.switches.has('strict') && isStrictFailure(report.issues);
  output.print(output.paint('bold', formatSummary(report)));
  output.print(t('run.single', { file, time: formatSeconds(took) }));
  if (failed) output.print(t('run.strict'));
  return toBuildResult({ ...settings, out: target }, report, { failed, took });
}

interface Content {
  content: SiteContent;
  /** Of `--against`: issues of a branch, which are none of the site. */
  taken: Issue[];
}

async function readContent(settings: Settings, { values }: ParsedArgs, output: Terminal): Promise<Content> {
  const warn = (message: string): void => output.print(message);
  const read = await readRecords(settings, output);
  if (read.log.records.length === 0) throw createNoRecordsError(read);
  if (read.withheld.size > 0) output.print(t('run.withheld', { count: read.withheld.size }));
  const taken = read.filterIssues(await findBranchIssues(settings, read, values));
  const content = await output.task(t('step.render'), async (onRendered) => {
    const result = await loadContent({ settings, read, cache: getCacheFolder(settings), onRendered, warn });
    const bodies = result.log.records.length + result.log.pages.length;
    return { result, summary: t('count.texts', { count: bodies }) };
  });
  return { content, taken };
}

async function publishSite(
  settings: Settings,
  place: Pick<WriteOptions, 'folder' | 'before'>,
  args: ParsedArgs,
  output: Terminal,
): Promise<{ report: Report; addresses: Redirects }> {
  const warn = (message: string): void => output.print(message);
  const { content, taken } = await readContent(settings, args, output);
  return output.task(t('step.build'), async (onPage) => {
    const { pages, issues } = await writeSite(content, settings, await openPageRenderer(), {
      ...place,
      onPage,
      warn,
    });
    const { log, addresses, imageHosts } = content;
    const report = {
      ...log,
      imageHosts,
      issues: [...log.issues, ...content.filterIssues(issues), ...taken],
    };
    return { result: { report, addresses }, summary: t('count.pages', { count: pages }) };
  });
}
