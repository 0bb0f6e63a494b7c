/**
 * What GitHub Actions shows of a build: problems at their files and lines, outputs for later steps, a summary of the job.
 * Commands and files of the runner: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../config/failure.ts';
import { below, type Settings } from '../config/paths.ts';
import { t } from '../messages/command-line.ts';
import type { Problem } from '../model/record.ts';
import { fileOf as markdownFileOf } from '../shared/paths.ts';
import { visible } from '../shared/text.ts';
import { selectChanged } from './issue-selection.ts';
import { type Report, summaryOf } from './report.ts';

/** The runner takes these words for commands, and they are our severities. */
const RANKS = { error: 0, warning: 1, notice: 2 } as const;

/** The summary of a job may have 1 MiB; nobody reads that much. */
const SUMMARISED = 100;

/** The folders that problems' paths are relative to. */
type Folders = Pick<Settings, 'collections'>['collections'];

export interface GithubOptions {
  settings: Pick<Settings, 'out' | 'root' | 'collections'>;
  /** Environment of the run: `GITHUB_WORKSPACE`, `GITHUB_OUTPUT`, `GITHUB_STEP_SUMMARY`. */
  env: NodeJS.ProcessEnv;
  /** Writes one line to the log of the job. */
  say(line: string): void;
}

/** Tells the runner what came of a build. */
export async function tellGithub(report: Report, { settings, env, say }: GithubOptions): Promise<void> {
  const { problems, records } = report;
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
  const changed = await changedInPullRequest(problems, settings, env);
  const placed = sorted(problems, changed).map((problem) => ({
    problem,
    file: fileOf(problem, settings.collections, workspace),
  }));
  if (placed.length > 0) {
    say(`::group::${t('github.group')}`);
    for (const { problem, file } of placed) say(annotation(problem, file));
    say('::endgroup::');
  }
  if (env['GITHUB_OUTPUT'] !== undefined) {
    const values = { out: settings.out, records: records.length, problems: problems.length };
    await appendFile(env['GITHUB_OUTPUT'], Object.entries(values).map(outputEntry).join(''));
  }
  if (env['GITHUB_STEP_SUMMARY'] !== undefined) {
    await appendFile(env['GITHUB_STEP_SUMMARY'], summary(report, placed));
  }
}

/** The command that shows why nothing was built. */
export function failureCommand({ message, hint }: Failure): string {
  return `::error title=Cadre::${data(`${message}\n${hint}`)}`;
}

/** Runs what prints words of others: no line of theirs is a command to the runner. */
export function withoutCommands(say: (line: string) => void, print: () => void): void {
  const token = randomUUID();
  say(`::stop-commands::${token}`);
  print();
  say(`::${token}::`);
}

/** None where git cannot tell: the clone of a pull request is often too shallow. */
async function changedInPullRequest(
  problems: readonly Problem[],
  settings: GithubOptions['settings'],
  env: NodeJS.ProcessEnv,
): Promise<ReadonlySet<Problem>> {
  const base = env['GITHUB_BASE_REF'];
  if (!base) return new Set();
  return new Set(await selectChanged(problems, settings, `origin/${base}`).catch(() => []));
}

/** GitHub shows ten of each severity a step, the first ones: those that matter most, file by file. */
function sorted(problems: readonly Problem[], first: ReadonlySet<Problem>): Problem[] {
  const place = ({ collection, path }: Problem): string => `${collection}/${path}`;
  return [...problems].sort(
    (a, b) =>
      Number(first.has(b)) - Number(first.has(a)) ||
      RANKS[a.severity] - RANKS[b.severity] ||
      (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : (a.line ?? 0) - (b.line ?? 0)),
  );
}

/** Path of the file in the repository, `/`-separated; null where there is none. */
function fileOf({ collection, path }: Problem, folders: Folders, workspace: string): string | null {
  const dir = folders.find(({ key }) => key === collection)?.dir;
  return dir === undefined || path === null ? null : below(workspace, join(dir, markdownFileOf(path)));
}

function annotation({ severity, rule, line, message, hint }: Problem, file: string | null): string {
  const properties = [
    ...(file === null ? [] : [`file=${property(file)}`]),
    ...(file === null || line === null ? [] : [`line=${line}`]),
    `title=${property(rule)}`,
  ];
  const words = [message, hint].filter((one) => one !== '').map(visible);
  return `::${severity} ${properties.join(',')}::${data(words.join('\n'))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Between marks that no value can hold, so that none sets another output. */
function outputEntry([name, value]: [string, string | number]): string {
  const mark = randomUUID();
  return `${name}<<${mark}\n${value}\n${mark}\n`;
}

function summary(report: Report, placed: { problem: Problem; file: string | null }[]): string {
  const rows = placed.slice(0, SUMMARISED).map(({ problem, file }) => {
    const { severity, rule, line, message } = problem;
    const place = file === null ? '' : `${file}${line === null ? '' : `:${line}`}`;
    return `| ${severity} | ${cell(place)} | ${cell(rule)} | ${cell(message)} |\n`;
  });
  const rest = placed.length - rows.length;
  const table = rows.length === 0 ? '' : `\n${t('github.columns')}\n|---|---|---|---|\n${rows.join('')}`;
  const more = rest === 0 ? '' : `\n${t('github.more', { count: rest })}\n`;
  return `### ${t('github.summary')}\n\n${summaryOf(report)}\n${table}${more}`;
}

/** Plain text in a table of Markdown. */
function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]~|#@!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
