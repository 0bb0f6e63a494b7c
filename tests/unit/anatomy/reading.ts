import type { Anatomy, Passage } from '../../../src/model/anatomy.ts';
import { readAnatomy } from '../../../src/read/anatomy/anatomy.ts';
import { summarise } from '../../../src/read/anatomy/summary.ts';
import { type Document, readDocument } from '../../../src/read/document.ts';

export function documentOf(text: string): Document {
  return readDocument({ collection: 'adr', path: '0001-x.md', text, digest: '', problems: [] });
}

export function anatomyOf(text: string): Anatomy {
  return readAnatomy(documentOf(text));
}

export function summaryOf(text: string): string | null {
  const document = documentOf(text);
  return summarise(document, readAnatomy(document));
}

/** A record that holds this as its decision. */
export function deciding(decision: string, rest = ''): string {
  return `# ADR-7: Ship by rail\n\n## Context\n\nWe had trucks.\n\n## Decision\n\n${decision}\n${rest}`;
}

export function texts(passages: readonly Passage[]): string[] {
  return passages.map((passage) => passage.text);
}
