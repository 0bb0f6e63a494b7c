/** What was found out about a document while it is read, so that it is found out once. */
import type { Paragraph, RootContent } from 'mdast';
import type { Label } from './blocks.ts';
import type { Piece } from './pieces.ts';
import type { Section } from './sections.ts';

export interface Notes {
  sections: readonly Section[] | null;
  labels: Map<Paragraph, Label | null>;
  /** By the nodes of a section, then by the role they are read in. */
  pieces: Map<readonly RootContent[], Map<string, readonly Piece[]>>;
}

export function noNotes(): Notes {
  return { sections: null, labels: new Map(), pieces: new Map() };
}
