/** Issues that reading reports. */
import { describeIssue, type IssueKey, type MessageText, type TextValues } from '../messages/issues.ts';
import { type Issue, lineInFile, type Source, type SourceLocation } from '../model/record.ts';

/** An issue of one file. Severity is `warning` where none is given. */
export function createIssue(
  source: Source,
  key: IssueKey,
  {
    line,
    severity = 'warning',
    values,
  }: {
    line: number | null;
    severity?: Issue['severity'];
    values?: TextValues;
  },
): Issue {
  const { collection, path } = source;
  return { collection, path, line: lineInFile(source, line), severity, ...describeIssue(key, values) };
}

/** Where a fact is stated, for values of an issue. */
export function describeLocation(location: SourceLocation): MessageText {
  return { key: `issue-place.${location.replace(' ', '-')}` as MessageText['key'], values: {} };
}
