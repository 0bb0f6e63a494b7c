import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary, readSource } from '../../../src/read/index.ts';

/** The lines of a text that a page which shows the facts leaves out. */
function omitted(text: string): string[] {
  const source = { collection: 'adr', path: '0001-x.md', text, digest: '', issues: [] };
  const result = readSource(source, {
    vocabulary: createVocabulary({ statuses: {}, labels: {} }),
    neighbours: ['0001-x.md'],
  });
  assert.equal(result.kind, 'record');
  const lines = text.split('\n');
  return result.kind === 'record'
    ? result.record.factLines.flatMap(({ from, to }) => lines.slice(from - 1, to - 1))
    : [];
}

test('a head of labelled facts is left out of the text, with the rule that closes it', () => {
  const head = ['**Status**: ✅ Accepted', '**Date**: 2025-03-01', '**Decision Makers**: Platform team'];
  assert.deepEqual(omitted(`# ADR-001: Keep\n\n${head.join('\n')}\n\n---\n\n## Context\n\nWords.\n`), [
    ...head,
    '---',
  ]);
});

test('a head of bullets is left out as well', () => {
  assert.deepEqual(omitted('# Keep\n\n* Status: accepted\n* Date: 2025-03-01\n\n## Context\n'), [
    '* Status: accepted',
    '* Date: 2025-03-01',
  ]);
});

test('a head that says anything more stays whole', () => {
  assert.deepEqual(omitted('# Keep\n\n* Status: accepted\n* Budget: 3 days\n\n## Context\n'), []);
  assert.deepEqual(omitted('# Keep\n\n**Status**: ~~Proposed~~ Accepted\n\n## Context\n'), []);
  assert.deepEqual(omitted('# Keep\n\nStatus: accepted\nWe talked for a week.\n\n## Context\n'), []);
});

test('a status with an explanation is part of the text', () => {
  const status = `**Status**: Accepted, ${'after much discussion '.repeat(5)}in the guild`;
  assert.deepEqual(omitted(`# Keep\n\n${status}\n\n## Context\n`), []);
});

test('the foot with the last change and its author is left out, with the rule above it', () => {
  const foot = ['---', '*Last Updated: 2025-03-01*', '*Author: Platform team*'];
  const text = `# Keep\n\n## Context\n\nWords.\n\n---\n\n${foot.slice(1).join('\n')}\n`;
  assert.deepEqual(omitted(text), foot);
  assert.deepEqual(omitted('# Keep\n\n## Context\n\nWords.\n\n---\n\n*To be gone on with.*\n'), []);
});

test('a fact that the page cannot show stays in the text', () => {
  assert.deepEqual(omitted('# Keep\n\nDate: 05/02/2018\n\n## Context\n'), []);
  assert.deepEqual(omitted('# Keep\n\nDate: 2018-05-20, late at night\n\n## Context\n'), []);
  assert.deepEqual(omitted('# Keep\n\n## Context\n\nWords.\n\nDecided: 2. The core package\n'), []);
});

test('a field that says there is nothing to say is left out with the rest of its block', () => {
  const head = ['* Status: accepted', '* Tags: none'];
  assert.deepEqual(omitted(`# Keep\n\n${head.join('\n')}\n\n## Context\n`), head);
});

test('a section that says nothing but a fact is left out with its heading', () => {
  const status = ['## Status', 'Approved on 3 March 2025'];
  assert.deepEqual(omitted(`# Keep\n\n${status.join('\n\n')}\n\n## Context\n\nWords.\n`), status);
  const people = ['## Deciders', '- Ada', '- Grace'];
  assert.deepEqual(
    omitted(`# Keep\n\n## Context\n\nWords.\n\n${people[0]}\n\n${people.slice(1).join('\n')}\n`),
    people,
  );
  const moved = ['## Status', 'Superseded by [ADR-9](0009-y.md)'];
  assert.deepEqual(omitted(`# Keep\n\n${moved.join('\n\n')}\n\n## Context\n`), moved);
});

test('a section with a word of its own stays whole', () => {
  const told = 'Accepted\n\nThe guild was of two minds until the last evening, and two members left over it.';
  assert.deepEqual(omitted(`# Keep\n\n## Status\n\n${told}\n\n## Context\n`), []);
  assert.deepEqual(omitted('# Keep\n\n## Status\n\n~~Proposed~~\n\nAccepted\n\n## Context\n'), []);
  assert.deepEqual(omitted('# Keep\n\n## Status\n\n- [ ] Proposed\n- [x] Accepted\n\n## Context\n'), []);
  assert.deepEqual(
    omitted('# Keep\n\n## Status\n\nAccepted\n\n### Why so late\n\nHolidays.\n\n## Context\n'),
    [],
  );
});

test('a table of labelled facts is left out, even with unfilled rows', () => {
  const rows = ['| Status | Accepted |', '|---|---|', '| Date | 2025-03-01 |', '| Supersedes | N/A |'];
  assert.deepEqual(omitted(`# Keep\n\n${rows.join('\n')}\n\n## Context\n`), rows);
  const headed = ['| Field | Value |', '|---|---|', '| Status | Accepted |', '| Author | Ada |'];
  assert.deepEqual(omitted(`# Keep\n\n${headed.join('\n')}\n\n## Context\n`), headed);
  const across = ['| Status | Date |', '|---|---|', '| Accepted | 2025-03-01 |'];
  assert.deepEqual(omitted(`# Keep\n\n${across.join('\n')}\n\n## Context\n`), across);
  const more = ['| Status | Accepted |', '|---|---|', '| Budget | 3 days |'];
  assert.deepEqual(omitted(`# Keep\n\n${more.join('\n')}\n\n## Context\n`), []);
});
