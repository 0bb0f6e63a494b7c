import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getStatusAt } from '../../../src/history/status-at.ts';
import { eventLines, events, file, text } from './log.ts';

const ONE = '0001-queue.md';
const TWO = '0002-ring.md';

test('the date of a record dates its status', () => {
  const one = (status: string) => eventLines({ [ONE]: text('1. Queue', status, 'Date: 2024-01-02') });
  assert.deepEqual(one('Accepted'), ['2024-01-02 accepted 1']);
  assert.deepEqual(one('Proposed'), ['2024-01-02 proposed 1']);
  assert.deepEqual(one('Rejected'), ['2024-01-02 rejected 1']);
  assert.deepEqual(one('Draft'), ['2024-01-02 drafted 1']);
  assert.deepEqual(one('Hmm'), ['2024-01-02 dated 1']);
});

test('the date of a deprecated record is that of its acceptance, and its end has no date', () => {
  assert.deepEqual(eventLines({ [ONE]: text('1. Queue', 'Deprecated', 'Date: 2024-01-02') }), [
    '2024-01-02 accepted 1',
    'some day deprecated 1',
  ]);
  assert.deepEqual(eventLines({ [ONE]: text('1. Queue', 'Deprecated 2025-03-04', 'Date: 2024-01-02') }), [
    '2024-01-02 accepted 1',
    '2025-03-04 deprecated 1',
  ]);
});

test('states dated one by one are events, and a change log’s other entries are changes', () => {
  const log = '## Changelog\n\n- 2024-03-04: Mended a link\n- 2024-04-05: Reviewed by the board\n';
  assert.deepEqual(
    eventLines({
      [ONE]: text('1. Queue', 'Proposed 2024-01-02, accepted 2024-02-03', 'Review: 2030-01') + log,
    }),
    [
      '2024-01-02 proposed 1',
      '2024-02-03 accepted 1',
      '2024-03-04 changed 1',
      '2024-04-05 reviewed 1',
      '2030-01 review-due 1',
    ],
  );
});

test('a last change is an event unless it is the decision’s own day', () => {
  const one = (updated: string) =>
    eventLines({ [ONE]: text('1. Queue', 'Accepted', 'Date: 2024-01-02', `Last updated: ${updated}`) });
  assert.deepEqual(one('2024-01-02'), ['2024-01-02 accepted 1']);
  assert.deepEqual(one('2024-03-04'), ['2024-01-02 accepted 1', '2024-03-04 changed 1']);
});

test('a record is superseded on the day its successor was accepted, whichever of the two says so', () => {
  const old = text('1. Queue', 'Accepted', 'Date: 2024-01-02');
  const next = text('2. Ring', 'Accepted\n\nSupersedes [1. Queue](0001-queue.md)', 'Date: 2025-03-04');
  assert.deepEqual(eventLines({ [ONE]: old, [TWO]: next }), [
    '2024-01-02 accepted 1',
    '2025-03-04 superseded 1 by 2',
    '2025-03-04 accepted 2',
  ]);
  const closed = text('1. Queue', 'Superseded by [2. Ring](0002-ring.md)', 'Date: 2024-01-02');
  assert.deepEqual(eventLines({ [ONE]: closed, [TWO]: text('2. Ring', 'Accepted', 'Date: 2025-03-04') }), [
    '2024-01-02 accepted 1',
    '2025-03-04 superseded 1 by 2',
    '2025-03-04 accepted 2',
  ]);
});

test('a day the record itself states for its end counts before its successor’s', () => {
  const closed = text('1. Queue', 'Superseded by [2. Ring](0002-ring.md) on 2025-04-05', 'Date: 2024-01-02');
  const all = eventLines({ [ONE]: closed, [TWO]: text('2. Ring', 'Accepted', 'Date: 2025-03-04') });
  assert.ok(all.includes('2025-04-05 superseded 1 by 2'), all.join('\n'));
  assert.equal(all.filter((line) => line.includes('superseded')).length, 1);
});

test('a successor that is only proposed ends nothing', () => {
  const old = text('1. Queue', 'Accepted', 'Date: 2024-01-02');
  const next = text('2. Ring', 'Proposed\n\nSupersedes [1. Queue](0001-queue.md)', 'Date: 2025-03-04');
  assert.deepEqual(eventLines({ [ONE]: old, [TWO]: next }), [
    '2024-01-02 accepted 1',
    '2025-03-04 proposed 2',
  ]);
});

test('a field’s date set anew when the record was superseded is not the day of its acceptance', () => {
  const closed = text('1. Queue', 'Superseded by [2. Ring](0002-ring.md)', 'Date: 2025-05-06');
  assert.deepEqual(eventLines({ [ONE]: closed, [TWO]: text('2. Ring', 'Accepted', 'Date: 2025-03-04') }), [
    '2025-03-04 superseded 1 by 2',
    '2025-03-04 accepted 2',
    '2025-05-06 dated 1',
  ]);
});

test('an amendment is of the day the amending record was accepted', () => {
  const next = text('2. Ring', 'Accepted\n\nAmends [1. Queue](0001-queue.md)', 'Date: 2025-03-04');
  assert.ok(
    eventLines({ [ONE]: text('1. Queue', 'Accepted'), [TWO]: next }).includes('2025-03-04 amended 1 by 2'),
  );
});

test('what has no date anywhere is an event without one', () => {
  const [event] = events({ [ONE]: text('1. Queue', 'Accepted') });
  assert.equal(event?.date, null);
  assert.equal(event?.precision, null);
  assert.equal(event?.status, 'accepted');
  assert.equal(event?.detail, 'Accepted');
});

