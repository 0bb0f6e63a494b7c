import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGraph } from '../../../src/graph/create-graph.ts';
import { type Link, makeLog, toId } from './logs.ts';

function placed(dates: (string | null)[], links: Link[]) {
  const graph = createGraph(
    makeLog({ count: dates.length, links, date: (number) => dates[number - 1] ?? null }),
  );
  return (number: number) => graph.nodes.get(toId(number))?.time;
}

test('a record without a date is after the one before it in the log', () => {
  const at = placed(
    ['2020-01-01', null, '2022-01-01'],
    [
      { from: 2, to: 1 },
      { from: 3, to: 1 },
    ],
  );
  assert.deepEqual(at(2), { at: '2020-01-01', dated: false, position: 1 });
});

test('a record without a date is no earlier than what it supersedes', () => {
  const at = placed(['2020-01-01', null, '2022-01-01'], [{ from: 2, to: 3, type: 'supersedes' }]);
  assert.equal(at(2)?.at, '2022-01-01');
});

test('a record without a date is no later than its successor', () => {
  const at = placed(
    ['2020-01-01', '2024-01-01', null, '2022-01-01'],
    [{ from: 4, to: 3, type: 'supersedes' }],
  );
  assert.equal(at(3)?.at, '2022-01-01');
});
