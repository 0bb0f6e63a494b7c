/** The few facts about a git repository that its files tell without running git. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { kindOf } from './paths.ts';

export interface GitFacts {
  /** The folder that holds `.git`. */
  root: string;
  /** Address of `origin`, else of the first remote, as git's configuration has it; null for none. */
  remote: string | null;
  /** The remote's default branch where git knows it, else the branch checked out, else `main`. */
  branch: string;
}

/** Facts about the repository that holds the folder; null where it is in none. */
export async function readGit(folder: string): Promise<GitFacts | null> {
  for (let root = resolve(folder); ; root = dirname(root)) {
    const kind = await kindOf(join(root, '.git'));
    if (kind !== 'nothing') return readFacts(root, kind);
    if (dirname(root) === root) return null;
  }
}

async function readFacts(root: string, kind: 'folder' | 'file'): Promise<GitFacts> {
  const own = kind === 'folder' ? join(root, '.git') : await followPointer(root);
  const common = resolve(own, (await read(join(own, 'commondir'))).trim());
  const config = await read(join(common, 'config'));
  const remote = remoteOf(config);
  const head = await read(join(common, 'refs/remotes', remote?.name ?? 'origin', 'HEAD'));
  const branch =
    /^ref: refs\/remotes\/[^/]+\/(.+)$/m.exec(head)?.[1] ??
    /^ref: refs\/heads\/(.+)$/m.exec(await read(join(own, 'HEAD')))?.[1] ??
    'main';
  return { root, remote: remote?.url ?? null, branch: branch.trim() };
}

/** Worktrees and submodules have a file `.git` that names the real folder. */
async function followPointer(root: string): Promise<string> {
  const named = /^gitdir: (.+)$/m.exec(await read(join(root, '.git')))?.[1];
  return named === undefined ? root : resolve(root, named.trim());
}

function remoteOf(config: string): { name: string; url: string } | null {
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

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
