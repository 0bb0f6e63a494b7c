/** Addresses of tickets, as the trackers write them. */
import type { NamedTicket, TicketRepository } from './types.ts';

interface Shape {
  /** Matched against the host name; every host where left out. */
  host?: RegExp;
  /** Matched against the path. */
  path: RegExp;
  /** From the groups of the path. */
  key: (...groups: string[]) => string;
  /** The issues of a repository: those of strangers' are references to read, not tickets of this log. */
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
  { host: /^linear\.app$/i, path: /^\/[\w-]+\/issue\/([A-Z][A-Z0-9]*-\d+)(?:\/|$)/i, key: upper },
  {
    host: /^(?:dev\.azure\.com|.+\.visualstudio\.com)$/i,
    path: /\/_workitems\/edit\/(\d+)\/?$/i,
    key: (number) => `AB#${number}`,
  },
  // Jira, in the cloud and at home
  { path: /\/browse\/([A-Z][A-Z0-9_]+-\d+)\/?$/i, key: upper },
  { path: /\/projects\/[A-Z][A-Z0-9_]+\/issues\/([A-Z][A-Z0-9_]+-\d+)\/?$/i, key: upper },
];

function upper(key: string): string {
  return key.toUpperCase();
}

/**
 * The ticket an address leads to; null where it leads elsewhere.
 *
 * @param own repositories of the log: others count only where they have the same owner; null where all of them count
 */
export function ticketAt(href: string, own: readonly TicketRepository[] | null): NamedTicket | null {
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return null;
  const { origin, hostname, pathname } = new URL(href);
  for (const { host, path, key, repository } of SHAPES) {
    if (host !== undefined && !host.test(hostname)) continue;
    const match = path.exec(pathname);
    if (match === null) continue;
    const [, first = '', ...rest] = match;
    if (!repository) return { key: key(first, ...rest), href };
    const siblings = own?.filter((one) => one.origin === origin && ownerOf(one.path) === ownerOf(first));
    if (siblings?.length === 0) return null;
    // hosts do not tell `Acme/Shop` from `acme/shop`
    const same = siblings?.find((one) => one.path.toLowerCase() === first.toLowerCase());
    return { key: key(same?.path ?? first, ...rest), href };
  }
  return null;
}

function ownerOf(path: string): string {
  return (path.split('/')[0] ?? '').toLowerCase();
}
