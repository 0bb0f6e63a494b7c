import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, record } from './reading.ts';

type Case = [text: string, part: string | null];

function parts(text: string): (string | null)[] {
  return record(text).relations.map(({ part }) => part);
}

const STATUS: Case[] = [
  // after the name of the record
  ['Accepted. Partially superseded by ADR-14 (retention policy)', 'retention policy'],
  ['Accepted. Partially superseded by [ADR-14](0014-x.md) (retention policy)', 'retention policy'],
  ['Partially superseded by [14. Keep less](0014-x.md) (the retry\nrule only)', 'the retry rule'],
  ['Accepted. Supersedes ADR-3 in part (the upload path)', 'the upload path'],
  ['Accepted. Superseded in part by ADR-14: the nightly export', 'the nightly export'],
  ['Accepted\n\nAmended by ADR-7: adds a limit', 'adds a limit'],
  ['Accepted\n\nAmended by [ADR-7](0007-x.md) (limits)', 'limits'],
  [
    'Accepted\n\nAmended by [ADR-7](0007-x.md) – two sizes of file instead of one. Read it first.',
    'two sizes of file instead of one',
  ],
  ["Accepted. Supersedes ADR-4's retry rule.", 'retry rule'],
  ['Accepted. Supersedes ADR-4 §2.', '§2'],
  ['Accepted. Partially supersedes ADR-4, sections 2 and 4.', 'sections 2 and 4'],
  ['Teilweise ersetzt durch ADR-14 (Aufbewahrung)', 'Aufbewahrung'],
  // before it
  ['Accepted. Supersedes section 2 of ADR-3.', 'section 2'],
  ['Accepted (supersedes the no-cache default in ADR-4)', 'the no-cache default'],
  ['Accepted. Partially supersedes the limits specified in ADR-4.', 'the limits'],
  // the subject of a passive
  ['Accepted. Section 3 superseded by ADR-9.', 'Section 3'],
  ['Accepted, section 3 is superseded by ADR-9', 'section 3'],
  ['Accepted. The caching part was superseded by ADR-9.', 'The caching part'],
  ['Accepted. The section on caching of this decision was superseded by ADR-9.', 'The section on caching'],
  ['Accepted (retry rule superseded by ADR-14)', 'retry rule'],
  ['Accepted. Section 3 was amended by ADR-9.', 'Section 3'],
  // nothing that a reader would know
  ['Accepted. Parts were superseded by ADR-19', null],
  ['Accepted. Some aspects are superseded by ADR-19', null],
  ['Accepted, partially superseded by ADR-19', null],
  ['This decision is partially superseded by ADR-19', null],
  ['Accepted. Partially superseded by ADR-14 (2023-04-05)', null],
  ['Accepted. Partially superseded by ADR-14 (accepted)', null],
  ['Accepted. Partially superseded by ADR-14 (see below)', null],
  ['Accepted. Partially superseded by ADR-14 (PAY-123)', null],
  ['Accepted. Partially superseded by ADR-14 (https://example.org/x)', null],
  ['Accepted. Supersedes some aspects of ADR-4.', null],
  ['Accepted\n\nAmended by ADR-7 on 2023-04-05', null],
  ['Accepted\n\nAmended by ADR-7 for clarity', null],
  ['Accepted\n\nAmended by ADR-7 (Ada Berg)', null],
  // the whole record has no part
  ['Superseded by ADR-14 (use files)', null],
  ["Accepted. Supersedes ADR-4's approach.", null],
];

for (const [section, expected] of STATUS) {
  test(`a status of ${JSON.stringify(section)} names ${expected === null ? 'no part' : `“${expected}”`}`, () => {
    assert.deepEqual(parts(nygard(section)), [expected]);
  });
}

test('records that are named together share the part before them', () => {
  const text = nygard('Accepted (supersedes the nightly export in ADR-4 and\nADR-5)');
  assert.deepEqual(parts(text), ['the nightly export', 'the nightly export']);
});

const FIELDS: Case[] = [
  ['- Superseded by: ADR-14 for the length of names only; the rest stands', 'the length of names'],
  ['- Superseded by: ADR-14 — **only in its second rule**', 'its second rule'],
  ['- Partially superseded by: ADR-14 (mail)', 'mail'],
  ['- Amends: [ADR-3](0003-x.md) (limits)', 'limits'],
  ['- Amends: [ADR-3](0003-x.md)', null],
  ['- Related: ADR-3 (limits)', null],
];

for (const [field, expected] of FIELDS) {
  test(`the field ${JSON.stringify(field)} names ${expected === null ? 'no part' : `“${expected}”`}`, () => {
    const text = `# Use a queue\n\n- Status: Accepted\n${field}\n\n## Decision\n\nA queue.\n`;
    assert.deepEqual(parts(text), [expected]);
  });
}

const LISTED: Case[] = [
  ['- Partially supersedes [ADR-4](0004-x.md): the format stays', 'the format stays'],
  ['- ADR-4, partially superseded by this decision (the retry rule)', 'the retry rule'],
  ['- Amended by [ADR-4](0004-x.md) (limits)', 'limits'],
  ['- Depends on [ADR-4](0004-x.md) (limits)', null],
];

for (const [item, expected] of LISTED) {
  test(`the related decision ${JSON.stringify(item)} names ${expected === null ? 'no part' : `“${expected}”`}`, () => {
    assert.deepEqual(parts(`${nygard('Accepted')}\n## Related Decisions\n\n${item}\n`), [expected]);
  });
}

test('things in a record are a part of it, and what it decided is not', () => {
  const stated = (words: string): string[] =>
    record(
      `# Knots\n\n- Status: accepted\n- Supersedes: ${words}\n\n## Decision\n\nBowlines.\n`,
    ).relations.map(({ number, partial, part }) => `${number}${partial ? ` ${part}` : ''}`);
  assert.deepEqual(stated('loosely told knots documented in [ADR-3](0003-x.md), [ADR-4](0004-y.md), etc.'), [
    '3 loosely told knots',
    '4 loosely told knots',
  ]);
  assert.deepEqual(stated('Greeting message in ADR-3'), ['3 Greeting message']);
  assert.deepEqual(stated('the decision recorded in ADR-3'), ['3']);
  assert.deepEqual(stated('the approach in ADR-3'), ['3']);
  assert.deepEqual(stated('[knots in ADR-3](0003-x.md)'), ['3']);
});
