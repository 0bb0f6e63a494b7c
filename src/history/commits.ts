/** The commits of a repository that touch its records' folders, one after the other while git tells them. */
import { endOf, type GitOptions, startGit } from './git.ts';
import { FORMAT, type LoggedCommit, parseCommits } from './log-format.ts';
import type { Repository } from './repository.ts';

export interface LogOptions extends GitOptions {
  /** Folders and files, '' for the whole repository; every commit that touches one of them is told, with all its files. */
  paths: readonly string[];
  /** A commit whose history is known already. */
  since?: string | null;
}

/**
 * Records that share a template are alike, so more than git's half must agree before one file counts as another's
 * new name. `-B` takes two files apart that changed their names with each other.
 */
const RENAMES = ['-M60%', '-B', '-l200'];

/**
 * Commits from the newest to the oldest, none before its descendants. Merges are compared with their first parent
 * alone: what a merge changed is what it brought to the line it was merged into. The commits it brought follow it.
 *
 * @throws {GitFailure}
 */
export async function* readCommits(
  repository: Repository,
  options: LogOptions,
): AsyncGenerator<LoggedCommit> {
  const { paths, since, ...git } = options;
  const args = [
    'log',
    '-z',
    '--raw',
    '--no-abbrev',
    '--topo-order',
    '--full-history',
    '--full-diff',
    '--diff-merges=first-parent',
    '--root',
    '--no-follow',
    '--no-relative',
    '--no-notes',
    '--no-color',
    '--no-decorate',
    '--no-show-signature',
    '--no-ext-diff',
    '--no-textconv',
    '--encoding=UTF-8',
    // without the contents nothing can be compared
    ...(repository.partial ? ['-M100%'] : RENAMES),
    `--format=${FORMAT}`,
    repository.head,
    ...(since ? [`^${since}`] : []),
    '--',
    // the whole repository has no name
    ...paths.map((path) => path || '.'),
  ];
  const child = startGit(repository.root, args, git);
  const end = endOf(child);
  // told below; a failure while commits are still read must not end the process
  end.catch(() => {});
  child.stdin.end();
  try {
    yield* parseCommits(child.stdout);
    await end;
  } finally {
    child.kill();
  }
}
