import type { RenderProblem } from './types.ts';

/** Notes a problem of the body; the same one on the same line is noted once. */
export type Report = (problem: RenderProblem) => void;

export function createReport(): { report: Report; problems: RenderProblem[] } {
  const problems: RenderProblem[] = [];
  const seen = new Set<string>();
  const report: Report = (problem) => {
    const key = `${problem.rule}\n${problem.line}\n${problem.message}`;
    if (seen.has(key)) return;
    seen.add(key);
    problems.push(problem);
  };
  return { report, problems };
}
