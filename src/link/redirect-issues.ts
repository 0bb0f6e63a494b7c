/** What can be wrong with addresses, in words. Pure. */
import { describeIssue, type IssueKey, type Text, type TextValues } from '../messages/issues.ts';
import type { Problem } from '../model/record.ts';

type File = { collection: string | null; path: string | null };

function at(
  key: IssueKey,
  values: TextValues,
  { collection, path, line = null, severity = 'warning' }: Partial<Problem> = {},
): Problem {
  return {
    ...{ collection: collection ?? null, path: path ?? null, line, severity },
    ...describeIssue(key, values),
  };
}

export function unusable(file: File | null, line: number | null, alias: string, reason: Text): Problem {
  const values = { alias, reason };
  return file === null
    ? at('issue.unusable-alias.configured', values)
    : at('issue.unusable-alias', values, { ...file, line });
}

export function unknownTarget(alias: string, target: string | number): Problem {
  return at('issue.unusable-alias.target', { alias, target: String(target) });
}

export function moved(file: File, from: string, to: string): Problem {
  return at('issue.address-moved', { from, to }, { ...file, severity: 'notice' });
}

export function gone(file: File, from: string, title: string): Problem {
  return at('issue.address-gone', { from, title }, file);
}

export function reused(file: File, from: string, title: string): Problem {
  return at('issue.address-reused', { from, title }, file);
}

export function lost(address: string): Problem {
  return at('issue.address-lost', { address });
}

export function notSaved(count: number): Problem {
  return at('issue.addresses-not-remembered', { count }, { severity: 'notice' });
}
