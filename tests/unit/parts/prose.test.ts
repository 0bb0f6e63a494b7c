import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clipText, splitSentences } from '../../../src/read/parts/prose.ts';

test('sentences end at full stops, question marks and exclamation marks', () => {
  assert.deepEqual(splitSentences('We run. Do we? We do! Good.'), ['We run.', 'Do we?', 'We do!', 'Good.']);
});

test('abbreviations, versions and names with dots end no sentence', () => {
  for (const text of [
    'Use trains, e.g. Steam ones, today.',
    'Use trains, i.e. no trucks.',
    'Use v1.2 of Node.js and .NET vs. Others.',
    'Ask Dr. Example and J. Smith about approx. 12 wagons.',
    'Nutze Züge, z.B. Dampfzüge.',
    'Use adr.example.org. at once',
  ]) {
    assert.deepEqual(splitSentences(text), [text]);
  }
});

test('a closing quotation mark or bracket belongs to its sentence', () => {
  assert.deepEqual(splitSentences('He said “go.” We went (far.) Home.'), [
    'He said “go.”',
    'We went (far.)',
    'Home.',
  ]);
});

test('scripts without blanks have sentences too', () => {
  assert.deepEqual(splitSentences('我们使用铁路。它很安静。'), ['我们使用铁路。', '它很安静。']);
});

test('a long sentence is cut at a word', () => {
  assert.equal(clipText('We will ship by rail', 30), 'We will ship by rail');
  assert.equal(clipText('We will ship, by rail', 16), 'We will ship…');
  assert.equal(clipText('我们将使用铁路运输所有货物', 6), '我们将使用…');
});
