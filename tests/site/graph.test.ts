/** The graph of a log: its pages, the drawings and texts there, and what the rest of the site shows of it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';
import { findHtmlErrors } from '../support/validate.ts';

const record = (
  number: number,
  title: string,
  { status = 'Accepted', date = '', links = [] as string[] } = {},
) =>
  `# ${number}. ${title}

Date: ${date || `2021-0${(number % 9) + 1}-04`}

## Status

${[status, ...links].join('\n\n')}

## Context

The harbour grows.

## Decision

We ${title.toLowerCase()}.
`;

const base = '/teams/decisions/';
let site: Site;

before(async () => {
  site = await buildSite({
    files: {
      'cadre.config.json': JSON.stringify({
        collections: [
          { folder: 'quay', key: 'quay', name: 'Quay' },
          { folder: 'ships', key: 'ships', name: 'Ships' },
        ],
      }),
      'quay/0001-moor-at-the-quay.md': record(1, 'Moor at the quay', { status: 'Superseded by ADR-2' }),
      'quay/0002-moor-at-buoys.md': record(2, 'Moor at "buoys" & posts', {
        date: '2022-05-06',
        links: ['Amended by [ADR-3](0003-light-the-buoys.md)'],
      }),
      'quay/0003-light-the-buoys.md': record(3, 'Light the buoys', { date: '2023-01-02' }),
      'quay/0004-dredge.md': record(4, 'Dredge', {
        links: ['Depends on [ADR-2](0002-moor-at-buoys.md)', 'Relates to [ADR-3](0003-light-the-buoys.md)'],
        date: '2024-02-03',
      }),
      'quay/0005-paint-the-crane.md': record(5, 'Paint the crane'),
      'ships/0001-sail.md': record(1, 'Sail', { status: 'Superseded by ADR-2' }),
      'ships/0002-steam.md': record(2, 'Steam', { date: '2023-08-09' }),
    },
    args: ['--base', base],
  });
  assert.equal(site.code, 0, site.said);
});

const REPLACED = [
  'amends quay/0002-moor-at-buoys.md quay/0003-light-the-buoys.md',
  'supersedes quay/0001-moor-at-the-quay.md quay/0002-moor-at-buoys.md',
  'supersedes ships/0001-sail.md ships/0002-steam.md',
];
const OTHERS = [
  'depends-on quay/0002-moor-at-buoys.md quay/0004-dredge.md',
  'relates-to quay/0003-light-the-buoys.md quay/0004-dredge.md',
];

/** The kind of each line with its upper and its lower record. */
const drawn = (address: string, drawing: string): string[] => {
  const page = site.page(address);
  const ids = page.all(`${drawing} a.graph-node`).map((node) => node.attr('data-id'));
  return page.all(`${drawing} .graph-edge`).map((line) => {
    const [upper, lower] = (line.attr('data-ends') ?? '').split(' ').map((at) => ids[Number(at)]);
    return [line.attr('data-type'), upper, lower].join(' ');
  });
};

test('replacements are drawn first, all relations on a page of their own, wide and narrow', () => {
  for (const kind of ['.wide-drawing', '.narrow-drawing']) {
    assert.deepEqual(drawn('/graph/', kind).sort(), REPLACED, kind);
    assert.deepEqual(drawn('/graph/all/', kind).sort(), [...REPLACED, ...OTHERS].sort(), kind);
  }
  const views = site.page('/graph/all/').all('.graph-views a');
  assert.deepEqual(
    views.map((link) => [link.attr('href'), link.attr('aria-current')]),
    [
      [`${base}graph/`, null],
      [`${base}graph/all/`, 'page'],
    ],
  );
});

test('every relation is in the text version, from both its ends, each record with its status', () => {
  const told = site
    .page('/graph/all/')
    .all('.in-words li')
    .map(({ text }) => text);
  const of = (name: string): string[] => told.filter((text) => text.startsWith(name));
  assert.deepEqual(of('1 Moor at the quay'), [
    '1 Moor at the quay Superseded · 4 Feb 2021 · Quay superseded by 2 Moor at "buoys" & posts',
  ]);
  for (const words of [
    'superseded by 2 Steam',
    'supersedes 1 Sail',
    'amended by 3 Light the buoys',
    'amends 2 Moor at "buoys" & posts',
    'depends on 2 Moor at "buoys" & posts',
    'required by 4 Dredge',
    'relates to 3 Light the buoys',
    'relates to 4 Dredge',
  ])
    assert.equal(of(words).length, 1, words);
});

test('only kinds of lines that are drawn are in the legend', () => {
  const kinds = (address: string) =>
    site
      .page(address)
      .all('.legend-lines li')
      .map((entry) => entry.attr('data-kind'));
  assert.deepEqual(kinds('/graph/'), ['supersedes', 'amends']);
  assert.deepEqual(kinds('/graph/all/'), ['supersedes', 'amends', 'depends-on', 'relates-to']);
});

test('records of several collections say which they are of', () => {
  const notes = site.page('/graph/').all('.narrow-drawing .graph-note');
  const names = new Set(notes.map(({ text }) => text.split(' · ')[0]));
  assert.deepEqual([...names].sort(), ['Quay', 'Ships']);
});

test('records without relations are counted and listed on a page of their own', () => {
  assert.match(
    site.page('/graph/all/').one('.tally').text,
    /^6 records and 5 relations · 1 record has no relations/,
  );
  const [only, ...others] = site.page('/graph/alone/').all('main li');
  assert.equal(others.length, 0);
  assert.equal(only?.one('a').attr('href'), `${base}quay/5/`);
});

test('the page of every related record can be looked up', () => {
  const places = JSON.parse(site.text('graph.json')) as Record<string, unknown>;
  assert.deepEqual(Object.keys(places), ['quay/1', 'quay/2', 'quay/3', 'quay/4', 'ships/1', 'ships/2']);
  assert.deepEqual([places['ships/1'], places['quay/4']], ['/graph/', '/graph/all/']);
});

test('the head of every page links to the graph', () => {
  assert.ok(site.page('/').one(`.site-nav a[href="${base}graph/"]`));
  assert.equal(site.page('/graph/').one('.site-nav [aria-current]').text, 'Graph');
});

test('every link points to a place that is there, no id is used twice, and the pages are valid HTML', async () => {
  assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files(), base }), []);
  for (const address of ['/graph/', '/graph/all/', '/graph/alone/', '/quay/2/']) {
    const ids = site
      .page(address)
      .all('[id]')
      .map((element) => element.attr('id'));
    assert.equal(new Set(ids).size, ids.length, address);
    assert.deepEqual(await findHtmlErrors(address, site.text(`${address}index.html`)), []);
  }
});
