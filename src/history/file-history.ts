/**
 * From commits to files: follows every file back through its renames, and lists what happened to it. Pure; commits come
 * from the newest to the oldest, as git prints them.
 *
 * Only the line of first parents says what a file was on a day: a commit on a branch that was merged later was not
 * yet true of the log. A merge counts on that line with everything it brought; the commits it brought say who wrote it.
 */

import type { FileHistory, GitChange, HistoricalStatus } from '../model/history.ts';
import type { CommitFacts, LoggedChange, LoggedCommit } from './git-log.ts';

/** One change of a followed file. */
export interface FileChange extends LoggedChange {
  commit: CommitFacts;
  /** Commits of the branch that a merge brought which touched the file under one of these names; the newest first. */
  mergedAs: (names: ReadonlySet<string>) => CommitFacts[];
}

/** A file with everything that happened to it, the newest first. */
export interface FollowedFile {
  /** Where it is at the newest commit, or was when it was removed. */
  path: string;
  /** False for a file that the newest commit does not have. */
  present: boolean;
  changes: FileChange[];
}

/** A file whose earlier history has another path, outside of what was asked for. */
export interface EarlierPath {
  path: string;
  /** The commit that moved it. */
  until: string;
  file: FollowedFile;
}

interface FollowOptions {
  /** Files at the newest commit. */
  present: Iterable<string>;
  /** Whether a file that is gone is to be followed: it may come back. */
  isWanted: (path: string) => boolean;
  /** Whether the listed commits contain everything that happened to the path. */
  isCovered: (path: string) => boolean;
  onChange: (change: FileChange) => void;
}

export interface FollowedFiles {
  files: FollowedFile[];
  /** By the path before the oldest commit taken: files that were there, and those that were added after having been away. */
  names: ReadonlyMap<string, FollowedFile>;
  earlierPaths: EarlierPath[];
}

interface Follower {
  /** A commit of the line of first parents. */
  take(commit: LoggedCommit): void;
  /** A commit that the merge taken last has brought. */
  takeMerged(commit: LoggedCommit): void;
  /** From this commit's parents on, the file has this name. */
  startAt(commit: string, path: string, file: FollowedFile): void;
  end(): FollowedFiles;
}

export function createFollower({ present, isWanted, isCovered, onChange }: FollowOptions): Follower {
  const names = new Map<string, FollowedFile>();
  const files: FollowedFile[] = [];
  const earlierPaths: EarlierPath[] = [];
  const starts = new Map<string, [string, FollowedFile][]>();
  let brought: MergedCommits | null = null;

  function begin(path: string, isPresent: boolean): FollowedFile {
    const file = { path, present: isPresent, changes: [] };
    files.push(file);
    names.set(path, file);
    return file;
  }
  for (const path of present) begin(path, true);

  /** The file a change is one of; one unknown so far is a file that went away. */
  function getFile(change: LoggedChange): FollowedFile | null {
    return names.get(change.path) ?? (isWanted(change.path) ? begin(change.path, false) : null);
  }

  /** A file that was moved out of the folders is gone from there. */
  function asSeenFromHere(change: LoggedChange): LoggedChange {
    const { kind, path, before } = change;
    const left = kind === 'renamed' && !names.has(path) && !isWanted(path) && isWanted(before);
    return left ? { kind: 'removed', path: before, before, blob: null, same: false } : change;
  }

  return {
    take({ changes, ...commit }) {
      const branch = commit.parents.length > 1 ? createMergedCommits() : null;
      brought = branch;
      const found = changes.map(asSeenFromHere).flatMap((change) => {
        const file = getFile(change);
        return file === null ? [] : [{ change, file }];
      });
      // two files may have taken each other's names: all leave their places before any takes one
      for (const { change } of found) if (change.kind === 'renamed') names.delete(change.path);
      for (const { change, file } of found) {
        const fileChange: FileChange = {
          ...change,
          commit,
          mergedAs: (names) => branch?.under(names) ?? [],
        };
        file.changes.push(fileChange);
        onChange(fileChange);
        if (change.kind !== 'renamed') continue;
        if (isCovered(change.before)) names.set(change.before, file);
        else earlierPaths.push({ path: change.before, until: commit.hash, file });
      }
      for (const [path, file] of starts.get(commit.hash) ?? []) names.set(path, file);
    },
    takeMerged({ changes, ...commit }) {
      // a merge inside the branch only repeats what the line had already
      if (brought === null || commit.parents.length > 1) return;
      const paths = changes.map(({ path }) => path);
      brought.add(
        commit,
        paths.filter((path) => isWanted(path) || names.has(path)),
      );
    },
    startAt(commit, path, file) {
      const list = starts.get(commit);
      if (list === undefined) starts.set(commit, [[path, file]]);
      else list.push([path, file]);
    },
    end: () => ({ files, names, earlierPaths }),
  };
}

