import type { Problem } from '../model/problem.ts';
import type { Fact, Source, Status } from '../model/record.ts';
import type { CarriedStatus } from './carriers.ts';
import { problem } from './problems.ts';

/** What is wrong with what a record states of its status. */
export function statusProblems({
  source,
  fact,
  others,
  untouched,
  line,
}: {
  source: Source;
  fact: Fact<Status> | null;
  others: CarriedStatus[];
  untouched: boolean;
  line: number | null;
}): Problem[] {
  const problems: Problem[] = [];
  if (fact === null) {
    problems.push(
      untouched
        ? problem(source, 'unfilled-status', {
            line,
            severity: 'notice',
            message: 'The status is left as the template has it, so none is stated.',
            hint: 'Write the one status that applies, for example “Accepted”.',
          })
        : problem(source, 'missing-status', {
            line,
            severity: 'notice',
            message: 'The record states no status.',
            hint: 'Add a line such as “**Status**: Accepted”.',
          }),
    );
  } else if (fact.value === 'unknown') {
    problems.push(
      problem(source, 'unknown-status', {
        line: fact.line,
        severity: 'notice',
        message: `“${fact.raw}” is no status Cadre knows.`,
        hint: 'Use a common word, or add this one to `statuses` in the configuration.',
      }),
    );
  }
  const other = others[0];
  if (fact !== null && other !== undefined) {
    problems.push(
      problem(source, 'status-disagrees', {
        line: other.line,
        message: `The ${fact.carrier} says “${fact.raw}” (${fact.value}), the ${other.carrier} says “${other.raw}” (${other.status}); ${fact.value} is shown.`,
        hint: 'Make both say the same, or keep only one of them.',
      }),
    );
  }
  return problems;
}
