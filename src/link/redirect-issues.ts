/** Creates the issues of addresses and aliases. Pure. */
import { describeIssue, type IssueKey, type MessageText, type TextValues } from '../messages/issues.ts';
import type { Issue } from '../model/record.ts';

type FilePlace = { collection: string | null; path: string | null };

function createIssue(
  key: IssueKey,
  values: TextValues,
  { collection, path, line = null, severity = 'warning' }: Partial<Issue> = {},
): Issue {
  return {
    ...{ collection: collection ?? null, path: path ?? null, line, severity },
    ...describeIssue(key, values),
  };
}

export function toUnusableAliasIssue(
  file: FilePlace | null,
  line: number | null,
  alias: string,
  reason: MessageText,
): Issue {
  const values = { alias, reason };
  return file === null
    ? createIssue('issue.unusable-alias.configured', values)
    : createIssue('issue.unusable-alias', values, { ...file, line });
}

export function toUnknownTargetIssue(alias: string, target: string | number): Issue {
  return createIssue('issue.unusable-alias.target', { alias, target: String(target) });
}

export function toMovedNotice(file: FilePlace, from: string, to: string): Issue {
  return createIssue('issue.address-moved', { from, to }, { ...file, severity: 'notice' });
}

export function toGoneNotice(file: FilePlace, from: string, title: string): Issue {
  return createIssue('issue.address-gone', { from, title }, file);
}

export function toReusedNotice(file: FilePlace, from: string, title: string): Issue {
  return createIssue('issue.address-reused', { from, title }, file);
}

export function toLostAddressIssue(address: string): Issue {
  return createIssue('issue.address-lost', { address });
}

export function toNotSavedNotice(count: number): Issue {
  return createIssue('issue.addresses-not-remembered', { count }, { severity: 'notice' });
}
