import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRules, render, renderHtml } from './helper.ts';

test('a link to a record goes to its page', async () => {
  assert.match(await renderHtml('[old](0002-x.md)'), /<a href="\/adr\/2\/" title="Use a queue">old<\/a>/);
});

test('a link to another site says noopener; a file beside the record is linked', async () => {
  assert.match(
    await renderHtml('[x](https://example.org)'),
    /<a href="https:\/\/example.org" rel="noopener">/,
  );
  assert.match(await renderHtml('[x](plan.pdf)'), /<a href="\/files\/plan.pdf">/);
});

test('a broken link keeps its words and is an issue with its line', async () => {
  const body = await render('one\n\n[words](gone.md)');
  assert.match(body.html, /<span class="broken-link">words<\/span>/);
  assert.deepEqual([body.issues[0]?.rule, body.issues[0]?.line], ['broken-link', 3]);
});

test('a fragment finds its heading, the dropped title, or is an issue', async () => {
  const body = await render('# My title\n\n## The cost\n\n[a](#the-cost) [b](#my-title) [c](#nothing)', {
    dropTitle: true,
  });
  assert.match(
    body.html,
    /<a href="#the-cost">a<\/a> <a href="#top">b<\/a> <span class="broken-link">c<\/span>/,
  );
  assert.deepEqual(listRules(body), ['broken-anchor']);
});

for (const address of [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '&#106;avascript:alert(1)',
  'java&#9;script:alert(1)',
  '&#1;javascript:alert(1)',
  'vbscript:x',
  'data:text/html,x',
  'file:///etc/passwd',
]) {
  test(`${address} is not linked, in Markdown or in HTML`, async () => {
    const body = await render(`[a](${address})\n\nb <a href="${address}">b</a>`);
    assert.doesNotMatch(body.html, /<a /);
    assert.equal(body.html.match(/refused-link/g)?.length, 2);
    assert.ok(listRules(body).every((rule) => rule === 'unsafe-address'));
  });
}

test('records named in prose are linked', async () => {
  const html = await renderHtml('See ADR-12, adr 0003, [ADR-4][], [#0008] and ADRs 5, 6 and 7.');
  assert.deepEqual(
    [...html.matchAll(/href="\/adr\/(\d+)\/"[^>]*>([^<]+)</g)].map(
      ([, number, words]) => `${number} ${words}`,
    ),
    ['12 ADR-12', '3 adr 0003', '4 ADR-4', '8 #0008', '5 5', '6 6', '7 7'],
  );
  assert.match(html, /title="Use a queue" data-status="accepted"/);
});

test('names in code, links, headings and longer words are left alone', async () => {
  for (const text of [
    '`ADR-12`',
    '    ADR-12',
    '## ADR-12',
    'x/ADR-12',
    'ADR-12-x.md',
    'MY-ADR-12',
    '[12]',
    'ADR-99',
  ]) {
    assert.doesNotMatch(await renderHtml(text), /class="mention"/, text);
  }
  assert.match(
    await renderHtml('[see ADR-12](0002-x.md)'),
    /<a href="\/adr\/2\/" title="Use a queue">see ADR-12<\/a>/,
  );
});

test('every question and its answer is listed once, for the cache', async () => {
  const { trackedLookups } = await render('ADR-12 ADR-12 [x](0002-x.md) ![y](y.png) [z](gone.md)');
  assert.deepEqual(
    trackedLookups.map(({ kind, href, resolved }) => `${kind} ${href} ${resolved !== null}`),
    [
      'reference ADR-12 true',
      'link 0002-x.md true',
      'link gone.md false',
      'asset gone.md false',
      'asset y.png true',
    ],
  );
});
