/** Lanes, rows and time: what is drawn where. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createGraph,
  EDGE_KINDS,
  getLanes,
  layoutRelations,
  layoutReplacements,
  REPLACEMENTS,
} from '../../../src/graph/index.ts';
import { arcPath, dropPath, stackRows } from '../../../src/graph/row-positions.ts';
import type { Layout } from '../../../src/graph/types.ts';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import { type Link, type LogOptions, makeLog, randomLog, toId } from './logs.ts';

const messages = loadMessages('en');
const WIDE = { width: 800, lines: 2 };
const NARROW = { width: 350, lines: 3 };

const lanesIn = (log: LogOptions, kinds = REPLACEMENTS, most = 80) =>
  getLanes(createGraph(makeLog(log)), kinds, most).map(({ nodes }) =>
    nodes.map(({ record }) => record.number),
  );

const replacements = (log: LogOptions, size = WIDE) =>
  layoutReplacements(getLanes(createGraph(makeLog(log)), REPLACEMENTS), messages, size);

const rowOf = ({ rows }: Layout, number: number) => {
  const row = rows.find(({ node }) => node.id === toId(number));
  assert.ok(row);
  return row;
};

const after = (to: number, from: number): Link => ({ from, to, type: 'supersedes' });

test('connected replacements are a lane, the largest first, then the most recent', () => {
  const links = [after(1, 2), after(3, 4), after(5, 6), after(6, 7), { from: 1, to: 5 }];
  assert.deepEqual(lanesIn({ count: 8, links }), [
    [5, 6, 7],
    [3, 4],
    [1, 2],
  ]);
  assert.deepEqual(lanesIn({ count: 8, links }, EDGE_KINDS)[0], [1, 2, 5, 6, 7]);
});

test('a group too large for a page is cut by time, and says how many relations are on other pages', () => {
  const links = Array.from({ length: 9 }, (_, at) => after(at + 1, at + 2));
  const lanes = getLanes(createGraph(makeLog({ count: 10, links })), REPLACEMENTS, 4);
  assert.deepEqual(
    lanes.map(({ nodes }) => nodes.length),
    [4, 4, 2],
  );
  assert.deepEqual(
    [...(lanes[1]?.outside ?? [])],
    [
      [toId(5), 1],
      [toId(8), 1],
    ],
  );
});

test('time runs from left to right, and a successor is to the right of its predecessor', () => {
  for (let seed = 1; seed < 40; seed++) {
    const graph = createGraph(randomLog(seed, { count: 30, links: 25, reach: 6 }));
    for (const size of [WIDE, NARROW]) {
      const { rows, lines, width } = layoutReplacements(getLanes(graph, REPLACEMENTS), messages, size);
      for (const { upper, lower, x } of lines) {
        assert.ok(upper < lower);
        assert.equal(x, rows[lower]?.x);
        assert.ok((rows[upper]?.x ?? 0) <= x && x <= width);
      }
    }
  }
});

test('no line runs through words', () => {
  for (let seed = 1; seed < 60; seed++) {
    const graph = createGraph(randomLog(seed, { count: 14, links: 16, reach: 4 }));
    for (const size of [WIDE, NARROW]) {
      const { rows, lines } = layoutReplacements(getLanes(graph, REPLACEMENTS), messages, size);
      for (const [at, { label, node }] of rows.entries()) {
        const [from, to] =
          label.anchor === 'start' ? [label.x, label.x + label.width] : [label.x - label.width, label.x];
        assert.ok(from >= 0 && to <= size.width, node.id);
        for (const { upper, lower, x } of lines)
          if (upper < at && at <= lower) assert.ok(x < from || x > to, `${node.id} of ${seed}`);
      }
    }
  }
});

test('a decision was in force until it was replaced, or is today', () => {
  const log = makeLog({ count: 4, links: [after(1, 2), { from: 3, to: 2, type: 'amends' }, after(2, 4)] });
  for (const [at, record] of log.entries())
    record.effectiveStatus = at === 3 ? 'in force' : at === 2 ? 'pending' : 'no longer in force';
  const layout = layoutReplacements(getLanes(createGraph(log), REPLACEMENTS), messages, WIDE);
  assert.deepEqual(rowOf(layout, 1).life, { kind: 'closed', to: rowOf(layout, 2).x });
  assert.deepEqual(rowOf(layout, 2).life, { kind: 'closed', to: rowOf(layout, 4).x });
  assert.equal(rowOf(layout, 3).life?.kind, 'pending');
  assert.deepEqual(rowOf(layout, 4).life, { kind: 'open', to: 800 });
});

test('without dates there is no axis and no bar', () => {
  const layout = replacements({ count: 2, links: [after(1, 2)], date: () => null });
  assert.deepEqual(layout.ticks, []);
  assert.ok(layout.rows.every(({ life }) => life?.kind === 'ended'));
});

const ticks = (first: string, last: string, size = WIDE) =>
  replacements({ count: 2, links: [after(1, 2)], date: (n) => (n === 1 ? first : last) }, size).ticks.map(
    ({ text }) => text,
  );

test('the axis has years, months under two years, and days under two months', () => {
  assert.deepEqual(ticks('2019-06-01', '2023-02-01'), ['2020', '2021', '2022', '2023']);
  assert.deepEqual(ticks('2022-01-10', '2022-06-20'), [
    'Feb 2022',
    'Mar 2022',
    'Apr 2022',
    'May 2022',
    'Jun 2022',
  ]);
  assert.deepEqual(ticks('2022-03-01', '2022-03-05'), ['1 Mar', '2 Mar', '3 Mar', '4 Mar', '5 Mar']);
  assert.ok(ticks('1990-01-01', '2024-01-01', NARROW).length < 6);
});

test('all relations: one record a row, one row a record', () => {
  const graph = createGraph(randomLog(3, { count: 60, links: 80 }));
  const { rows, lines } = layoutRelations(getLanes(graph, EDGE_KINDS), messages, WIDE);
  assert.equal(new Set(rows.map(({ node }) => node.id)).size, rows.length);
  assert.equal(lines.length, graph.edges.length);
});

test('rows close up where some are hidden, and lanes stay apart', () => {
  const rows = [0, 0, 1, 1].map((lane, at) => ({ lane, height: 10, hidden: at === 1 }));
  const { tops, rules, height } = stackRows(rows, false);
  assert.equal(tops[1], null);
  assert.equal(rules.length, 1);
  assert.ok((tops[2] ?? 0) > (tops[0] ?? 0) + 10 && height > (tops[3] ?? 0) + 10);
  assert.equal(
    stackRows(
      rows.map((row) => ({ ...row, hidden: row.lane === 0 })),
      false,
    ).rules.length,
    0,
  );
});

test('an arrow ends before the mark it points to, and the longest arc is the widest', () => {
  assert.equal(dropPath({ x: 5, from: 10, to: 100, isUp: false, widest: 90 }), 'M5 10V87');
  const reach = (to: number) =>
    Number(/C(-?[\d.]+)/.exec(arcPath({ x: 100, from: 0, to, isUp: false, widest: 400 }))?.[1]);
  assert.ok(reach(400) < reach(200) && reach(200) < reach(20));
});
