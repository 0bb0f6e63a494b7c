import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked, passagesOf } from '../../../src/search/passages.ts';
import type { Piece, Section } from '../../../src/search/types.ts';

/** `a [match] here`. */
const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, marked: isMarked }) => (isMarked ? `[${text}]` : text)).join('');

const filler = 'word '.repeat(40);

test('the section with all the words comes before those with some of them', () => {
  const sections: Section[] = [
    ['context', 'Context', 'A queue may be slow.'],
    ['decision', 'Decision', 'We take a job queue.'],
    ['risks', 'Risks', 'None.'],
  ];
  assert.deepEqual(
    passagesOf(sections, ['job', 'queue']).map(({ id }) => id),
    ['decision', 'context'],
  );
});

test('an excerpt is cut around the words, not from the start of the section', () => {
  const sections: Section[] = [['context', 'Context', `${filler}then a queue holds the jobs ${filler}`]];
  const [passage] = passagesOf(sections, ['queue']);
  assert.match(shown(passage?.excerpt ?? []), /^… word .*then a \[queue\] holds the jobs .* …$/);
});

test('words are marked in the form in which they stand', () => {
  assert.equal(
    shown(marked('Queues, JobQueue and queueing', ['queue'])),
    '[Queues], [JobQueue] and [queueing]'.replace('[JobQueue]', 'Job[Queue]'),
  );
});

test('of a run without blanks only what matches is marked', () => {
  assert.equal(shown(marked('采用消息队列处理', ['消息', '息队', '队列'])), '采用[消息队列]处理');
  assert.equal(shown(marked('采用消息队列', ['队列'])), '采用消息[队列]');
});

test('a heading counts, also where the text below it does not have the word', () => {
  const sections: Section[] = [['testing-strategy', 'Testing Strategy', 'We try it.']];
  assert.deepEqual(
    passagesOf(sections, ['testing']).map(({ heading }) => heading),
    ['Testing Strategy'],
  );
});

test('nothing is lost or added by marking', () => {
  const text = 'A “quoted” queue — with ümlauts.';
  assert.equal(
    marked(text, ['queue', 'umlauts'])
      .map((piece) => piece.text)
      .join(''),
    text,
  );
});
