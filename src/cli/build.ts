/** `cadre build`. */
import { writeRegistry } from '../build/addresses.ts';
import { loadContent } from '../build/content.ts';
import { makeAndPublish } from '../build/publish.ts';
import { cacheFolder, type WriteOptions, writeSite } from '../build/site.ts';
import { Failure } from '../config/failure.ts';
import type { Settings } from '../config/paths.ts';
import { resolveSettings } from '../config/resolve.ts';
import type { Redirects } from '../link/redirects.ts';
import { openProgram } from '../program/index.ts';
import { counted } from '../shared/text.ts';
import type { Words } from './flags.ts';
import { failureCommand, tellGithub, withoutCommands } from './github.ts';
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

async function run({ positionals, switches, values }: Words, output: Output): Promise<BuildResult> {
  const start = performance.now();
  const { settings, origin } = await resolveSettings({
    cwd: process.cwd(),
    folders: positionals,
    out: values['out'],
    base: values['base'],
    site: values['site'],
  });
  const memory = switches.has('remember') ? memoryFile(settings) : null;
  if (settings.configFile !== null) output.say(`Configuration: ${here(settings.configFile)}`);
  if (positionals.length === 0) output.say(`Records: ${origin}`);

  const { report, addresses } = await makeAndPublish({
    out: settings.out,
    records: settings.collections.map(({ dir }) => dir),
    make: (staging, before) => makeSite(settings, { folder: staging, before }, output),
  });
  if (memory !== null) await writeRegistry(memory, addresses.registry);

  const tell = () => printReport(report, output, { verbose: switches.has('verbose') });
  if (values['reporter'] === 'github') {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    withoutCommands(say, tell);
    await tellGithub(report, { settings, env: process.env, say });
  } else tell();
  const took = performance.now() - start;
  const failed = switches.has('strict') && failsStrict(report.problems);
  output.say(output.paint('bold', summaryOf(report)));
  output.say(
    `The site is in ${here(settings.out)}, after ${seconds(took)}. Look at it: ${previewOf(values)}`,
  );
  if (settings.site === null) output.say(NO_ORIGIN);
  if (memory !== null) output.say(`Its addresses are remembered in ${here(memory)}: commit that file.`);
  if (failed) output.say('Exit 1, because there are problems and --strict was given.');
  return buildResult(settings, report, { failed, took });
}

function memoryFile({ addresses }: Settings): string {
  if (addresses !== null) return addresses;
  throw new Failure(
    'The configuration says that no addresses are to be remembered.',
    'Take "addresses: false" out of it, or leave --remember out.',
  );
}

/** What a site goes without that does not know where it is published: whole addresses are all that these consist of. */
const NO_ORIGIN =
  'No feeds and no sitemap: they need the origin, --site https://example.com or `site` in the configuration.';

/** The command that shows this very site: flags that a configuration does not know have to be said again. */
function previewOf(values: Words['values']): string {
  const flags = ['out', 'base'].flatMap((name) =>
    values[name] === undefined ? [] : [`--${name} ${values[name]}`],
  );
  return ['npx cadre preview', ...flags].join(' ');
}

async function makeSite(
  settings: Settings,
  place: Pick<WriteOptions, 'folder' | 'before'>,
  output: Output,
): Promise<{ report: Report; addresses: Redirects }> {
  const warn = (message: string): void => output.say(message);
  const read = await readRecords(settings, output);
  if (read.log.records.length === 0) throw noRecords(read);
  const content = await output.task('Render', async (onRendered) => {
    const result = await loadContent({ settings, read, cache: cacheFolder(settings), onRendered });
    const bodies = result.log.records.length + result.log.pages.length;
    return { result, summary: counted(bodies, 'text') };
  });
  return output.task('Build', async (onPage) => {
    const { pages, problems } = await writeSite(content, settings, await openProgram(), {
      ...place,
      onPage,
      warn,
    });
    const { log, addresses } = content;
    const report = { ...log, problems: [...log.problems, ...problems] };
    return { result: { report, addresses }, summary: counted(pages, 'page') };
  });
}

function print(result: BuildResult): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
