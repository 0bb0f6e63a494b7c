import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createGraph,
  drawGraph,
  layoutNarrow,
  layoutWide,
  neighbourhood,
  planSheets,
} from '../../../src/graph/index.ts';
import type { GraphRecord, Layout, Sheet } from '../../../src/graph/types.ts';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import { confusions, faultsOf, idOf, type Link, makeLog, randomLog, randomOf } from './logs.ts';

const messages = loadMessages('en');

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const chain = (count: number): Link[] =>
  range(count - 1).map((index) => ({ from: index + 2, to: index + 1, type: 'supersedes' }));

/** Shapes that logs take, and some that they should not. */
const SHAPES: Record<string, GraphRecord[]> = {
  'a pair': makeLog({ count: 2, links: chain(2) }),
  'a chain of five': makeLog({ count: 5, links: chain(5) }),
  'a chain of 500': makeLog({ count: 500, links: chain(500) }),
  'one superseded by many': makeLog({
    count: 9,
    links: range(8).map((i) => ({ from: i + 2, to: 1, type: 'supersedes' })),
  }),
  'one that supersedes many': makeLog({
    count: 9,
    links: range(8).map((i) => ({ from: 9, to: i + 1, type: 'supersedes' })),
  }),
  'a star of 500': makeLog({
    count: 501,
    links: range(500).map((i) => ({ from: i + 2, to: 1, type: 'depends-on' })),
  }),
  'a star around the middle': makeLog({
    count: 21,
    links: range(20).map((i) => ({ from: 11, to: i < 10 ? i + 1 : i + 2 })),
  }),
  'a diamond': makeLog({
    count: 4,
    links: [
      { from: 2, to: 1 },
      { from: 3, to: 1 },
      { from: 4, to: 2 },
      { from: 4, to: 3 },
    ],
  }),
  'a ladder': makeLog({
    count: 12,
    links: range(10).flatMap((i): Link[] => [
      { from: i + 3, to: i + 1, type: 'supersedes' },
      ...(i % 2 === 0 ? [{ from: i + 2, to: i + 1 }] : []),
    ]),
  }),
  'every kind between two': makeLog({
    count: 2,
    links: (['supersedes', 'amends', 'depends-on', 'relates-to'] as const).map((type) => ({
      from: 2,
      to: 1,
      type,
    })),
  }),
  'a ring': makeLog({
    count: 6,
    links: range(6).map((i) => ({ from: i + 1, to: ((i + 1) % 6) + 1, type: 'supersedes' })),
  }),
  'everything with everything': makeLog({
    count: 9,
    links: range(9).flatMap((a) => range(a).map((b) => ({ from: a + 1, to: b + 1 }))),
  }),
  'two sides': makeLog({
    count: 12,
    links: range(6).flatMap((a) =>
      range(6).map((b): Link => ({ from: 7 + a, to: b + 1, type: a % 2 ? 'depends-on' : 'amends' })),
    ),
  }),
  'crossing pairs': makeLog({
    count: 8,
    links: range(4).map((i) => ({ from: 8 - i, to: i + 1, type: 'supersedes' })),
  }),
  'no dates at all': makeLog({
    count: 14,
    links: [...chain(7), { from: 14, to: 2 }, { from: 9, to: 14 }],
    date: () => null,
  }),
  'all on one day': makeLog({
    count: 14,
    links: [...chain(14), { from: 14, to: 2 }],
    date: () => '2024-03-01',
  }),
  'years apart': makeLog({
    count: 12,
    links: [...chain(12), { from: 12, to: 1 }],
    date: (n) => `${2000 + n * 2}-01-01`,
  }),
};
for (const seed of range(12)) {
  SHAPES[`a sparse log, seed ${seed}`] = randomLog(seed, { count: 120, links: 70 });
  SHAPES[`a close log, seed ${seed}`] = randomLog(100 + seed, { count: 60, links: 90, reach: 8 });
}

/** What a page about one record has room for. */
const NEAR = { steps: 2, records: 14, columns: 6 };

function sheetsOf(records: GraphRecord[]): Sheet[] {
  return planSheets(createGraph(records));
}

function layoutsOf(records: GraphRecord[]): Layout[] {
  return sheetsOf(records).flatMap((sheet) => [layoutWide(sheet, messages), layoutNarrow(sheet, messages)]);
}

function drawn(layout: Layout): string {
  return drawGraph(layout, {
    id: 'g',
    title: 'Graph',
    description: 'Of records',
    messages,
    href: ({ id }) => `/${id}/`,
    moreHref: (id) => `/${id}/`,
  });
}

