/** How often a step is run. */
import type { Run } from '../report/types.ts';

export interface Repeat {
  /** Runs that count. */
  runs: number;
  /** Puts things back to where a run starts; its time does not count. */
  before?: () => void | Promise<void>;
}

/** Seconds that one step may take over all its runs. */
const PATIENCE = 240;

/**
 * A warm-up and then the runs that count. Where they take long, there are fewer; a warm-up that already takes more than
 * there is patience for is the only run, since what is cold at its start costs seconds.
 */
export async function repeat(run: () => Promise<Run>, { runs, before }: Repeat): Promise<Run[]> {
  await before?.();
  const warmUp = await run();
  let spent = warmUp.seconds;
  const counted: Run[] = [];
  while (counted.length < runs && spent + warmUp.seconds < PATIENCE) {
    await before?.();
    const one = await run();
    spent += one.seconds;
    counted.push(one);
  }
  return counted.length > 0 ? counted : [warmUp];
}

/** Three runs, one where a collection is large. */
export const getRunCount = (records: number, asked: number | undefined): number =>
  asked ?? (records > 1000 ? 1 : 3);
