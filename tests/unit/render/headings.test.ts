import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render, renderHtml } from './helper.ts';

const depths = async (text: string) =>
  (await render(text, { dropTitle: true })).headings.map(({ depth }) => depth);

test('the title is dropped, and the sections below it start at two', async () => {
  const { html, headings } = await render('# Use a queue\n\n## Context\n\n### Cost', { dropTitle: true });
  assert.doesNotMatch(html, /Use a queue/);
  assert.deepEqual(headings, [
    { depth: 2, id: 'context', text: 'Context' },
    { depth: 3, id: 'cost', text: 'Cost' },
  ]);
});

test('a setext title is dropped too, and a title further down is not', async () => {
  assert.equal(await renderHtml('Title\n=====\n', { dropTitle: true }), '');
  assert.match(await renderHtml('## First\n\n# Second', { dropTitle: true }), /Second/);
});

test('sections written as H1 become H2', async () => {
  assert.deepEqual(await depths('# T\n\n# Context\n\n## Cost\n\n# Decision'), [2, 3, 2]);
});

test('no level is skipped', async () => {
  assert.deepEqual(await depths('# T\n\n#### Deep\n\n## Less\n\n###### Deeper\n\n### Back'), [2, 2, 3, 3]);
});

test('the same words twice get two ids, and none the page uses', async () => {
  const { headings } = await render('## Context\n\n## Context\n\n## Main', {
    options: { reservedIds: ['main'] },
  });
  assert.deepEqual(
    headings.map(({ id }) => id),
    ['context', 'context-1', 'main-1'],
  );
});

test('ids are those GitHub gives', async () => {
  const { headings } = await render('## 1. Größe & `cost` of ADR-12!');
  assert.equal(headings[0]?.id, '1-größe--cost-of-adr-12');
});

test('a heading has a named anchor, and its own number is not a link', async () => {
  const html = await renderHtml('## About ADR-12');
  assert.match(
    html,
    /<a class="anchor" href="#about-adr-12" aria-label="Link to the section “About ADR-12”">/,
  );
  assert.doesNotMatch(html, /mention/);
});

test('lines of facts come apart from the text, and what remains keeps its line numbers', async () => {
  const text = '---\nstatus: accepted\n---\n# T\n\nStatus: accepted\n\n![x](nope.gif)';
  const body = await render(text, { bodyFrom: 4, factLines: [{ from: 6, to: 7 }], dropTitle: true });
  assert.doesNotMatch(body.html, /accepted/);
  assert.equal(body.factsHtml, '<p>Status: accepted</p>');
  assert.equal(body.issues[0]?.line, 8);
});

test('a section of facts keeps its anchors, and is not one of the headings', async () => {
  const text = '# T\n\n## State of play\n\nAccepted\n\n## Why\n\nWords.';
  const body = await render(text, {
    factLines: [
      { from: 3, to: 4 },
      { from: 5, to: 6 },
    ],
    dropTitle: true,
  });
  assert.equal(
    body.factsHtml,
    '<h2 id="state-of-play">State of play</h2>\n<p>Accepted</p>'.replace('\n', ''),
  );
  assert.deepEqual(
    body.headings.map(({ text }) => text),
    ['Why'],
  );
  assert.ok(body.ids.includes('state-of-play'));
});

test('a heading without a blank is a heading on the page too, a tag is not one', async () => {
  const { html, headings } = await render('##Status\nAccepted\n\n##Why\n\n#rope #anchor');
  assert.deepEqual(
    headings.map(({ depth }) => depth),
    [2, 2],
  );
  assert.match(html, /#rope #anchor/);
});
