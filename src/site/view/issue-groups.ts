/** Groups issues by rule, the most severe and frequent first, then by message, with their places. */
import type { Issue } from '../../model/record.ts';
import type { RecordEntry, SiteLog } from '../types.ts';

export interface IssueRule {
  rule: string;
  severity: Issue['severity'];
  count: number;
  /** What to do next, where that is the same for all. */
  hint: string | null;
  messages: IssueMessage[];
}

interface IssueMessage {
  message: string;
  /** Null if the rule's says it. */
  hint: string | null;
  places: IssuePlace[];
}

interface IssuePlace {
  collection: string | null;
  path: string | null;
  line: number | null;
  /** The line where the repository is browsed, else the record's page; null if neither is known. */
  href: string | null;
  /** The link is a page of this site. */
  isPage: boolean;
}

const SEVERITIES: Issue['severity'][] = ['error', 'warning', 'notice'];

export function groupIssuesByRule({ issues, records, pages }: SiteLog): IssueRule[] {
  const files = new Map([...records, ...pages].map((file) => [toFileKey(file), file]));
  const rules = [...Map.groupBy(issues, ({ rule }) => rule)].map(([rule, all]): IssueRule => {
    const hints = new Set(all.map(({ hint }) => hint));
    const messages = [...Map.groupBy(all, ({ message }) => message)].map(([message, same]) => ({
      message,
      hint: hints.size > 1 ? (same[0]?.hint ?? null) : null,
      places: same.map((issue) => findPlace(issue, files.get(toFileKey(issue)))).sort(comparePlaces),
    }));
    return {
      rule,
      severity: all[0]?.severity ?? 'notice',
      count: all.length,
      hint: hints.size === 1 ? (all[0]?.hint ?? null) : null,
      messages: messages.sort(
        (a, b) =>
          b.places.length - a.places.length || (toFileKey(a.places[0]) < toFileKey(b.places[0]) ? -1 : 1),
      ),
    };
  });
  return rules.sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count,
  );
}

function findPlace(
  { collection, path, line }: Issue,
  file: (Pick<RecordEntry, 'sourceUrl'> & { permalink: string | null }) | undefined,
): IssuePlace {
  const source = file?.sourceUrl ?? null;
  const href = source === null ? (file?.permalink ?? null) : lineAt(source, line);
  return { collection, path, line, href, isPage: source === null && href !== null };
}

/** GitHub, GitLab and Gitea show a line of a file so. */
function lineAt(source: string, line: number | null): string {
  return line === null ? source : `${source}${source.includes('/blob/') ? '?plain=1' : ''}#L${line}`;
}

function toFileKey(place: { collection: string | null; path: string | null } | undefined): string {
  return place === undefined || place.path === null ? '' : `${place.collection ?? ''}/${place.path}`;
}

function comparePlaces(a: IssuePlace, b: IssuePlace): number {
  const [left, right] = [toFileKey(a), toFileKey(b)];
  return left < right ? -1 : left > right ? 1 : (a.line ?? 0) - (b.line ?? 0);
}
