import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary, readSource } from '../../../src/read/index.ts';

/** The fields of a front matter that no fact says, as `label: values`. */
function fields(frontMatter: string): string[] {
  const text = `---\n${frontMatter}\n---\n# Keep\n\n## Decision\n\nWe keep it.\n`;
  const source = { collection: 'adr', path: '0001-x.md', text, digest: '', issues: [] };
  const result = readSource(source, {
    vocabulary: createVocabulary({ statuses: {}, labels: {} }),
    neighbours: ['0001-x.md'],
  });
  assert.equal(result.kind, 'record');
  return result.kind === 'record'
    ? result.record.fields.map(({ label, values }) => `${label}: ${values.join(', ')}`)
    : [];
}

test('a field without a fact keeps its words, its key as the label', () => {
  assert.deepEqual(fields('status: deprecated\ndeprecated-reason: No one calls it any more'), [
    'Deprecated reason: No one calls it any more',
  ]);
  assert.deepEqual(fields('contactPerson: Ines\nregions: [north, south]'), [
    'Contact Person: Ines',
    'Regions: north, south',
  ]);
});

test('what the facts say is not said again', () => {
  assert.deepEqual(
    fields('adr: 0001\ntitle: Keep\nstatus: accepted\ndate: 2024-05-20\ndeciders: Ana, Bo\ntags: [a, b]'),
    [],
  );
  assert.deepEqual(fields('status: { accepted }\nsupersedes: 0004-drop.md'), []);
});

test('a fact that could not be read keeps its words', () => {
  assert.deepEqual(fields('date: 05/02/2018'), ['Date: 05/02/2018']);
  assert.deepEqual(fields('created: 2023-01-01\ndate: 2024-05-20'), ['Created: 2023-01-01']);
});

test('keys of a map are joined with the key above them', () => {
  assert.deepEqual(fields('scope:\n  team: Orders\n  services: [cart, till]'), [
    'Scope team: Orders',
    'Scope services: cart, till',
  ]);
  assert.deepEqual(fields('authors:\n  - name: Ines\n    chat: ines7'), ['Authors chat: ines7']);
});

test('layout and unfilled text are not fields', () => {
  assert.deepEqual(fields('layout: adr\nnav_order: 3\nsidebar_position: 2\nredirect_from: /old'), []);
  assert.deepEqual(fields('sponsor: TBD\nbudget: {how much}\nteam:'), []);
});
