/** Creates the patterns of tickets from the trackers in the configuration. */
import { escapeRegExp } from '../shared/text.ts';

export interface TicketPattern {
  /** Source of a regular expression, matched case-sensitively. */
  pattern: string;
  /** Address; `$0` is the whole match, `$1` … for its groups. */
  url: string;
  /** What the ticket is called across the log, filled in like the address; the match itself where left out. */
  key?: string;
}

/** A repository whose own issues are tickets: `acme/shop` at `https://github.com`. */
export interface TicketRepository {
  origin: string;
  /** Owner and name, as they are spelt; groups of GitLab among them. */
  path: string;
  /** How its host writes the address of an issue. */
  issue: string;
}

/** What makes words and addresses tickets in this log. */
export interface TicketsInput {
  patterns: TicketPattern[];
  /** Repositories whose issues are tickets of this log; that of the records last. */
  repositories: TicketRepository[];
}

/** A ticket, named in words or by an address. */
export interface NamedTicket {
  /** The same for every way of naming it: `PAY-123`, `acme/shop#12`. */
  key: string;
  /** Where it is tracked; null if unknown. */
  href: string | null;
}

/**
 * What looks like the key of a project and is none: standards, algorithms, records of decisions. `GH` and `AB` are
 * the marks that GitHub and Azure Boards use.
 */
const NO_PROJECTS =
  'ADR|AES|AB|AGPL|BIP|BSD|CEN|CIP|CIS|COVID|CVE|CWE|DES|DIN|EC|ECMA|EIP|EN|ERC|ES|FIPS|GH|GMT|GPL|GPT|HTTP|IEC|IEEE|IFC|IPV|ISO|ITU|JSR|KIP|LGPL|LTS|MADR|MD|MP|MPL|NIST|OAUTH|PDR|PEP|RFC|RFD|RIPEMD|RSA|SHA|SOC|SQL|SSE|STEP|TLS|TSL|UTC|UTF|WCAG|XP';

/** `PAY-123` of any project, as a part of a regular expression. */
export const ANY_PROJECT_KEY = `(?!(?:${NO_PROJECTS})-)[A-Z][A-Z0-9_]+-[1-9]\\d{0,6}`;

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
  jira: ({ jira = '', projects }) => [
    { pattern: createKeyPattern(projects), url: `${removeTrailingSlash(jira)}/browse/$0` },
  ],
  linear: ({ linear = '', teams }) => [
    { pattern: createKeyPattern(teams), url: `https://linear.app/${linear}/issue/$0` },
  ],
  azure: ({ azure = '' }) => [
    { pattern: `AB#(${NUMBER})`, url: `${removeTrailingSlash(azure)}/_workitems/edit/$1`, key: 'AB#$1' },
  ],
  github: ({ github = '' }) => {
    const { path, issue } = createTicketRepository(github, 'https://github.com', GITHUB_ISSUE);
    return [
      { pattern: `${escapeRegExp(path)}#(${NUMBER})`, url: issue, key: `${path}#$1` },
      { pattern: `GH-(${NUMBER})`, url: issue, key: `${path}#$1` },
      { pattern: `${createBarePattern('#')}(${NUMBER})`, url: issue, key: `${path}#$1` },
    ];
  },
  gitlab: ({ gitlab = '' }) => {
    const { origin, path, issue } = createTicketRepository(gitlab, 'https://gitlab.com', GITLAB_ISSUE);
    const merge = `${origin}/${path}/-/merge_requests/$1`;
    return [
      { pattern: `${escapeRegExp(path)}#(${NUMBER})`, url: issue, key: `${path}#$1` },
      { pattern: `${escapeRegExp(path)}!(${NUMBER})`, url: merge, key: `${path}!$1` },
      { pattern: `${createBarePattern('#')}(${NUMBER})`, url: issue, key: `${path}#$1` },
      { pattern: `${createBarePattern('!')}(${NUMBER})`, url: merge, key: `${path}!$1` },
    ];
  },
};

/** The words that choose a tracker, `pattern` for one that has no name here. */
export const TRACKERS = Object.keys(PATTERNS) as TrackerKind[];

function createPatterns(config: TrackerConfig): TicketPattern[] {
  const kind = TRACKERS.find((name) => config[name] !== undefined);
  return kind === undefined ? [] : PATTERNS[kind](config);
}

const GITHUB_ISSUE = '/issues/$1';
const GITLAB_ISSUE = '/-/issues/$1';

/** All that a configuration makes a ticket, with the issues of the repository that the records are in. */
export function createTicketsInput(
  trackers: readonly TrackerConfig[],
  home: { url: string } | null,
): TicketsInput {
  const own = home && findTracker(home.url);
  return {
    patterns: trackers.flatMap(createPatterns),
    repositories: [...trackers.flatMap(createRepositories), ...(own ? [own] : [])],
  };
}

function createRepositories(config: TrackerConfig): TicketRepository[] {
  if (config.github !== undefined)
    return [createTicketRepository(config.github, 'https://github.com', GITHUB_ISSUE)];
  if (config.gitlab !== undefined)
    return [createTicketRepository(config.gitlab, 'https://gitlab.com', GITLAB_ISSUE)];
  return [];
}

/** The repository that records are browsed in, where its host has issues of its own; null for all others. */
function findTracker(url: string): TicketRepository | null {
  const { hostname } = new URL(url);
  if (/^(?:dev\.azure\.com|.*\.visualstudio\.com)$/i.test(hostname)) return null;
  return createTicketRepository(url, '', /(?:^|\.)gitlab\b/i.test(hostname) ? GITLAB_ISSUE : GITHUB_ISSUE);
}

