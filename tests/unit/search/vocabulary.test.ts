import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  createSearchVocabulary,
  findCompounds,
  findCorrections,
  findSuggestions,
  measureDistance,
  packWords,
  splitWord,
  unpackWords,
} from '../../../src/search/spelling.ts';
import { getTries } from '../../support/fuzz.ts';

const vocabulary = new Map([
  ['queue', 5],
  ['queen', 1],
  ['jobqueue', 1],
  ['websocket', 2],
  ['postgresql', 3],
  ['web', 1],
  ['use', 9],
]);

const MISSPELT: [word: string, meant: string][] = [
  ['qeue', 'queue'],
  ['quuee', 'queue'],
  ['quue', 'queue'],
  ['postgersqk', 'postgresql'],
  ['websocets', 'websocket'],
];

for (const [word, meant] of MISSPELT) {
  test(`\`${word}\` may mean \`${meant}\``, () => {
    assert.equal(findCorrections(word, vocabulary)[0], meant);
  });
}

test('of words equally close the one of more records comes first', () => {
  assert.deepEqual(findCorrections('quee', vocabulary), ['queue', 'queen']);
});

test('a short word is never taken for a misspelling', () => {
  assert.deepEqual(findCorrections('usr', vocabulary), []);
});

test('two letters may be wrong in a long word, not in a short one', () => {
  assert.deepEqual(findCorrections('qoeoe', vocabulary), []);
  assert.deepEqual(findCorrections('webbsokket', vocabulary), ['websocket']);
});

test('a word is found inside a compound', () => {
  assert.deepEqual(findCompounds('queue', vocabulary), ['jobqueue']);
  assert.deepEqual(findCompounds('web', vocabulary), []);
});

test('a word is taken apart where the log has both parts', () => {
  assert.deepEqual(splitWord('webqueue', vocabulary), ['web', 'queue']);
  assert.equal(splitWord('queues', vocabulary), null);
});

test('words that begin alike are suggested, the most used first', () => {
  assert.deepEqual(findSuggestions(['quench'], vocabulary), ['queue', 'queen']);
  assert.deepEqual(findSuggestions(['zzz', 'qu'], vocabulary), []);
});

test('a vocabulary is the same after it was packed', () => {
  const words = createSearchVocabulary([['Use a JobQueue', 'queue'], ['The queue of jobs'], ['Qualität']]);
  assert.equal(words.get('queue'), 2);
  assert.deepEqual(new Map([...unpackWords(packWords(words))].sort()), new Map([...words].sort()));
});

test('the distance of two words is the same both ways, and nought for a word and itself alone', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      assert.equal(measureDistance(a, b, 9), measureDistance(b, a, 9));
      assert.equal(measureDistance(a, b, 9) === 0, a === b);
    }),
    getTries(100),
  );
});

test('one letter wrong is a distance of one', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(word, fc.nat(), (text, where) => {
      const at = where % text.length;
      assert.equal(measureDistance(text, `${text.slice(0, at)}${text.slice(at + 1)}`, 2), 1);
      assert.equal(measureDistance(text, `${text.slice(0, at)}x${text.slice(at)}`, 2), 1);
      assert.equal(measureDistance(text, `${text.slice(0, at)}x${text.slice(at + 1)}`, 2), 1);
    }),
    getTries(100),
  );
});
