import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Layout } from '../../../src/model/decision-parts.ts';
import { readDocument } from '../../../src/read/document.ts';
import { createOwnSections } from '../../../src/read/parts/headings.ts';
import { readParts } from '../../../src/read/parts/parts.ts';
import { type LaidOutBody, layOut } from './laid-out.ts';

/** A section of the team's own template, below a decision. */
function layOutOwn(layout: Layout, section: string): Promise<LaidOutBody> {
  const text = `# Moor\n\n## Decision\n\nWe moor.\n\n## Galley\n\n${section}\n`;
  const source = { collection: 'adr', path: '0001-x.md', text, digest: '', issues: [] };
  const parts = readParts(readDocument(source, createOwnSections({ Galley: { layout } })));
  return layOut(text, { parts });
}

test('steps are a line with a mark for each, also where they have no names', async () => {
  const { page } = await layOutOwn('steps', '- Rope\n- Knot');
  assert.equal(page.all('ol.steps li.step').length, 2);
});

test('a checklist says how much is done, and its section goes with each item', async () => {
  const { page, snippets } = await layOutOwn('checklist', '- [x] Rope\n- [ ] Knot');
  assert.equal(page.one('.progress').text, '1 of 2 done');
  assert.equal(page.one('progress').attr('aria-label'), 'Steps done');
  assert.deepEqual(
    snippets.checks.map(({ done, section }) => [done, section]),
    [
      [true, 'Galley'],
      [false, 'Galley'],
    ],
  );
});

test('a table has names and what is said of them in two columns', async () => {
  const { page } = await layOutOwn('table', '- **Cook**: soup\n- Nobody else');
  assert.equal(page.one('.pairs .pair-name').text.trim(), 'Cook:');
  assert.equal(page.all('.pairs li').length, 2);
});

test('a list has entries apart, and leaves their words together', async () => {
  const { page } = await layOutOwn('list', '- **Cook**: soup\n- Nobody else');
  assert.equal(page.all('ul.pairs li').length, 2);
  assert.equal(page.all('.pair').length, 0);
});

test('it has no id of a part, and an ordinary section stays as it is', async () => {
  const { page, html } = await layOutOwn('checklist', '- [ ] Rope\n- [ ] Knot');
  assert.equal(page.all('#testing').length, 0);
  assert.equal(page.all('h2#galley').length, 1);
  assert.doesNotMatch(html, /data-layout/);
  const plain = await layOut('# Moor\n\n## Galley\n\n- Rope\n- Knot\n');
  assert.equal(plain.page.all('.pairs, .steps, .part').length, 0);
});
