import { BOUNDS } from '../shared/bounds.ts';
import type { RenderProblem } from './types.ts';

/** Notes a problem of the body; the same one on the same line is noted once. */
export type Report = (problem: RenderProblem) => void;

export function createReport(): { report: Report; problems: RenderProblem[] } {
  const problems: RenderProblem[] = [];
  const seen = new Set<string>();
  const report: Report = (problem) => {
    const key = `${problem.rule}\n${problem.line}\n${problem.message}`;
    if (seen.has(key) || seen.size > BOUNDS.problems) return;
    seen.add(key);
    problems.push(seen.size > BOUNDS.problems ? andMore(problem) : problem);
  };
  return { report, problems };
}

/** The last one that is named tells that there are more of them. */
function andMore({ rule, line }: RenderProblem): RenderProblem {
  return {
    rule,
    line,
    message: `From here on there are more problems; ${BOUNDS.problems} of a record are told.`,
    hint: 'Mend those above first.',
  };
}
