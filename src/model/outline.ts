/** The headings of a document, as a tree flattened in order. */
export interface Heading {
  /** 1 to 6. */
  depth: number;
  /** Plain text. */
  text: string;
  line: number;
  /** First line after the heading, and the line after the section's last (subsections included). */
  from: number;
  to: number;
}

export type Outline = Heading[];

/** A run of lines, counted from 1; `to` is the line after the last. */
export interface LineRange {
  from: number;
  to: number;
}
