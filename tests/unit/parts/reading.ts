import type { DecisionParts, Passage } from '../../../src/model/decision-parts.ts';
import { type Document, readDocument } from '../../../src/read/document.ts';
import { readParts } from '../../../src/read/parts/parts.ts';
import { createSummary } from '../../../src/read/parts/summary.ts';

export function readText(text: string): Document {
  return readDocument({ collection: 'adr', path: '0001-x.md', text, digest: '', issues: [] });
}

export function readPartsOf(text: string): DecisionParts {
  return readParts(readText(text));
}

export function readSummary(text: string): string | null {
  const document = readText(text);
  return createSummary(document, readParts(document));
}

/** A record that holds this as its decision. */
export function createDecision(decision: string, rest = ''): string {
  return `# ADR-7: Ship by rail\n\n## Context\n\nWe had trucks.\n\n## Decision\n\n${decision}\n${rest}`;
}

export function toTexts(passages: readonly Passage[]): string[] {
  return passages.map((passage) => passage.text);
}
