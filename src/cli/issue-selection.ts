/** The issues that a run is about: those of changed files, or those that no baseline holds. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { getPathBelow } from '../config/disk-paths.ts';
import { readGit } from '../config/repository.ts';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { findChangedFiles } from '../history/changed-files.ts';
import { GitError } from '../history/run-git.ts';
import { t } from '../messages/command-line.ts';
import type { Issue } from '../model/record.ts';
import { comparePaths, getFile } from '../shared/paths.ts';
import type { ParsedArgs } from './flags.ts';
import { type Terminal, toRelativePath } from './terminal.ts';

/** Numbers of issues by file, relative to the configuration, and rule. A file that is not named has none. */
type Baseline = Record<string, Record<string, number>>;

/**
 * @returns the issues to report, in their order; says how many are left out
 * @throws {UserError} where the baseline cannot be read, or git cannot compare
 */
export async function selectIssues(
  all: readonly Issue[],
  settings: Settings,
  { switches, values }: ParsedArgs,
  output: Terminal,
): Promise<Issue[]> {
  const ref = values['changed-since'];
  const changed = ref === undefined ? [...all] : await selectChanged(all, settings, ref);
  if (changed.length < all.length)
    output.print(t('report.unchanged', { count: all.length - changed.length, ref: ref ?? '' }));
  if (values['baseline'] === undefined) {
    if (switches.has('update-baseline')) throw new UserError('error.update-baseline');
    return changed;
  }

  const file = resolve(values['baseline']);
  if (switches.has('update-baseline')) {
    await writeFile(file, `${JSON.stringify(toBaseline(all, settings), null, 2)}\n`);
    output.print(t('report.baseline-written', { file: toRelativePath(file), count: all.length }));
    return [];
  }
  const { added, gone } = compareToBaseline(changed, await readBaseline(file), settings);
  if (added.length < changed.length)
    output.print(t('report.baseline', { count: changed.length - added.length, file: toRelativePath(file) }));
  if (gone && ref === undefined) output.print(t('report.baseline-shrank', { file: toRelativePath(file) }));
  return added;
}

/**
 * The issues of files that differ from a branch.
 *
 * @throws {UserError} where git cannot compare
 */
export async function selectChanged(
  all: readonly Issue[],
  settings: Pick<Settings, 'root' | 'collections'>,
  ref: string,
): Promise<Issue[]> {
  const root = (await readGit(settings.root))?.root;
  if (root === undefined) throw new UserError('error.no-repository', { ref });
  const files = new Set(all.flatMap((issue) => getDiskPath(issue, settings) ?? []));
  try {
    const changed = await findChangedFiles(root, ref, [...files]);
    return all.filter((issue) => changed.has(getDiskPath(issue, settings) ?? ''));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UserError('error.changed-since', { ref, reason: error.message });
  }
}

/** Absolute; null for an issue of no file. */
export function getDiskPath(
  { collection, path }: Pick<Issue, 'collection' | 'path'>,
  { collections }: Pick<Settings, 'collections'>,
): string | null {
  const dir = collections.find(({ key }) => key === collection)?.dir;
  return dir === undefined || path === null ? null : join(dir, getFile(path));
}

function getBaselineName(issue: Issue, settings: Settings): string {
  const file = getDiskPath(issue, settings);
  return file === null ? '' : (getPathBelow(settings.root, file) ?? file);
}

function toBaseline(issues: readonly Issue[], settings: Settings): Baseline {
  const byFile = Map.groupBy(issues, (issue) => getBaselineName(issue, settings));
  return Object.fromEntries(
    [...byFile]
      .sort(([a], [b]) => comparePaths(a, b))
      .map(([file, own]) => {
        const rules = [...Map.groupBy(own, ({ rule }) => rule)].sort(([a], [b]) => comparePaths(a, b));
        return [file, Object.fromEntries(rules.map(([rule, group]) => [rule, group.length]))];
      }),
  );
}

async function readBaseline(file: string): Promise<Baseline> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new UserError('error.no-baseline', { file: toRelativePath(file) });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isBaseline(value)) return value;
  } catch {
    // reported below
  }
  throw new UserError('error.baseline', { file: toRelativePath(file) });
}

function isBaseline(value: unknown): value is Baseline {
  const isObject = (one: unknown): one is object =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  return (
    isObject(value) &&
    Object.values(value).every(
      (rules) => isObject(rules) && Object.values(rules).every((count) => Number.isInteger(count)),
    )
  );
}

/** A file with more issues of a rule than it had shows all of them: which ones are new cannot be known. */
function compareToBaseline(
  issues: readonly Issue[],
  baseline: Baseline,
  settings: Settings,
): { added: Issue[]; gone: boolean } {
  const now = toBaseline(issues, settings);
  const added = issues.filter((issue) => {
    const file = getBaselineName(issue, settings);
    return (now[file]?.[issue.rule] ?? 0) > (baseline[file]?.[issue.rule] ?? 0);
  });
  const gone = Object.entries(baseline).some(([file, rules]) =>
    Object.entries(rules).some(([rule, count]) => count > (now[file]?.[rule] ?? 0)),
  );
  return { added, gone };
}
