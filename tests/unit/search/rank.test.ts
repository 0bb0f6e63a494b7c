import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RankCandidate, sortByRank } from '../../../src/search/rank.ts';
import type { ResultCard } from '../../../src/search/types.ts';

const WANTED = ['reverse', 'sync'];

function candidate(permalink: string, score: number, more: Partial<ResultCard> = {}): RankCandidate {
  return {
    score,
    words: WANTED,
    card: {
      permalink,
      number: null,
      title: 'Title',
      summary: null,
      status: 'accepted',
      effectiveStatus: 'in force',
      date: null,
      collection: 'adr',
      successors: [],
      ...more,
    },
  };
}

const order = (candidates: RankCandidate[], typed: string[] = WANTED): string[] =>
  sortByRank(candidates, typed).map(({ card }) => card.permalink);

const replacedBy = (permalink: string): Partial<ResultCard> => ({
  effectiveStatus: 'no longer in force',
  status: 'superseded',
  successors: [{ permalink, number: null, title: 'Title' }],
});

test('a record in force comes before the one it replaced when they match alike', () => {
  assert.deepEqual(order([candidate('/old/', 10, replacedBy('/new/')), candidate('/new/', 9)]), [
    '/new/',
    '/old/',
  ]);
});

test('a replaced record that matches far better stays first', () => {
  assert.deepEqual(order([candidate('/old/', 10, replacedBy('/new/')), candidate('/new/', 4)]), [
    '/old/',
    '/new/',
  ]);
});

test('the record whose title is the query comes first', () => {
  const longer = candidate('/longer/', 10, { title: 'Reverse sync of state' });
  const same = candidate('/same/', 7, { title: 'Reverse Sync' });
  assert.deepEqual(order([longer, same]), ['/same/', '/longer/']);
});

test('the title counts by the words that were sought in the record, also where others were typed', () => {
  const other = candidate('/other/', 8, { title: 'Reserve changes' });
  const meant = candidate('/meant/', 7, { title: 'Reverse sync of state' });
  assert.deepEqual(order([other, meant], ['revrese', 'sync']), ['/meant/', '/other/']);
});

test('a sentence that is remembered word for word finds its record', () => {
  const typed = ['we', 'keep', 'the', 'state'];
  const other = candidate('/other/', 8, { summary: 'The state is kept by all.' });
  const meant = candidate('/meant/', 6, { summary: 'So we keep the state of each node.' });
  assert.deepEqual(order([other, meant], typed), ['/meant/', '/other/']);
});

test('a circle of replacements still gives every record once', () => {
  const candidates = [candidate('/a/', 10, replacedBy('/b/')), candidate('/b/', 10, replacedBy('/a/'))];
  assert.deepEqual(order(candidates).sort(), ['/a/', '/b/']);
});
