import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGraph } from '../../../src/graph/graph.ts';
import { layoutWide, planSheets } from '../../../src/graph/index.ts';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import { idOf, type Link, makeLog } from './logs.ts';

function placed(dates: (string | null)[], links: Link[]) {
  const graph = createGraph(
    makeLog({ count: dates.length, links, date: (number) => dates[number - 1] ?? null }),
  );
  return (number: number) => graph.nodes.get(idOf(number))?.time;
}

const messages = loadMessages('en');

test('a record without a date stands after the one before it in the log', () => {
  const at = placed(
    ['2020-01-01', null, '2022-01-01'],
    [
      { from: 2, to: 1 },
      { from: 3, to: 1 },
    ],
  );
  assert.deepEqual(at(2), { at: '2020-01-01', dated: false, position: 1 });
});

test('a record without a date stands no earlier than what it supersedes', () => {
  const at = placed(['2020-01-01', null, '2022-01-01'], [{ from: 2, to: 3, type: 'supersedes' }]);
  assert.equal(at(2)?.at, '2022-01-01');
});

test('a record without a date stands no later than its successor', () => {
  const at = placed(
    ['2020-01-01', '2024-01-01', null, '2022-01-01'],
    [{ from: 4, to: 3, type: 'supersedes' }],
  );
  assert.equal(at(3)?.at, '2022-01-01');
});

test('without any dates, the numbers give the order', () => {
  const graph = createGraph(
    makeLog({
      count: 3,
      links: [
        { from: 3, to: 1 },
        { from: 3, to: 2 },
      ],
      date: () => null,
    }),
  );
  const layout = layoutWide(planSheets(graph)[0] ?? { nodes: [], edges: [], records: 0 }, messages);
  const x = (number: number) => layout.nodes.find(({ node }) => node.id === idOf(number))?.x ?? 0;
  assert.ok(x(1) <= x(2) && x(2) < x(3));
  assert.deepEqual(
    layout.ticks.map(({ text }) => text),
    [''],
  );
});

test('the axis names each year once, and years together where they share a column', () => {
  const ticks = (dates: string[], links: Link[]) => {
    const graph = createGraph(
      makeLog({ count: dates.length, links, date: (number) => dates[number - 1] ?? null }),
    );
    return layoutWide(planSheets(graph)[0] ?? { nodes: [], edges: [], records: 0 }, messages).ticks.map(
      ({ text }) => text,
    );
  };
  assert.deepEqual(
    ticks(
      ['2020-01', '2020-05', '2022'],
      [
        { from: 2, to: 1 },
        { from: 3, to: 2 },
      ],
    ),
    ['2020', '2022'],
  );
  const star = Array.from({ length: 7 }, (_, index) => ({ from: index + 2, to: 1 }));
  assert.deepEqual(ticks(['2010', '2012', '2013', '2014', '2015', '2016', '2017', '2018'], star), [
    '2010',
    '2012–2018',
  ]);
});
