/** MDX runs code while the site is built: only where the configuration asks for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportLog } from '../support/export.ts';
import { brokenLinks } from '../support/links.ts';
import { buildSite } from '../support/site.ts';
import type { Files } from '../support/temp.ts';

const files: Files = {
  'adr/0001-plain.md':
    '# 1. Plain\n\n## Status\n\nAccepted\n\n## Decision\n\nIn a `.md` file {braces} and <Note> are text.\n',
  'adr/0002-live.mdx': `import Note from './Note.astro';

# 2. Live

**Status**: Accepted

## Decision

One and one is {1 + 1}.

<Note title="from beside" />
`,
  'adr/Note.astro':
    '---\nconst { title } = Astro.props;\n---\n<aside class="from-the-component">A note {title}</aside>\n',
};

test('without the switch an .mdx file is named in the report and not run', async () => {
  const site = await buildSite({ files });
  assert.equal(site.code, 0, site.said);
  assert.match(site.said, /0002-live\.mdx/);
  assert.ok(!site.exists('adr/2/index.html'));
  const log = await exportLog({ root: site.root });
  assert.match(log.reason('0002-live.mdx'), /mdx/i);
});

test('with the switch an .mdx record runs, with a component from beside it', async () => {
  const site = await buildSite({ files: { ...files, 'cadre.config.json': '{ "mdx": true }' } });
  assert.equal(site.code, 0, site.said);
  const page = site.page('/adr/2/');
  assert.deepEqual(
    page.all('h1').map((heading) => heading.text),
    ['Live'],
  );
  assert.match(page.one('main').text, /One and one is 2\./);
  assert.equal(page.one('aside.from-the-component').text, 'A note from beside');
  assert.match(site.page('/adr/1/').one('main').text, /\{braces\}/, 'a .md file stays plain Markdown');
  assert.deepEqual(brokenLinks({ out: site.out, files: site.files() }), []);
});
