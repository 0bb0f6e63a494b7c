import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { recover, workspaceOf } from '../build/publish.ts';
import { Failure } from '../config/failure.ts';
import { loadConfig } from '../config/load.ts';
import { kindOf } from '../config/paths.ts';
import { locateOutput, normaliseBase, type Resolved, resolveSettings } from '../config/resolve.ts';
import { loadMembers } from '../hub/members.ts';
import { t } from '../messages/command-line.ts';
import type { Problem } from '../model/record.ts';
import { serveWhileWriting } from '../serve/dev.ts';
import { serveFolder } from '../serve/folder.ts';
import type { Words } from './flags.ts';
import { createOutput, here, type Output, printFailure, untilStopped } from './output.ts';
import { printReport, type Report, summaryOf } from './report.ts';

export const DEFAULT_PORT = 4321;

/** @throws {Failure} where the value is no port */
export function portOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new Failure('error.port', { value });
}

const OPENERS: Partial<Record<NodeJS.Platform, [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Asks the system to show an address; where it has no browser, nothing happens. */
export function openInBrowser(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

export async function dev({ positionals, switches, values }: Words): Promise<number> {
  const output = createOutput(process.stdout, { quiet: false });
  const port = portOf(values['port']);
  const resolve = async (): Promise<Resolved> => {
    const resolved = await resolveSettings({
      cwd: process.cwd(),
      folders: positionals,
      base: values['base'],
      site: values['site'],
    });
    const { origin } = resolved;
    const settings = await loadMembers(resolved.settings);
    if (settings.configFile !== null) output.say(t('run.configuration', { file: here(settings.configFile) }));
    output.say(t('run.folders', { origin }));
    return { settings, origin };
  };
  const report = reporter(output, { verbose: switches.has('verbose') });
  const server = await serveWhileWriting({
    resolve,
    port: port ?? DEFAULT_PORT,
    host: values['host'] ?? 'localhost',
    onLoaded: ({ log, imageHosts }) => report({ ...log, imageHosts }),
    onError: printFailure,
  });
  if (switches.has('open')) openInBrowser(server.url);
  output.say(t('run.serving', { url: output.paint('cyan', server.url) }));
  await untilStopped();
  await server.stop();
  return 0;
}

/** Prints everything the first time, then what is new or fixed after each edit. */
function reporter(output: Output, { verbose }: { verbose: boolean }): (report: Report) => void {
  let before: Set<string> | null = null;
  return (report) => {
    const now = new Set(report.problems.map(identity));
    if (before === null) printReport(report, output, { verbose });
    else {
      const earlier = before;
      const problems = report.problems.filter((problem) => !earlier.has(identity(problem)));
      printReport({ ...report, problems, skipped: [], imageHosts: new Map() }, output, { verbose });
      const fixed = [...earlier].filter((problem) => !now.has(problem)).length;
      if (fixed > 0) output.say(`${output.paint('green', '✓')} ${t('run.fixed', { count: fixed })}`);
    }
    output.say(`${output.paint('dim', new Date().toTimeString().slice(0, 8))}  ${summaryOf(report)}`);
    before = now;
  };
}

/** The same problem after lines were added above it is still the same. */
function identity({ collection, path, rule, message }: Problem): string {
  return JSON.stringify([collection, path, rule, message]);
}

export async function preview({ positionals, switches, values }: Words): Promise<number> {
  const output = createOutput(process.stdout, { quiet: false });
  if (positionals.length > 0) {
    throw new Failure('error.preview-folders', { folders: positionals.join(' ') });
  }
  const cwd = process.cwd();
  const loaded = await loadConfig(cwd);
  const root = loaded === null ? cwd : dirname(loaded.file);
  const config = loaded?.config;
  const folder = locateOutput(values['out'], config ?? {}, { cwd, root });
  await recover(await workspaceOf(folder));
  if ((await kindOf(join(folder, 'index.html'))) !== 'file') {
    throw new Failure('error.no-site', { folder: here(folder) });
  }
  const server = await serveFolder({
    folder,
    base: normaliseBase(values['base'] ?? config?.base ?? '/'),
    port: portOf(values['port']) ?? DEFAULT_PORT,
    host: values['host'] ?? 'localhost',
  });
  const url = output.paint('cyan', server.url);
  output.say(t('run.serving-folder', { folder: here(folder), url }));
  if (switches.has('open')) openInBrowser(server.url);
  await untilStopped();
  await server.stop();
  return 0;
}
