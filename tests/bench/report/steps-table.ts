/** Cadre's steps and stages by the number of records, and how fast they grow with it. */
import { findFigureMedian } from './builds-table.ts';
import { createMarkdownTable, formatSeconds, NONE } from './markdown.ts';
import { findExponent, type Point } from './numbers.ts';
import type { Report } from './types.ts';

/** A step grows faster than the number of records from here on; what is below is noise. */
export const LINEAR = 1.05;

export function createStepsTable(report: Report): string {
  const sizes = listSizes(report);
  const rows = findGrowths(report).map(({ step, points, slope }) => [
    step,
    ...sizes.map((records) => formatSeconds(points.find(({ size }) => size === records)?.value ?? null)),
    slope === null ? NONE : `${slope.toFixed(2)}${slope > LINEAR ? ' (!)' : ''}`,
  ]);
  return createMarkdownTable(
    [
      { head: 'Cadre, seconds', align: 'left' },
      ...sizes.map((size) => ({ head: size.toLocaleString('en') })),
      { head: 'exponent' },
    ],
    rows,
  );
}

export interface Growth {
  step: string;
  points: Point[];
  /** Between the two largest sizes: among few records, what a start costs hides how the rest grows. */
  slope: number | null;
}

export function findGrowths(report: Pick<Report, 'figures'>): Growth[] {
  const own = report.figures.filter(({ tool }) => tool === 'cadre');
  return [...new Set(own.map(({ step }) => step))].map((step) => {
    const points = own
      .filter((figure) => figure.step === step)
      .map(({ records }) => ({
        size: records,
        value: findFigureMedian(report, { tool: 'cadre', step, records }) ?? 0,
      }))
      .sort((a, b) => a.size - b.size);
    return { step, points, slope: findExponent(points.slice(-2)) };
  });
}

/** Which of them grow faster than the number of records, in a sentence. */
export function describeGrowth(report: Pick<Report, 'figures'>): string {
  const known = findGrowths(report).filter(({ slope }) => slope !== null);
  if (known.length === 0) return 'Growth needs more than one size.';
  const steep = known.filter(({ slope }) => slope !== null && slope > LINEAR);
  return steep.length === 0
    ? `No step grows faster than the number of records (exponent above ${LINEAR}).`
    : `Faster than the number of records (exponent above ${LINEAR}): ${steep.map(({ step }) => step).join(', ')}.`;
}

const listSizes = ({ figures }: Report): number[] =>
  [...new Set(figures.filter(({ tool }) => tool === 'cadre').map(({ records }) => records))].sort(
    (a, b) => a - b,
  );
