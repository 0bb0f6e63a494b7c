import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownStatusWords } from '../../../src/site/view/record-name.ts';
import { entry, messages, relation } from './entries.ts';

test('a sign before a status is no word of its own', () => {
  assert.equal(
    ownStatusWords(entry({ id: 'a', statusText: '⚠️ Accepted', statusCarrier: 'line' }), messages),
    null,
  );
});

test("a status in other words than the page's is shown as written", () => {
  const words = (statusText: string) =>
    ownStatusWords(entry({ id: 'a', statusText, statusCarrier: 'front matter' }), messages);
  assert.equal(words('✅ Accepted'), null);
  assert.equal(words('Approved'), 'Approved');
  assert.equal(words('Accepted, for the web only'), 'Accepted, for the web only');
});

test('a status that the page says as a relation or a date is not said again', () => {
  const status = { status: 'superseded', currentStatus: 'superseded', statusCarrier: 'line' } as const;
  const relations = [relation('superseded-by', 'b', { targetText: 'ADR-0002' })];
  assert.equal(
    ownStatusWords(entry({ id: 'a', ...status, statusText: 'Superseded by ADR-2', relations }), messages),
    null,
  );
  assert.equal(
    ownStatusWords(
      entry({ id: 'a', statusText: 'Accepted 2024-05-20', statusCarrier: 'line', date: '2024-05-20' }),
      messages,
    ),
    null,
  );
});

test('a status that stands in the text is not said again, one that is no longer true is', () => {
  assert.equal(
    ownStatusWords(entry({ id: 'a', statusText: 'Approved', statusCarrier: 'section' }), messages),
    null,
  );
  const past = { statusText: 'Approved', statusCarrier: 'section', currentStatus: 'superseded' } as const;
  assert.equal(ownStatusWords(entry({ id: 'a', ...past }), messages), 'Approved');
});
