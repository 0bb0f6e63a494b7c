/** Which issues a team wants to see: severities by rule, and what it ignores by path or by a comment in a file. */
import picomatch from 'picomatch';
import type { IssueIgnore, RuleSeverity } from '../config/settings.ts';
import type { Issue, Source } from '../model/record.ts';

export interface IssueFilterInput {
  rules: Readonly<Partial<Record<string, RuleSeverity>>>;
  ignore: readonly IssueIgnore[];
  /** Path of a file for people, by collection and path: what the globs of the configuration match. */
  getPath(at: { collection: string; path: string }): string;
  sources: Iterable<Source>;
}

/** Leaves out what is off or ignored, and gives the others the severity that the team gave their rule. */
export type IssueFilter = (issues: readonly Issue[]) => Issue[];

export function createIssueFilter({ rules, ignore, getPath, sources }: IssueFilterInput): IssueFilter {
  const ignored = ignore.map(({ paths, rules }) => ({
    matches: picomatch([...paths], { dot: true }),
    rules,
  }));
  const comments = new Map<string, Comment[]>();
  for (const source of sources) {
    // most files have none
    const found = source.text.includes('cadre-ignore') ? readComments(source.text) : [];
    if (found.length > 0) comments.set(`${source.collection}/${source.path}`, found);
  }

  function isIgnored({ collection, path, line, rule }: Issue): boolean {
    if (collection === null || path === null) return false;
    const names = ({ rules }: { rules?: readonly string[] | undefined }): boolean =>
      rules?.includes(rule) ?? true;
    const place = getPath({ collection, path });
    if (ignored.some((one) => names(one) && one.matches(place))) return true;
    return (comments.get(`${collection}/${path}`) ?? []).some(
      (comment) =>
        names(comment) && (comment.lines === null || (line !== null && comment.lines.includes(line))),
    );
  }

  return (issues) =>
    issues.flatMap((issue) => {
      const severity = rules[issue.rule] ?? issue.severity;
      return severity === 'off' || isIgnored(issue) ? [] : [{ ...issue, severity }];
    });
}

interface Comment {
  /** The comment's own line and the next one; null for the whole file. */
  lines: number[] | null;
  /** Undefined for every rule. */
  rules: string[] | undefined;
}

const COMMENT = /(?:<!--|^\s*\/\/)\s*cadre-ignore(-file)?((?:[\s,]+[a-z][a-z-]*)*)\s*(?:-->|$)/;
const FENCE = /^\s*(`{3,}|~{3,})/;

/** `<!-- cadre-ignore RULE… -->` before or on a line, `<!-- cadre-ignore-file RULE… -->` anywhere; not in examples of code. */
function readComments(text: string): Comment[] {
  const comments: Comment[] = [];
  let fence: string | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === null) fence = mark;
      else if (mark.startsWith(fence)) fence = null;
    }
    const found = fence === null ? COMMENT.exec(line) : null;
    if (found === null) continue;
    const rules = (found[2] ?? '').split(/[\s,]+/).filter((rule) => rule !== '');
    comments.push({
      lines: found[1] === undefined ? [at + 1, at + 2] : null,
      rules: rules.length > 0 ? rules : undefined,
    });
  }
  return comments;
}
