/** What a record hangs together with, as its page says it: the line, parts, sentences, and the cards of its links. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { HoverCards } from '../../src/site/view/hover-cards.ts';
import { buildSite, type Site } from '../support/site.ts';
import { findHtmlErrors } from '../support/validate.ts';

const record = (title: string, status: string, rest = '') =>
  `# ${title}\n\nDate: 2024-01-01\n\n## Status\n\n${status}\n\n## Decision\n\nWe decide: ${title}.\n\n${rest}\n`;

let site: Site;

before(async () => {
  site = await buildSite({
    files: {
      'adr/0001-a.md': record('1. Sort by hand', 'Superseded by [2](0002-b.md)'),
      'adr/0002-b.md': record('2. Sort by machine', 'Accepted. Section 3 was superseded by ADR-3.'),
      'adr/0003-c.md': record(
        '3. Say `a < b` and "</script><!--" aloud',
        'Accepted',
        'The [first one](0001-a.md#decision) was slow. This decision amends ADR-4 (limits). ADR-2 asked for it.',
      ),
      'adr/0004-d.md': record(
        '4. Limit lists',
        'Accepted\n\nAmended by ADR-3: shorter lists',
        '## Records here\n\nNone yet.',
      ),
    },
    args: ['--base', '/teams/decisions'],
  });
  assert.equal(site.code, 0, site.said);
});

/** The cards of a page. */
function cards(address: string): HoverCards {
  return JSON.parse(site.page(address).one('#records-here').source) as HoverCards;
}

test('a heading takes no id that the page or its script needs', () => {
  const page = site.page('/adr/4/');
  assert.equal(page.all('#records-here').length, 1);
  assert.equal(page.one('#records-here').tag, 'script');
  assert.equal(page.one('#records-here-1').text.startsWith('Records here'), true);
});

test('the lineage shows number, title and status of each, and what replaced what in words', () => {
  const nodes = site.page('/adr/1/').all('.lineage .node');
  assert.equal(nodes.length, 2);
  assert.match(nodes[0]?.text ?? '', /^1 This decision Superseded\b.* Replaced by 2 Sort by machine$/);
  assert.match(nodes[1]?.text ?? '', /^2 Sort by machine Accepted/);
});

test('a part that one side names is shown on both; if both name one, each shows its own', () => {
  for (const address of ['/adr/2/', '/adr/3/'])
    assert.match(site.page(address).one('.lineage').text, /In part by 3: Section 3/);
  assert.match(site.page('/adr/3/').one('.changes').text, /Amends 4 Limit lists: limits/);
});

test('the sentence that refers to a record is on its page, the mention marked', () => {
  const referrer = site
    .page('/adr/1/')
    .all('.connection')
    .find(({ text }) => text.includes('The first one'));
  assert.match(referrer?.text ?? '', /The first one was slow\./);
  assert.equal(referrer?.one('mark').text, 'first one');
});

test('links in bodies have number, title and status as their title', () => {
  const [link] = site
    .page('/adr/3/')
    .all('.body a')
    .filter(({ text }) => text === 'first one');
  assert.equal(link?.attr('title'), '1 Sort by hand (Superseded)');
  assert.equal(link?.attr('href'), '/teams/decisions/adr/1/#decision');
});

test('a page has the cards of the records it links to, below the base, and no others', () => {
  assert.deepEqual(Object.keys(cards('/adr/3/')).sort(), [
    '/teams/decisions/adr/1/',
    '/teams/decisions/adr/2/',
    '/teams/decisions/adr/4/',
  ]);
  assert.equal(cards('/adr/3/')['/teams/decisions/adr/1/']?.replaced, 'In force now: 2 Sort by machine');
  assert.deepEqual(
    Object.keys(cards('/')),
    ['/teams/decisions/adr/2/'],
    'of the log: what its rows lead on to',
  );
});

test('a hostile title neither leaves its island nor breaks a page', async () => {
  assert.match(cards('/adr/2/')['/teams/decisions/adr/3/']?.title ?? '', /^Say a < b and/);
  for (const address of ['/adr/1/', '/adr/2/', '/adr/3/', '/']) {
    assert.deepEqual(await findHtmlErrors(address, site.text(`${address}index.html`)), []);
  }
});
