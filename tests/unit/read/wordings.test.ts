import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, page, read, record, relations, status } from './reading.ts';

for (const [words, wanted] of [
  ['Superseded? Ask the crew', 'unknown'],
  ['Provisional | Implementable | Implemented', 'unknown'],
  ['Retired on 2024-02-01 with the old oars', 'deprecated'],
  ['Retired in favour of ADR-31', 'superseded'],
  ['一部は ADR-31 に置き換えられた', 'accepted'],
  ['ADR-31 に置き換えられた', 'superseded'],
] as const)
  test(`"${words}" is ${wanted}`, () => {
    const value = status(nygard(words));
    assert.equal(value === 'none' ? 'unknown' : value, wanted);
  });

test('what is said of the successor in brackets is not said of the record', () => {
  assert.deepEqual(relations(nygard('Superseded by ADR-31 (itself amended by ADR-40)')), [
    'superseded-by 31',
  ]);
});

for (const [what, front, heading, wanted] of [
  ['a heading that says a slug better', 'boat-use-policy', 'Policy on Using Boats', 'Policy on Using Boats'],
  ['a slug that no heading explains', 'boat-use-policy', 'Something else', 'Boat use policy'],
] as const)
  test(`a title is ${what}`, () => {
    assert.equal(record(`---\ntitle: ${front}\n---\n\n# ${heading}\n\nText.\n`).title.value, wanted);
  });

test('a number of another series alone is no title', () => {
  const path = '0018-row-home.md';
  assert.equal(record('# OEP-0042:\n\n## Decision\n\nRow.\n', { path }).title.value, 'Row home');
  assert.equal(record('# ISO 8601\n\n## Decision\n\nRow.\n', { path }).title.value, 'ISO 8601');
});

const TEXT = '# 1. Rudern\n\n## Status\n\nAkzeptiert\n\n## Entscheidung\n\nRudern.\n';

test('a folder of a language holds translations, a department of the same name does not', () => {
  const translated = { path: 'de/0001-row.md', neighbours: ['0001-row.md', 'de/0001-row.md'] };
  assert.equal(page(TEXT, translated).kind, 'translation');
  const neighbours = ['0001-row.md', 'it/0001-row.md', 'it/0002-net.md', 'it/0003-mail.md'];
  assert.equal(read(TEXT, { path: 'it/0001-row.md', neighbours }).kind, 'record');
});

test('a review in a folder of reviews is none, whatever status it has', () => {
  const text =
    '# ADR-3 Review: Oars\n\n| Status | In review |\n|---|---|\n\n## Context\n\nOars.\n\n## Decision\n\nNo.\n';
  assert.equal(page(text, { path: 'reviews/ADR-003-review-oars.md' }).kind, 'guide');
});
