/** The report at the end: what is wrong, what was taken for something else, and a line that sums it up. */
import { t } from '../messages/command-line.ts';
import type { Collection, Skipped } from '../model/log.ts';
import type { EffectiveStatus, Problem } from '../model/record.ts';
import { fileOf } from '../shared/paths.ts';
import { visibleLine } from '../shared/text.ts';
import type { Output } from './output.ts';

/** What a run was about; a log as well as the content of a site will do. */
export interface Report {
  collections: readonly Collection[];
  records: readonly { collection: string; effectiveStatus: EffectiveStatus }[];
  /** All of them: of the log and of the bodies. */
  problems: readonly Problem[];
  /** Files that are not treated as ADRs. */
  skipped: readonly Skipped[];
  /** Other hosts that readers' browsers load images from, with the number of files that show them. */
  imageHosts: ReadonlyMap<string, number>;
}

/** How many are listed unless everything was asked for. Files left out take one line each, and one may be missed. */
const SHOWN = { problems: 20, skipped: 100 };

const COLOURS = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;
const SEVERITIES = ['error', 'warning', 'notice'] as const;

/** `128 ADRs · 3 collections · 97 in force · 4 issues` */
export function summaryOf({ collections, records, problems }: Report): string {
  const inForce = records.filter(({ effectiveStatus }) => effectiveStatus === 'in force').length;
  return [
    t('count.records', { count: records.length }),
    ...(collections.length > 1 ? [t('count.collections', { count: collections.length })] : []),
    t('count.in-force', { count: inForce }),
    problems.length === 0 ? t('count.no-issues') : t('count.issues', { count: problems.length }),
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
  printImageHosts(report, output);
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
  if (rest.length > 0) output.say(t('report.more', { count: rest.length, rules: countRules(rest) }));
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
  output.say(t('report.skipped', { count: list.length }));
  for (const file of list.slice(0, shown))
    output.say(`  ${pathOf(file, collections)}  ${output.paint('dim', visibleLine(file.reason))}`);
  if (list.length > shown) output.say(`  ${t('report.more-skipped', { count: list.length - shown })}`);
  output.say('');
}

/** Pages ask no other host for anything else, so a team that must not can see what is left. */
function printImageHosts({ imageHosts }: Report, output: Output): void {
  if (imageHosts.size === 0) return;
  const hosts = [...imageHosts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  output.say(
    t('report.image-hosts', { hosts: hosts.map(([host, n]) => `${visibleLine(host)} (${n})`).join(', ') }),
  );
  output.say('');
}

/** `4 dangling-reference, 2 missing-status` */
function countRules(problems: Problem[]): string {
  return [...Map.groupBy(problems, ({ rule }) => rule)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rule, group]) => t('report.rule', { count: group.length, rule }))
    .join(', ');
}

function placeOf(problem: Problem, collections: readonly Collection[]): string {
  const { collection, path, line } = problem;
  if (path === null) return collections.find(({ key }) => key === collection)?.folder ?? t('report.folders');
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
