/** What chats, tickets and search engines read of a record, in a whole site. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { PageElement } from '../support/html.ts';
import { readPng } from '../support/png.ts';
import { buildSite, type Site } from '../support/site.ts';
import { findHtmlErrors } from '../support/validate.ts';
import { parseDocument } from '../support/xml.ts';

const record = (title: string, status: string, more = '') =>
  `# ${title}\n\nDate: 2024-02-01\nDeciders: Ada Berg, Platform team\nTags: queue\n\n## Status\n\n${status}\n\n## Decision\n\nWe use one queue.\n${more}`;

const files = {
  'cadre.config.json': JSON.stringify({
    title: 'Decisions of </script> & "Acme"',
    site: 'https://decisions.example.com',
    base: '/teams/decisions',
    collections: ['adr'],
  }),
  'adr/ADR-012-one-queue.md': record('12. Use one queue', 'Superseded by [ADR-31](ADR-031-two-queues.md)'),
  'adr/ADR-031-two-queues.md': record('31. Use two queues', 'Accepted'),
  'adr/ADR-032-hostile.md': record('32. `</script><script>alert(1)</script>` & "quotes"', 'Proposed'),
  'adr/no-number.md': record('Keep it simple', 'Rejected'),
};

let site: Site;
before(async () => {
  site = await buildSite({ files });
  assert.equal(site.code, 0, site.said);
});

const meta = (page: PageElement, name: string): string | null =>
  page.all(`meta[property="${name}"], meta[name="${name}"]`)[0]?.attr('content') ?? null;

test('a preview of a record says number, title and status, and what replaced it', () => {
  const page = site.page('/adr/12/');
  assert.equal(meta(page, 'og:title'), 'ADR-12: Use one queue (Superseded)');
  assert.equal(meta(page, 'og:description'), 'Superseded by ADR-31. We use one queue.');
  assert.equal(meta(page, 'description'), 'Superseded by ADR-31. We use one queue.');
  assert.equal(meta(page, 'og:type'), 'article');
  assert.equal(meta(page, 'og:url'), 'https://decisions.example.com/teams/decisions/adr/12/');
  assert.equal(meta(page, 'og:site_name'), 'Decisions of </script> & "Acme"');
  assert.equal(meta(page, 'article:published_time'), '2024-02-01');
  assert.equal(meta(page, 'article:modified_time'), '2024-02-01');
  assert.equal(meta(page, 'twitter:card'), 'summary_large_image');
  const facts = [1, 2].map((at) => [meta(page, `twitter:label${at}`), meta(page, `twitter:data${at}`)]);
  assert.deepEqual(facts, [
    ['Status', 'Superseded'],
    ['Decided', '1 February 2024'],
  ]);
  assert.equal(meta(site.page('/adr/no-number/'), 'og:title'), 'Keep it simple (Rejected)');
});

test('every page has a preview with an existing image of the stated size', () => {
  for (const file of site
    .files()
    .filter((name) => name.endsWith('index.html') && !/http-equiv=.?refresh/i.test(site.text(name)))) {
    const page = site.page(`/${file}`);
    assert.ok(meta(page, 'og:title'), file);
    assert.ok(meta(page, 'og:image:alt'), file);
    const image = new URL(meta(page, 'og:image') ?? '');
    assert.equal(image.origin, 'https://decisions.example.com');
    const png = readPng(readFileSync(join(site.out, image.pathname.replace('/teams/decisions', ''))));
    assert.deepEqual(
      [String(png.width), String(png.height)],
      [meta(page, 'og:image:width'), meta(page, 'og:image:height')],
    );
  }
});

test('JSON-LD says what a record is, safe against its title', () => {
  for (const address of ['/adr/12/', '/adr/31/', '/adr/32/', '/adr/no-number/']) {
    const page = site.page(address);
    const [block, ...others] = page.all('script[type="application/ld+json"]');
    assert.equal(others.length, 0);
    const { '@context': context, '@graph': graph } = JSON.parse(block?.source ?? '');
    assert.equal(context, 'https://schema.org');
    const [article, crumbs] = graph;
    assert.equal(article['@type'], 'TechArticle');
    for (const field of [
      'headline',
      'url',
      'datePublished',
      'dateModified',
      'author',
      'isPartOf',
      'creativeWorkStatus',
      'keywords',
    ])
      assert.ok(article[field], `${address} ${field}`);
    assert.equal(crumbs['@type'], 'BreadcrumbList');
    assert.equal(
      crumbs.itemListElement.at(-1).item,
      `https://decisions.example.com/teams/decisions${address}`,
    );
  }
  const [article] = JSON.parse(site.page('/adr/32/').one('script[type="application/ld+json"]').source)[
    '@graph'
  ];
  assert.equal(article.headline, '</script><script>alert(1)</script> & "quotes"');
  assert.equal(article.identifier, 'ADR-32');
  assert.equal(article.creativeWorkStatus, 'Proposed');
  assert.deepEqual(article.author, [
    { '@type': 'Person', name: 'Ada Berg' },
    { '@type': 'Organization', name: 'Platform team' },
  ]);
});

test('every record has a badge that works on its own', () => {
  const pictures = site.files().filter((name) => /\/badge\.svg$/.test(name));
  assert.equal(pictures.length, 4);
  for (const name of pictures) assert.equal(parseDocument(site.text(name)).name, 'svg');
  const badge = parseDocument(site.text('adr/12/badge.svg'));
  assert.equal(badge.attributes['aria-label'], 'ADR-12: Use one queue – Superseded by ADR-31');
});

test('the page of badges shows that of one record and what to paste, and records link to it', () => {
  const page = site.page('/badges/');
  assert.equal(page.one('[data-badge-image]').attr('src'), '/teams/decisions/adr/31/badge.svg');
  const markdown = page.one('[data-badge-format=markdown]').source;
  assert.equal(
    markdown,
    '[![Status of ADR-31: Use two queues](https://decisions.example.com/teams/decisions/adr/31/badge.svg)](https://decisions.example.com/teams/decisions/adr/31/)',
  );
  assert.equal(page.all('[data-badge-format]').length, 4);
  assert.ok(site.page('/adr/12/').one('a[href="/teams/decisions/badges/?record=%2Fadr%2F12%2F"]'));
  assert.ok(site.page('/').one('a[href="/teams/decisions/badges/"]'));
});

test('the head and the page of badges are valid HTML', async () => {
  for (const name of ['adr/12/index.html', 'adr/32/index.html', 'badges/index.html'])
    assert.deepEqual(await findHtmlErrors(name, site.text(name)), []);
});

test('"cards": false leaves the cards out', async () => {
  const config = { ...JSON.parse(files['cadre.config.json']), cards: false };
  const plain = await buildSite({ files: { ...files, 'cadre.config.json': JSON.stringify(config) } });
  assert.equal(plain.code, 0, plain.said);
  assert.ok(!plain.exists('adr/12/card.png'));
  assert.equal(meta(plain.page('/adr/12/'), 'og:image'), null);
});
