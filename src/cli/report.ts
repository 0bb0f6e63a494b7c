/** The report at the end: what is wrong, what was taken for something else, and a line that sums it up. */
import { t } from '../messages/command-line.ts';
import { toEnglish } from '../messages/issues.ts';
import type { Collection, Skipped } from '../model/log.ts';
import type { EffectiveStatus, Issue } from '../model/record.ts';
import { getFile } from '../shared/paths.ts';
import { escapeLine } from '../shared/text.ts';
import type { Terminal } from './terminal.ts';

/** What a run was about; a log as well as the content of a site will do. */
export interface Report {
  collections: readonly Collection[];
  records: readonly { collection: string; effectiveStatus: EffectiveStatus }[];
  /** All of them: of the log and of the bodies. */
  issues: readonly Issue[];
  /** Files that are not treated as ADRs. */
  skipped: readonly Skipped[];
  /** Other hosts that readers' browsers load images from, with the number of files that show them. */
  imageHosts: ReadonlyMap<string, number>;
}

/** How many are listed unless everything was asked for. Files left out take one line each, and one may be missed. */
const MAX_SHOWN = { problems: 20, skipped: 100 };

const COLOURS = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;
const SEVERITIES = ['error', 'warning', 'notice'] as const;

/** `128 ADRs · 3 collections · 97 in force · 4 issues` */
export function formatSummary({ collections, records, issues }: Report): string {
  const inForce = records.filter(({ effectiveStatus }) => effectiveStatus === 'in force').length;
  return [
    t('count.records', { count: records.length }),
    ...(collections.length > 1 ? [t('count.collections', { count: collections.length })] : []),
    t('count.in-force', { count: inForce }),
    formatIssueCount(issues),
  ].join(' · ');
}

export function formatIssueCount(issues: readonly Issue[]): string {
  return issues.length === 0 ? t('count.no-issues') : t('count.issues', { count: issues.length });
}

/** Does `--strict` fail for these issues? */
export function isStrictFailure(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity !== 'notice');
}

export function printReport(report: Report, output: Terminal, { verbose }: { verbose: boolean }): void {
  const all = Number.POSITIVE_INFINITY;
  printIssues(report, output, verbose ? all : MAX_SHOWN.problems);
  printSkipped(report, output, verbose ? all : MAX_SHOWN.skipped);
  printImageHosts(report, output);
}

/** File by file, those with errors first. */
function printIssues({ collections, issues }: Report, output: Terminal, shown: number): void {
  if (issues.length === 0) return;
  const groups = [...Map.groupBy(issues, ({ collection, path }) => `${collection}/${path}`).values()];
  const rank = ({ severity }: Issue): number => SEVERITIES.indexOf(severity);
  const worst = (group: Issue[]): number => Math.min(...group.map(rank));
  const ordered = groups.sort((a, b) => worst(a) - worst(b)).flatMap((group) => group.sort(compareByLine));
  output.print('');
  for (const issue of ordered.slice(0, shown)) {
    const { severity, rule, message, hint } = issue;
    const place = output.paint('bold', formatPlace(issue, collections));
    output.print(`${place}  ${output.paint(COLOURS[severity], severity)}  ${output.paint('dim', rule)}`);
    output.print(`    ${escapeLine(message)}`);
    if (hint !== '') output.print(`    → ${escapeLine(hint)}`);
  }
  const rest = ordered.slice(shown);
  if (rest.length > 0) output.print(t('report.more', { count: rest.length, rules: countRules(rest) }));
  output.print('');
}

function compareByLine(a: Issue, b: Issue): number {
  return (a.line ?? 0) - (b.line ?? 0);
}

function printSkipped({ collections, issues, skipped }: Report, output: Terminal, shown: number): void {
  // A file that could not be read is among the issues already.
  const reported = new Set(
    issues.map(({ collection, path, message }) => `${collection}/${path}: ${message}`),
  );
  const list = skipped.filter(
    ({ collection, path, reason }) => !reported.has(`${collection}/${path}: ${toEnglish(reason)}`),
  );
  if (list.length === 0) return;
  output.print(t('report.skipped', { count: list.length }));
  for (const file of list.slice(0, shown))
    output.print(
      `  ${formatPath(file, collections)}  ${output.paint('dim', escapeLine(toEnglish(file.reason)))}`,
    );
  if (list.length > shown) output.print(`  ${t('report.more-skipped', { count: list.length - shown })}`);
  output.print('');
}

/** Pages ask no other host for anything else, so a team that must not can see what is left. */
function printImageHosts({ imageHosts }: Report, output: Terminal): void {
  if (imageHosts.size === 0) return;
  const hosts = [...imageHosts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  output.print(
    t('report.image-hosts', { hosts: hosts.map(([host, n]) => `${escapeLine(host)} (${n})`).join(', ') }),
  );
  output.print('');
}

/** `4 dangling-reference, 2 missing-status` */
function countRules(issues: Issue[]): string {
  return [...Map.groupBy(issues, ({ rule }) => rule)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rule, group]) => t('report.rule', { count: group.length, rule }))
    .join(', ');
}

function formatPlace(issue: Issue, collections: readonly Collection[]): string {
  const { collection, path, line } = issue;
  if (path === null) return collections.find(({ key }) => key === collection)?.folder ?? t('report.folders');
  return `${formatPath({ collection: collection ?? '', path }, collections)}${line === null ? '' : `:${line}`}`;
}

/** Path of the file as the user named its folder: an editor's terminal opens it. */
function formatPath(
  { collection, path }: { collection: string; path: string },
  collections: readonly Collection[],
): string {
  const folder = collections.find(({ key }) => key === collection)?.folder;
  const file = getFile(path);
  return escapeLine(folder === undefined || folder === '.' ? file : `${folder}/${file}`);
}
