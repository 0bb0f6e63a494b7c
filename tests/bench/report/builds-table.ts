/** Installs and builds, tool beside tool, with what each takes in comparison with the yardstick. */
import { TOOLS, YARDSTICK } from '../tools/index.ts';
import { createMarkdownTable, formatMegabytes, formatRatio, formatSeconds } from './markdown.ts';
import { findMedian } from './numbers.ts';
import type { Figure, Report, Run } from './types.ts';

export type Measure = 'seconds' | 'cpu' | 'peak';

/** The median over the runs of a step; null if it was not measured. */
export function findFigureMedian(
  { figures }: Pick<Report, 'figures'>,
  of: Pick<Figure, 'tool' | 'step' | 'records'>,
  measure: Measure = 'seconds',
): number | null {
  const figure = figures.find(
    ({ tool, step, records }) => tool === of.tool && step === of.step && records === of.records,
  );
  const values = figure?.runs.map((run: Run) => run[measure]).filter((value) => value !== null) ?? [];
  return values.length === 0 ? null : findMedian(values);
}

export function createBuildsTable(report: Report): string {
  const sizes = [...new Set(report.figures.map(({ records }) => records))].sort((a, b) => a - b);
  const rows = sizes.flatMap((records) =>
    TOOLS.flatMap(({ key, name }) => {
      const of = (tool: string, measure?: Measure) =>
        findFigureMedian(report, { tool, step: 'build', records }, measure);
      if (of(key) === null) return [];
      return [
        [
          records.toLocaleString('en'),
          name,
          formatSeconds(of(key)),
          formatRatio(of(key), of(YARDSTICK)),
          formatSeconds(of(key, 'cpu')),
          formatRatio(of(key, 'cpu'), of(YARDSTICK, 'cpu')),
          formatMegabytes(of(key, 'peak')),
        ],
      ];
    }),
  );
  return createMarkdownTable(
    [
      { head: 'records' },
      { head: 'tool', align: 'left' },
      { head: 'build' },
      { head: 'ratio' },
      { head: 'processor' },
      { head: 'ratio' },
      { head: 'peak MB' },
    ],
    rows,
  );
}

/** Records of the site that a new machine installs a tool for and builds. */
const FIRST_SITE = 100;

/** What a tool takes to install, and from a new machine to the first site. */
export function createInstallsTable(report: Report): string {
  const rows = report.installs.map(({ tool, packages, scripts, megabytes: size, run }) => {
    const of = (measure?: Measure) =>
      findFigureMedian(report, { tool, step: 'build', records: FIRST_SITE }, measure);
    const sum = (own: number | null, build: number | null) =>
      own === null || build === null ? null : own + build;
    return [
      getName(tool),
      String(packages),
      String(scripts),
      formatMegabytes(size),
      formatSeconds(run.seconds),
      formatSeconds(run.cpu),
      formatSeconds(sum(run.seconds, of())),
      formatSeconds(sum(run.cpu, of('cpu'))),
    ];
  });
  return createMarkdownTable(
    [
      { head: 'tool', align: 'left' },
      { head: 'packages' },
      { head: 'install scripts' },
      { head: 'MB' },
      { head: 'install' },
      { head: 'processor' },
      { head: `install and site of ${FIRST_SITE} records` },
      { head: 'processor' },
    ],
    rows,
  );
}

/** What is not in the table, and why. */
export function listMissing({ missing }: Pick<Report, 'missing'>): string[] {
  return missing.map(
    ({ tool, records, reason }) =>
      `${getName(tool)}${records === null ? '' : ` at ${records.toLocaleString('en')} records`}: ${reason}.`,
  );
}

const getName = (key: string): string => TOOLS.find((tool) => tool.key === key)?.name ?? key;
