/**
 * What GitHub Actions shows of a build: issues at their files and lines, outputs for later steps, a summary of the job.
 * Commands and files of the runner: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getPathBelow } from '../config/disk-paths.ts';
import type { Settings } from '../config/settings.ts';
import type { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import type { Issue } from '../model/record.ts';
import { getFile as getMarkdownFile } from '../shared/paths.ts';
import { escapeControlChars } from '../shared/text.ts';
import { selectChanged } from './issue-selection.ts';
import { formatSummary, type Report } from './report.ts';

/** The runner takes these words for commands, and they are our severities. */
const RANKS = { error: 0, warning: 1, notice: 2 } as const;

/** The summary of a job may have 1 MiB; less is enough. */
const SUMMARISED = 100;

/** The folders that issues' paths are relative to. */
type CollectionFolders = Pick<Settings, 'collections'>['collections'];

export interface GithubOptions {
  settings: Pick<Settings, 'out' | 'root' | 'collections'>;
  /** Environment of the run: `GITHUB_WORKSPACE`, `GITHUB_OUTPUT`, `GITHUB_STEP_SUMMARY`. */
  env: NodeJS.ProcessEnv;
  /** Writes one line to the log of the job. */
  print(line: string): void;
}

/** Gives the runner the results of a build. */
export async function reportToGithub(report: Report, { settings, env, print }: GithubOptions): Promise<void> {
  const { issues, records } = report;
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
  const changed = await listChangedInPullRequest(issues, settings, env);
  const placed = sortBySeverity(issues, changed).map((issue) => ({
    issue,
    file: findRepositoryPath(issue, settings.collections, workspace),
  }));
  if (placed.length > 0) {
    print(`::group::${t('github.group')}`);
    for (const { issue, file } of placed) print(toAnnotation(issue, file));
    print('::endgroup::');
  }
  if (env['GITHUB_OUTPUT'] !== undefined) {
    const values = { out: settings.out, records: records.length, problems: issues.length };
    await appendFile(env['GITHUB_OUTPUT'], Object.entries(values).map(toOutputEntry).join(''));
  }
  if (env['GITHUB_STEP_SUMMARY'] !== undefined) {
    await appendFile(env['GITHUB_STEP_SUMMARY'], toSummary(report, placed));
  }
}

/** The command that shows why nothing was built. */
export function toErrorCommand({ message, hint }: UserError): string {
  return `::error title=Cadre::${escapeData(`${message}\n${hint}`)}`;
}

/** Runs what prints words of others: no line of theirs is a command to the runner. */
export function printWithoutCommands(say: (line: string) => void, print: () => void): void {
  const token = randomUUID();
  say(`::stop-commands::${token}`);
  print();
  say(`::${token}::`);
}

/** None if git does not know: the clone of a pull request is often too shallow. */
async function listChangedInPullRequest(
  issues: readonly Issue[],
  settings: GithubOptions['settings'],
  env: NodeJS.ProcessEnv,
): Promise<ReadonlySet<Issue>> {
  const base = env['GITHUB_BASE_REF'];
  if (!base) return new Set();
  return new Set(await selectChanged(issues, settings, `origin/${base}`).catch(() => []));
}

/** GitHub shows ten of each severity a step, the first ones: those that matter most, file by file. */
function sortBySeverity(issues: readonly Issue[], first: ReadonlySet<Issue>): Issue[] {
  const place = ({ collection, path }: Issue): string => `${collection}/${path}`;
  return [...issues].sort(
    (a, b) =>
      Number(first.has(b)) - Number(first.has(a)) ||
      RANKS[a.severity] - RANKS[b.severity] ||
      (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : (a.line ?? 0) - (b.line ?? 0)),
  );
}

/** Path of the file in the repository, `/`-separated; null if there is none. */
function findRepositoryPath(
  { collection, path }: Issue,
  folders: CollectionFolders,
  workspace: string,
): string | null {
  const dir = folders.find(({ key }) => key === collection)?.dir;
  return dir === undefined || path === null
    ? null
    : getPathBelow(workspace, join(dir, getMarkdownFile(path)));
}

function toAnnotation({ severity, rule, line, message, hint }: Issue, file: string | null): string {
  const properties = [
    ...(file === null ? [] : [`file=${escapeProperty(file)}`]),
    ...(file === null || line === null ? [] : [`line=${line}`]),
    `title=${escapeProperty(rule)}`,
  ];
  const args = [message, hint].filter((one) => one !== '').map(escapeControlChars);
  return `::${severity} ${properties.join(',')}::${escapeData(args.join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Between marks that no value can hold, so that none sets another output. */
function toOutputEntry([name, value]: [string, string | number]): string {
  const mark = randomUUID();
  return `${name}<<${mark}\n${value}\n${mark}\n`;
}

function toSummary(report: Report, placed: { issue: Issue; file: string | null }[]): string {
  const rows = placed.slice(0, SUMMARISED).map(({ issue, file }) => {
    const { severity, rule, line, message } = issue;
    const place = file === null ? '' : `${file}${line === null ? '' : `:${line}`}`;
    return `| ${severity} | ${toTableCell(place)} | ${toTableCell(rule)} | ${toTableCell(message)} |\n`;
  });
  const rest = placed.length - rows.length;
  const table = rows.length === 0 ? '' : `\n${t('github.columns')}\n|---|---|---|---|\n${rows.join('')}`;
  const more = rest === 0 ? '' : `\n${t('github.more', { count: rest })}\n`;
  return `### ${t('github.summary')}\n\n${formatSummary(report)}\n${table}${more}`;
}

/** Plain text in a table of Markdown. */
function toTableCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]~|#@!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
