import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordEntry } from '../../../src/site/types.ts';
import { groupIssuesByRule } from '../../../src/site/view/issue-groups.ts';
import {
  createConnections,
  createSupersessionNotice,
  listChanges,
} from '../../../src/site/view/relations.ts';
import { entry, messages, relation, siteLog } from './entries.ts';

const superseded = { currentStatus: 'superseded', effectiveStatus: 'no longer in force' } as const;

/** The closing words of a record as one string, other records in brackets. */
function said(record: RecordEntry, others: RecordEntry[] = []): string | null {
  const closing = createSupersessionNotice(record, siteLog([record, ...others]), messages);
  if (closing === null) return null;
  const words = closing.pieces.map((piece) => (typeof piece === 'string' ? piece : `[${piece.title}]`));
  return `${closing.headline} ${words.join('')}`;
}

test('a record that is in force or pending has no notice before its title', () => {
  assert.equal(said(entry({ id: 'a' })), null);
  assert.equal(said(entry({ id: 'a', effectiveStatus: 'pending', currentStatus: 'proposed' })), null);
});

test('a superseded record names its successor, since when, and that it is in force', () => {
  const a = entry({ id: 'a', ...superseded, relations: [relation('superseded-by', 'b')], inForceNow: ['b'] });
  const b = entry({ id: 'b', title: 'New', date: '2026-01-09' });
  assert.equal(
    said(a, [b]),
    'No longer in force. Superseded by [New] on 9 January 2026. That decision is in force now.',
  );
});

test('a successor that was superseded itself names what is in force', () => {
  const a = entry({ id: 'a', ...superseded, relations: [relation('superseded-by', 'b')], inForceNow: ['c'] });
  const b = entry({ id: 'b', title: 'Middle', ...superseded });
  const c = entry({ id: 'c', title: 'Last' });
  assert.equal(said(a, [b, c]), 'No longer in force. Superseded by [Middle]. In force now: [Last].');
});

test('several successors are enumerated', () => {
  const relations = ['b', 'c', 'd'].map((id) => relation('superseded-by', id));
  const a = entry({ id: 'a', ...superseded, relations, inForceNow: ['b', 'c', 'd'] });
  const others = ['b', 'c', 'd'].map((id) => entry({ id }));
  assert.equal(
    said(a, others),
    'No longer in force. Superseded by [b], [c] and [d]. These decisions are in force now.',
  );
});

test('a history that ends in nothing in force says so', () => {
  const a = entry({ id: 'a', ...superseded, relations: [relation('superseded-by', 'b')] });
  const b = entry({ id: 'b', effectiveStatus: 'pending', currentStatus: 'proposed' });
  assert.equal(said(a, [b]), 'No longer in force. Superseded by [b]. That decision is still pending.');
});

test('a successor outside the log and a successor that is not named are distinguished', () => {
  const outside = relation('superseded-by', null, { targetText: 'Architecture v3' });
  assert.equal(
    said(entry({ id: 'a', ...superseded, relations: [outside] })),
    'No longer in force. Superseded by Architecture v3, which is not on this site.',
  );
  assert.equal(
    said(entry({ id: 'a', ...superseded })),
    'No longer in force. Superseded, but the ADR does not say by which decision.',
  );
});

test('a rejected record never was in force; a deprecated one no longer is', () => {
  const closed = { effectiveStatus: 'no longer in force' } as const;
  assert.equal(
    said(entry({ id: 'a', ...closed, currentStatus: 'rejected', date: '2025-09' })),
    'Never in force. Rejected in September 2025.',
  );
  assert.equal(
    said(entry({ id: 'a', ...closed, currentStatus: 'deprecated' })),
    'No longer in force. Deprecated without naming a replacement.',
  );
});

