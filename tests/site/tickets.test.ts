/** Tickets from the configuration to their pages. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';
import { findHtmlErrors } from '../support/validate.ts';

const madr2 = (title: string, status: string, story: string, body = '') =>
  `# ${title}\n\n* Status: ${status}\n* Date: 2024-01-0${title[0]}\n\nTechnical Story: ${story}\n\n## Context and Problem Statement\n\nWe ask. ${body}\n\n## Decision Outcome\n\nChosen option: "This", because it is ${title}.\n`;

const config = {
  site: 'https://decisions.example.com',
  base: '/teams/decisions',
  repository: 'https://github.com/acme/shop',
  tickets: [
    { jira: 'https://acme.atlassian.net', projects: ['PAY'] },
    { github: 'acme/shop' },
    { pattern: 'case (\\d+)', url: 'https://desk.example/$1' },
  ],
};

let site: Site;

before(async () => {
  site = await buildSite({
    files: {
      'cadre.config.json': JSON.stringify(config),
      'adr/0001-a.md': madr2('1. Take cards', 'superseded by [2](0002-b.md)', 'PAY-12 Cards at the counter'),
      'adr/0002-b.md': madr2(
        '2. Take everything',
        'accepted',
        '[the story](https://acme.atlassian.net/browse/PAY-13)',
        'PAY-12 was not enough, says case 7. See #40, `PAY-99` and ADR #1; https://github.com/acme/shop/pull/41 too.',
      ),
      'adr/0003-c.md': madr2(
        '3. Superseded quickly',
        'superseded by #2',
        'A wish of everybody',
        'See UTF-8.',
      ),
      'adr/0004-d.md': madr2('4. Say it', 'proposed', '#40'),
    },
    folders: ['adr'],
  });
  assert.equal(site.code, 0, site.said);
});

test('a ticket in the text links to its tracker, by the preset of each', () => {
  const body = site.page('/adr/2/').one('.record-text .body');
  assert.deepEqual(
    body.all('a.ticket').map((link) => [link.text, link.attr('href')]),
    [
      ['PAY-12', 'https://acme.atlassian.net/browse/PAY-12'],
      ['case 7', 'https://desk.example/7'],
      ['#40', 'https://github.com/acme/shop/issues/40'],
    ],
  );
});

test('what names a record stays with the record', () => {
  assert.equal(site.page('/adr/3/').all('a.ticket').length, 0);
});

test('the rail names the tickets of a record, and links to the decisions of each', () => {
  const facts = site.page('/adr/2/').one('.facts');
  const leads = facts.all('a[href*="/tickets/"]').map((link) => link.attr('href'));
  assert.deepEqual(leads, [
    '/teams/decisions/tickets/PAY-13/',
    '/teams/decisions/tickets/PAY-12/',
    '/teams/decisions/tickets/case-7/',
    '/teams/decisions/tickets/acme-shop-40/',
    '/teams/decisions/tickets/acme-shop-41/',
  ]);
  assert.match(facts.text, /the story/, 'in the words of the record');
  assert.equal(
    site.page('/adr/3/').one('.facts').all('a[href*="/tickets/"]').length,
    0,
    'words alone lead nowhere',
  );
});

test('the page of a ticket lists who was made for it, then who mentions it, and what became of them', () => {
  const page = site.page('/tickets/PAY-12/');
  assert.equal(page.one('title').text.split(' · ')[0], 'Decisions for PAY-12');
  assert.equal(
    page.one('link[rel="canonical"]').attr('href'),
    'https://decisions.example.com/teams/decisions/tickets/PAY-12/',
  );
  assert.equal(page.all('meta[name="robots"]').length, 0, 'search engines may show it');
  const [own, mentioning] = page.all('main section');
  assert.match(own?.text ?? '', /Take cards.*No longer in force\. Superseded.*2 Take everything/);
  assert.match(mentioning?.text ?? '', /Take everything.*In force\..*PAY-12 was not enough, says case 7\./);
  assert.equal(
    mentioning?.one('li li a').attr('href'),
    '/teams/decisions/adr/2/#context-and-problem-statement',
  );
  assert.equal(page.one('main a[rel="noopener"]').attr('href'), 'https://acme.atlassian.net/browse/PAY-12');
});

test('every way to name an issue links to one page', () => {
  const page = site.page('/tickets/acme-shop-40/');
  assert.equal(page.one('h1').text, 'Decisions for acme/shop#40');
  assert.deepEqual(
    page.all('h3').map(({ text }) => text),
    ['4 Say it', '2 Take everything'],
  );
});

test('the list has every ticket below its project, and the log links there', () => {
  const page = site.page('/tickets/');
  assert.deepEqual(
    page.all('main section').map((section) => [section.one('h2').text, section.all('li').length]),
    [
      ['acme/shop', 2],
      ['case', 1],
      ['PAY', 2],
    ],
  );
  assert.match(site.page('/').one('main').text, /5 tickets/);
});

test('what is code or a standard has no page', () => {
  assert.deepEqual(
    site.files().filter((file) => /tickets\/(?:PAY-99|UTF-8)/.test(file)),
    [],
  );
});

test('the pages are valid and no link on them is broken', async () => {
  for (const address of ['/tickets/', '/tickets/PAY-12/', '/adr/2/'])
    assert.deepEqual(await findHtmlErrors(address, site.text(`${address}index.html`)), []);
  assert.deepEqual(
    findBrokenLinks({
      out: site.out,
      files: site.files(),
      base: '/teams/decisions/',
      site: 'https://decisions.example.com',
    }),
    [],
  );
});

test('a changed pattern renders the bodies anew', async () => {
  const again = await buildSite({
    root: site.root,
    files: { 'cadre.config.json': JSON.stringify({ ...config, tickets: [] }) },
    folders: ['adr'],
  });
  assert.equal(again.page('/adr/2/').all('a.ticket').length, 0);
  assert.ok(!again.exists('tickets/case-7/index.html'));
});
