/** The graph as its pages show it: pages and places, names of sheets, the words beside the drawings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGraph, type GraphRecord } from '../../../src/graph/index.ts';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import { meantBy, readFocus } from '../../../src/site/view/focus.ts';
import {
  alonePath,
  drawAround,
  drawSheet,
  focusPath,
  graphPages,
  graphPath,
  nameOfSheet,
  ROOMS,
  sheetAsText,
  withoutCommonName,
} from '../../../src/site/view/graph.ts';
import { idOf, type Link, makeLog } from '../graph/logs.ts';

const messages = loadMessages('en');

const pagesFor = (count: number, links: Link[], change = (record: GraphRecord) => record) =>
  graphPages(createGraph(makeLog({ count, links }).map(change)));

const href = ({ number }: { number: number | null }) => `/adr/${number}/`;
const options = {
  id: 'here',
  title: 'A title',
  description: 'More.',
  messages,
  href,
  moreHref: () => '/adr/1/#relations',
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

test('a log without relations has no pages', () => {
  assert.deepEqual(pagesFor(3, []).pages, []);
});

test('the pages of a large log together show every related record once as its own', () => {
  const { pages, places } = pagesFor(600, chain(600));
  assert.ok(pages.length > 1);
  const own = pages.flatMap(({ items }) =>
    items.flatMap(({ sheet }) => sheet.nodes.flatMap((node) => (node.kind === 'record' ? [node.id] : []))),
  );
  assert.equal(own.length, 600);
  assert.equal(new Set(own).size, 600);
  assert.equal(places.size, 600);
});

test('a place names the page and the section a record is drawn in', () => {
  const { pages, places } = pagesFor(600, chain(600));
  for (const [id, { page, sheet }] of places) {
    const view = pages[page - 1]?.items.find((one) => one.id === sheet);
    assert.ok(
      view?.sheet.nodes.some((node) => node.id === id),
      id,
    );
  }
});

test('sections have names of their own across all pages', () => {
  const ids = pagesFor(600, pairs(300)).pages.flatMap(({ items }) => items.map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
});

test('the drawings and words of a page stay below some 300 KB', () => {
  const stars = Array.from({ length: 999 }, (_, at): Link => ({ from: at + 2, to: 1 + Math.floor(at / 7) }));
  for (const links of [chain(1000), pairs(500), stars]) {
    for (const { items } of pagesFor(1000, links).pages) {
      const html = items.map(({ sheet }) => {
        const { wide, narrow } = drawSheet(sheet, options);
        return `${wide}${narrow}${sheetAsText(sheet, { href, messages })}`;
      });
      assert.ok(html.join('').length < 300_000, `${html.join('').length}`);
    }
  }
});

test('a sheet is named after the record most lines meet at', () => {
  const links = [1, 2, 4, 5].map((to): Link => ({ from: 3, to, type: 'depends-on' }));
  const [page] = pagesFor(6, [...links, { from: 6, to: 5 }]).pages;
  const [name] = page?.items.map(({ sheet }) => nameOfSheet(sheet, messages)) ?? [];
  assert.match(name?.heading ?? '', /^Around 3 /);
  assert.equal(name?.note, '6 records · 2015');
});

test('a sheet of many small groups says how many', () => {
  const [page] = pagesFor(6, pairs(3)).pages;
  assert.deepEqual(
    page?.items.map(({ sheet }) => nameOfSheet(sheet, messages)),
    [{ heading: '3 small groups', note: '6 records · 2015' }],
  );
});

test('a sheet of one collection says its name once, one of several beside each record', () => {
  const of = (name: (number: number) => string) => (record: GraphRecord) => ({
    ...record,
    of: name(record.number ?? 0),
  });
  const [alike] = pagesFor(
    2,
    pairs(1),
    of(() => 'Quay'),
  ).pages.flatMap(({ items }) => items);
  assert.equal(alike?.of, 'Quay');
  assert.ok(alike?.sheet.nodes.every((node) => node.kind !== 'more' && node.record.of === undefined));
  const [mixed] = pagesFor(
    2,
    pairs(1),
    of((number) => `Quay ${number}`),
  ).pages.flatMap(({ items }) => items);
  assert.equal(mixed?.of, null);
  assert.match(drawSheet(mixed?.sheet ?? { nodes: [], edges: [], records: 0 }, options).narrow, />Quay 2</);
  assert.equal(withoutCommonName({ nodes: [], edges: [], records: 0 }).of, null);
});

test('addresses: pages, records that stand alone, the surroundings of a record', () => {
  assert.deepEqual(
    [graphPath(1), graphPath(3), alonePath(1), alonePath(2)],
    ['/graph/', '/graph/3/', '/graph/alone/', '/graph/alone/2/'],
  );
  const pages = pagesFor(2, pairs(1));
  assert.equal(focusPath(pages, { id: idOf(2), permalink: '/adr/2/' }), '/graph/?focus=adr/2#sheet-1');
  assert.equal(focusPath(pages, { id: idOf(9), permalink: '/adr/9/' }), null);
});

test('a wide drawing says how much room it takes, and fits it', () => {
  const [view] = pagesFor(5, chain(5)).pages.flatMap(({ items }) => items);
  assert.ok(view);
  const { wide, room } = drawSheet(view.sheet, options);
  const width = Number(/ width="([\d.]+)"/.exec(wide ?? '')?.[1]);
  assert.ok(room !== null && ROOMS.includes(room) && width <= room);
});

test('the text version lists each line at both ends, by date, and names collapsed records', () => {
  const links = Array.from({ length: 20 }, (_, at): Link => ({ from: at + 2, to: 1, type: 'depends-on' }));
  const html = pagesFor(21, links)
    .pages.flatMap(({ items }) => items.map(({ sheet }) => sheetAsText(sheet, { href, messages })))
    .join('');
  for (let number = 2; number <= 21; number++) assert.match(html, new RegExp(`href="/adr/${number}/"`));
  assert.ok(html.startsWith('<ul class="in-words"><li><a href="/adr/1/">'));
  assert.match(html, /required by 12 records: /);
  assert.match(html, /depends on <a href="\/adr\/1\/">/);
});

test('titles and names cannot break out of the text version', () => {
  const [view] = pagesFor(2, pairs(1), (record) => ({ ...record, title: '<b>"x"</b>' })).pages.flatMap(
    ({ items }) => items,
  );
  assert.ok(view);
  assert.doesNotMatch(sheetAsText(view.sheet, { href, messages }), /<b>/);
});

test('the surroundings of a record are two steps, few records, and mark the record itself', () => {
  const graph = createGraph(makeLog({ count: 9, links: chain(9) }));
  const around = drawAround(graph, idOf(5), options);
  const shown = [...(around?.svg ?? '').matchAll(/href="\/adr\/(\d+)\/"/g)].map(([, number]) =>
    Number(number),
  );
  assert.deepEqual(shown, [3, 4, 5, 6, 7]);
  assert.match(around?.svg ?? '', /href="\/adr\/5\/"[^>]*aria-current="true"/);
  assert.equal(drawAround(graph, 'adr/none.md', options), null);
});

test('a record is named by its number, with noughts or without, where that leaves no doubt', () => {
  const keys = ['payments/12', 'risk/12', 'risk/7', 'risk/notes'];
  const meant = (words: string, home?: string): string[] => meantBy(readFocus(words, home), keys);
  assert.deepEqual(meant('0012', 'risk'), ['risk/12']);
  assert.deepEqual(meant('/payments/012/'), ['payments/12']);
  assert.deepEqual(meant('7'), ['risk/7']);
  assert.deepEqual(meant('notes'), ['risk/notes']);
  assert.deepEqual(meant('12'), ['payments/12', 'risk/12']);
  assert.deepEqual(meant('2'), []);
  assert.deepEqual(meant('risk/'), []);
});
