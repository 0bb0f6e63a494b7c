import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createGraph,
  drawGraph,
  drawSample,
  EDGE_KINDS,
  type GraphRecord,
  getLanes,
  layoutRelations,
  layoutReplacements,
  REPLACEMENTS,
} from '../../../src/graph/index.ts';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import { type Link, makeLog } from './logs.ts';

const messages = loadMessages('en');

const KINDS: Link[] = [
  { from: 2, to: 1, type: 'supersedes' },
  { from: 3, to: 1, type: 'supersedes', partial: true },
  { from: 4, to: 1, type: 'amends' },
  { from: 5, to: 1, type: 'depends-on' },
  { from: 6, to: 1 },
];

function draw(records: GraphRecord[], { focus, view = 'relations' }: { focus?: string; view?: string } = {}) {
  const graph = createGraph(records);
  const layout =
    view === 'relations'
      ? layoutRelations(getLanes(graph, EDGE_KINDS), messages, { width: 800, lines: 2 })
      : layoutReplacements(getLanes(graph, REPLACEMENTS), messages, { width: 800, lines: 2 });
  const options = { id: 'g1', title: 'Graph', description: 'Six records', focus, messages };
  return drawGraph(layout, { ...options, href: ({ number }) => `/adr/${number}/` });
}

test('each record is a link to its page, described by its whole title, status and date', () => {
  const svg = draw(makeLog({ count: 6, links: KINDS }));
  assert.equal(svg.match(/<a /g)?.length, 6);
  assert.match(
    svg,
    /href="\/adr\/1\/"[^>]*><desc>1 files of one customer in \(Superseded, 7 Jan 2015\)<\/desc>/,
  );
});

test('each line names its kind and the rows at its ends', () => {
  const svg = draw(makeLog({ count: 6, links: KINDS }));
  for (const [place, kind] of EDGE_KINDS.entries())
    assert.match(svg, new RegExp(`data-type="${kind}" data-ends="0 ${place + 1}"`), kind);
});

test('arrows go from the replaced record to its successor, and from one that depends to what it needs', () => {
  const svg = draw(makeLog({ count: 6, links: KINDS }));
  const isUp = (kind: string) => new RegExp(`data-type="${kind}"[^>]* data-up`).test(svg);
  assert.deepEqual(
    EDGE_KINDS.map((kind) => isUp(kind)),
    [false, false, false, true, false],
  );
});

test('replacements draw no other relations', () => {
  const svg = draw(makeLog({ count: 6, links: KINDS }), { view: 'replacements' });
  assert.equal(svg.match(/<a /g)?.length, 4);
  assert.doesNotMatch(svg, /depends-on|relates-to/);
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

test('each line has a sample in the legend', () => {
  for (const kind of EDGE_KINDS) assert.ok(drawSample(kind).includes(`graph-${kind}`));
});
