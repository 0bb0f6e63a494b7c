/**
 * From commits to files: follows every file back through its names. Pure; commits come from the newest to the
 * oldest, as git tells them.
 *
 * Only the line of first parents says what a file was on a day: a commit on a branch that was merged later was not
 * yet true of the log. Merges stand on that line with everything they brought; the commits they brought say who wrote it.
 */
import type { CommitFacts, LoggedChange, LoggedCommit } from './log-format.ts';

/** One change of a followed file. */
export interface Touch extends LoggedChange {
  commit: CommitFacts;
  /** Commits of the branch that a merge brought which touched the file under one of these names; the newest first. */
  broughtAs: (names: ReadonlySet<string>) => CommitFacts[];
}

/** A file with everything that happened to it, the newest first. */
export interface Lineage {
  /** Where it stands at the newest commit, or stood when it was removed. */
  path: string;
  /** False for a file that the newest commit does not have. */
  present: boolean;
  touches: Touch[];
}

/** A file whose earlier history has another path, outside of what was asked for. */
export interface Elsewhere {
  path: string;
  /** The commit that moved it. */
  until: string;
  lineage: Lineage;
}

export interface FollowOptions {
  /** Files at the newest commit. */
  present: Iterable<string>;
  /** Whether a file that is gone is to be followed: it may come back. */
  isWanted: (path: string) => boolean;
  /** Whether the commits that are told contain all that happened to the path. */
  isCovered: (path: string) => boolean;
  onTouch: (touch: Touch) => void;
}

export interface Followed {
  lineages: Lineage[];
  /** By the path before the oldest commit taken: files that stood there, and those that were added after having been away. */
  names: ReadonlyMap<string, Lineage>;
  elsewhere: Elsewhere[];
}

export interface Follower {
  /** A commit of the line of first parents. */
  take(commit: LoggedCommit): void;
  /** A commit that the merge taken last has brought. */
  takeBrought(commit: LoggedCommit): void;
  /** From this commit's parents on, the file has this name. */
  startAt(commit: string, path: string, lineage: Lineage): void;
  end(): Followed;
}

export function follow({ present, isWanted, isCovered, onTouch }: FollowOptions): Follower {
  const names = new Map<string, Lineage>();
  const lineages: Lineage[] = [];
  const elsewhere: Elsewhere[] = [];
  const starts = new Map<string, [string, Lineage][]>();
  let brought: Brought | null = null;

  function begin(path: string, isPresent: boolean): Lineage {
    const lineage = { path, present: isPresent, touches: [] };
    lineages.push(lineage);
    names.set(path, lineage);
    return lineage;
  }
  for (const path of present) begin(path, true);

  /** The file a change is one of; one unknown so far is a file that went away. */
  function lineageOf(change: LoggedChange): Lineage | null {
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
      const files = commit.parents.length > 1 ? createBrought() : null;
      brought = files;
      const found = changes.map(asSeenFromHere).flatMap((change) => {
        const lineage = lineageOf(change);
        return lineage === null ? [] : [{ change, lineage }];
      });
      // two files may have taken each other's names: all leave their places before any takes one
      for (const { change } of found) if (change.kind === 'renamed') names.delete(change.path);
      for (const { change, lineage } of found) {
        const touch: Touch = { ...change, commit, broughtAs: (names) => files?.under(names) ?? [] };
        lineage.touches.push(touch);
        onTouch(touch);
        if (change.kind !== 'renamed') continue;
        if (isCovered(change.before)) names.set(change.before, lineage);
        else elsewhere.push({ path: change.before, until: commit.hash, lineage });
      }
      for (const [path, lineage] of starts.get(commit.hash) ?? []) names.set(path, lineage);
    },
    takeBrought({ changes, ...commit }) {
      // a merge inside the branch only repeats what the line had already
      if (brought === null || commit.parents.length > 1) return;
      const paths = changes.map(({ path }) => path);
      brought.add(
        commit,
        paths.filter((path) => isWanted(path) || names.has(path)),
      );
    },
    startAt(commit, path, lineage) {
      const list = starts.get(commit);
      if (list === undefined) starts.set(commit, [[path, lineage]]);
      else list.push([path, lineage]);
    },
    end: () => ({ lineages, names, elsewhere }),
  };
}

/** The commits a merge brought, by the files they touched. */
interface Brought {
  add(commit: CommitFacts, paths: readonly string[]): void;
  under(names: ReadonlySet<string>): CommitFacts[];
}

function createBrought(): Brought {
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
