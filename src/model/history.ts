/** What git knows of the files of a log, and what happened in a log. Plain data. */
import type { Status } from './record.ts';

/** What one version of a file states of itself. */
export interface HistoricalStatus {
  /** Null if it states none. */
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
  /** The merge that brought it onto the line; null if it was committed there. */
  merge: string | null;
  /** Day it came onto the line, `YYYY-MM-DD` if its author was; null if the commit's date is none. */
  date: string | null;
  author: string;
  /** First line of the commit's message. */
  subject: string;
}

export interface StatusChange extends GitChange {
  from: HistoricalStatus;
  to: HistoricalStatus;
}

export interface FormerPath {
  /** Relative to the collection's folder; begins with `../` where the file was elsewhere. */
  path: string;
  until: GitChange;
}

/** A time without the file. */
export interface DeletedPeriod {
  removed: GitChange;
  restored: GitChange | null;
}

/** What git knows of one file. Lists go from the oldest to the newest in the order of the commits, whatever their dates. */
export interface FileHistory {
  /** Null if the history that is here begins later than the file (shallow clones). */
  appeared: GitChange | null;
  /** What the oldest version here states; null if it could not be read. */
  first: HistoricalStatus | null;
  /** What the last committed version states. */
  last: HistoricalStatus | null;
  statusChanges: StatusChange[];
  /** The last change of its text; a move alone is none. Null if that lies before what is here. */
  lastChanged: GitChange | null;
  /** Names of everyone who wrote it, co-authors included, the first one first. */
  writers: string[];
  formerNames: FormerPath[];
  absences: DeletedPeriod[];
}

export const EVENT_KINDS = [
  'appeared',
  'drafted',
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
  'superseded-in-part',
  'amended',
  'reviewed',
  'changed',
  'dated',
  'review-due',
  'removed',
  'restored',
] as const;

/**
 * `changed` is a change that is not one of the status, `dated` a date without an event,
 * `removed` and `restored` are of the file, not of the decision.
 */
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened to a record. */
export interface HistoryEvent {
  /** Id of the record. */
  record: string;
  /** Its place among the record's events, from 0: what came first, also where dates are missing or say otherwise. */
  step: number;
  kind: EventKind;
  /** The status the record has from then on; null for an event that changes none. */
  status: Status | null;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null if the day is unknown. */
  date: string | null;
  precision: 'day' | 'month' | 'year' | null;
  /** Whether the date is what a record states, or the day of a commit. */
  source: 'stated' | 'git';
  /** The commit that wrote it, also where the date is stated. */
  commit: string | null;
  /** Author of that commit. */
  by: string | null;
  /** Id of the other record: the one that superseded or amended this one. */
  other: string | null;
  /** The record's own words, or the first line of the commit's message. */
  detail: string | null;
}
