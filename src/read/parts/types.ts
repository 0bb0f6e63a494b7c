/** Sections and pieces as they are found. */
import type { RootContent } from 'mdast';
import type { SectionRole } from './headings.ts';

export interface BodyPart {
  /** Null for what is before the first heading. */
  heading: { text: string; line: number; depth: number } | null;
  /** Null where no part is meant. */
  role: SectionRole | null;
  /** Nearest section around that this one belongs to. */
  parent: BodyPart | null;
  /** True where the name itself says the role; false where it was handed down. */
  named: boolean;
  /** Its own blocks, without those of its subsections. */
  nodes: RootContent[];
  /** What it was split into, by the role that it was read in. */
  pieces: Map<string, readonly BodyPiece[]>;
  /** True where it is the template's own example of what the section before should hold. */
  example: boolean;
}

export interface BodyPiece {
  role: SectionRole | null;
  kind: 'item' | 'block';
  node: RootContent;
  text: string;
  line: number;
  unfilled: boolean;
  /** True for an example of the template that was not replaced. */
  example: boolean;
  /** A label that gave no role: what the piece is called (`**Job Queue**: …`). */
  name: string | null;
  /** The text after that label. */
  rest: string;
}

export interface BlockLabel {
  name: string;
  /** Source after the label; empty if nothing follows it. */
  rest: string;
  line: number;
}
