/** The graph as its pages show it: views, pages and places, and the words beside the drawings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGraph, type GraphRecord } from '../../../src/graph/index.ts';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import type { SiteLog } from '../../../src/site/types.ts';
import { findMeantKeys, readFocus } from '../../../src/site/view/graph-focus.ts';
import {
  createLanesText,
  drawLanes,
  getGraphPages,
  packPlaces,
  toFocusPath,
  toGraphPath,
  toUnrelatedPath,
} from '../../../src/site/view/graph-pages.ts';
import { type Link, makeLog, toId } from '../graph/logs.ts';

const messages = loadMessages('en');

const pagesFor = (count: number, links: Link[], change = (record: GraphRecord) => record) =>
  getGraphPages(createGraph(makeLog({ count, links }).map(change)));

const href = ({ number }: { number: number | null }) => `/adr/${number}/`;
const options = {
  id: 'here',
  title: 'A title',
  description: 'More.',
  messages,
  href,
};

/** Each record supersedes the one before it. */
const chain = (count: number): Link[] =>
  Array.from({ length: count - 1 }, (_, at) => ({ from: at + 2, to: at + 1, type: 'supersedes' as const }));

/** Pairs of records that have nothing to do with other pairs. */
const pairs = (count: number): Link[] =>
  Array.from({ length: count }, (_, at) => ({
    from: at * 2 + 2,
    to: at * 2 + 1,
    type: 'supersedes' as const,
  }));

const shownIn = (section: ReturnType<typeof pagesFor>['sections'][number] | undefined) =>
  section?.pages.flatMap(({ items }) => items.flatMap(({ nodes }) => nodes.map(({ id }) => id))) ?? [];

test('a log without relations has no pages', () => {
  assert.deepEqual(pagesFor(3, []).sections, []);
});

test('replacements are the first view, all relations the second, and one is enough where both show the same', () => {
  const views = (links: Link[]) => pagesFor(4, links).sections.map(({ view, kinds }) => [view, ...kinds]);
  assert.deepEqual(views([...chain(2), { from: 4, to: 1 }]), [
    ['replacements', 'supersedes'],
    ['relations', 'supersedes', 'relates-to'],
  ]);
  assert.deepEqual(views(chain(4)), [['replacements', 'supersedes']]);
  assert.deepEqual(views([{ from: 4, to: 1 }]), [['relations', 'relates-to']]);
});

test('the pages of a large log together show every related record once', () => {
  const { sections, places } = pagesFor(600, chain(600));
  const own = shownIn(sections[0]);
  assert.ok((sections[0]?.pages.length ?? 0) > 1);
  assert.equal(own.length, 600);
  assert.equal(new Set(own).size, 600);
  assert.equal(places.size, 600);
});

test('a record is found in the first view that shows it', () => {
  const { places } = pagesFor(4, [...chain(2), { from: 4, to: 1 }]);
  assert.deepEqual(
    [places.get(toId(1)), places.get(toId(4)), places.get(toId(3))],
    ['/graph/', '/graph/all/', undefined],
  );
});

test('the drawings and words of a page stay below some 300 KB', () => {
  const stars = Array.from({ length: 999 }, (_, at): Link => ({ from: at + 2, to: 1 + Math.floor(at / 7) }));
  for (const links of [chain(1000), pairs(500), stars]) {
    for (const { view, pages } of pagesFor(1000, links).sections) {
      for (const { items } of pages) {
        const { wide, narrow } = drawLanes(items, view, options);
        const html = `${wide}${narrow}${createLanesText(items, { href, messages })}`;
        assert.ok(html.length < 300_000, `${html.length}`);
      }
    }
  }
});

test('addresses: pages of both views, records without relations, a record in the graph', () => {
  assert.deepEqual(
    [
      toGraphPath(0, 1),
      toGraphPath(0, 3),
      toGraphPath(1, 1),
      toGraphPath(1, 2),
      toUnrelatedPath(1),
      toUnrelatedPath(2),
    ],
    ['/graph/', '/graph/3/', '/graph/all/', '/graph/all/2/', '/graph/alone/', '/graph/alone/2/'],
  );
  const pages = pagesFor(2, pairs(1));
  assert.equal(toFocusPath(pages, { id: toId(2), permalink: '/adr/2/' }), '/graph/?focus=adr/2');
  assert.equal(toFocusPath(pages, { id: toId(9), permalink: '/adr/9/' }), null);
  const records = [{ id: toId(1), permalink: '/adr/1/' }] as SiteLog['records'];
  assert.deepEqual(packPlaces({ records }, pages), { 'adr/1': '/graph/' });
});

test('records of several collections say which they are of', () => {
  const { sections } = pagesFor(2, pairs(1), (record) => ({ ...record, of: 'Quay & Ships' }));
  const items = sections[0]?.pages[0]?.items ?? [];
  assert.match(drawLanes(items, 'replacements', options).narrow, /Quay &amp; Ships · 7 Jan 2015/);
});

test('the text version lists each line at both ends, by date', () => {
  const links = Array.from({ length: 20 }, (_, at): Link => ({ from: at + 2, to: 1, type: 'depends-on' }));
  const html = createLanesText(pagesFor(21, links).sections[0]?.pages[0]?.items ?? [], { href, messages });
  assert.ok(html.startsWith('<ul class="in-words"><li><a href="/adr/1/">'));
  assert.equal(html.match(/required by <a/g)?.length, 20);
  assert.equal(html.match(/depends on <a href="\/adr\/1\/">/g)?.length, 20);
});

test('titles and names cannot break out of the text version', () => {
  const { sections } = pagesFor(2, pairs(1), (record) => ({ ...record, title: '<b>"x"</b>' }));
  assert.doesNotMatch(createLanesText(sections[0]?.pages[0]?.items ?? [], { href, messages }), /<b>/);
});

test('a record is named by its number, with noughts or without, where that leaves no doubt', () => {
  const keys = ['payments/12', 'risk/12', 'risk/7', 'risk/notes'];
  const meant = (words: string, home?: string): string[] => findMeantKeys(readFocus(words, home), keys);
  assert.deepEqual(meant('0012', 'risk'), ['risk/12']);
  assert.deepEqual(meant('/payments/012/'), ['payments/12']);
  assert.deepEqual(meant('7'), ['risk/7']);
  assert.deepEqual(meant('notes'), ['risk/notes']);
  assert.deepEqual(meant('12'), ['payments/12', 'risk/12']);
  assert.deepEqual(meant('2'), []);
  assert.deepEqual(meant('risk/'), []);
});
