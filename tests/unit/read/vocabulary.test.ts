/** The files of words: complete where they have months, and of one mind about every word. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../../src/read/fold.ts';
import { LANGUAGES } from '../../../src/read/languages.ts';
import { createVocabulary, factOf, labelFact, statusWords } from '../../../src/read/vocabulary.ts';

const vocabulary = createVocabulary({ statuses: {}, labels: {} });

function readings(
  of: (language: (typeof LANGUAGES)[number]) => [string, string[]][],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const language of LANGUAGES)
    for (const [meaning, words] of of(language))
      for (const word of words) found.set(fold(word), (found.get(fold(word)) ?? new Set()).add(meaning));
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
      statusWords(vocabulary, text).map(({ phrase }) => phrase),
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
  for (const [label, fact] of labels) assert.equal(factOf(vocabulary, label), fact, label);
});

test('a state alone is a label of its day, and no heading', () => {
  assert.equal(labelFact(vocabulary, 'Accepted'), 'date');
  assert.equal(labelFact(vocabulary, 'Submitted'), 'created');
  assert.equal(factOf(vocabulary, 'Implementation'), null);
  assert.equal(labelFact(vocabulary, 'Accepted risks'), null);
  assert.equal(labelFact(vocabulary, 'Superseded interfaces'), null);
});
