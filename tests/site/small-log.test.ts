/** A log that has little: neither relations, tickets, dates and follow-ups nor a site URL. What it lacks has no page, and nothing links to one. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';

const record = (title: string): string =>
  `# ${title}\n\n## Status\n\nAccepted\n\n## Decision\n\nWe wait.\n\n## Consequences\n\nIt takes time.\n`;

let site: Site;

before(async () => {
  site = await buildSite({
    files: { 'adr/0001-wait.md': record('1. Wait'), 'adr/0002-wait-longer.md': record('2. Wait longer') },
  });
  assert.equal(site.code, 0, site.said);
});

test('it has no pages of relations, tickets, risks, reviews and to-dos', () => {
  assert.deepEqual(
    site.files().filter((file) => /^(?:graph|tickets|risks|reviews|todos)\/.*html$/.test(file)),
    [],
  );
});

test('the front page links to none of them', () => {
  const page = site.page('/');
  const links = page.all('a').map((link) => link.attr('href') ?? '');
  assert.deepEqual(
    links.filter((href) => /^\/(?:graph|tickets|risks|reviews|todos)\b/.test(href)),
    [],
  );
  assert.deepEqual(page.all('.ahead'), []);
  assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files() }), []);
});

test('its timeline says that no decision has a date', () => {
  assert.match(site.page('/timeline/').text, /No decision has a date/);
});

test('without a site URL it describes no search to browsers', () => {
  assert.equal(site.exists('opensearch.xml'), false);
  assert.equal(site.page('/').all('link[rel=search]').length, 0);
});

test('without a site URL its previews are words alone', () => {
  assert.deepEqual(
    site.files().filter((name) => /card\.png$/.test(name)),
    [],
  );
  const meta = (name: string) =>
    site
      .page('/adr/1/')
      .all(`meta[property="${name}"], meta[name="${name}"]`)
      .map((element) => element.attr('content'));
  assert.deepEqual(meta('og:title'), ['ADR-1: Wait (Accepted)']);
  assert.deepEqual(meta('og:image'), []);
  assert.deepEqual(meta('twitter:card'), ['summary']);
  assert.ok(site.exists('adr/1/badge.svg'));
});
