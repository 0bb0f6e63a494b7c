import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEdges, createGraph } from '../../../src/graph/create-graph.ts';
import { type Link, makeLog, toId } from './logs.ts';

function listLines(links: Link[], count = 4): string[] {
  return createEdges(makeLog({ count, links })).map(
    ({ kind, from, to }) => `${toNumber(from)} ${kind} ${toNumber(to)}`,
  );
}

function toNumber(id: string): number {
  return Number(id.slice(4, 8));
}

const CASES: [string, Link[], string[]][] = [
  [
    'both sides of a supersession are one line',
    [
      { from: 2, to: 1, type: 'supersedes' },
      { from: 1, to: 2, type: 'superseded-by' },
    ],
    ['2 supersedes 1'],
  ],
  [
    'a relation said three times is one line',
    [
      { from: 3, to: 1 },
      { from: 1, to: 3 },
      { from: 3, to: 1 },
    ],
    ['3 relates-to 1'],
  ],
  ['a reverse alone is turned round', [{ from: 1, to: 4, type: 'required-by' }], ['4 depends-on 1']],
  [
    'an amendment read from its target is turned round',
    [{ from: 1, to: 2, type: 'amended-by' }],
    ['2 amends 1'],
  ],
  [
    'what is superseded in part is told apart',
    [{ from: 2, to: 1, type: 'supersedes', partial: true }],
    ['2 partly-supersedes 1'],
  ],
  [
    'what is superseded whole is not also drawn as superseded in part',
    [
      { from: 2, to: 1, type: 'supersedes', partial: true },
      { from: 1, to: 2, type: 'superseded-by' },
    ],
    ['2 supersedes 1'],
  ],
  ['a record that names itself has no line', [{ from: 2, to: 2, type: 'supersedes' }], []],
  ['a record that is not there has no line', [{ from: 2, to: 99 }], []],
  [
    'two that supersede each other have both lines',
    [
      { from: 1, to: 2, type: 'supersedes' },
      { from: 2, to: 1, type: 'supersedes' },
    ],
    ['1 supersedes 2', '2 supersedes 1'],
  ],
  [
    'two kinds between two records are two lines, the stronger first',
    [
      { from: 2, to: 1 },
      { from: 2, to: 1, type: 'amends' },
    ],
    ['2 amends 1', '2 relates-to 1'],
  ],
];

for (const [name, links, expected] of CASES) test(name, () => assert.deepEqual(listLines(links), expected));

test('records without relations are counted, in the order of the log', () => {
  const graph = createGraph(makeLog({ count: 4, links: [{ from: 3, to: 2 }] }).reverse());
  assert.deepEqual(graph.unrelated, [toId(1), toId(4)]);
  assert.deepEqual([...graph.nodes.keys()], [toId(2), toId(3)]);
});