/** @param named `acme/shop`, or its whole address */
function createTicketRepository(named: string, host: string, issue: string): TicketRepository {
  const url = new URL(/^https?:/i.test(named) ? named : `${host}/${named}`);
  const path = url.pathname.replace(/^\/+|\/+$|\.git\/*$/g, '');
  return { origin: url.origin, path, issue: `${url.origin}/${path}${issue}` };
}

/** No `#0008`: padded numbers are those of records. */
const NUMBER = '[1-9]\\d{0,6}';

function createKeyPattern(projects: readonly string[] | undefined): string {
  return projects === undefined ? ANY_PROJECT_KEY : `(?:${projects.map(escapeRegExp).join('|')})-${NUMBER}`;
}

/** Words after which `#2` counts something else than tickets, and those that name colours. */
const COUNTED =
  'ADR|MADR|RFC|PDR|adr|[Ss]olution|[Pp]roblem|[Ff]low|[Dd]ecision|[Rr]ecord|[Oo]ption|[Aa]lternative|[Vv]ariant|[Pp]hase|[Ss]tep|[Ss]tage|[Pp]oint|[Ii]tem|[Rr]ule|[Rr]isk|[Ss]ection|[Gg]oal|[Dd]river|[Rr]eason|[Rr]ank|[Nn]umber|[Nn]o|[Tt]able|[Ff]igure|[Ll]ine|[Nn]ote|[Qq]uestion|[Cc]olou?r|[Hh]ex|[Bb]ackground|[Ff]ill|[Ss]troke';

/** Before a single digit: without it, "#1" and "behind #2" count what the text itself lists. */
const NAMING =
  '\\(|\\b(?:[Ii]ssues?|[Bb]ugs?|PRs?|[Pp]ull [Rr]equests?|MRs?|[Mm]erge [Rr]equests?|[Tt]ickets?|[Ss]tory|[Ss]tories|[Ff]ix(?:es|ed)?|[Cc]lose[sd]?|[Rr]esolve[sd]?|[Ss]ee)\\s';

/** The character before a ticket. It comes first in the pattern, which makes the search fast. */
function createBarePattern(sign: string): string {
  const counted = `\\b(?:${COUNTED})s?[\\s.:]{0,3}(?:#?\\d+[\\s,]{0,2}(?:and|or|&)?\\s?){0,9}${sign}`;
  const single = `(?<=(?:${NAMING})${sign})(?!\\d:)|(?!\\d(?!\\d))`;
  return `${sign}(?<!/${sign})(?<!${counted})(?:${single})`;
}

function removeTrailingSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

interface Shape {
  /** Matched against the host name; every host where left out. */
  host?: RegExp;
  /** Matched against the path. */
  path: RegExp;
  /** From the groups of the path. */
  key: (...groups: string[]) => string;
  /** The issues of a repository: those of other owners are references, not tickets of this log. */
  repository?: true;
}

const SHAPES: readonly Shape[] = [
  // GitLab, with groups in groups
  {
    path: /^\/((?:[\w.-]+\/)+[\w.-]+)\/-\/(?:issues|work_items)\/(\d+)\/?$/,
    key: (path, number) => `${path}#${number}`,
    repository: true,
  },
  {
    path: /^\/((?:[\w.-]+\/)+[\w.-]+)\/-\/merge_requests\/(\d+)(?:\/\w+)?\/?$/,
    key: (path, number) => `${path}!${number}`,
    repository: true,
  },
  // GitHub, Gitea, Forgejo and Bitbucket; issues and pull requests share their numbers
  {
    path: /^\/([\w.-]+\/[\w.-]+)\/(?:issues|pull|pulls)\/(\d+)(?:\/\w+)?\/?$/,
    key: (path, number) => `${path}#${number}`,
    repository: true,
  },
  { host: /^linear\.app$/i, path: /^\/[\w-]+\/issue\/([A-Z][A-Z0-9]*-\d+)(?:\/|$)/i, key: toUpperCase },
  {
    host: /^(?:dev\.azure\.com|.+\.visualstudio\.com)$/i,
    path: /\/_workitems\/edit\/(\d+)\/?$/i,
    key: (number) => `AB#${number}`,
  },
  // Jira, in the cloud and at home
  { path: /\/browse\/([A-Z][A-Z0-9_]+-\d+)\/?$/i, key: toUpperCase },
  { path: /\/projects\/[A-Z][A-Z0-9_]+\/issues\/([A-Z][A-Z0-9_]+-\d+)\/?$/i, key: toUpperCase },
];

function toUpperCase(key: string): string {
  return key.toUpperCase();
}

/**
 * The ticket that an address belongs to; null if it is not one.
 *
 * @param own repositories of the log: others count only where they have the same owner; null if all of them count
 */
export function findTicketAt(href: string, own: readonly TicketRepository[] | null): NamedTicket | null {
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return null;
  const { origin, hostname, pathname } = new URL(href);
  for (const { host, path, key, repository } of SHAPES) {
    if (host !== undefined && !host.test(hostname)) continue;
    const match = path.exec(pathname);
    if (match === null) continue;
    const [, first = '', ...rest] = match;
    if (!repository) return { key: key(first, ...rest), href };
    const siblings = own?.filter((one) => one.origin === origin && getOwner(one.path) === getOwner(first));
    if (siblings?.length === 0) return null;
    // hosts do not distinguish `Acme/Shop` from `acme/shop`
    const same = siblings?.find((one) => one.path.toLowerCase() === first.toLowerCase());
    return { key: key(same?.path ?? first, ...rest), href };
  }
  return null;
}

function getOwner(path: string): string {
  return (path.split('/')[0] ?? '').toLowerCase();
}
