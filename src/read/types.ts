/** Types that the readers of titles, names and entries share. */
import type { Fact, Identifier, SourceLocation } from '../model/record.ts';
import type { Section } from './document.ts';
import type { FactName } from './fact-names.ts';
import type { InlineText } from './inline-text.ts';

/** One labelled value of the document: `- Status: accepted`, a table row, a front matter key, a section. */
export interface LabelledEntry {
  fact: FactName;
  /** The label as written. */
  label: string;
  /** The value in its parts: items of a list, paragraphs of a section. Empty if nothing follows the label. */
  items: InlineText[];
  location: SourceLocation;
  line: number;
}

/** What a path says: a number, a date, and the words left. */
export interface Naming {
  /** File name without extension, or the folder's name for `folder/README.md`. */
  stem: string;
  identifier: Identifier | null;
  number: number | null;
  /** `YYYY-MM-DD` or `YYYY-MM` where the name begins with a date. */
  date: string | null;
  /** The name without number, date, prefix and revision, as words. */
  words: string;
  /** The record is the folder's README or index. */
  byFolder: boolean;
  /** The name says "decision record": `adr-…`, `ADR0012`. */
  family: boolean;
}

export interface TitleReading {
  fact: Fact<string>;
  /** The number that is in the title's words. */
  number: { identifier: Identifier; line: number | null } | null;
  /** The heading is still the template's. */
  unfilled: boolean;
}

/** A section as the readers of facts take it: without lists of contents. */
export interface HeadSection extends Section {
  text: string;
  /** The fact the heading names, with what follows it in the heading itself (`Status: Accepted`). */
  fact: FactName | null;
  rest: string;
}

export interface Structure {
  sections: HeadSection[];
  /** The section whose heading is the record's title. */
  title: HeadSection | null;
  /** Sections that make the head of the document: what is before the first part of the argument. */
  head: HeadSection[];
  /** Sections named after a fact, of the record itself: below the title or below a metadata heading. */
  named: HeadSection[];
}
