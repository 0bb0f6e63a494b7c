/** What a built site carries of its search before any script runs. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildSite, type Site } from '../support/site.ts';

const files = {
  'adr/0001-a.md': '# 1. Use "a" <queue>\n\n## Status\n\nAccepted\n\n## Decision\n\nWe queue.\n',
  'adr/0002-b.md': '# 2. Print\n\n## Status\n\nProposed\n\n## Decision\n\nWe print.\n',
};

describe('a site whose origin is known', () => {
  let site: Site;
  before(async () => {
    site = await buildSite({
      files,
      args: ['--site', 'https://decisions.example.com', '--base', '/teams/decisions/'],
    });
    assert.equal(site.code, 0, site.said);
  });

  test('has a way into the search on every page, which is a link where no script runs', () => {
    for (const address of ['/', '/adr/1/', '/timeline/', '/404.html']) {
      const link = site.page(address).one('header a[data-search]');
      assert.equal(link.attr('href'), '/teams/decisions/search/');
      assert.equal(link.attr('role'), null);
    }
  });

  test('offers the search to browsers', () => {
    const link = site.page('/adr/1/').one('link[rel=search]');
    assert.equal(link.attr('href'), '/teams/decisions/opensearch.xml');
    assert.match(
      site.text('opensearch.xml'),
      /template="https:\/\/decisions\.example\.com\/teams\/decisions\/search\/\?q=\{searchTerms\}"/,
    );
  });

  test('keeps the page of the search out of search engines, and says what it needs', () => {
    const page = site.page('/search/');
    assert.equal(page.one('meta[name=robots]').attr('content'), 'noindex, follow');
    assert.match(page.one('main').text, /needs JavaScript/);
    assert.equal(page.one('.search-help a').attr('href'), '/teams/decisions/');
    assert.equal(page.one('form[role=search]').attr('action'), '/teams/decisions/search/');
    assert.ok(
      !site.files().some((file) => /sitemap.*\.xml$/.test(file) && site.text(file).includes('/search/')),
    );
  });

  test('carries nothing of the palette in its pages', () => {
    assert.equal(site.page('/adr/1/').all('dialog, [role=listbox]').length, 0);
    assert.equal(site.page('/adr/1/').one('.record').attr('data-permalink'), '/adr/1/');
  });
});
