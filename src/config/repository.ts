/** Describes the records' repository from its files, without running git: root, remote, branch, addresses. */

import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { getPathKind } from './disk-paths.ts';
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

interface RepositoryInput {
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
 * @returns null if the host is not known and no pattern is given
 */
export function createRepository(input: RepositoryInput, branch: string): RepositorySettings | null {
  const url = toBrowsableUrl(input.url);
  if (url === null) return null;
  const known = findHost(url);
  const source = input.source ?? known?.source;
  if (source === undefined) return null;
  const used = input.branch ?? branch;
  const fill = (pattern: string): string =>
    pattern.replaceAll('{url}', url).replaceAll('{branch}', encodeBranch(used));
  return {
    url,
    branch: used,
    edit: fill(input.edit ?? known?.edit ?? source),
    source: fill(source),
    commit: fill(input.commit ?? known?.commit ?? '{url}/commit/{hash}'),
  };
}

function findHost(url: string): Host | undefined {
  return HOSTS.find(({ host }) => host.test(new URL(url).hostname));
}

/** Whether the addresses of a host say which repository they are of. */
export function isKnownHost(url: string): boolean {
  return URL.canParse(url) && findHost(url) !== undefined;
}

/**
 * The address a browser opens for a git remote (`git@host:a/b.git`, `ssh://…`, `https://…`), without user, password
 * and `.git`; null for a path on disk and whatever else is not an address.
 */
export function toBrowsableUrl(remote: string): string | null {
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

function encodeBranch(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}

interface GitFacts {
  /** The folder that holds `.git`. */
  root: string;
  /** Address of `origin`, else of the first remote, as git's configuration has it; null for none. */
  remote: string | null;
  /** The remote's default branch if git knows it, else the branch checked out, else `main`. */
  branch: string;
}

/** Facts about the repository that holds the folder; null if it is in none. */
export async function readGit(folder: string): Promise<GitFacts | null> {
  for (let root = resolve(folder); ; root = dirname(root)) {
    const kind = await getPathKind(join(root, '.git'));
    if (kind !== 'nothing') return readFacts(root, kind);
    if (dirname(root) === root) return null;
  }
}

async function readFacts(root: string, kind: 'folder' | 'file'): Promise<GitFacts> {
  const own = kind === 'folder' ? join(root, '.git') : await followPointer(root);
  const common = resolve(own, (await readText(join(own, 'commondir'))).trim());
  const config = await readText(join(common, 'config'));
  const remote = findRemote(config);
  const head = await readText(join(common, 'refs/remotes', remote?.name ?? 'origin', 'HEAD'));
  const branch =
    /^ref: refs\/remotes\/[^/]+\/(.+)$/m.exec(head)?.[1] ??
    /^ref: refs\/heads\/(.+)$/m.exec(await readText(join(own, 'HEAD')))?.[1] ??
    'main';
  return { root, remote: remote?.url ?? null, branch: branch.trim() };
}

/** Worktrees and submodules have a file `.git` that names the real folder. */
async function followPointer(root: string): Promise<string> {
  const named = /^gitdir: (.+)$/m.exec(await readText(join(root, '.git')))?.[1];
  return named === undefined ? root : resolve(root, named.trim());
}

function findRemote(config: string): { name: string; url: string } | null {
  const remotes: { name: string; url: string }[] = [];
  let name: string | null = null;
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[\s*(?:remote\s+"([^"]+)"|[^\]]*)\s*\]/.exec(line);
    if (section) name = section[1] ?? null;
    const url = /^\s*url\s*=\s*(.+?)\s*$/.exec(line)?.[1];
    if (name !== null && url !== undefined) remotes.push({ name, url });
  }
  return remotes.find((remote) => remote.name === 'origin') ?? remotes[0] ?? null;
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

export interface Bounds {
  /** The collection's folder with every link in its own path resolved. */
  folder: string;
  /** The repository it belongs to, or the folder itself if there is none. */
  repository: string;
}

/** Finds the repository around a folder (the nearest one above that holds `.git`). */
export async function findBounds(dir: string): Promise<Bounds> {
  const folder = await realpath(dir);
  for (let above = folder; ; above = dirname(above)) {
    const found = await stat(join(above, '.git')).catch(() => null);
    if (found) return { folder, repository: above };
    if (dirname(above) === above) return { folder, repository: folder };
  }
}
