import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordEntry } from '../../../src/site/types.ts';
import { problemsByFile } from '../../../src/site/view/issues.ts';
import { changesOf, closingOf, relationGroups } from '../../../src/site/view/relations.ts';
import { entry, messages, relation, siteLog } from './entries.ts';

const superseded = { currentStatus: 'superseded', effectiveStatus: 'no longer in force' } as const;

/** The closing words of a record as one string, other records in brackets. */
function said(record: RecordEntry, others: RecordEntry[] = []): string | null {
  const closing = closingOf(record, siteLog([record, ...others]), messages);
  if (closing === null) return null;
  const words = closing.pieces.map((piece) => (typeof piece === 'string' ? piece : `[${piece.title}]`));
  return `${closing.headline} ${words.join('')}`;
}

test('a record that stands or is still open says nothing before its title', () => {
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

test('a successor that was superseded itself leads on to what is in force', () => {
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

test('a chain that ends in nothing that stands says so', () => {
  const a = entry({ id: 'a', ...superseded, relations: [relation('superseded-by', 'b')] });
  const b = entry({ id: 'b', effectiveStatus: 'pending', currentStatus: 'proposed' });
  assert.equal(said(a, [b]), 'No longer in force. Superseded by [b]. That decision is still pending.');
});

test('a successor outside the log and a successor nobody names are told apart', () => {
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
  assert.equal(closingOf(a, log, messages), null);
  assert.deepEqual(
    changesOf(a, log).map(({ type, record }) => `${type} ${record?.id}`),
    ['superseded-by b', 'amended-by c'],
  );
});

test('relations stand by kind, each other record once and by its closest word, and words that name none stay words', () => {
  const a = entry({
    id: 'a',
    relations: [
      relation('relates-to', 'c', { stated: false }),
      relation('relates-to', 'b'),
      relation('supersedes', 'b'),
      relation('supersedes', 'b'),
      relation('supersedes', null, { targetText: 'the old way' }),
    ],
  });
  const groups = relationGroups(a, siteLog([a, entry({ id: 'b' }), entry({ id: 'c' })]));
  assert.deepEqual(
    groups.map(({ type, items }) => [type, items.map((item) => item.record?.id ?? item.text)]),
    [
      ['supersedes', ['b', 'the old way']],
      ['relates-to', ['c']],
    ],
  );
  assert.equal(groups[1]?.items[0]?.stated, false);
});

test('problems are gathered under their files, those of the whole log first', () => {
  const problem = (path: string | null, rule: string) => ({
    collection: path === null ? null : 'adr',
    path,
    line: null,
    rule,
    severity: 'warning' as const,
    message: '',
    hint: '',
    key: 'issue.empty-file' as const,
    values: {},
  });
  const a = entry({ id: 'a', path: 'a.md' });
  const files = problemsByFile(
    siteLog([a], {
      problems: [problem('b.md', '1'), problem('a.md', '2'), problem(null, '3'), problem('b.md', '4')],
    }),
  );
  assert.deepEqual(
    files.map(({ path, record, problems }) => [path, record?.id ?? null, problems.map(({ rule }) => rule)]),
    [
      [null, null, ['3']],
      ['a.md', 'a', ['2']],
      ['b.md', null, ['1', '4']],
    ],
  );
});
