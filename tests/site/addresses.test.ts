/** Several collections in one site, a base path, an origin, and numbers that two records claim. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';

const record = (title: string, more = '') =>
  `# ${title}\n\n- Status: accepted\n- Date: 2024-06-01\n\n## Decision\n\nWe do. ${more}\n`;

const base = '/teams/decisions/';
const origin = 'https://decisions.example.com';
let site: Site;

before(async () => {
  site = await buildSite({
    files: {
      'cadre.config.json': JSON.stringify({
        title: 'Decisions of the shop',
        description: 'What the shop decided.',
        collections: [
          { folder: 'billing/adr', key: 'billing', name: 'Billing' },
          { folder: 'payments/adr', key: 'payments', name: 'Payments' },
        ],
      }),
      'billing/adr/0001-invoices.md': record(
        'Send invoices',
        'See [payments](../../payments/adr/0001-cards.md).',
      ),
      'billing/adr/0002-one.md': record('First of two'),
      'billing/adr/0002-other.md': record('Second of two', '![dot](dot.svg)').replace('2024', '2023'),
      'billing/adr/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
      'billing/adr/terms.md': '# Terms\n\nWords we use. See [invoices](0001-invoices.md).\n',
      'payments/adr/0001-cards.md': record('Take cards'),
      'payments/adr/0012-wallets.md': record('Take wallets', 'After ADR-1.'),
      'payments/adr/a-record-without-number.md': record('Take coins'),
    },
    args: ['--base', '/teams/decisions', '--site', origin],
  });
  assert.equal(site.code, 0, site.said);
});

test('every address on the site stays below the base and is not broken', () => {
  assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files(), base, site: origin }), []);
});

test('records live below the key of their collection, by number alone', () => {
  assert.match(site.page('/payments/12/').one('h1').text, /Take wallets/);
  assert.match(site.page('/billing/1/').one('h1').text, /Send invoices/);
});

test('a record without a number lives by the name of its file', () => {
  assert.match(site.page('/payments/a-record-without-number/').one('h1').text, /Take coins/);
});

test('a number that two records claim lets the reader choose', () => {
  const links = site
    .page('/billing/2/')
    .all('main a')
    .map((link) => link.attr('href'));
  for (const stem of ['0002-one', '0002-other']) {
    assert.ok(links.includes(`${base}billing/${stem}/`), links.join(' '));
    assert.ok(site.exists(`billing/${stem}/index.html`));
  }
});

test('it says which of them had the number first', () => {
  const said = site
    .page('/billing/2/')
    .all('main li')
    .map((item) => [
      item.one('a').text.includes('Second of two'),
      item.text.includes('First to use this number'),
    ]);
  assert.deepEqual(said.sort(), [
    [false, false],
    [true, true],
  ]);
});

test('a bare number means the record of its own collection', () => {
  const links = site
    .page('/payments/12/')
    .all('main a')
    .filter((link) => link.text === 'ADR-1');
  assert.deepEqual(
    links.map((link) => link.attr('href')),
    [`${base}payments/1/`],
  );
});

test('a link by file points into the other collection', () => {
  assert.ok(site.page('/billing/1/').one(`main a[href="${base}payments/1/"]`));
});

test('the log names its collections and the site its title', () => {
  const page = site.page('/');
  assert.match(page.one('main').text, /Billing/);
  assert.match(page.one('main').text, /Payments/);
  assert.match(page.one('title').text, /Decisions of the shop/);
  assert.equal(page.one('meta[name=description]').attr('content'), 'What the shop decided.');
});

test('pages say their canonical address, and the sitemap names them', () => {
  const canonical = site.page('/payments/12/').one('link[rel=canonical]').attr('href');
  assert.equal(canonical, `${origin}${base}payments/12/`);
  const map = site
    .files()
    .filter((file) => /^sitemap-\d+\.xml$/.test(file))
    .map(site.text)
    .join('');
  assert.ok(map.includes(`<loc>${canonical}</loc>`));
  assert.ok(!map.includes('404'));
});

test('the page for lost readers works at any depth', () => {
  const page = site.page('/404.html');
  for (const sheet of page.all('link[rel=stylesheet]')) assert.ok(sheet.attr('href')?.startsWith(base));
  assert.ok(page.one(`a[href="${base}"]`));
});
