/** `cadre build`. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { writeRegistry } from '../build/addresses.ts';
import { loadContent, type SiteContent } from '../build/content.ts';
import { makeAndPublish } from '../build/publish.ts';
import { renderSingle } from '../build/single.ts';
import { cacheFolder, siteOfContent, type WriteOptions, writeSite } from '../build/site.ts';
import { Failure } from '../config/failure.ts';
import { kindOf, type Settings } from '../config/paths.ts';
import { resolveSettings } from '../config/resolve.ts';
import { loadMembers } from '../hub/members.ts';
import type { Redirects } from '../link/redirects.ts';
import { t } from '../messages/command-line.ts';
import { openProgram } from '../program/index.ts';
import { writeWhole } from '../shared/write-whole.ts';
import type { Words } from './flags.ts';
import { failureCommand, tellGithub, withoutCommands } from './github.ts';
import { writeIssues } from './issue-formats.ts';
import { selectIssues } from './issue-selection.ts';
import { type BuildResult, buildFailure, buildResult } from './json.ts';
import { createOutput, here, type Output, seconds, withFreeStdout } from './output.ts';
import { noRecords, readRecords } from './read.ts';
import { failsStrict, printReport, type Report, summaryOf } from './report.ts';

export async function build(words: Words): Promise<number> {
  const { switches } = words;
  const json = switches.has('json');
  const output = createOutput(process.stdout, { quiet: json || switches.has('quiet') });
  try {
    const result = json ? await withFreeStdout(() => run(words, output)) : await run(words, output);
    if (json) print(result);
    return result.ok && !result.failed ? 0 : 1;
  } catch (error) {
    if (error instanceof Failure) {
      if (json) print(buildFailure(error));
      if (words.values['reporter'] === 'github') process.stderr.write(`${failureCommand(error)}\n`);
    }
    throw error;
  }
}

async function run(words: Words, output: Output): Promise<BuildResult> {
  const { positionals, switches, values } = words;
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
  const memory = switches.has('remember') ? memoryFile(settings) : null;
  if (settings.configFile !== null) output.say(t('run.configuration', { file: here(settings.configFile) }));
  if (positionals.length === 0) output.say(t('run.folders', { origin }));

  if (values['single'] !== undefined) return writeSingle(values['single'], settings, words, output, start);

  const { report: made, addresses } = await makeAndPublish({
    out: settings.out,
    records: settings.collections.map(({ dir }) => dir),
    make: (staging, before) => makeSite(settings, { folder: staging, before }, output),
  });
  if (memory !== null) await writeRegistry(memory, addresses.registry);

  const problems = await selectIssues(made.problems, settings, words, output);
  const report = { ...made, problems };
  if (values['report'] !== undefined) await writeIssues(values['report'], problems, settings, output);

  const tell = () => printReport(report, output, { verbose: switches.has('verbose') });
  if (values['reporter'] === 'github') {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    withoutCommands(say, tell);
    await tellGithub(report, { settings, env: process.env, say });
  } else tell();
  const took = performance.now() - start;
  const failed = switches.has('strict') && failsStrict(report.problems);
  output.say(output.paint('bold', summaryOf(report)));
  const folder = here(settings.out);
  const command = previewOf(values, process.env);
  output.say(t('run.done', { folder, time: seconds(took), command }));
  if (settings.site === null) output.say(t('run.no-site'));
  if (memory !== null) output.say(t('run.remembered', { file: here(memory) }));
  if (failed) output.say(t('run.strict'));
  return buildResult(settings, report, { failed, took });
}

function memoryFile({ addresses }: Settings): string {
  if (addresses !== null) return addresses;
  throw new Failure('error.remember-off');
}

/** The command that shows this very site, called as this one was: options that a configuration does not know are repeated. */
export function previewOf(values: Words['values'], env: NodeJS.ProcessEnv): string {
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
  { switches }: Words,
  output: Output,
  start: number,
): Promise<BuildResult> {
  const target = resolve(file);
  if (!/\.html?$/i.test(file) || (await kindOf(target)) === 'folder')
    throw new Failure('error.single', { file });
  const content = await readContent(settings, output);
  const { site } = siteOfContent(content, settings);
  const html = await renderSingle({ site, assets: content.assets, program: await openProgram() });
  mkdirSync(dirname(target), { recursive: true });
  writeWhole(target, html);
  const { log, imageHosts } = content;
  const report = { ...log, imageHosts };
  printReport(report, output, { verbose: switches.has('verbose') });
  const took = performance.now() - start;
  const failed = switches.has('strict') && failsStrict(report.problems);
  output.say(output.paint('bold', summaryOf(report)));
  output.say(t('run.single', { file, time: seconds(took) }));
  if (failed) output.say(t('run.strict'));
  return buildResult({ ...settings, out: target }, report, { failed, took });
}

async function readContent(settings: Settings, output: Output): Promise<SiteContent> {
  const warn = (message: string): void => output.say(message);
  const read = await readRecords(settings, output);
  if (read.log.records.length === 0) throw noRecords(read);
  if (read.withheld.size > 0) output.say(t('run.withheld', { count: read.withheld.size }));
  return output.task(t('step.render'), async (onRendered) => {
    const result = await loadContent({ settings, read, cache: cacheFolder(settings), onRendered, warn });
    const bodies = result.log.records.length + result.log.pages.length;
    return { result, summary: t('count.texts', { count: bodies }) };
  });
}

async function makeSite(
  settings: Settings,
  place: Pick<WriteOptions, 'folder' | 'before'>,
  output: Output,
): Promise<{ report: Report; addresses: Redirects }> {
  const warn = (message: string): void => output.say(message);
  const content = await readContent(settings, output);
  return output.task(t('step.build'), async (onPage) => {
    const { pages, problems } = await writeSite(content, settings, await openProgram(), {
      ...place,
      onPage,
      warn,
    });
    const { log, addresses, imageHosts } = content;
    const report = { ...log, imageHosts, problems: [...log.problems, ...content.filterIssues(problems)] };
    return { result: { report, addresses }, summary: t('count.pages', { count: pages }) };
  });
}

function print(result: BuildResult): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