test('a record replaced in part keeps its effective status and says so quietly', () => {
  const a = entry({
    id: 'a',
    relations: [relation('superseded-by', 'b', { partial: true }), relation('amended-by', 'c')],
  });
  const log = siteLog([a, entry({ id: 'b' }), entry({ id: 'c' })]);
  assert.equal(createSupersessionNotice(a, log, messages), null);
  assert.deepEqual(
    listChanges(a, log).map(({ type, record }) => `${type} ${record?.id}`),
    ['superseded-by b', 'amended-by c'],
  );
});

test('each other record is connected once, by its closest words, and words that name none stay words', () => {
  const a = entry({
    id: 'a',
    relations: [
      relation('relates-to', 'c', { stated: false }),
      relation('relates-to', 'b'),
      relation('supersedes', 'b', { part: 'limits', partial: true }),
      relation('supersedes', 'b', { part: 'limits', partial: true }),
      relation('depends-on', null, { targetText: 'the old way' }),
    ],
    backlinks: [
      { from: 'd', sentence: 'What A says of it holds.', mention: 'A', line: 3 },
      { from: 'c', sentence: 'As A has it.', mention: 'A', line: 3 },
    ],
  });
  const log = siteLog([a, ...['b', 'c', 'd'].map((id, position) => entry({ id, position }))]);
  const connections = createConnections(a, log, () => false);
  assert.deepEqual(
    connections.map(({ record, text, kinds, sentences }) => [
      record?.id ?? text,
      kinds.map(({ type, part }) => (part === null ? type : `${type}: ${part}`)),
      sentences.length,
    ]),
    [
      ['b', ['supersedes: limits'], 0],
      ['the old way', ['depends-on'], 0],
      ['c', ['relates-to'], 1],
      ['d', [], 1],
    ],
  );
  assert.equal(connections[2]?.kinds[0]?.stated, false);
});

test('what a figure shows is not a connection of its own, unless it is more than that', () => {
  const a = entry({
    id: 'a',
    relations: [
      relation('superseded-by', 'b'),
      relation('superseded-by', 'c'),
      relation('depends-on', 'c'),
      relation('relates-to', 'd'),
    ],
  });
  const log = siteLog([a, ...['b', 'c', 'd'].map((id) => entry({ id }))]);
  assert.deepEqual(
    createConnections(a, log, () => true).map(({ record }) => record?.id),
    ['c', 'd'],
  );
});

test('issues are gathered by rule, the gravest first, and the same issue names all its places', () => {
  const problem = (path: string | null, rule: string, more: object = {}) => ({
    collection: path === null ? null : 'adr',
    path,
    line: 4,
    rule,
    severity: 'notice' as const,
    message: rule,
    hint: 'Do it.',
    key: 'issue.empty-file' as const,
    values: {},
    ...more,
  });
  const sourceUrl = 'https://code.example/blob/main/a.md';
  const rules = groupIssuesByRule(
    siteLog([entry({ id: 'a', path: 'a.md', sourceUrl }), entry({ id: 'b', path: 'b.md' })], {
      issues: [
        problem('b.md', 'small'),
        problem('a.md', 'small'),
        problem('c.md', 'small', { message: 'other' }),
        problem('b.md', 'grave', { severity: 'error', line: null }),
        problem(null, 'mixed', { hint: 'One.' }),
        problem('a.md', 'mixed', { hint: 'Two.', message: 'two' }),
      ],
    }),
  );
  assert.deepEqual(
    rules.map(({ rule, count, hint, messages }) => [
      rule,
      count,
      hint,
      messages.map(({ places }) => places.length),
    ]),
    [
      ['grave', 1, 'Do it.', [1]],
      ['small', 3, 'Do it.', [2, 1]],
      ['mixed', 2, null, [1, 1]],
    ],
  );
  const [first, second] = rules[1]?.messages[0]?.places ?? [];
  assert.equal(first?.href, `${sourceUrl}?plain=1#L4`);
  assert.deepEqual([second?.href, second?.isPage], ['/adr/b/', true]);
});
