/** A site that is made without its search. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { buildSite, type Site } from '../support/site.ts';

const files = {
  'adr/0001-use-a-queue.md': '# 1. Use a queue\n\n## Status\n\nAccepted\n\n## Decision\n\nWe use a queue.\n',
  'cadre.config.json': JSON.stringify({ search: false, site: 'https://decisions.example.com' }),
};
let site: Site;

before(async () => {
  site = await buildSite({ files });
  assert.equal(site.code, 0, site.said);
});

test('nothing is made that only the search reads', () => {
  const made = site
    .files()
    .filter((name) => /pagefind|sections\.json|opensearch|search\/.+\.json/.test(name));
  assert.deepEqual(made, []);
});

test('no page links to a search', () => {
  for (const path of ['/', '/adr/1/', '/about/', '/timeline/']) {
    assert.equal(
      site.page(path).all('a[href^="/search/"], [data-search], link[rel="search"]').length,
      0,
      path,
    );
  }
  assert.ok(!site.page('/about/').text.includes('Opens the search'));
});

test('an old link to the search finds out, and where else to look', () => {
  const page = site.page('/search/');
  assert.match(page.text, /built without search\. You can browse Decisions and Timeline instead\./);
  assert.equal(page.all('form').length, 0);
});
