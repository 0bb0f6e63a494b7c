/** One repository as its history is read: where it stands, what is checked out, and what is not here of it. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { askGit, GitFailure, type GitOptions } from './git.ts';

export interface Repository {
  /** The working tree's folder. */
  root: string;
  /** Hash of the commit checked out. */
  head: string;
  /** A shallow clone's oldest commits: everything in them looks new and is not. */
  boundary: ReadonlySet<string>;
  /** A clone without the contents of old versions, which are never fetched. */
  partial: boolean;
}

/**
 * Null for a repository without commits, and for one whose working tree stands elsewhere (`core.worktree`).
 *
 * @param root the folder that holds `.git`, a folder or (worktrees, submodules) a file
 * @throws {GitFailure}
 */
export async function openRepository(root: string, options: GitOptions): Promise<Repository | null> {
  const answer = await askGit(
    root,
    ['rev-parse', '--is-shallow-repository', '--show-prefix', '--git-path', 'shallow'],
    options,
  );
  const [shallow, prefix, ...rest] = answer.split('\n');
  if (prefix !== '') return null;
  const head = await settled(askGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], options));
  if (head === null) return null;
  const promisors = await settled(
    askGit(root, ['config', '--get-regexp', '^(remote\\..*\\.promisor|extensions\\.partialclone)$'], options),
  );
  const listed = shallow === 'true' ? await readFile(resolve(root, rest.join('\n').trimEnd()), 'utf8') : '';
  return {
    root,
    head: head.trim(),
    boundary: new Set(listed.split('\n').filter((hash) => hash !== '')),
    partial: promisors !== null && promisors.trim() !== '',
  };
}

/** Null where git says no. */
async function settled(answer: Promise<string>): Promise<string | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GitFailure && error.reason === 'failed') return null;
    throw error;
  }
}
