/** The report at the end: what there is, what is wrong, what was left out. */
import type { Problem } from '../model/problem.ts';

/** Does `--strict` fail for these problems? */
export function failsStrict(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity !== 'notice');
}
