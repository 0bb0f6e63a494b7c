/**
 * The terms of a decision log as types. Everything that passes from one module to the next
 * is one of these plain values: no Astro, no disk, no clock.
 */

import type { IssueText, MessageText } from '../messages/issues.ts';
import type { DecisionParts, HeadingOutline, LineRange } from './decision-parts.ts';

/** What a record states about itself. `unknown` where it states nothing, or a word no vocabulary covers. */
export type Status = 'draft' | 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded' | 'unknown';

/** What is true of a record in its log, which may be more than what it states. */
export type EffectiveStatus = 'in force' | 'pending' | 'no longer in force' | 'unknown';

/** The place a fact is in. */
export type SourceLocation =
  | 'front matter'
  | 'table'
  | 'bullet'
  | 'line'
  | 'section'
  | 'badge'
  | 'title'
  | 'text'
  | 'file name'
  | 'folder';

/** A value with the words it was read from and the place they are in. `line` counts from 1 in the file. */
export interface Fact<T> {
  value: T;
  raw: string;
  location: SourceLocation;
  line: number | null;
}

/**
 * What kind of day a record's date is: that of the decision; of its writing, start or proposal; of its last change; or
 * one that says no more than "date".
 */
export type DateKind = 'decided' | 'created' | 'updated' | 'stated';

export interface DateFact extends Fact<string> {
  kind: DateKind;
}

