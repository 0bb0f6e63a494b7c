/** The files of words: complete where they have months, and of one mind about every word. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../../src/read/languages.ts';
import { normalize } from '../../../src/read/normalize.ts';
import {
  createVocabulary,
  findHeadingFact,
  findLabelFact,
  findStatusWords,
} from '../../../src/read/vocabulary.ts';
import { nygard, record, relations } from './reading.ts';

const vocabulary = createVocabulary({ statuses: {}, labels: {} });

function readings(
  of: (language: (typeof LANGUAGES)[number]) => [string, string[]][],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const language of LANGUAGES)
    for (const [meaning, words] of of(language))
      for (const word of words)
        found.set(normalize(word), (found.get(normalize(word)) ?? new Set()).add(meaning));
  return found;
}

test('no word states two statuses, no label two facts and no name two months', () => {
  const twice = [
    ...readings(({ statuses }) => Object.entries(statuses)),
    ...readings(({ labels }) => Object.entries(labels ?? {})),
    ...readings(({ months }) => (months ?? []).map((names, at) => [String(at), names.split(' ')])),
  ].filter(([, meanings]) => meanings.size > 1);
  assert.deepEqual(twice, []);
});

test('a language with months has twelve of them', () => {
  for (const { months } of LANGUAGES) assert.ok(months === undefined || months.length === 12);
});

test('a hyphen, an underscore, a blank and letter case are the same in a phrase', () => {
  for (const text of ['in review', 'In-Review', 'IN_REVIEW', 'in  review'])
    assert.deepEqual(
      findStatusWords(vocabulary, text).map(({ phrase }) => phrase),
      ['in review'],
    );
});

test('labels follow from verbs and states, with their agents and the words of dates', () => {
  const labels: [string, string][] = [
    ['Partly superseded by', 'superseded-by'],
    ['Replaced-by', 'superseded-by'],
    ['Teilweise ersetzt durch', 'superseded-by'],
    ['Sostituita dalla', 'superseded-by'],
    ['Extends ADR', 'amends'],
    ['Clarified by', 'amended-by'],
    ['Zależy od', 'depends-on'],
    ['Date of approval', 'date'],
    ['Adoption date', 'date'],
    ['Date submitted', 'created'],
  ];
  for (const [label, fact] of labels) assert.equal(findHeadingFact(vocabulary, label), fact, label);
});

test('a state alone is a label of its day, and no heading', () => {
  assert.equal(findLabelFact(vocabulary, 'Accepted'), 'date');
  assert.equal(findLabelFact(vocabulary, 'Submitted'), 'created');
  assert.equal(findHeadingFact(vocabulary, 'Implementation'), null);
  assert.equal(findLabelFact(vocabulary, 'Accepted risks'), null);
  assert.equal(findLabelFact(vocabulary, 'Superseded interfaces'), null);
});

test('partial supersession is distinguished from a whole one in languages of every kind', () => {
  const whole = [
    'Ersetzt durch ADR-3',
    '被 ADR-3 取代',
    'ADR-3로 대체됨',
    'ADR-3 ile değiştirildi',
    'استبدل بـ ADR-3',
  ];
  const part = [
    'Gedeeltelijk vervangen door ADR-3',
    'Częściowo zastąpiony przez ADR-3',
    '一部 ADR-3 に置き換え',
    '일부 ADR-3로 대체됨',
    'Částečně nahrazeno ADR-3',
    'ADR-3 ile kısmen değiştirildi',
    'استبدل جزئيا بـ ADR-3',
  ];
  for (const words of whole) assert.deepEqual(relations(nygard(words)), ['superseded-by 3'], words);
  for (const words of part) assert.deepEqual(relations(nygard(words)), ['superseded-by 3 (part)'], words);
});

test('dates are read in the words and the digits of more languages', () => {
  const dates = [
    'Ngày: 5 tháng 3 năm 2024',
    'التاريخ: ٥ مارس ٢٠٢٤',
    'दिनांक: ५ मार्च २०२४',
    'Dátum: 2024. március 5.',
  ];
  for (const line of dates)
    assert.equal(record(`# Kites\n\n${line}\n\n## Decision\n\nWe fly.\n`).date?.value, '2024-03-05', line);
});
