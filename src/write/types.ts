/** What is to be written: a statement of a record, and a new record. */
import type { LogRecord } from '../model/log.ts';
import type { ReadRecord, RelationType, StatedRelation, Status } from '../model/record.ts';
import type { Conventions, Target } from './conventions.ts';
import type { FileText } from './file-text.ts';

export interface Statement {
  /** The status to state; null where it stays as it is. */
  status: {
    value: Exclude<Status, 'unknown'> /** In the user's own words. */;
    words?: string | undefined;
  } | null;
  relation: { type: RelationType; target: Target; partial?: boolean } | null;
  /** The day to write where a status has one in its own words. */
  today: string;
}

export interface Subject {
  record: LogRecord;
  file: FileText;
  conventions: Conventions;
  /** Reads a text in place of the file's; null where that would be no record any more. */
  reread(file: FileText): ReadRecord | null;
  /** Whether a relation that was read means the target. */
  means(relation: StatedRelation, read: ReadRecord): boolean;
}

export interface DraftInput {
  title: string;
  number: { value: number; digits: string } | null;
  /** `YYYY-MM-DD` */
  today: string;
  people: readonly string[];
  tags: readonly string[];
  ticket: string | null;
  /** Left out where the template's own status is to stay. */
  status: 'proposed' | 'draft' | 'accepted' | null;
}