/** `supersedes` reads "this record supersedes the target"; every type has its reverse. */
export const RELATION_TYPES = [
  'supersedes',
  'superseded-by',
  'amends',
  'amended-by',
  'depends-on',
  'required-by',
  'relates-to',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** Whether one of the two records replaces the other, as a whole or in part. */
export function isSupersession(type: RelationType): boolean {
  return type === 'supersedes' || type === 'superseded-by';
}

/** Whether one of the two records amends the other. */
export function isAmendment(type: RelationType): boolean {
  return type === 'amends' || type === 'amended-by';
}

/** Whether one of the two records changes the other, which can be limited to a part of it. */
export function isChange(type: RelationType): boolean {
  return isSupersession(type) || isAmendment(type);
}

/** What a record is counted by, among all records of its collection: `12`, `ADR-BE-001`, `2024-001`, `040a`. */
export interface Identifier {
  /** What else counts from one, in lower case: `be`, `eip`, `2024`; empty if nothing is before the number but "ADR". */
  series: string;
  value: number;
  /** A letter (`a` of `040a`) or a revision (`v4` of `0006-x.v4.md`), which make another record of a number; else empty. */
  variant: string;
  /** As written, with the letter: `001`, `040a`. */
  digits: string;
}

/** A relation as one record words it, before the other record is found. */
export interface StatedRelation {
  type: RelationType;
  /** The words that name the target: `ADR-031`, `[2. Title](0002-x.md)` without its marks, a file name. */
  targetText: string;
  /** The address where the words are a link, as written. */
  href: string | null;
  /** The number where the words name one. */
  number: number | null;
  /** Only a part is meant ("parts were superseded by …"). */
  partial: boolean;
  /** The author's words for the part that is superseded or amended, or for what changes in it: "section 3", "the retry rule". */
  part: string | null;
  location: SourceLocation;
  line: number | null;
}

/** One file as it was found on disk. */
export interface Source {
  /** Key of the collection. */
  collection: string;
  /** Path inside the collection's folder, `/`-separated. */
  path: string;
  /** The text, decoded and repaired, line ends as `\n`, without a byte order mark. */
  text: string;
  /** Hash of the bytes on disk. */
  digest: string;
  /** What went wrong while reading the bytes (encoding, size). */
  issues: Issue[];
  /** What was converted to `text`: AsciiDoc. */
  original?: OriginalText;
}

export interface OriginalText {
  text: string;
  /** Line of the file for each line of the Markdown; null if they are the same. */
  lines: readonly number[] | null;
  attributes: FileAttributes | null;
}

/** What a file sets in its head, as front matter would, with the line of each key. */
export interface FileAttributes {
  data: Record<string, unknown>;
  lines: Record<string, number>;
}

/** The line of the file for a line of its Markdown. */
export function lineInFile({ original }: Source, line: number | null): number | null {
  return line === null ? null : (original?.lines?.[line - 1] ?? line);
}

/** Why a file is not a record. Guides and translations become plain pages. */
export type OtherKind = 'introduction' | 'template' | 'instructions' | 'guide' | 'translation';

/** Kinds that are not shown to readers. */
export const HIDDEN_KINDS: ReadonlySet<OtherKind> = new Set(['template', 'instructions']);

/** What a file turned out to be, and why: the report shows the reason. */
export type FileKind = { kind: 'record' } | { kind: OtherKind; reason: MessageText };

/**
 * One record as it reads by itself: facts with their sources, stated relations, its parts.
 * What other records say of it is not known here.
 */
export interface ReadRecord {
  source: Source;
  title: Fact<string>;
  number: Fact<number> | null;
  /** What the number is counted in; first as the file's name has it, then in the words of its title. Empty without a number. */
  identifiers: Identifier[];
  /** `raw` is the author's own wording ("✅ Accepted", "superseded by ADR-31"). Value `unknown` where nothing is stated. */
  status: Fact<Status> | null;
  /** ISO `YYYY-MM-DD`, or `YYYY-MM` if only a month is given. */
  date: DateFact | null;
  /** Last change as the record states it. */
  updated: Fact<string> | null;
  /** A date by which the record asks to be looked at again. */
  review: Fact<string> | null;
  /** States and changes that it dates one by one. */
  dated: DatedEntry[];
  deciders: Fact<string>[];
  authors: Fact<string>[];
  consulted: Fact<string>[];
  informed: Fact<string>[];
  tags: Fact<string>[];
  /** Tickets and stories as written: a key (`PAY-123`), an address, or words. */
  tickets: Fact<Ticket>[];
  /** Other addresses that the front matter names. */
  aliases: StatedAlias[];
  /** Paths and globs of the files that the decision is about, from the root of its repository. */
  affects: string[];
  /** Fields that the configuration names, then those of the front matter that none of these facts says. */
  fields: OtherField[];
  /** BCP 47, `de`, `zh-Hans`; null if it is unknown. */
  language: string | null;
  /** One sentence that says what was decided; plain text. Null if the record says none. */
  summary: string | null;
  relations: StatedRelation[];
  /** Records mentioned in the text that state no relation. */
  mentions: Mention[];
  /** Line the body starts on, after front matter; counts from 1. */
  bodyFrom: number;
  /** The first heading says no more than the title, which the page shows by itself. */
  hasTitleHeading: boolean;
  /** Lines that say nothing but facts; a page that shows the facts need not show them as well. */
  factLines: LineRange[];
  outline: HeadingOutline;
  parts: DecisionParts;
  issues: Issue[];
}

/** A dated statement of a record: a status it reached, or an entry of its list of changes. */
export interface DatedEntry {
  /** Null for a change that is not one of the state. */
  status: Status | null;
  /** ISO `YYYY-MM-DD`, or `YYYY-MM` if only a month is given. */
  date: string;
  raw: string;
  line: number;
  /** A section of its own that changes the decision; `raw` is its heading. */
  kind?: 'amendment';
}

/** Another address of a document, as its front matter names it: a path of the site, a file name, a title. */
export interface StatedAlias {
  text: string;
  line: number | null;
  /** False for `slug` and `permalink`, which name the place of the page in another generator. */
  explicit: boolean;
}

export interface Ticket {
  text: string;
  href: string | null;
}

/** A field that Cadre has no fact for, in the author's own words. */
export interface OtherField {
  label: string;
  values: string[];
  /** The configuration names it. */
  own?: true;
}

/** What a field that the configuration names is called on pages, and whether the list is filtered by it. */
export interface FieldSettings {
  label: string;
  /** Null if that depends on its values. */
  filter: boolean | null;
}

/** A passing mention of another record in the body, with the sentence it is in. */
export interface Mention {
  targetText: string;
  href: string | null;
  number: number | null;
  sentence: string;
  line: number;
}

/** A Markdown file that is not a record. */
export interface Page {
  source: Source;
  kind: OtherKind;
  reason: MessageText;
  title: string;
  /** True if the title is the first heading, which the page shows by itself. */
  hasTitleHeading: boolean;
  aliases: StatedAlias[];
  /** Line the body starts on, after front matter; counts from 1. */
  bodyFrom: number;
  /** BCP 47; null if it is unknown. */
  language: string | null;
  /** For a translation: its language, and the path of what it translates. */
  translates: Translates | null;
}

/** `language` is a BCP 47 tag, `path` that of a file of the same collection. */
export interface Translates {
  language: string;
  path: string;
}

/** Something wrong in a file or between files, with its place and a next step. */
export interface Issue extends IssueText {
  /** Collection key and path inside it; null if no file is to blame. */
  collection: string | null;
  path: string | null;
  /** Counts from 1; null if the issue has no one line. */
  line: number | null;
  severity: 'error' | 'warning' | 'notice';
}

/** What the facts say, without where they say it. */
export function getValues<T>(facts: readonly Fact<T>[]): T[] {
  return facts.map(({ value }) => value);
}
