/** What the stages of a build cost by themselves, each time in a new process with nothing kept. */
import { fileURLToPath } from 'node:url';
import { exec } from '../support/exec.ts';
import { createTempFolder } from '../support/temp.ts';
import type { Figure, Run } from './report/types.ts';

const program = fileURLToPath(new URL('./stage-times.ts', import.meta.url));

/** As `stage-times.ts` prints them: seconds, and processor time, by stage. */
export type StageTimes = Record<string, Pick<Run, 'seconds' | 'cpu'>>;

export async function measureStages(
  folder: string,
  { records, runs }: { records: number; runs: number },
): Promise<Figure[]> {
  const figures = new Map<string, Figure>();
  for (let run = 0; run <= runs; run++) {
    const { code, stdout, stderr } = await exec(process.execPath, [program, folder, createTempFolder()], {
      timeout: 0,
    });
    if (code !== 0) throw new Error(`stages: ${stderr.trim().slice(-300)}`);
    // the first is the warm-up
    if (run === 0) continue;
    for (const [stage, times] of Object.entries(JSON.parse(stdout) as StageTimes)) {
      const step = `stage: ${stage}`;
      const figure = figures.get(step) ?? { tool: 'cadre', step, records, runs: [] };
      figure.runs.push({ ...times, peak: null });
      figures.set(step, figure);
    }
  }
  return [...figures.values()];
}
