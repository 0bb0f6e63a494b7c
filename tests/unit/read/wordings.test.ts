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
  ['Ersetzt', 'superseded'],
  ['Remplacé (voir ADR-31)', 'superseded'],
  ['Superseded by 2 rules of the crew', 'superseded'],
  ['Proposed - implementation in progress', 'proposed'],
  ['Accepted - implementation in progress', 'accepted'],
  ['Accepted. Rejected oars are sold in May.', 'accepted'],
  ['Accepted. Later boats were bought. Rejected.', 'rejected'],
  ['Draft, proposed, accepted', 'unknown'],
  ['Draft → proposed → accepted', 'accepted'],
  ['Decided against it', 'rejected'],
  ['Dependiendo de la aprobación', 'unknown'],
  ['承認待ち', 'proposed'],
  ['承認済み、ADR-31 を置き換える', 'accepted'],
  ['Neither accepted nor rejected', 'unknown'],
  ['Not accepted', 'rejected'],
  ['Accepted: no', 'unknown'],
  ['Rejected at first, later accepted', 'accepted'],
  ['Wartet auf Freigabe', 'proposed'],
  ['مُعتَمَد', 'accepted'],
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

for (const [words, wanted] of [
  // the text of a link keeps the words around it apart
  ['被 [ADR-31](0031-row.md) 取代', ['superseded-by 31']],
  ['部分被 [ADR-31](0031-row.md) 取代', ['superseded-by 31 (part)']],
  ['[ADR-31](0031-row.md)(으)로 대체됨', ['superseded-by 31']],
  // a word that is a state and a verb acts on what follows it directly
  ['Ersetzt (siehe ADR-31)', ['superseded-by 31']],
  ['Ersetzt → ADR-31', ['superseded-by 31']],
  ['Akzeptiert, ersetzt ADR-31', ['supersedes 31']],
  ['Superseded. See ADR-31.', ['superseded-by 31']],
  ['Superseded\n\nSee ADR-31', ['superseded-by 31']],
  ['Superseded. ADR-31 is about masts.', []],
  ['Accepted\n\nSee ADR-31', []],
  ['Заменено (см. ADR-31)', ['superseded-by 31']],
  ['Akzeptiert. Ersetzt ADR-31 nicht.', []],
  ['承認済み。ADR-31 を置き換えない。', []],
  ['Accepted. Write a record that supersedes it and name it in ADR-31.', []],
  ['Accepted. This is a record that supersedes ADR-31.', ['supersedes 31']],
  ['مُستَبدَل بواسطة ADR-31', ['superseded-by 31']],
  ['Superseded, now ADR-31', ['superseded-by 31']],
  ['Superseded (by ADR-31)', ['superseded-by 31']],
  ['Superseded (asked by Ann, see the minutes)', []],
  ['Решение заменено ADR-31', ['superseded-by 31']],
  ['取代为 ADR-31', ['superseded-by 31']],
  ['已接受，取代 ADR-31', ['supersedes 31']],
  ['Accepted, in place of ADR-31', ['supersedes 31']],
  ['Accepted. No replacement for ADR-31.', []],
  ['ADR-31 replaced this record.', ['superseded-by 31']],
  ['ADR-31 replaced the old oars.', []],
  ['Accepted. This replaces the oars with ADR-31.', []],
  ['Accepted. We considered superseding ADR-31.', []],
  ['superseded_by_0031_and_0032', ['superseded-by 31', 'superseded-by 32']],
] as const)
  test(`"${words}" relates to ${wanted.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(relations(nygard(words)), wanted);
  });

for (const [lines, wanted] of [
  ['- Ersetzt: keine (siehe aber ADR-31)', []],
  ['- Amends: — (see ADR-31)', []],
  ['- Supersedes: none; related: ADR-31', ['relates-to 31']],
  ['- Updated: [ADR-31](0031-row.md)', ['amended-by 31']],
  ['- Updated: 12 May 2023', []],
  ['Supersedes ADR-31 and amends ADR-32.', ['supersedes 31', 'amends 32']],
  ['> **Note:** This decision was replaced by ADR-31.', ['superseded-by 31']],
  ['> **Hinweis:** Diese Entscheidung wurde durch ADR-31 ersetzt.', ['superseded-by 31']],
  ['> **Hinweis:** ADR-31 wurde durch ADR-32 ersetzt.', []],
] as const)
  test(`"${lines}" below the title relates to ${wanted.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(relations(`# 12. Row\n\n${lines}\n\n## Context\n\nSlow.\n`), wanted);
  });

