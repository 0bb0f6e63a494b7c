/** The report at the end: what is wrong, what was taken for something else, and a line that sums it up. */
import type { Collection, Skipped } from '../model/log.ts';
import type { EffectiveStatus, Problem } from '../model/record.ts';
import { fileOf } from '../shared/paths.ts';
import { counted, visibleLine, withThousands } from '../shared/text.ts';
import type { Output } from './output.ts';

/** What a run was about; a log as well as the content of a site will do. */
export interface Report {
  collections: readonly Collection[];
  records: readonly { collection: string; effectiveStatus: EffectiveStatus }[];
  /** All of them: of the log and of the bodies. */
  problems: readonly Problem[];
  /** Files that are no records. */
  skipped: readonly Skipped[];
}

/** How many are listed unless everything was asked for. Files left out take one line each, and one may be missed. */
const SHOWN = { problems: 20, skipped: 100 };

const COLOURS = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;
const SEVERITIES = ['error', 'warning', 'notice'] as const;

/** `128 records · 3 collections · 97 in force · 4 problems` */
export function summaryOf({ collections, records, problems }: Report): string {
  const inForce = records.filter(({ effectiveStatus }) => effectiveStatus === 'in force').length;
  return [
    counted(records.length, 'record'),
    ...(collections.length > 1 ? [counted(collections.length, 'collection')] : []),
    `${withThousands(inForce)} in force`,
    problems.length === 0 ? 'no problems' : counted(problems.length, 'problem'),
  ].join(' · ');
}

/** Does `--strict` fail for these problems? */
export function failsStrict(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity !== 'notice');
}

export function printReport(report: Report, output: Output, { verbose }: { verbose: boolean }): void {
  const all = Number.POSITIVE_INFINITY;
  printProblems(report, output, verbose ? all : SHOWN.problems);
  printSkipped(report, output, verbose ? all : SHOWN.skipped);
}

/** File by file, those with errors first. */
function printProblems({ collections, problems }: Report, output: Output, shown: number): void {
  if (problems.length === 0) return;
  const groups = [...Map.groupBy(problems, ({ collection, path }) => `${collection}/${path}`).values()];
  const rank = ({ severity }: Problem): number => SEVERITIES.indexOf(severity);
  const worst = (group: Problem[]): number => Math.min(...group.map(rank));
  const ordered = groups.sort((a, b) => worst(a) - worst(b)).flatMap((group) => group.sort(byLine));
  output.say('');
  for (const problem of ordered.slice(0, shown)) {
    const { severity, rule, message, hint } = problem;
    const place = output.paint('bold', placeOf(problem, collections));
    output.say(`${place}  ${output.paint(COLOURS[severity], severity)}  ${output.paint('dim', rule)}`);
    output.say(`    ${visibleLine(message)}`);
    if (hint !== '') output.say(`    → ${visibleLine(hint)}`);
  }
  const rest = ordered.slice(shown);
  if (rest.length > 0) output.say(`and ${rest.length} more: ${countRules(rest)} (--verbose lists them)`);
  output.say('');
}

function byLine(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0);
}

function printSkipped({ collections, problems, skipped }: Report, output: Output, shown: number): void {
  // A file that could not be read is among the problems already.
  const told = new Set(problems.map(({ collection, path, message }) => `${collection}/${path}: ${message}`));
  const list = skipped.filter(
    ({ collection, path, reason }) => !told.has(`${collection}/${path}: ${reason}`),
  );
  if (list.length === 0) return;
  output.say(`${counted(list.length, 'file is', 'files are')} no record:`);
  for (const file of list.slice(0, shown))
    output.say(`  ${pathOf(file, collections)}  ${output.paint('dim', visibleLine(file.reason))}`);
  if (list.length > shown) output.say(`  and ${list.length - shown} more (--verbose lists them)`);
  output.say('');
}

/** `4 dangling-reference, 2 missing-status` */
function countRules(problems: Problem[]): string {
  return [...Map.groupBy(problems, ({ rule }) => rule)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rule, group]) => `${group.length} ${rule}`)
    .join(', ');
}

function placeOf(problem: Problem, collections: readonly Collection[]): string {
  const { collection, path, line } = problem;
  if (path === null) return collections.find(({ key }) => key === collection)?.folder ?? 'records';
  return `${pathOf({ collection: collection ?? '', path }, collections)}${line === null ? '' : `:${line}`}`;
}

/** Path of the file as the user named its folder: an editor's terminal opens it. */
function pathOf(
  { collection, path }: { collection: string; path: string },
  collections: readonly Collection[],
): string {
  const folder = collections.find(({ key }) => key === collection)?.folder;
  const file = fileOf(path);
  return visibleLine(folder === undefined || folder === '.' ? file : `${folder}/${file}`);
}
