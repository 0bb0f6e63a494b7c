/**
 * What a reader of the report must know of a history that is not all there. The notices are published with the log, so
 * they name a repository by its folder alone and never say where on the machine that lies.
 */
import { basename } from 'node:path';
import type { Problem } from '../model/problem.ts';
import type { GitFailure } from './git.ts';
import type { Repository } from './repository.ts';

/** @param root the repository's folder */
export function failureNotice(root: string, failure: GitFailure): Problem {
  const name = nameOf(root);
  return NOTICES[failure.reason](name, failure.message.replaceAll(root, name));
}

const NOTICES: Record<GitFailure['reason'], (name: string, message: string) => Problem> = {
  'no program': (name) =>
    notice('no-git', {
      message: `${name} is a git repository, but there is no program git to read its history with.`,
      hint: 'Install git, or set `git: false` in the configuration.',
    }),
  refused: (name) =>
    notice('git-refused', {
      message: `git does not read ${name}, because the folder belongs to another user.`,
      hint: 'Run in that folder: git config --global --add safe.directory "$PWD"',
    }),
  stopped: (name) =>
    notice('history-too-long', {
      message: `Reading the history of ${name} took too long and was given up.`,
      hint: 'Set `git: false` in the configuration, or run `git commit-graph write --reachable` in the repository, which speeds reading up.',
    }),
  failed: (name, message) =>
    notice('history-unreadable', {
      message: `git could not read the history of ${name}: ${message}.`,
      hint: 'Run `git fsck` there; git must be 2.31 or newer.',
    }),
};

/** A repository in the machine's topmost folder has no other name. */
function nameOf(root: string): string {
  return basename(root) || root;
}

/** Notices on a history that could be read in part. */
export function limitNotices({ root, boundary, partial }: Repository): Problem[] {
  const name = nameOf(root);
  const notices: Problem[] = [];
  if (boundary.size > 0) {
    notices.push(
      notice('shallow-history', {
        message: `${name} is a shallow clone: what happened before its oldest commits is not known.`,
        hint: 'Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` for the checkout of GitHub Actions.',
      }),
    );
  }
  if (partial) {
    notices.push(
      notice('partial-history', {
        message: `${name} is a partial clone: old versions are not here, so no change of a status is known.`,
        hint: 'Clone it without `--filter`.',
      }),
    );
  }
  return notices;
}

function notice(rule: string, words: Pick<Problem, 'message' | 'hint'>): Problem {
  return { collection: null, path: null, line: null, rule, severity: 'notice', ...words };
}
