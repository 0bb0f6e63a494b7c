/** What happened to one file, from its changes and from what each version states. Pure. */
import type { FileHistory, GitChange, StatedThen } from '../model/history.ts';
import type { Touch } from './lineages.ts';
import type { CommitFacts } from './log-format.ts';

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
  // a branch may have written it under a name that it had before the branch was merged
  const names = new Set(history.formerNames.map(({ path }) => path));
  for (const touch of touches.toReversed()) {
    names.add(touch.before).add(touch.path);
    const brought = touch.broughtAs(names);
    const stated = touch.kind === 'removed' ? null : statedIn(touch);
    if (boundary.has(touch.commit.hash)) {
      history.first = stated;
      history.last = stated;
      continue;
    }
    const change = changeOf(touch, brought[0]);
    for (const name of writersOf(touch, brought)) writers.add(name);
    if (touch.kind === 'removed') history.absences.push({ removed: change, restored: null });
    if (touch.kind === 'renamed') history.formerNames.push({ path: touch.before, until: change });
    if (touch.kind === 'added') add(history, { first: changeOf(touch, brought.at(-1)), change, stated });
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
function add(
  history: FileHistory,
  { first, change, stated }: { first: GitChange; change: GitChange; stated: StatedThen | null },
): void {
  const away = history.absences.at(-1);
  if (away !== undefined && away.restored === null) away.restored = change;
  else {
    history.appeared = first;
    history.first = stated;
  }
}

/** @param writer the commit of a merged branch that wrote the change, where one did */
function changeOf({ commit }: Touch, writer: CommitFacts | undefined): GitChange {
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
function writersOf({ commit }: Touch, brought: readonly CommitFacts[]): string[] {
  return (brought.length > 0 ? brought.toReversed() : [commit])
    .flatMap(({ author, coAuthors }) => [author, ...coAuthors])
    .filter((name) => name !== '');
}