test('git’s days are marked, and fill what no record states', () => {
  assert.deepEqual(
    eventLines(
      { [ONE]: text('1. Queue', 'Accepted') },
      { [ONE]: file(['2024-01-02', 'proposed'], ['2024-02-03', 'accepted']) },
    ),
    ['2024-01-02 appeared 1 (git)', '2024-02-03 accepted 1 (git)'],
  );
});

test('a change that the record dates is not a second event from git, which only adds the commit', () => {
  const all = events(
    { [ONE]: text('1. Queue', 'Proposed 2024-01-01, accepted 2024-02-01') },
    { [ONE]: file(['2024-01-02', 'proposed'], ['2024-02-03', 'accepted']) },
  );
  assert.deepEqual(
    all.map(({ date, kind, source, status, commit }) => [date, kind, source, status, commit]),
    [
      ['2024-01-01', 'proposed', 'stated', 'proposed', 'c2024-01-02'],
      ['2024-01-02', 'appeared', 'git', null, 'c2024-01-02'],
      ['2024-02-01', 'accepted', 'stated', 'accepted', 'c2024-02-03'],
    ],
  );
});

test('a date that stood beside “proposed” already is not that of the acceptance', () => {
  const record = { [ONE]: text('1. Queue', 'Accepted', 'Date: 2024-01-01') };
  assert.deepEqual(
    eventLines(record, {
      [ONE]: file(['2024-01-02', 'proposed', '2024-01-01'], ['2024-02-03', 'accepted', '2024-01-01']),
    }),
    ['2024-01-01 proposed 1', '2024-01-02 appeared 1 (git)', '2024-02-03 accepted 1 (git)'],
  );
  assert.deepEqual(
    eventLines(record, {
      [ONE]: file(['2023-12-02', 'proposed', '2023-12-01'], ['2024-02-03', 'accepted', '2024-01-01']),
    }),
    ['2023-12-02 appeared 1 (git)', '2024-01-01 accepted 1'],
  );
});

test('all commits of a record that went back and forth are listed', () => {
  const versions = file(
    ['2024-01-01', 'proposed'],
    ['2024-02-01', 'accepted'],
    ['2024-03-01', 'rejected'],
    ['2024-04-01', 'accepted'],
  );
  assert.deepEqual(eventLines({ [ONE]: text('1. Queue', 'Accepted 2024-02-02') }, { [ONE]: versions }), [
    '2024-01-01 appeared 1 (git)',
    '2024-02-02 accepted 1',
    '2024-03-01 rejected 1 (git)',
    '2024-04-01 accepted 1 (git)',
  ]);
});

test('a record imported long after it was superseded does not come into force again', () => {
  const texts = {
    [ONE]: text('1. Queue', 'Accepted', 'Date: 2020-01-02'),
    [TWO]: text('2. Ring', 'Accepted\n\nSupersedes [1. Queue](0001-queue.md)', 'Date: 2021-03-04'),
  };
  assert.deepEqual(eventLines(texts, { [ONE]: file(['2024-01-01', 'accepted', '2020-01-02']) }), [
    '2020-01-02 accepted 1',
    '2021-03-04 superseded 1 by 2',
    '2021-03-04 accepted 2',
    '2024-01-01 appeared 1 (git)',
  ]);
});

test('a file that was closed when it appeared only shows that the decision had ended by then', () => {
  const texts = {
    [ONE]: text('1. Queue', 'Deprecated', 'Date: 2020-01-02'),
    [TWO]: text('2. Ring', 'Superseded by ADR-9', 'Date: 2020-02-03'),
  };
  const files = {
    [ONE]: file(['2024-01-01', 'deprecated', '2020-01-02']),
    [TWO]: file(['2024-01-01', 'superseded', '2020-02-03']),
  };
  assert.deepEqual(eventLines(texts, files).sort(), [
    '2020-01-02 accepted 1',
    '2020-02-03 accepted 2',
    '2024-01-01 appeared 1 (git)',
    '2024-01-01 appeared 2 (git)',
    'some day deprecated 1',
    'some day superseded 2',
  ]);
  const then = (day: string) =>
    [...getStatusAt(events(texts, files), day).values()].map(({ effectiveStatus }) => effectiveStatus);
  assert.deepEqual(then('2019-01-01'), ['not yet', 'not yet']);
  assert.deepEqual(then('2022-01-01'), ['unknown', 'unknown']);
  assert.deepEqual(then('2024-01-02'), ['no longer in force', 'no longer in force']);
});

test('commits whose days run backwards count on the day of the one before', () => {
  const versions = file(['2024-03-04', 'proposed'], ['2024-01-02', 'accepted'], ['2024-05-06', 'deprecated']);
  assert.deepEqual(eventLines({ [ONE]: text('1. Queue', 'Deprecated') }, { [ONE]: versions }), [
    '2024-03-04 appeared 1 (git)',
    '2024-03-04 accepted 1 (git)',
    '2024-05-06 deprecated 1 (git)',
  ]);
});

test('a shallow history leaves open when a record came by its status', () => {
  const versions = { ...file(['2024-03-04', 'accepted']), appeared: null, lastChanged: null };
  assert.deepEqual(eventLines({ [ONE]: text('1. Queue', 'Accepted') }, { [ONE]: versions }), [
    'some day accepted 1',
  ]);
});
