import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linePath } from '../../../src/graph/draw.ts';
import {
  createGraph,
  drawGraph,
  drawSample,
  layoutNarrow,
  layoutWide,
  planSheets,
} from '../../../src/graph/index.ts';
import { EDGE_KINDS, type GraphRecord, type Sheet } from '../../../src/graph/types.ts';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import { idOf, type Link, makeLog } from './logs.ts';

const messages = loadMessages('en');

const KINDS: Link[] = [
  { from: 2, to: 1, type: 'supersedes' },
  { from: 3, to: 1, type: 'supersedes', partial: true },
  { from: 4, to: 1, type: 'amends' },
  { from: 5, to: 1, type: 'depends-on' },
  { from: 6, to: 1 },
];

function draw(records: GraphRecord[], focus?: string): string {
  const sheet = planSheets(createGraph(records))[0] as Sheet;
  const options = { id: 'g1', title: 'Graph', description: 'Six records', focus, messages };
  return drawGraph(layoutWide(sheet, messages), {
    ...options,
    href: ({ number }) => `/adr/${number}/`,
    moreHref: (hub) => `/more/${hub}/`,
  });
}

test('each record is a link to its page that says its whole title, status and date', () => {
  const svg = draw(makeLog({ count: 6, links: KINDS }));
  assert.equal(svg.match(/<a /g)?.length, 6);
  assert.match(
    svg,
    /href="\/adr\/1\/"[^>]*><title>1 files of one customer in \(Superseded, 7 Jan 2015\)<\/title>/,
  );
});

test('each line names its kind and both its ends', () => {
  const svg = draw(makeLog({ count: 6, links: KINDS }));
  for (const [place, kind] of EDGE_KINDS.entries()) {
    assert.ok(svg.includes(`data-type="${kind}" data-from="${idOf(place + 2)}" data-to="${idOf(1)}"`), kind);
  }
});

test('words of a title and an address cannot become markup', () => {
  const records = makeLog({ count: 2, links: [{ from: 2, to: 1 }] });
  for (const record of records) record.title = '<b onclick="x">&\'';
  const svg = draw(records);
  assert.ok(!svg.includes('<b'));
  assert.ok(svg.includes('&lt;b onclick=&quot;x&quot;&gt;&amp;'));
});

test('nothing is styled in place and nothing moves by script', () => {
  const svg = draw(makeLog({ count: 6, links: KINDS }));
  assert.doesNotMatch(svg, / style=| on[a-z]+=|<script|<style/);
});

test('the record a picture is about is marked', () => {
  const svg = draw(makeLog({ count: 6, links: KINDS }), idOf(3));
  assert.equal(svg.match(/aria-current="true"/g)?.length, 1);
});

test('a fold says how many records it holds and leads where they are listed', () => {
  const links = Array.from({ length: 40 }, (_, index) => ({ from: index + 2, to: 1 }));
  const svg = draw(makeLog({ count: 41, links }));
  assert.match(svg, /href="\/more\/adr\/0001\.md\/"[^>]*><title>32 more records, 2015–2017<\/title>/);
  assert.match(svg, />\+ 32 more</);
});

test('each line has a sample in the legend', () => {
  for (const kind of EDGE_KINDS) assert.ok(drawSample(kind).includes(`graph-${kind}`));
});

test('bends are rounded, no more than their pieces allow', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 40, y: 0 },
    { x: 40, y: 6 },
    { x: 90, y: 6 },
  ];
  assert.equal(linePath(points), 'M0 0L37 0Q40 0 40 3L40 3Q40 6 43 6L90 6');
});

test('every related record is on a sheet, also inside a fold or a log too large for one sheet', () => {
  const links: Link[] = Array.from({ length: 299 }, (_, index) => ({
    from: index + 2,
    to: index + 1,
    type: 'supersedes',
  }));
  links.push(...Array.from({ length: 100 }, (_, index) => ({ from: index + 301, to: 7 })));
  const sheets = planSheets(createGraph(makeLog({ count: 400, links })));
  assert.ok(sheets.length > 1);
  const shown = sheets.flatMap(({ nodes }) =>
    nodes.flatMap((node) =>
      node.kind === 'record' ? [node.id] : node.kind === 'more' ? node.members.map(({ id }) => id) : [],
    ),
  );
  assert.equal(new Set(shown).size, 400);
  for (const sheet of sheets)
    assert.ok(
      drawGraph(layoutNarrow(sheet, messages), {
        id: 'g',
        title: 'Graph',
        description: '',
        messages,
        href: () => '/',
        moreHref: () => '/',
      }).startsWith('<svg'),
    );
});
