/** Links between records, in any form, open pages; files beside them are published. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';

/** Each way to write a link to record 2, and the word it is written under. */
const styles: Record<string, string> = {
  file: '[file](0002-second.md)',
  dotted: '[dotted](./0002-second.md)',
  fragment: '[fragment](0002-second.md#decision)',
  html: '[html](0002-second.html)',
  stem: '[stem](0002-second)',
  route: '[route](/adr/0002-second)',
  rooted: '[rooted](/docs/adr/0002-second.md)',
  repository: '[repository](https://github.com/acme/shop/blob/main/docs/adr/0002-second.md)',
  encoded: '[encoded](%30002-second.md)',
  'reference style': '[reference style][second]',
  number: '[number](2)',
};

let site: Site;

before(async () => {
  site = await buildSite({
    files: {
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/config': '[remote "origin"]\n\turl = https://github.com/acme/shop.git\n',
      'docs/adr/0001-first.md': `# 1. First

Date: 2024-01-01

## Status

Accepted

## Decision

${Object.values(styles).join('\n\n')}

As ADR-2 and ADR-0002 say in prose. Not \`ADR-2\` in code, nor ADR-77.

A [guide](guides/how-to.md), a [drawing](drawings/plan.svg), a [table](data/numbers.csv), a [file](../../src/main.ts)
and [elsewhere](https://example.org/0002-second.md).

![plan](drawings/plan.svg "The plan")

[second]: 0002-second.md
`,
      'docs/adr/0002-second.md':
        '# 2. Second\n\nDate: 2024-02-02\n\n## Status\n\nAccepted\n\n## Decision\n\nBack to [the first](./0001-first.md), and [up](../adr/0001-first.md).\n',
      'docs/adr/sub/0003-third.md':
        '# 3. Third\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [above](../0001-first.md) and ![plan](../drawings/plan.svg).\n',
      'docs/adr/guides/how-to.md': '# How to decide\n\nBegin with [the first](../0001-first.md).\n',
      'docs/adr/README.md': '# Decisions of the shop\n\nThe [first](0001-first.md) one matters most.\n',
      'docs/adr/drawings/plan.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
      'docs/adr/data/numbers.csv': 'a,b\n1,2\n',
      'src/main.ts': 'export {};\n',
    },
  });
  assert.equal(site.code, 0, site.said);
});

for (const name of Object.keys(styles)) {
  test(`a link by ${name} goes to the page of its record`, () => {
    const link = site
      .page('/adr/1/')
      .all('main a')
      .find((one) => one.text === name);
    assert.equal(link?.attr('href'), name === 'fragment' ? '/adr/2/#decision' : '/adr/2/');
  });
}

test('a record named in prose is a link, one in code or one that is not there is not one', () => {
  const links = site
    .page('/adr/1/')
    .all('main a')
    .filter((link) => /^ADR-\d+$/.test(link.text));
  assert.deepEqual(
    links.map((link) => [link.text, link.attr('href')]),
    [
      ['ADR-2', '/adr/2/'],
      ['ADR-0002', '/adr/2/'],
    ],
  );
});

test('links work up and down between folders', () => {
  assert.ok(site.page('/adr/2/').all('main a[href="/adr/1/"]').length >= 2);
  assert.ok(site.page('/adr/3/').one('main a[href="/adr/1/"]'));
});

test('a guide is a page of its own, with links that work', () => {
  const href =
    site
      .page('/adr/1/')
      .all('main a')
      .find((link) => link.text === 'guide')
      ?.attr('href') ?? '';
  assert.match(site.page(href).one('h1').text, /How to decide/);
  assert.ok(site.page(href).one('main a[href="/adr/1/"]'));
});

test("the folder's README introduces the log", () => {
  assert.match(site.page('/').one('main').text, /The first one matters most/);
  assert.ok(
    site
      .page('/')
      .all('main a[href="/adr/1/"]')
      .some((link) => link.text === 'first'),
  );
});

test('images and files beside the records are copied and shown', () => {
  const page = site.page('/adr/1/');
  const image = page.one('main img').attr('src') ?? '';
  assert.match(site.text(image.slice(1)), /<path/);
  const table =
    page
      .all('main a')
      .find((link) => link.text === 'table')
      ?.attr('href') ?? '';
  assert.equal(site.text(table.slice(1)), 'a,b\n1,2\n');
  assert.equal(site.page('/adr/3/').one('main img').attr('src'), image, 'one file, one copy');
});

test('a file elsewhere in the repository links to where the repository is browsed', () => {
  const hrefs = site
    .page('/adr/1/')
    .all('main a')
    .map((link) => link.attr('href') ?? '');
  assert.ok(
    hrefs.some((href) => /^https:\/\/github\.com\/acme\/shop\/blob\/.*\/src\/main\.ts$/.test(href)),
    hrefs.join('\n'),
  );
});

test('a link to elsewhere stays as it is', () => {
  assert.ok(site.page('/adr/1/').one('main a[href="https://example.org/0002-second.md"]'));
});

test('a record has its raw Markdown beside it, and links to edit it and to its source', () => {
  assert.match(site.text('adr/2.md'), /^# 2\. Second\n/);
  const hrefs = site
    .page('/adr/2/')
    .all('a')
    .map((link) => link.attr('href') ?? '');
  for (const way of ['edit', 'blob']) {
    assert.ok(
      hrefs.some((href) => href.includes(`/acme/shop/${way}/`) && href.endsWith('/docs/adr/0002-second.md')),
      way,
    );
  }
  assert.ok(hrefs.includes('/adr/2.md'));
});

test('previous and next go through the log', () => {
  const page = site.page('/adr/2/');
  assert.equal(page.one('a[rel=prev]').attr('href'), '/adr/1/');
  assert.equal(page.one('a[rel=next]').attr('href'), '/adr/3/');
});

test('no link on the site is broken', () => {
  assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files() }), []);
});
