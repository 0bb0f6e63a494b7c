/** Builds, tool beside tool, with what each takes in comparison with the yardstick. */
import { TOOLS, YARDSTICK } from '../tools/index.ts';
import { markdownTable, megabytes, ratio, seconds } from './markdown.ts';
import { median } from './numbers.ts';
import type { Figure, Report, Run } from './types.ts';

export type Measure = 'seconds' | 'cpu' | 'search' | 'peak';

/** The median over the runs of a step; null where it was not measured. */
export function medianOf(
  { figures }: Pick<Report, 'figures'>,
  of: Pick<Figure, 'tool' | 'step' | 'records'>,
  measure: Measure = 'seconds',
): number | null {
  const figure = figures.find(
    ({ tool, step, records }) => tool === of.tool && step === of.step && records === of.records,
  );
  const values = figure?.runs.map((run: Run) => run[measure]).filter((value) => value !== null) ?? [];
  return values.length === 0 ? null : median(values);
}

export function buildsTable(report: Report): string {
  const sizes = [...new Set(report.figures.map(({ records }) => records))].sort((a, b) => a - b);
  const rows = sizes.flatMap((records) =>
    TOOLS.flatMap(({ key, name }) => {
      const of = (step: string, measure?: Measure) => medianOf(report, { tool: key, step, records }, measure);
      const cold = of('cold');
      if (cold === null) return [];
      const yardstick = medianOf(report, { tool: YARDSTICK, step: 'cold', records });
      const search = key === 'cadre' ? of('stage: search index') : of('cold', 'search');
      return [
        [
          records.toLocaleString('en'),
          name,
          seconds(cold),
          ratio(cold, yardstick),
          seconds(search),
          seconds(of('cold', 'cpu')),
          megabytes(of('cold', 'peak')),
          seconds(of('unchanged')),
          seconds(of('edit')),
        ],
      ];
    }),
  );
  return markdownTable(
    [
      { head: 'records' },
      { head: 'tool', align: 'left' },
      { head: 'cold' },
      { head: 'ratio' },
      { head: 'its search' },
      { head: 'processor' },
      { head: 'peak MB' },
      { head: 'unchanged' },
      { head: 'one edit' },
    ],
    rows,
  );
}

/** What is not in the table, and why. */
export function missingLines({ missing }: Pick<Report, 'missing'>): string[] {
  const nameOf = (key: string): string => TOOLS.find((tool) => tool.key === key)?.name ?? key;
  return missing.map(
    ({ tool, records, reason }) =>
      `${nameOf(tool)}${records === null ? '' : ` at ${records.toLocaleString('en')} records`}: ${reason}.`,
  );
}
