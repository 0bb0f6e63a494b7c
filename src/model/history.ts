/** What git knows of the files of a log, and what happened in a log. Plain data. */
import type { Status } from './record.ts';

/** What one version of a file states of itself. */
export interface StatedThen {
  /** Null where it states none. */
  status: Status | null;
  /** The author's own wording of it. */
  raw: string | null;
  /** The date it states for the decision, as in `ReadRecord.date`. */
  date: string | null;
}

/** One change of a file, as it came onto the line of history that is checked out. */
export interface GitChange {
  /** Full hash of the commit that wrote it. */
  commit: string;
  /** The merge that brought it onto the line; null where it was committed there. */
  merge: string | null;
  /** Day it came onto the line, `YYYY-MM-DD` where its author was; null where the commit's date is none. */
  date: string | null;
  author: string;
  /** First line of the commit's message. */
  subject: string;
}

export interface StatusChange extends GitChange {
  from: StatedThen;
  to: StatedThen;
}

export interface FormerName {
  /** Relative to the collection's folder; begins with `../` where the file stood elsewhere. */
  path: string;
  until: GitChange;
}

/** A time without the file. */
export interface Absence {
  removed: GitChange;
  restored: GitChange | null;
}

/** What git knows of one file. Lists go from the oldest to the newest in the order of the commits, whatever their dates. */
export interface FileHistory {
  /** Null where the history that is here begins later than the file (shallow clones). */
  appeared: GitChange | null;
  /** What the oldest version here states; null where it could not be read. */
  first: StatedThen | null;
  /** What the last committed version states. */
  last: StatedThen | null;
  statusChanges: StatusChange[];
  /** The last change of its text; a move alone is none. Null where that lies before what is here. */
  lastChanged: GitChange | null;
  /** Names of everyone who wrote it, co-authors included, the first one first. */
  writers: string[];
  formerNames: FormerName[];
  absences: Absence[];
}
