/** Where the records' repository is browsed: from its address to the patterns for edit and source links. */
import type { RepositorySettings } from './settings.ts';

interface Host {
  /** Matched against the host name. */
  host: RegExp;
  edit: string;
  source: string;
  commit: string;
}

/** Known hosts, the most specific first. The patterns are those the hosts' own pages link to. */
const HOSTS: Host[] = [
  {
    host: /(?:^|\.)gitlab\b/i,
    edit: '{url}/-/edit/{branch}/{path}',
    source: '{url}/-/blob/{branch}/{path}',
    commit: '{url}/-/commit/{hash}',
  },
  {
    host: /^bitbucket\.org$/i,
    edit: '{url}/src/{branch}/{path}?mode=edit',
    source: '{url}/src/{branch}/{path}',
    commit: '{url}/commits/{hash}',
  },
  {
    host: /^(?:dev\.azure\.com|[\w-]+\.visualstudio\.com)$/i,
    edit: '{url}?path=/{path}&version=GB{branch}&_a=contents',
    source: '{url}?path=/{path}&version=GB{branch}',
    commit: '{url}/commit/{hash}',
  },
  {
    host: /^(?:codeberg\.org|gitea\b|git\.gitea\b|forgejo\b)/i,
    edit: '{url}/_edit/{branch}/{path}',
    source: '{url}/src/branch/{branch}/{path}',
    commit: '{url}/commit/{hash}',
  },
  {
    host: /(?:^|\.)github\b/i,
    edit: '{url}/edit/{branch}/{path}',
    source: '{url}/blob/{branch}/{path}',
    commit: '{url}/commit/{hash}',
  },
];

export interface RepositoryInput {
  url: string;
  branch?: string | undefined;
  edit?: string | undefined;
  source?: string | undefined;
  commit?: string | undefined;
}

/**
 * Patterns for a repository. What the input leaves out comes from the table of known hosts.
 *
 * @param branch used where the input names none
 * @returns null where the host is not known and no pattern is given
 */
export function repositoryAt(input: RepositoryInput, branch: string): RepositorySettings | null {
  const url = browsable(input.url);
  if (url === null) return null;
  const known = HOSTS.find(({ host }) => host.test(new URL(url).hostname));
  const source = input.source ?? known?.source;
  if (source === undefined) return null;
  const used = input.branch ?? branch;
  const fill = (pattern: string): string =>
    pattern.replaceAll('{url}', url).replaceAll('{branch}', encode(used));
  return {
    url,
    branch: used,
    edit: fill(input.edit ?? known?.edit ?? source),
    source: fill(source),
    commit: fill(input.commit ?? known?.commit ?? '{url}/commit/{hash}'),
  };
}

/**
 * The address a browser opens for a git remote (`git@host:a/b.git`, `ssh://…`, `https://…`), without user, password
 * and `.git`; null for a path on disk and whatever else is no address.
 */
export function browsable(remote: string): string | null {
  const azure = /^(?:ssh:\/\/)?git@ssh\.dev\.azure\.com(?::|:22\/|\/)v3\/([^/]+)\/([^/]+)\/([^/]+)$/i.exec(
    remote,
  );
  if (azure) return `https://dev.azure.com/${azure[1]}/${azure[2]}/_git/${azure[3]}`;
  const short = /^(?:[\w.-]+@)?([\w.-]+\.[a-z]{2,}):(?!\/\/)(.+)$/i.exec(remote);
  const address = short ? `ssh://${short[1]}/${short[2]}` : remote;
  if (!/^(?:https?|ssh|git):\/\//i.test(address) || !URL.canParse(address)) return null;
  const { protocol, hostname, port, pathname } = new URL(address);
  const scheme = protocol === 'http:' ? 'http:' : 'https:';
  const host = protocol.startsWith('http') && port !== '' ? `${hostname}:${port}` : hostname;
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return hostname === '' || path.length < 2 ? null : `${scheme}//${host}${path}`;
}

function encode(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}
