import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTicketFinder } from '../../../src/tickets/find-tickets.ts';
import { createTicketsInput } from '../../../src/tickets/trackers.ts';
import { render } from './helper.ts';

const tickets = createTicketFinder(
  createTicketsInput([{ jira: 'https://jira.example', projects: ['PAY'] }, { github: 'acme/shop' }], null),
);
const rendered = (text: string, more = {}) => render(text, { options: { tickets }, ...more });
const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a class="ticket"[^>]*>([^<]*)<\/a>/g)].map(([, words = '']) => words);

test('a ticket in prose is a link to its tracker', async () => {
  const { html } = await rendered('As PAY-12 asks, *and #70*.');
  assert.match(
    html,
    /<a class="ticket" href="https:\/\/jira\.example\/browse\/PAY-12" rel="noopener">PAY-12<\/a>/,
  );
  assert.deepEqual(linksIn(html), ['PAY-12', '#70']);
});

test('a ticket that is the whole of a cell or an item is a link', async () => {
  const { html } = await rendered('| Why |\n| --- |\n| PAY-1 |\n\n- PAY-2\n');
  assert.deepEqual(linksIn(html), ['PAY-1', 'PAY-2']);
});

test('code, links and headings keep their words', async () => {
  const { html, headings } = await rendered(
    '# T\n\n## PAY-1: Retry\n\n`PAY-2`, [PAY-3](0003-x.md), <kbd>PAY-4</kbd>\n\n```\nPAY-5\n```\n',
    { dropTitle: true },
  );
  assert.deepEqual(linksIn(html), []);
  assert.equal(headings[0]?.id, 'pay-1-retry');
});

test('what names a record is not a ticket', async () => {
  const { html } = await rendered('See [#12], ADR #12, and #12; #13 is open.', { recordNumbers: [12] });
  assert.deepEqual(linksIn(html), ['#13']);
});

test('every place that names a ticket is listed, with its sentence and section', async () => {
  const { snippets } = await rendered(
    [
      '# Use PAY-9\n\nFirst.\n\n## Context\n\nLong ago. PAY-1 asked for `retries`. Then came [the issue](https://github.com/acme/shop/issues/7).',
      '- One\n  - Two, see PAY-2\n- Three',
      '### PAY-3: Cost\n\n`PAY-4` is code.',
    ].join('\n\n'),
    { dropTitle: true },
  );
  assert.deepEqual(
    snippets.tickets.map(({ key, words, sentence, section }) => [
      key,
      words,
      sentence,
      section?.text ?? null,
    ]),
    [
      ['PAY-9', 'PAY-9', 'Use PAY-9', null],
      ['PAY-1', 'PAY-1', 'PAY-1 asked for retries.', 'Context'],
      ['acme/shop#7', 'the issue', 'Then came the issue.', 'Context'],
      ['PAY-2', 'PAY-2', 'Two, see PAY-2', 'Context'],
      ['PAY-3', 'PAY-3', 'PAY-3: Cost', 'PAY-3: Cost'],
    ],
  );
  assert.equal(snippets.tickets[1]?.section?.id, 'context');
});

test('the same sentence is listed once, another one again', async () => {
  const { snippets } = await rendered('PAY-1.\n\nPAY-1.\n\nPAY-1 again.');
  assert.deepEqual(
    snippets.tickets.map(({ sentence }) => sentence),
    ['PAY-1.', 'PAY-1 again.'],
  );
});

test('without a finder nothing is looked for', async () => {
  const { html, snippets } = await render('PAY-1');
  assert.equal(html, '<p>PAY-1</p>');
  assert.deepEqual(snippets.tickets, []);
});
