/** What a reader of the report must know of a history that is not all there. */
import type { Problem } from '../model/problem.ts';
import type { GitFailure } from './git.ts';
import type { Repository } from './repository.ts';

/** @param root the repository's folder as people know it */
export function failureNotice(root: string, failure: GitFailure): Problem {
  return NOTICES[failure.reason](root, failure.message);
}

const NOTICES: Record<GitFailure['reason'], (root: string, message: string) => Problem> = {
  'no program': (root) =>
    notice('no-git', {
      message: `${root} is a git repository, but there is no program git to read its history with.`,
      hint: 'Install git, or set `git: false` in the configuration.',
    }),
  refused: (root) =>
    notice('git-refused', {
      message: `git does not read ${root}, because the folder belongs to another user.`,
      hint: `Run: git config --global --add safe.directory ${JSON.stringify(root)}`,
    }),
  stopped: (root) =>
    notice('history-too-long', {
      message: `Reading the history of ${root} took too long and was given up.`,
      hint: 'Set `git: false` in the configuration, or run `git commit-graph write --reachable` in the repository, which speeds reading up.',
    }),
  failed: (root, message) =>
    notice('history-unreadable', {
      message: `git could not read the history of ${root}: ${message}.`,
      hint: 'Run `git fsck` there; git must be 2.31 or newer.',
    }),
};

/** Notices on a history that could be read in part. */
export function limitNotices({ root, boundary, partial }: Repository): Problem[] {
  const notices: Problem[] = [];
  if (boundary.size > 0) {
    notices.push(
      notice('shallow-history', {
        message: `${root} is a shallow clone: what happened before its oldest commits is not known.`,
        hint: 'Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` for the checkout of GitHub Actions.',
      }),
    );
  }
  if (partial) {
    notices.push(
      notice('partial-history', {
        message: `${root} is a partial clone: old versions are not here, so no change of a status is known.`,
        hint: 'Clone it without `--filter`.',
      }),
    );
  }
  return notices;
}

function notice(rule: string, words: Pick<Problem, 'message' | 'hint'>): Problem {
  return { collection: null, path: null, line: null, rule, severity: 'notice', ...words };
}
