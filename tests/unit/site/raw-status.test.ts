import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getLead, getRawStatus } from '../../../src/site/view/record-head.ts';
import { entry, messages, relation } from './entries.ts';

test('punctuation before a status is not a word', () => {
  assert.equal(
    getRawStatus(entry({ id: 'a', statusText: '⚠️ Accepted', statusLocation: 'line' }), messages),
    null,
  );
});

test("a status in other words than the page's is shown as written", () => {
  const words = (statusText: string) =>
    getRawStatus(entry({ id: 'a', statusText, statusLocation: 'front matter' }), messages);
  assert.equal(words('✅ Accepted'), null);
  assert.equal(words('Approved'), 'Approved');
  assert.equal(words('Accepted, for the web only'), 'Accepted, for the web only');
});

test('a status that the page says as a relation or a date is not said again', () => {
  const status = { status: 'superseded', currentStatus: 'superseded', statusCarrier: 'line' } as const;
  const relations = [relation('superseded-by', 'b', { targetText: 'ADR-0002' })];
  assert.equal(
    getRawStatus(entry({ id: 'a', ...status, statusText: 'Superseded by ADR-2', relations }), messages),
    null,
  );
  assert.equal(
    getRawStatus(
      entry({ id: 'a', statusText: 'Accepted 2024-05-20', statusLocation: 'line', date: '2024-05-20' }),
      messages,
    ),
    null,
  );
});

test('a word of a section is shown as well, a story of a section stays in the text, and so is one no longer true', () => {
  const own = (values: object) =>
    getRawStatus(entry({ id: 'a', statusLocation: 'section', ...values }), messages);
  assert.equal(own({ statusText: 'Partly built' }), 'Partly built');
  assert.equal(own({ statusText: 'Accepted on 3 March 2024' }), null);
  assert.equal(own({ statusText: `Accepted ${'after long talks '.repeat(5)}` }), null);
  assert.equal(own({ statusText: 'Approved', currentStatus: 'superseded' }), 'Approved');
});

const DECISION = '<div data-part="decision"><h2 id="d">Decision<a class="anchor" href="#d">#</a></h2>';

test('a lead that the decision near the top begins with is not shown twice', () => {
  const summary = 'We ship by rail & by ship.';
  const body = (above: string, decision: string) => `<p>${above}</p>${DECISION}<p>${decision}</p></div>`;
  assert.equal(
    getLead({ summary }, body('Roads are full.', 'We ship <b>by rail</b> &amp; by ship. Snow is rare.')),
    null,
  );
  assert.equal(
    getLead({ summary }, body('Roads are full.', 'Chosen option: we ship by rail & by ship.')),
    null,
  );
  assert.equal(
    getLead({ summary }, body('Roads are full. '.repeat(90), 'We ship by rail & by ship.')),
    summary,
  );
  assert.equal(
    getLead({ summary }, body('Roads are full.', 'After a year of trials, trains it is.')),
    summary,
  );
  assert.equal(getLead({ summary }, '<p>No part of it is a decision.</p>'), summary);
});
