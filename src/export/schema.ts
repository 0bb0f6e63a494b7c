/**
 * The export: what programs may build on. Within `schema: 1` fields are added, never renamed, removed or given
 * another meaning; a change that breaks readers raises the number. Lists are in a stable order, so that two exports
 * can be compared line by line.
 */
import type { Problem } from '../model/problem.ts';
import type { RelationType, Standing, Status } from '../model/record.ts';

export const EXPORT_SCHEMA = 1;

export interface Export {
  schema: typeof EXPORT_SCHEMA;
  /** In the order they were named. */
  collections: ExportedCollection[];
  /** Collection by collection, by number, then date, then path. */
  decisions: ExportedDecision[];
  /** Every file in the folders that is no decision, by collection and path. */
  skipped: ExportedSkip[];
}

export interface ExportedCollection {
  /** Stands in permalinks. */
  key: string;
  name: string;
  /** The folder as it was named, `/`-separated. */
  folder: string;
}

export interface ExportedDecision {
  /** Path of the file inside its collection's folder, `/`-separated. */
  path: string;
  /** Unique in the whole export: the collection's key, `/`, the path. */
  id: string;
  /** Key of the collection. */
  collection: string;
  /** Null where neither the file's name nor its title gives one. */
  number: number | null;
  title: string;
  /** What the record itself states; `unknown` where it states nothing, or a word no vocabulary covers. */
  status: Status;
  /** The author's own words for it, `✅ Accepted`; null where nothing is stated. */
  statusText: string | null;
  /** What is true of it in the log: an accepted record that a later one supersedes is `closed`. */
  standing: Standing;
  /** `YYYY-MM-DD`, or `YYYY-MM` where only a month is given. */
  date: string | null;
  deciders: string[];
  /** Keys, or the words that stand for a ticket; the address where nothing else is written. */
  tickets: string[];
  tags: string[];
  /** One sentence that says what was decided, as plain text. */
  summary: string | null;
  /** Address of its page below the site's base, with a slash at both ends: `/adr/12/`. */
  permalink: string;
  relations: ExportedRelation[];
  /** What is wrong in the file, or between it and others; what only shows on its page (images, HTML) is not here. */
  problems: ExportedProblem[];
}

/** Reads "this decision `type` `target`". */
export interface ExportedRelation {
  type: RelationType;
  /**
   * The other decision: its `path` where it is of the same collection, its `id` (`payments/0003-x.md`) where it is of
   * another one. Null where the words name no decision that is here.
   */
  target: string | null;
  /** The words that name it, as written. */
  targetText: string;
  /** Only a part of the decision is meant. */
  partial: boolean;
  /** The author's words for the part that is superseded or amended, or for what changes in it; null where none are written. */
  part: string | null;
  /** True where this record says it; false where it follows from what the other one says. */
  stated: boolean;
}

/** A problem without the place, which is the decision's path. */
export type ExportedProblem = Pick<Problem, 'rule' | 'severity' | 'line' | 'message' | 'hint'>;

export interface ExportedSkip {
  /** Path inside the collection's folder, `/`-separated. */
  path: string;
  /** Why it is no decision, as words for people. */
  reason: string;
  /** Key of the collection, since paths of several collections may be the same. */
  collection: string;
}