/** The commits a merge brought, by the files they touched. */
interface MergedCommits {
  add(commit: CommitFacts, paths: readonly string[]): void;
  under(names: ReadonlySet<string>): CommitFacts[];
}

function createMergedCommits(): MergedCommits {
  const byPath = new Map<string, { commit: CommitFacts; at: number }[]>();
  let at = 0;
  return {
    add(commit, paths) {
      at++;
      for (const path of paths) {
        const list = byPath.get(path);
        if (list === undefined) byPath.set(path, [{ commit, at }]);
        else list.push({ commit, at });
      }
    },
    under(names) {
      const all = [...names].flatMap((name) => byPath.get(name) ?? []);
      return [...new Set(all.sort((a, b) => a.at - b.at).map(({ commit }) => commit))];
    },
  };
}

interface FileHistoryOptions {
  /** What is known up to the oldest of the changes; null if they begin at the beginning. */
  before: FileHistory | null;
  /** The newest first. */
  changes: readonly FileChange[];
  /** What the version that a change made states; null if it was not read. */
  statedBy: (change: FileChange) => HistoricalStatus | null;
  /** Commits at which a shallow clone ends. */
  boundary: ReadonlySet<string>;
}

const NOTHING: FileHistory = {
  appeared: null,
  first: null,
  last: null,
  statusChanges: [],
  lastChanged: null,
  writers: [],
  formerNames: [],
  absences: [],
};

export function createFileHistory({ before, changes, statedBy, boundary }: FileHistoryOptions): FileHistory {
  if (before !== null && changes.length === 0) return before;
  const history = structuredClone(before ?? NOTHING);
  const writers = new Set(history.writers);
  // a branch may have written it under a name that it had before the branch was merged
  const names = new Set(history.formerNames.map(({ path }) => path));
  for (const change of changes.toReversed()) {
    names.add(change.before).add(change.path);
    const brought = change.mergedAs(names);
    const stated = change.kind === 'removed' ? null : statedBy(change);
    if (boundary.has(change.commit.hash)) {
      history.first = stated;
      history.last = stated;
      continue;
    }
    const gitChange = toGitChange(change, brought[0]);
    for (const name of listWriters(change, brought)) writers.add(name);
    if (change.kind === 'removed') history.absences.push({ removed: gitChange, restored: null });
    if (change.kind === 'renamed') history.formerNames.push({ path: change.before, until: gitChange });
    if (change.kind === 'added')
      addChange(history, { first: toGitChange(change, brought.at(-1)), change: gitChange, stated });
    if (change.kind !== 'removed' && !change.same) history.lastChanged = gitChange;
    if (stated === null) continue;
    const { last } = history;
    if (last !== null && last.status !== stated.status)
      history.statusChanges.push({ ...gitChange, from: last, to: stated });
    history.first ??= stated;
    history.last = stated;
  }
  return { ...history, writers: [...writers] };
}

/** A file that comes back under its old name is the same record: it carries on where it was removed. */
function addChange(
  history: FileHistory,
  { first, change, stated }: { first: GitChange; change: GitChange; stated: HistoricalStatus | null },
): void {
  const away = history.absences.at(-1);
  if (away !== undefined && away.restored === null) away.restored = change;
  else {
    history.appeared = first;
    history.first = stated;
  }
}

/** @param writer the commit of a merged branch that wrote the change, where one did */
function toGitChange({ commit }: FileChange, writer: CommitFacts | undefined): GitChange {
  const { hash, author, subject } = writer ?? commit;
  return {
    commit: hash,
    merge: writer === undefined ? null : commit.hash,
    date: commit.date,
    author,
    subject,
  };
}

/** A merge's own author wrote only what none of its branch's commits did. */
function listWriters({ commit }: FileChange, brought: readonly CommitFacts[]): string[] {
  return (brought.length > 0 ? brought.toReversed() : [commit])
    .flatMap(({ author, coAuthors }) => [author, ...coAuthors])
    .filter((name) => name !== '');
}
