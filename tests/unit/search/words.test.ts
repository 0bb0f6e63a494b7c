import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldWord, formsOf, isForm, pairsOf, wordsIn } from '../../../src/search/words.ts';

const texts = (text: string): string[] => wordsIn(text).map((word) => word.text);

test('words of several scripts in one text are told apart', () => {
  assert.deepEqual(texts('AWS的服务 and Café, очередь'), ['AWS', '的服务', 'and', 'Café', 'очередь']);
});

test('a word knows where it stands', () => {
  assert.deepEqual(wordsIn('a — queue'), [
    { text: 'a', start: 0 },
    { text: 'queue', start: 4 },
  ]);
});

test('case and the accents of Latin letters do not count, marks of other scripts do', () => {
  assert.equal(foldWord('Décision'), 'decision');
  assert.equal(foldWord('Ёлка'), 'ёлка');
  assert.equal(foldWord('が'), 'が');
});

test('a compound is found by its parts, too', () => {
  assert.deepEqual(formsOf('JobQueue'), ['JobQueue', 'Job', 'Queue']);
  assert.deepEqual(formsOf('HTTPServer'), ['HTTPServer', 'HTTP', 'Server']);
  assert.deepEqual(formsOf('queue'), ['queue']);
});

test('a run without blanks is found by each character and each two neighbours', () => {
  assert.deepEqual(formsOf('消息队'), ['消', '息', '队', '消息', '息队']);
  assert.deepEqual(pairsOf('队'), ['队']);
});

const FORMS: [inText: string, wanted: string, isOne: boolean][] = [
  ['queues', 'queue', true],
  ['queue', 'queues', true],
  ['queued', 'queues', true],
  ['jobqueue', 'queue', true],
  ['database', 'data', true],
  ['cat', 'at', false],
  ['category', 'cats', false],
  ['消息队列', '队列', true],
];

for (const [inText, wanted, isOne] of FORMS) {
  test(`\`${inText}\` ${isOne ? 'answers' : 'does not answer'} \`${wanted}\``, () => {
    assert.equal(isForm(inText, wanted), isOne);
  });
}
