/** The log: all records of a site and how they relate. Plain data. */
import type { MessageText } from '../messages/issues.ts';
import type { EffectiveStatus, Issue, Page, ReadRecord, RelationType, Status } from './record.ts';

export interface Collection {
  /** First part of addresses: `/adr/12/`. */
  key: string;
  name: string;
  /** Folder as the user named it, `/`-separated, for people and for edit links. */
  folder: string;
}

/** A relation with its other end found, or known not to be a record. */
export interface Relation {
  type: RelationType;
  /** Id of the other record; null if the words name none that is here. */
  target: string | null;
  targetText: string;
  partial: boolean;
  /** The author's words for the part that is meant, of this record or of the other one's statement; null if none are written. */
  part: string | null;
  /** True if this record says it; false if it follows from what the other one says. */
  stated: boolean;
  line: number | null;
}

/** One place another record's text refers to this one. */
export interface Backlink {
  from: string;
  sentence: string;
  /** The words of the sentence that name this record. */
  mention: string;
  line: number;
}

/** A page that says what a record says in another language. It has no number of its own and is not listed. */
export interface Translation {
  /** As a BCP 47 tag: `de`, `pt-BR`, `zh-Hans`. */
  language: string;
  /** Id of its `LinkedPage`. */
  id: string;
  /** Path inside the collection's folder. */
  path: string;
  title: string;
  permalink: string;
}

export interface LogRecord {
  /** Unique in the site: `collection/path`. */
  id: string;
  collection: string;
  path: string;
  read: ReadRecord;
  number: number | null;
  title: string;
  /** What it states. */
  status: Status;
  /** What is true of it: a record that states "accepted" may be superseded by a later one. */
  effectiveStatus: EffectiveStatus;
  /** Status to show: the stated one, or `superseded` where another record wholly supersedes this one. */
  currentStatus: Status;
  date: string | null;
  /** Site path below the base, with leading and trailing slash: `/adr/12/`. */
  permalink: string;
  relations: Relation[];
  backlinks: Backlink[];
  /** In the order of their languages' tags. */
  translations: Translation[];
  /** Ids from the oldest ancestor to what is in force now, this record among them; empty if it has no others. */
  chain: string[];
  /** Ids of the records at the end of its chain that are in force; empty if this record is in force itself or nothing is. */
  inForceNow: string[];
  previous: string | null;
  next: string | null;
  issues: Issue[];
}

export interface LinkedPage extends Page {
  id: string;
  permalink: string | null;
}

/** A number that several records of one collection claim. */
export interface DuplicateNumber {
  permalink: string;
  collection: string;
  number: number;
  ids: string[];
  /** The one that was there before the others, by the days they state; null if these do not say. */
  first: string | null;
}

/**
 * Where an alias comes from: stated in a file or the configuration; the number or file name; an earlier build;
 * a former name of the file; what another tool called the page.
 */
export type AliasOrigin = 'stated' | 'number' | 'name' | 'remembered' | 'former' | 'tool';

/** Another address of a page. */
export interface Alias {
  /** Site path below the base, ending in `/` or `.html`. */
  path: string;
  /** Permalink of a record, a guide, a choice, or of a record that is gone. */
  target: string;
  origin: AliasOrigin;
  /** It was published, written down, or is the file's name, and gets a file; others are answered by rules of the host and the page for what is not found. */
  page: boolean;
}

/** A record or guide that an earlier build had and that is no longer here, under no other name either. */
export interface RemovedRecord {
  permalink: string;
  collection: string;
  /** Path of its file inside the collection's folder. */
  path: string;
  number: number | null;
  title: string;
}

/** A file that is not treated as a record, with the reason. */
export interface Skipped {
  collection: string;
  path: string;
  reason: MessageText;
}

export interface Log {
  collections: Collection[];
  /** In the order of their numbers, then dates, then paths, collection by collection. */
  records: LogRecord[];
  pages: LinkedPage[];
  /** Numbers that several records claim, for a page that lets the reader choose. */
  duplicateNumbers: DuplicateNumber[];
  issues: Issue[];
}
