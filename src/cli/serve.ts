/** `cadre dev` and `cadre preview`: serve the site on this machine. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createWorkspace, recoverEarlierSite } from '../build/publish.ts';
import { getPathKind } from '../config/disk-paths.ts';
import { loadConfig } from '../config/load.ts';
import { locateOutput, normalizeBase, type ResolvedSettings, resolveSettings } from '../config/resolve.ts';
import { UserError } from '../config/user-error.ts';
import { loadMembers } from '../hub/members.ts';
import { t } from '../messages/command-line.ts';
import type { Issue } from '../model/record.ts';
import { serveAndWatch } from '../serve/dev-server.ts';
import { serveFolder } from '../serve/static-server.ts';
import type { ParsedArgs } from './flags.ts';
import { formatSummary, printReport, type Report } from './report.ts';
import { createTerminal, printFailure, type Terminal, toRelativePath, waitUntilStopped } from './terminal.ts';

export const DEFAULT_PORT = 4321;

/** @throws {UserError} if the value is not a port */
export function parsePort(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new UserError('error.port', { value });
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

export async function dev({ positionals, switches, values }: ParsedArgs): Promise<number> {
  const output = createTerminal(process.stdout, { quiet: false });
  const port = parsePort(values['port']);
  const resolve = async (): Promise<ResolvedSettings> => {
    const resolved = await resolveSettings({
      cwd: process.cwd(),
      folders: positionals,
      base: values['base'],
      site: values['site'],
    });
    const { origin } = resolved;
    const settings = await loadMembers(resolved.settings);
    if (settings.configFile !== null)
      output.print(t('run.configuration', { file: toRelativePath(settings.configFile) }));
    output.print(t('run.folders', { origin }));
    return { settings, origin };
  };
  const report = createReporter(output, { verbose: switches.has('verbose') });
  const server = await serveAndWatch({
    resolve,
    port: port ?? DEFAULT_PORT,
    host: values['host'] ?? 'localhost',
    onLoaded: ({ log, imageHosts }) => report({ ...log, imageHosts }),
    onError: printFailure,
  });
  if (switches.has('open')) openInBrowser(server.url);
  output.print(t('run.serving', { url: output.paint('cyan', server.url) }));
  await waitUntilStopped();
  await server.stop();
  return 0;
}

/** Prints everything the first time, then what is new or fixed after each edit. */
function createReporter(output: Terminal, { verbose }: { verbose: boolean }): (report: Report) => void {
  let before: Set<string> | null = null;
  return (report) => {
    const now = new Set(report.issues.map(toIssueKey));
    if (before === null) printReport(report, output, { verbose });
    else {
      const earlier = before;
      const issues = report.issues.filter((issue) => !earlier.has(toIssueKey(issue)));
      printReport({ ...report, issues, skipped: [], imageHosts: new Map() }, output, { verbose });
      const fixed = [...earlier].filter((problem) => !now.has(problem)).length;
      if (fixed > 0) output.print(`${output.paint('green', '✓')} ${t('run.fixed', { count: fixed })}`);
    }
    output.print(`${output.paint('dim', new Date().toTimeString().slice(0, 8))}  ${formatSummary(report)}`);
    before = now;
  };
}

/** The same issue after lines were added above it is still the same. */
function toIssueKey({ collection, path, rule, message }: Issue): string {
  return JSON.stringify([collection, path, rule, message]);
}

export async function preview({ positionals, switches, values }: ParsedArgs): Promise<number> {
  const output = createTerminal(process.stdout, { quiet: false });
  if (positionals.length > 0) {
    throw new UserError('error.preview-folders', { folders: positionals.join(' ') });
  }
  const cwd = process.cwd();
  const loaded = await loadConfig(cwd);
  const root = loaded === null ? cwd : dirname(loaded.file);
  const config = loaded?.config;
  const folder = locateOutput(values['out'], config ?? {}, { cwd, root });
  recoverEarlierSite(await createWorkspace(folder));
  if ((await getPathKind(join(folder, 'index.html'))) !== 'file') {
    throw new UserError('error.no-site', { folder: toRelativePath(folder) });
  }
  const server = await serveFolder({
    folder,
    base: normalizeBase(values['base'] ?? config?.base ?? '/'),
    port: parsePort(values['port']) ?? DEFAULT_PORT,
    host: values['host'] ?? 'localhost',
  });
  const url = output.paint('cyan', server.url);
  output.print(t('run.serving-folder', { folder: toRelativePath(folder), url }));
  if (switches.has('open')) openInBrowser(server.url);
  await waitUntilStopped();
  await server.stop();
  return 0;
}