test('a map of relations in front matter is read key by key', () => {
  const front = (yaml: string) => relations(`---\nstatus: accepted\n${yaml}\n---\n\n# Row\n`);
  assert.deepEqual(front('links:\n  supersedes: ADR-31\n  related: [ADR-32]'), [
    'supersedes 31',
    'relates-to 32',
  ]);
  assert.deepEqual(front('related:\n  adr: ADR-32'), ['relates-to 32']);
});

test('a row of a table in the text speaks of what the row is about', () => {
  const table = '| Part | Task |\n|---|---|\n| Oars | This replaces ADR-31. |';
  assert.deepEqual(relations(`# 12. Row\n\nStatus: Accepted\n\n## Decision\n\n${table}\n`), []);
});

for (const [heading, path, wanted] of [
  ['2023-05-06: Row home', '2023-05-06-row.md', 'Row home'],
  ['[2023-05-06] Row home', '2023-05-06-row.md', 'Row home'],
  ['2023-05-06 is a holiday', '2023-05-06-row.md', '2023-05-06 is a holiday'],
  ['Nr. 012: Row home', 'nr.-012-row.md', 'Row home'],
  ['[ADR-XXX] Row home', '0012-row.md', 'Row home'],
  ['ADR-NEW: Row home', '0012-row.md', 'Row home'],
  ['XML: Row home', '0012-row.md', 'XML: Row home'],
  ['12. Row home {-}', '0012-row.md', 'Row home'],
  ['12. Row home ![badge](a.svg)', '0012-row.md', 'Row home'],
  ['12. Row home[^1]', '0012-row.md', 'Row home'],
  ['12. Learn C#', '0012-row.md', 'Learn C#'],
  ['Titel der Entscheidung', '0012-row-home.md', 'Row home'],
  ['Titel der Bücher', '0012-row-home.md', 'Titel der Bücher'],
  ['0012-row: Row home', '0012-row.md', 'Row home'],
  ['Row: home', '0012-row.md', 'Row: home'],
] as const)
  test(`the title of "# ${heading}" is "${wanted}"`, () => {
    assert.equal(record(`# ${heading}\n\n- Status: accepted\n`, { path }).title.value, wanted);
  });

test('a title that Markdown takes for a tag does not hide the head', () => {
  assert.equal(status('# <Short noun phrase>\n\n- Status: accepted\n\n## Context\n\nSlow.\n'), 'accepted');
});

test('a date in the last lines is the date of the record where a rule sets them apart', () => {
  const text = '# 12. Row\n\n## Status\n\nAccepted\n\n## Decision\n\nRow.\n\n';
  const last = '**Date**: 2023-05-06\n**Author**: Ann Example\n';
  assert.equal(record(`${text}---\n\n${last}`).date?.value, '2023-05-06');
  assert.equal(record(`${text}> ${last}`).date, null);
});

for (const [what, front, heading, wanted] of [
  ['a heading that says a slug better', 'boat-use-policy', 'Policy on Using Boats', 'Policy on Using Boats'],
  ['a slug that no heading explains', 'boat-use-policy', 'Something else', 'Boat use policy'],
] as const)
  test(`a title is ${what}`, () => {
    assert.equal(record(`---\ntitle: ${front}\n---\n\n# ${heading}\n\nText.\n`).title.value, wanted);
  });

test('a number of another series alone is not a title', () => {
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

test('a review in a folder of reviews is not a record, with any status', () => {
  const text =
    '# ADR-3 Review: Oars\n\n| Status | In review |\n|---|---|\n\n## Context\n\nOars.\n\n## Decision\n\nNo.\n';
  assert.equal(page(text, { path: 'reviews/ADR-003-review-oars.md' }).kind, 'guide');
});
