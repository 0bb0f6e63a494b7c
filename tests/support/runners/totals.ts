/** How many tests passed, failed and were skipped, over all runners. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  /** Names of those that passed only when they were tried again. */
  flaky: string[];
}

export const NONE: Totals = { passed: 0, failed: 0, skipped: 0, flaky: [] };

/** Sums two counts. */
export function add(a: Totals, b: Totals): Totals {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    flaky: [...a.flaky, ...b.flaky],
  };
}

/** `12 passed, 0 failed`, with the skipped where there are any; before it, what passed only in a second try. */
export function formatTotals({ passed, failed, skipped, flaky }: Totals): string[] {
  return [
    ...flaky.map((name) => `flaky: ${name}`),
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}${flaky.length > 0 ? `, ${flaky.length} flaky` : ''}`,
  ];
}
