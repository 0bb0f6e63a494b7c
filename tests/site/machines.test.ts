/** The addresses for machines: each file is valid in its format, and pages link to it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { EXPORT_JSON_SCHEMA, RECORD_JSON_SCHEMA } from '../../src/export/schema.ts';
import { exportLog } from '../support/export.ts';
import { findAtomFaults } from '../support/feeds.ts';
import { findSchemaFaults } from '../support/json-schema.ts';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';
import type { Files } from '../support/temp.ts';
import { findHtmlErrors } from '../support/validate.ts';
import { parseDocument } from '../support/xml.ts';

const record = (title: string, facts: string, decision = 'We do it.') =>
  `# ${title}\n\n${facts}\n\n## Context\n\nIt rains.\n\n## Decision\n\n${decision}\n\n## Consequences\n\n### Positive\n\n- Dry feet\n\n### Risks\n\n- The dam breaks\n`;

/** What a YAML escape can bring into a title: every control character, and half of a pair. */
const controls = Array.from({ length: 32 }, (_, code) => `\\x${code.toString(16).padStart(2, '0')}`).join('');

const files: Files = {
  'cadre.config.json': JSON.stringify({
    title: 'Decisions & <more>',
    description: 'What the town decided ]]> and "why".',
    collections: [
      { folder: 'river', key: 'river', name: 'River & banks' },
      { folder: 'roads', key: 'roads', name: 'Roads' },
    ],
  }),
  'river/0001-dam.md': record(
    '1. Build a dam',
    '* Status: superseded by [2](0002-dike.md)\n* Date: 2020-01-02\n* Tags: flood, C++',
  ),
  'river/0002-dike.md': record('2. Build a dike', '* Status: accepted\n* Date: 2021-03-04\n* Tags: flood'),
  'river/0003-dredge.md': record('3. Dredge', '* Status: proposed'),
  'roads/0001-hostile.md': record(
    '1. ]]> <script>alert(1)</script> & `<code>`',
    '* Status: accepted\n* Date: 2022-05\n* Tags: <b>&"]]>, flood',
    '</script><script>alert(1)</script> ]]> & "we" pave.',
  ),
  'roads/0002-controls.md': `---\ntitle: "Control ${controls}\\uD800 words"\nstatus: accepted\ndate: 2023-06-07\ntags: ["a\\x01b"]\n---\n\n## Decision\n\nWe \u0001 decide.\n`,
  'roads/feed.xml.md': record('A file like a feed', 'Status: accepted\n\nDate: 2019-01-01'),
};

const origin = 'https://decisions.example.com';
const base = '/teams/decisions/';
let site: Site;
let plain: Site;

before(async () => {
  site = await buildSite({ files, args: ['--site', origin, '--base', base] });
  assert.equal(site.code, 0, site.said);
  const { 'roads/feed.xml.md': _, ...few } = files;
  plain = await buildSite({ files: few });
  assert.equal(plain.code, 0, plain.said);
});

const json = (of: Site, path: string) => JSON.parse(of.text(path));

test('the log and every record hold to the schemas that the site publishes', () => {
  for (const one of [site, plain]) {
    const logs = findSchemaFaults(json(one, 'log.schema.json'));
    assert.deepEqual(logs(json(one, 'log.json')), []);
    const records = findSchemaFaults(json(one, 'record.schema.json'));
    for (const { permalink } of json(one, 'log.json').decisions) {
      const path = `${permalink.slice(1, -1)}.json`;
      assert.deepEqual(records(json(one, path)), [], path);
      assert.equal(json(one, path).decision.permalink, permalink);
    }
  }
});

test('the schemas published are those of the code, and what is exported holds to them', async () => {
  const { $id, ...log } = json(site, 'log.schema.json');
  assert.equal($id, `${origin}${base}log.schema.json`);
  assert.deepEqual(log, JSON.parse(JSON.stringify(EXPORT_JSON_SCHEMA)));
  assert.equal(json(site, 'record.schema.json').title, RECORD_JSON_SCHEMA['title']);
  const { decision: _, reason: __, ...exported } = await exportLog({ root: plain.root });
  assert.deepEqual(findSchemaFaults(EXPORT_JSON_SCHEMA)(JSON.parse(JSON.stringify(exported))), []);
  const { site: ___, sources: ____, ...published } = json(plain, 'log.json');
  for (const one of published.decisions) delete one.url;
  assert.deepEqual(published, exported);
});

test('addresses in the data are whole, and are those of pages', () => {
  for (const { url, permalink } of json(site, 'log.json').decisions) {
    assert.equal(url, encodeURI(`${origin}${base}${permalink.slice(1)}`));
    assert.ok(site.exists(`${permalink.slice(1)}index.html`), permalink);
  }
  assert.equal(json(plain, 'log.json').decisions[0].url, '/river/1/');
});

