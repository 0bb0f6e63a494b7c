/** Trackers by name: from what the configuration says of one to the patterns of its tickets. */
import { quoted } from '../shared/quoted.ts';
import { ANY_PROJECT_KEY } from './keys.ts';
import type { TicketPattern, TicketRepository, TicketsInput } from './types.ts';

/** One tracker as the configuration names it: by exactly one of the keys but `url`, `projects` and `teams`. */
export interface TrackerConfig {
  pattern?: string | undefined;
  url?: string | undefined;
  jira?: string | undefined;
  projects?: string[] | undefined;
  github?: string | undefined;
  gitlab?: string | undefined;
  linear?: string | undefined;
  teams?: string[] | undefined;
  azure?: string | undefined;
}

export type TrackerKind = 'pattern' | 'jira' | 'github' | 'gitlab' | 'linear' | 'azure';

const PATTERNS: Record<TrackerKind, (config: TrackerConfig) => TicketPattern[]> = {
  pattern: ({ pattern = '', url = '' }) => [{ pattern, url }],
  jira: ({ jira = '', projects }) => [{ pattern: keysOf(projects), url: `${withoutSlash(jira)}/browse/$0` }],
  linear: ({ linear = '', teams }) => [
    { pattern: keysOf(teams), url: `https://linear.app/${linear}/issue/$0` },
  ],
  azure: ({ azure = '' }) => [
    { pattern: `AB#(${NUMBER})`, url: `${withoutSlash(azure)}/_workitems/edit/$1`, key: 'AB#$1' },
  ],
  github: ({ github = '' }) => {
    const { path, issue } = repositoryOf(github, 'https://github.com', GITHUB_ISSUE);
    return [
      { pattern: `${quoted(path)}#(${NUMBER})`, url: issue, key: `${path}#$1` },
      { pattern: `GH-(${NUMBER})`, url: issue, key: `${path}#$1` },
      { pattern: `${bare('#')}(${NUMBER})`, url: issue, key: `${path}#$1` },
    ];
  },
  gitlab: ({ gitlab = '' }) => {
    const { origin, path, issue } = repositoryOf(gitlab, 'https://gitlab.com', GITLAB_ISSUE);
    const merge = `${origin}/${path}/-/merge_requests/$1`;
    return [
      { pattern: `${quoted(path)}#(${NUMBER})`, url: issue, key: `${path}#$1` },
      { pattern: `${quoted(path)}!(${NUMBER})`, url: merge, key: `${path}!$1` },
      { pattern: `${bare('#')}(${NUMBER})`, url: issue, key: `${path}#$1` },
      { pattern: `${bare('!')}(${NUMBER})`, url: merge, key: `${path}!$1` },
    ];
  },
};

/** The words that choose a tracker, `pattern` for one that has no name here. */
export const TRACKERS = Object.keys(PATTERNS) as TrackerKind[];

function patternsOf(config: TrackerConfig): TicketPattern[] {
  const kind = TRACKERS.find((name) => config[name] !== undefined);
  return kind === undefined ? [] : PATTERNS[kind](config);
}

const GITHUB_ISSUE = '/issues/$1';
const GITLAB_ISSUE = '/-/issues/$1';

/** All that a configuration makes a ticket, with the issues of the repository that the records are in. */
export function ticketsInput(trackers: readonly TrackerConfig[], home: { url: string } | null): TicketsInput {
  const own = home && trackerAt(home.url);
  return {
    patterns: trackers.flatMap(patternsOf),
    repositories: [...trackers.flatMap(repositoriesOf), ...(own ? [own] : [])],
  };
}

function repositoriesOf(config: TrackerConfig): TicketRepository[] {
  if (config.github !== undefined) return [repositoryOf(config.github, 'https://github.com', GITHUB_ISSUE)];
  if (config.gitlab !== undefined) return [repositoryOf(config.gitlab, 'https://gitlab.com', GITLAB_ISSUE)];
  return [];
}

/** The repository that records are browsed in, where its host has issues of its own; null for all others. */
function trackerAt(url: string): TicketRepository | null {
  const { hostname } = new URL(url);
  if (/^(?:dev\.azure\.com|.*\.visualstudio\.com)$/i.test(hostname)) return null;
  return repositoryOf(url, '', /(?:^|\.)gitlab\b/i.test(hostname) ? GITLAB_ISSUE : GITHUB_ISSUE);
}

/** @param named `acme/shop`, or its whole address */
function repositoryOf(named: string, host: string, issue: string): TicketRepository {
  const url = new URL(/^https?:/i.test(named) ? named : `${host}/${named}`);
  const path = url.pathname.replace(/^\/+|\/+$|\.git\/*$/g, '');
  return { origin: url.origin, path, issue: `${url.origin}/${path}${issue}` };
}

/** No `#0008`: whoever pads a number numbers records. */
const NUMBER = '[1-9]\\d{0,6}';

function keysOf(projects: readonly string[] | undefined): string {
  return projects === undefined ? ANY_PROJECT_KEY : `(?:${projects.map(quoted).join('|')})-${NUMBER}`;
}

/** Words after which `#2` counts something else than tickets, and those that name colours. */
const COUNTED =
  'ADR|MADR|RFC|PDR|adr|[Ss]olution|[Pp]roblem|[Ff]low|[Dd]ecision|[Rr]ecord|[Oo]ption|[Aa]lternative|[Vv]ariant|[Pp]hase|[Ss]tep|[Ss]tage|[Pp]oint|[Ii]tem|[Rr]ule|[Rr]isk|[Ss]ection|[Gg]oal|[Dd]river|[Rr]eason|[Rr]ank|[Nn]umber|[Nn]o|[Tt]able|[Ff]igure|[Ll]ine|[Nn]ote|[Qq]uestion|[Cc]olou?r|[Hh]ex|[Bb]ackground|[Ff]ill|[Ss]troke';

/** Before a single digit: without it, "#1" and "behind #2" count what the text itself lists. */
const NAMING =
  '\\(|\\b(?:[Ii]ssues?|[Bb]ugs?|PRs?|[Pp]ull [Rr]equests?|MRs?|[Mm]erge [Rr]equests?|[Tt]ickets?|[Ss]tory|[Ss]tories|[Ff]ix(?:es|ed)?|[Cc]lose[sd]?|[Rr]esolve[sd]?|[Ss]ee)\\s';

/** The sign of a ticket that stands alone; the sign comes first so that most of a text is passed over quickly. */
function bare(sign: string): string {
  const counted = `\\b(?:${COUNTED})s?[\\s.:]{0,3}(?:#?\\d+[\\s,]{0,2}(?:and|or|&)?\\s?){0,9}${sign}`;
  const single = `(?<=(?:${NAMING})${sign})(?!\\d:)|(?!\\d(?!\\d))`;
  return `${sign}(?<!/${sign})(?<!${counted})(?:${single})`;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
