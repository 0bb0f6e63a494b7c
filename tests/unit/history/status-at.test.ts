import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getStatusAt } from '../../../src/history/status-at.ts';
import { createLog, events, file, text } from './log.ts';

const ONE = '0001-queue.md';
const TWO = '0002-ring.md';

/** EffectiveStatus of each record on a day. */
function on(day: string, texts: Record<string, string>, files: Parameters<typeof events>[1] = {}): string[] {
  const ids = createLog(texts).map(({ id }) => id);
  const then = getStatusAt(events(texts, files), day, ids);
  return ids.map((id) => then.get(id)?.effectiveStatus ?? 'missing');
}

test('a record is in force from the day of its acceptance until the day before its end', () => {
  const texts = {
    [ONE]: text('1. Queue', 'Accepted', 'Date: 2024-01-02'),
    [TWO]: text(
      '2. Ring',
      'Proposed 2025-01-01, accepted 2025-03-04\n\nSupersedes [1. Queue](0001-queue.md)',
    ),
  };
  assert.deepEqual(on('2024-01-01', texts), ['not yet', 'not yet']);
  assert.deepEqual(on('2024-01-02', texts), ['in force', 'not yet']);
  assert.deepEqual(on('2025-03-03', texts), ['in force', 'pending']);
  assert.deepEqual(on('2025-03-04', texts), ['no longer in force', 'in force']);
  assert.deepEqual(on('2099-01-01', texts), ['no longer in force', 'in force']);
});

test('an end without a date is unknown from the acceptance on, not guessed', () => {
  const texts = { [ONE]: text('1. Queue', 'Deprecated', 'Date: 2024-01-02') };
  assert.deepEqual(on('2024-01-01', texts), ['not yet']);
  assert.deepEqual(on('2024-06-01', texts), ['unknown']);
  assert.deepEqual(on('2099-06-01', texts), ['unknown']);
});

test('before an end that is all that is known, the effective status is unknown', () => {
  const texts = { [ONE]: text('1. Queue', 'Deprecated 2024-05-06') };
  assert.deepEqual(on('2024-05-05', texts), ['unknown']);
  assert.deepEqual(on('2024-05-06', texts), ['no longer in force']);
});

test('a record without dates, and one without a status, are unknown on every day', () => {
  const texts = { [ONE]: text('1. Queue', 'Accepted'), [TWO]: text('2. Ring', '', 'Date: 2024-01-02') };
  assert.deepEqual(on('2024-06-01', texts), ['unknown', 'unknown']);
});

test('a month leaves its days open, and is over on its last', () => {
  const texts = { [ONE]: text('1. Queue', 'Accepted', 'Date: 2024-02') };
  assert.deepEqual(on('2024-01-31', texts), ['not yet']);
  assert.deepEqual(on('2024-02-28', texts), ['unknown']);
  assert.deepEqual(on('2024-02-29', texts), ['in force']);
  assert.deepEqual(on('2024-03-01', texts), ['in force']);
});

test('what git saw counts where nothing is stated', () => {
  const texts = { [ONE]: text('1. Queue', 'Deprecated') };
  const files = { [ONE]: file(['2024-01-01', 'accepted'], ['2024-02-01', 'deprecated']) };
  assert.deepEqual(on('2023-12-31', texts, files), ['not yet']);
  assert.deepEqual(on('2024-01-01', texts, files), ['in force']);
  assert.deepEqual(on('2024-02-01', texts, files), ['no longer in force']);
});

test('the change that led there is named', () => {
  const then = getStatusAt(events({ [ONE]: text('1. Queue', 'Accepted', 'Date: 2024-01-02') }), '2024-05-06');
  assert.equal(then.get(`adr/${ONE}`)?.since?.date, '2024-01-02');
});
