/** Issues of folders and files that cannot be read. */
import {
  describeIssue,
  type IssueKey,
  Reason,
  type ReasonKey,
  type TextValues,
  toReason,
} from '../messages/issues.ts';
import type { Issue } from '../model/record.ts';

/** An issue as the decoder sees it, before anyone says which file it is in. */
export type Finding = Omit<Issue, 'collection' | 'path'>;

/** The place of a finding's file. */
export interface FilePlace {
  collection: string;
  path: string | null;
}

export function toIssue(place: FilePlace, finding: Finding): Issue {
  return { collection: place.collection, path: place.path, ...finding };
}

export function toFinding(
  key: IssueKey,
  {
    line = null,
    severity = 'warning',
    values,
  }: Partial<Pick<Finding, 'line' | 'severity'>> & { values?: TextValues } = {},
): Finding {
  return { line, severity, ...describeIssue(key, values) };
}

/** Reasons by Node's error codes. */
const CAUSES: Record<string, ReasonKey> = {
  EACCES: 'issue-reason.permission-denied',
  EPERM: 'issue-reason.permission-denied',
  EMFILE: 'issue-reason.too-many-open-files',
  EISDIR: 'issue-reason.is-folder',
  EIO: 'issue-reason.disk-error',
  ENAMETOOLONG: 'issue-reason.name-too-long',
};

export function getErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A file or folder that could not be read, whatever the system's reason. */
export function toUnreadableFinding(error: unknown, what: 'file' | 'folder'): Finding {
  const code = getErrorCode(error);
  if (code === 'ENOENT') return toFinding(`issue.vanished.${what}`);
  const known = CAUSES[code];
  const reason = toReason(known === undefined ? code || error : new Reason(known));
  return toFinding(`issue.unreadable.${what}`, { severity: 'error', values: { reason } });
}