for (const [name, records] of Object.entries(SHAPES)) {
  test(`${name}: nothing lies on anything, and no line runs through words or another record`, () => {
    for (const layout of layoutsOf(records)) assert.deepEqual(faultsOf(layout), [], layout.density);
  });

  test(`${name}: no two lines lie on each other unless they lead to one record in one way`, () => {
    for (const layout of layoutsOf(records)) assert.deepEqual(confusions(layout), [], layout.density);
  });

  test(`${name}: later records stand further along time`, () => {
    for (const { density, nodes } of layoutsOf(records)) {
      const own = nodes.filter(({ node }) => node.kind === 'record' && node.time.dated);
      if (density === 'narrow') continue;
      const sorted = own.sort((a, b) => (a.node.time.at < b.node.time.at ? -1 : 1));
      for (const [place, { x, node }] of sorted.entries()) {
        const next = sorted[place + 1];
        if (next && next.node.time.at > node.time.at)
          assert.ok(next.x >= x, `${next.node.id} stands left of ${node.id}`);
      }
    }
  });

  test(`${name}: every line is drawn once, or once on each of two sheets, or counted in a fold`, () => {
    const graph = createGraph(records);
    const seen = new Map<string, number>();
    let folded = 0;
    for (const sheet of planSheets(graph)) {
      const kinds = new Map(sheet.nodes.map((node) => [node.id, node.kind]));
      for (const { id, from, to, count } of sheet.edges) {
        const ends = [kinds.get(from), kinds.get(to)];
        if (ends.includes('more')) folded += count;
        else seen.set(id, (seen.get(id) ?? 0) + (ends.includes('elsewhere') ? 0.5 : 1));
      }
    }
    const whole = [...seen.values()].filter((count) => count === 1).length;
    const halves = [...seen.values()].filter((count) => count === 0.5).length;
    assert.equal(whole + halves, seen.size);
    const left = graph.edges.length - seen.size;
    assert.ok(
      halves + left * 2 >= folded && folded >= left,
      `${graph.edges.length} lines: ${seen.size} seen, ${folded} folded`,
    );
  });

  test(`${name}: the order of the input makes no difference`, () => {
    const random = randomOf(7);
    const shuffled = records
      .map((record) => ({ record: { ...record, relations: [...record.relations].reverse() }, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ record }) => record);
    assert.deepEqual(layoutsOf(shuffled).map(drawn), layoutsOf(records).map(drawn));
  });

  test(`${name}: the surroundings of each record have no faults either`, () => {
    const graph = createGraph(records);
    for (const { id } of records.slice(0, 25)) {
      const sheet = neighbourhood(graph, id, NEAR);
      if (sheet === null) continue;
      assert.ok(sheet.nodes.some((node) => node.kind === 'record' && node.id === id));
      for (const layout of [layoutWide(sheet, messages), layoutNarrow(sheet, messages)]) {
        assert.deepEqual([...faultsOf(layout), ...confusions(layout)], [], `${id} ${layout.density}`);
      }
    }
  });
}

test('a chain is one straight line', () => {
  const [sheet] = sheetsOf(SHAPES['a chain of five'] as GraphRecord[]);
  const layout = layoutWide(sheet as Sheet, messages);
  assert.equal(new Set(layout.nodes.map(({ y }) => y)).size, 1);
  assert.ok(layout.edges.every(({ points }) => points.length === 2));
});

test('supersession stays straight where weaker relations branch off', () => {
  const links: Link[] = [...chain(3), { from: 4, to: 1, type: 'depends-on' }, { from: 4, to: 2 }];
  const [sheet] = sheetsOf(makeLog({ count: 4, links }));
  const layout = layoutWide(sheet as Sheet, messages);
  for (const { edge, points } of layout.edges) if (edge.kind === 'supersedes') assert.equal(points.length, 2);
});

test('a wide sheet is no wider than asked, a narrow one exactly', () => {
  for (const [name, records] of Object.entries(SHAPES)) {
    for (const sheet of sheetsOf(records)) {
      const wide = layoutWide(sheet, messages);
      if (sheet.edges.length < 40) assert.ok(wide.width <= 1140, `${name}: ${wide.width}`);
      assert.equal(layoutNarrow(sheet, messages).width, 358);
    }
  }
});

test('no sheet shows more records than a reader can take in', () => {
  for (const name of ['a chain of 500', 'a star of 500']) {
    for (const sheet of sheetsOf(SHAPES[name] as GraphRecord[])) assert.ok(sheet.nodes.length <= 40, name);
  }
});

test('what is near a record leaves out what is three steps away', () => {
  const graph = createGraph(makeLog({ count: 9, links: chain(9) }));
  const sheet = neighbourhood(graph, idOf(5), NEAR);
  const shown = sheet?.nodes.map(({ id }) => id).sort();
  assert.deepEqual(shown, [3, 4, 5, 6, 7].map(idOf));
  assert.equal(neighbourhood(createGraph(makeLog({ count: 2, links: [] })), idOf(1), NEAR), null);
});