test('every feed is valid, with any words', () => {
  const feeds = site.files().filter((path) => /feed\.xml$/.test(path));
  assert.deepEqual(
    feeds.filter((path) => !path.startsWith('tags/')),
    // the record in `feed.xml.md` has the address of the feed of its collection
    ['feed.xml', 'river/feed.xml'],
  );
  for (const path of feeds) assert.deepEqual(findAtomFaults(site.text(path)), [], path);
});

test('feeds say what happened, the newest first, at addresses of the site', () => {
  const titles = parseDocument(site.text('river/feed.xml'))
    .all('entry')
    .map((entry) => entry.only('title').text);
  assert.deepEqual(titles, [
    'Accepted: 2 Build a dike',
    'Superseded by 2: 1 Build a dam',
    'Accepted: 1 Build a dam',
  ]);
  const [first] = parseDocument(site.text('tags/flood/feed.xml')).all('entry');
  assert.equal(first?.only('link').attributes['href'], `${origin}${base}roads/1/`);
});

test('each page with feeds names them, and every record its Markdown and JSON', () => {
  const alternates = (address: string) =>
    site
      .page(address)
      .all('link[rel="alternate"]')
      .map((link) => link.attr('href') ?? '')
      .filter((href) => /\.(?:xml|md|json)$/.test(href));
  assert.deepEqual(alternates('/'), [`${base}feed.xml`]);
  assert.deepEqual(alternates('/river/'), [`${base}river/feed.xml`]);
  assert.deepEqual(alternates('/tags/flood/'), [`${base}tags/flood/feed.xml`]);
  assert.deepEqual(alternates('/river/1/'), [`${base}river/1.md`, `${base}river/1.json`]);
});

test('without a site URL there are no feeds and no sitemap, and no links to them', () => {
  assert.deepEqual(
    plain.files().filter((path) => path.endsWith('.xml') && !/opensearch/.test(path)),
    [],
  );
  assert.deepEqual(plain.page('/').all('link[type="application/atom+xml"]'), []);
  assert.deepEqual(plain.page('/about/').all('a[href$=".xml"]'), []);
});

test('the sitemap has the day each record last changed, and only pages that may be found', () => {
  const urls = parseDocument(site.text('sitemap-0.xml')).all('url');
  const changed = new Map(
    urls.map((url) => [url.only('loc').text, url.all('lastmod')[0]?.text.slice(0, 10)]),
  );
  assert.equal(changed.get(`${origin}${base}river/1/`), '2020-01-02');
  assert.equal(changed.get(`${origin}${base}roads/1/`), '2022-05-01');
  assert.equal(changed.get(`${origin}${base}river/3/`), undefined);
  for (const address of changed.keys()) {
    const robots = site.page(`/${address.slice(`${origin}${base}`.length)}`).all('meta[name="robots"]');
    assert.deepEqual(
      robots.map((meta) => meta.attr('content')),
      [],
      address,
    );
  }
});

test('the texts for language models name every record, and what holds in full', () => {
  const index = site.text('llms.txt');
  assert.match(index, /^# Decisions & \\<more\\>\n\n> /);
  for (const { permalink } of json(site, 'log.json').decisions)
    assert.ok(index.includes(`${permalink.slice(0, -1)}.md)`), permalink);
  assert.match(
    site.text('llms-full.txt'),
    /## 2 Build a dike\n\n- Collection: River & banks\n- Status: Accepted/,
  );
  assert.doesNotMatch(site.text('llms-full.txt'), /^## 1 Build a dam/m);
});

test('the table has a row a decision', () => {
  const rows = site
    .text('log.csv')
    .replaceAll(/"(?:[^"]|"")*"/g, 'X')
    .trim()
    .split('\r\n');
  assert.equal(rows.length, json(site, 'log.json').decisions.length + 1);
});

test('one page lists every address, and each is there', async () => {
  for (const [one, path] of [
    [site, base],
    [plain, '/'],
  ] as const) {
    const about = one.page('/about/');
    const addresses = about.all('a[data-copyable]').map((link) => link.attr('href') ?? '');
    assert.ok(addresses.length >= 10);
    for (const address of addresses) {
      const file = decodeURI(address).slice(path.length).replace(/\?.*/, '');
      assert.ok(one.exists(file.endsWith('/') || file === '' ? `${file}index.html` : file), address);
    }
    assert.deepEqual(await findHtmlErrors('about/index.html', one.text('about/index.html')), []);
    assert.deepEqual(
      findBrokenLinks({ out: one.out, files: one.files(), base: path }).filter(
        ({ file }) => file === 'about/index.html',
      ),
      [],
    );
  }
  assert.ok(site.page('/river/1/').one(`footer a[href="${base}about/"]`));
});
