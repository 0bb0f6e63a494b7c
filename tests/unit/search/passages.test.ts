import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPassages, findWordsToMark, hasPhrases, markText } from '../../../src/search/passages.ts';
import type { MarkedText, SearchSection } from '../../../src/search/types.ts';

/** `a [match] here`. */
const shown = (pieces: readonly MarkedText[]): string =>
  pieces.map(({ text, marked: isMarked }) => (isMarked ? `[${text}]` : text)).join('');

const section = (id: string, heading: string, text: string): SearchSection => ({ id, heading, text });
const filler = 'word '.repeat(40);

describe('the words to mark', () => {
  const WORDS: [name: string, all: string[], wanted: string[], marks: string[]][] = [
    ['are the same words in all their forms', ['queue', 'queues', 'quick'], ['queue'], ['queue', 'queues']],
    ['are not others that begin alike', ['soft', 'software'], ['soft'], ['soft']],
    ['are others that begin alike where there is nothing else', ['software', 'hard'], ['soft'], ['software']],
    ['are without an ending of another language', ['datenbankserver'], ['datenbanken'], ['datenbankserver']],
    ['are compounds where there is nothing else', ['jobqueue'], ['queue'], ['jobqueue']],
    ['are none where nothing is like them', ['cat'], ['at'], []],
  ];
  for (const [name, all, wanted, marks] of WORDS) {
    test(name, () => assert.deepEqual(findWordsToMark(all, wanted), marks));
  }
});

describe('passages', () => {
  test('with all the words come before those with some of them', () => {
    const sections = [
      section('context', 'Context', 'A queue may be slow.'),
      section('decision', 'Decision', 'We take a job queue.'),
      section('risks', 'Risks', 'None.'),
    ];
    assert.deepEqual(
      findPassages(sections, ['job', 'queue']).map(({ id }) => id),
      ['decision', 'context'],
    );
  });

  test('are cut around the words, not from the start of the section', () => {
    const sections = [section('context', 'Context', `${filler}then a queue holds the jobs ${filler}`)];
    const [passage] = findPassages(sections, ['queue']);
    assert.match(shown(passage?.excerpt ?? []), /^… word .*then a \[queue\] holds the jobs .* …$/);
  });

  test('count their heading, also where the text below it does not have the word', () => {
    assert.deepEqual(
      findPassages([section('testing-strategy', 'Testing Strategy', 'We try it.')], ['testing']).map(
        ({ heading }) => heading,
      ),
      ['Testing Strategy'],
    );
  });
});

describe('marks', () => {
  const MARKED: [text: string, marks: string[], shown: string][] = [
    ['Queues, JobQueue and queueing', ['queues', 'queue'], '[Queues], Job[Queue] and queueing'],
    ['采用消息队列处理', ['消息', '息队', '队列'], '采用[消息队列]处理'],
    ['采用消息队列', ['队列'], '采用消息[队列]'],
    ['C++ and C', ['cplusplus'], '[C++] and C'],
    ['C++ and C', ['c'], 'C++ and [C]'],
    ['The order_id of Vue.js', ['orderid', 'vuejs'], 'The [order_id] of [Vue.js]'],
    ['a web socket', ['websocket'], 'a [web socket]'],
    ['Lösungen', ['loesungen'], '[Lösungen]'],
  ];
  for (const [text, marks, expected] of MARKED) {
    test(`${marks.join(', ')} in \`${text}\``, () => assert.equal(shown(markText(text, marks)), expected));
  }

  test('lose and add nothing', () => {
    const text = 'A “quoted” queue — with ümlauts.';
    const pieces = markText(text, ['queue', 'umlauts']);
    assert.equal(pieces.map((piece) => piece.text).join(''), text);
  });
});

test('a phrase is found word after word, its last word begun', () => {
  const card = { title: 'Use a job queue', summary: null };
  const sections = [section('decision', 'Decision', 'Workers take jobs in order.')];
  assert.equal(hasPhrases(card, sections, ['job queue', 'take jobs in ord']), true);
  assert.equal(hasPhrases(card, sections, ['queue job']), false);
});
