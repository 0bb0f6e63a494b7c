import { describeIssue, type IssueKey, type Text, type TextValues } from '../messages/issues.ts';
import { type Carrier, lineInFile, type Problem, type Source } from '../model/record.ts';

/** A problem of one file. Severity is `warning` where none is given. */
export function problem(
  source: Source,
  key: IssueKey,
  {
    line,
    severity = 'warning',
    values,
  }: {
    line: number | null;
    severity?: Problem['severity'];
    values?: TextValues;
  },
): Problem {
  const { collection, path } = source;
  return { collection, path, line: lineInFile(source, line), severity, ...describeIssue(key, values) };
}

/** Where a fact is stated, for values of a problem. */
export function placeText(carrier: Carrier): Text {
  return { key: PLACES[carrier], values: {} };
}

const PLACES: Record<Carrier, Text['key']> = {
  'front matter': 'issue-place.front-matter',
  table: 'issue-place.table',
  bullet: 'issue-place.bullet',
  line: 'issue-place.line',
  section: 'issue-place.section',
  badge: 'issue-place.badge',
  title: 'issue-place.title',
  text: 'issue-place.text',
  'file name': 'issue-place.file-name',
  folder: 'issue-place.folder',
};
