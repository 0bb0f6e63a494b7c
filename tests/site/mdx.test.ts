/** MDX runs code while the site is built: only Astro renders it, and only with its own integration for that. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildWithAstro } from '../support/astro.ts';
import { exportLog } from '../support/export.ts';
import { findBrokenLinks } from '../support/links.ts';
import { leftToLong } from '../support/long.ts';
import { buildSite } from '../support/site.ts';
import type { Files } from '../support/temp.ts';

const files: Files = {
  'adr/0001-plain.md':
    '# 1. Plain\n\n## Status\n\nAccepted\n\n## Decision\n\nIn a `.md` file {braces} and <Note> are text.\n',
  'adr/0002-live.mdx': `import Note from './Note.astro';

# 2. Live

**Status**: Accepted

## Context

Sums are asked for, and [more](./0001-plain.md#decision "Why") than that: [notes](notes.pdf), [elsewhere](https://example.org/).

## Decision

One and one is {1 + 1}.

## Consequences

They are given.

<Note title="from beside" />
`,
  'adr/notes.pdf': '%PDF-1.4\n',
  'adr/Note.astro':
    '---\nconst { title } = Astro.props;\n---\n<aside class="from-the-component">A note {title}</aside>\n',
};

test('the command line names an .mdx file, says how to read it, and does not run it', async () => {
  const site = await buildSite({ files });
  assert.equal(site.code, 0, site.said);
  assert.match(site.said, /0002-live\.mdx .*Astro integration/);
  assert.ok(!site.exists('adr/2/index.html'));
  const log = await exportLog({ root: site.root });
  assert.match(log.reason('0002-live.mdx'), /Astro integration/);
});

test('Astro renders an .mdx record, with a component from beside it', async () => {
  const site = await buildWithAstro({
    files,
    options: { path: '/' },
    imports: ["import mdx from '@astrojs/mdx';"],
    integrations: ['mdx()'],
  });
  assert.equal(site.code, 0, site.said);
  const page = site.page('/adr/2/');
  assert.deepEqual(
    page.all('h1').map((heading) => heading.text),
    ['Live'],
  );
  assert.match(page.one('main').text, /One and one is 2\./);
  assert.equal(page.one('aside.from-the-component').text, 'A note from beside');
  assert.deepEqual(
    page.all('.body a').map((link) => [link.text, link.attr('href')?.replace(/[0-9a-f]{10}/, 'HASH')]),
    [
      ['more', '/adr/1/#decision'],
      ['notes', '/files/HASH/notes.pdf'],
      ['elsewhere', 'https://example.org/'],
    ],
    'links to files are links to pages',
  );
  assert.equal(page.one('.body a').attr('title'), 'Why');
  assert.match(page.one('.toc').text, /Decision/, 'its headings are in the contents');
  assert.equal(
    page.all('meta[http-equiv]').length,
    0,
    'a policy would refuse the styles and scripts of components',
  );
  assert.match(site.page('/adr/1/').one('main').text, /\{braces\}/, 'a .md file stays plain Markdown');
  assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files() }), []);
});

test('without @astrojs/mdx, Astro leaves .mdx files out too', { skip: leftToLong }, async () => {
  const site = await buildWithAstro({ files });
  assert.equal(site.code, 0, site.said);
  assert.ok(!site.exists('decisions/adr/2/index.html'));
  assert.match(site.page('/decisions/issues/').one('main').text, /0002-live\.mdx.*@astrojs\/mdx/);
});
