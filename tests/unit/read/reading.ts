import assert from 'node:assert/strict';
import type { Page, ReadRecord, StatedRelation } from '../../../src/model/record.ts';
import { createVocabulary, type ReadResult, readSource } from '../../../src/read/index.ts';

const vocabulary = createVocabulary({ statuses: {}, labels: {} });

interface Place {
  path?: string;
  neighbours?: string[];
}

/** Reads a text as if it stood in a folder of numbered records. */
export function read(
  text: string,
  { path = '0012-use-a-queue.md', neighbours = [] }: Place = {},
): ReadResult {
  const source = { collection: 'adr', path, text, digest: 'd', issues: [] };
  const beside =
    neighbours.length > 0 ? neighbours : ['0001-start.md', '0002-go-on.md', '0003-and-on.md', path];
  return readSource(source, { vocabulary, neighbours: beside });
}

export function record(text: string, place: Place = {}): ReadRecord {
  const result = read(text, place);
  assert.equal(result.kind, 'record');
  return (result as { record: ReadRecord }).record;
}

export function page(text: string, place: Place = {}): Page {
  const result = read(text, place);
  assert.equal(result.kind, 'page');
  return (result as { page: Page }).page;
}

export function status(text: string, place: Place = {}): string {
  return record(text, place).status?.value ?? 'none';
}

/** Relations as short words: `superseded-by 31`, with `(part)` where only a part is meant. */
export function relations(text: string, place: Place = {}): string[] {
  return record(text, place).relations.map(short);
}

export function rules(text: string, place: Place = {}): string[] {
  return record(text, place).issues.map(({ rule }) => rule);
}

function short({ type, targetText, href, number, partial }: StatedRelation): string {
  return `${type} ${number ?? href ?? targetText}${partial ? ' (part)' : ''}`;
}

/** A record of the usual form around one status section. */
export function nygard(section: string): string {
  return `# 12. Use a queue\n\nDate: 2021-03-04\n\n## Status\n\n${section}\n\n## Context\n\nFiles are large.\n\n## Decision\n\nWe will use a queue.\n`;
}
