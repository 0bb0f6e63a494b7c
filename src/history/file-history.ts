/** What happened to one file, from its changes and from what each version states. Pure. */
import type { FileHistory, GitChange, StatedThen } from '../model/history.ts';
import type { CommitFacts } from './commits.ts';
import type { Touch } from './lineages.ts';

export interface FileHistoryOptions {
  /** What is known up to the oldest of the changes; null where they begin at the beginning. */
  before: FileHistory | null;
  /** The newest first. */
  touches: readonly Touch[];
  /** What the version that a change made states; null where it was not read. */
  statedIn: (touch: Touch) => StatedThen | null;
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

export function fileHistory({ before, touches, statedIn, boundary }: FileHistoryOptions): FileHistory {
  if (before !== null && touches.length === 0) return before;
  const history = structuredClone(before ?? NOTHING);
  const writers = new Set(history.writers);
  for (const touch of touches.toReversed()) {
    const stated = touch.kind === 'removed' ? null : statedIn(touch);
    if (boundary.has(touch.commit.hash)) {
      history.first = stated;
      history.last = stated;
      continue;
    }
    const change = changeOf(touch);
    for (const name of writersOf(touch)) writers.add(name);
    if (touch.kind === 'removed') history.absences.push({ removed: change, restored: null });
    if (touch.kind === 'renamed') history.formerNames.push({ path: touch.before, until: change });
    if (touch.kind === 'added') add(history, touch, stated);
    if (touch.kind !== 'removed' && !touch.same) history.lastChanged = change;
    if (stated === null) continue;
    const { last } = history;
    if (last !== null && last.status !== stated.status)
      history.statusChanges.push({ ...change, from: last, to: stated });
    history.first ??= stated;
    history.last = stated;
  }
  return { ...history, writers: [...writers] };
}

/** A file that comes back under its old name is the same record: it carries on where it was removed. */
function add(history: FileHistory, touch: Touch, stated: StatedThen | null): void {
  const away = history.absences.at(-1);
  if (away !== undefined && away.restored === null) away.restored = changeOf(touch);
  else {
    history.appeared = changeOf(touch, touch.brought().at(-1));
    history.first = stated;
  }
}

/** @param writer of the commits that a merge brought, the one that is meant; the last one where not given */
function changeOf({ commit, brought }: Touch, writer = brought()[0]): GitChange {
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
function writersOf({ commit, brought }: Touch): string[] {
  const commits: CommitFacts[] = brought().reverse();
  return (commits.length > 0 ? commits : [commit])
    .flatMap(({ author, coAuthors }) => [author, ...coAuthors])
    .filter((name) => name !== '');
}
