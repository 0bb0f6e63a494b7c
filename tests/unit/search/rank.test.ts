import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byRank, type Candidate } from '../../../src/search/rank.ts';
import type { Card } from '../../../src/search/types.ts';

function candidate(permalink: string, score: number, more: Partial<Card> = {}): Candidate {
  return {
    score,
    card: {
      permalink,
      number: null,
      title: 'Title',
      summary: null,
      status: 'accepted',
      standing: 'in force',
      date: null,
      collection: 'adr',
      successors: [],
      ...more,
    },
  };
}

const order = (candidates: Candidate[], ...wordings: string[][]): string[] =>
  byRank(candidates, wordings).map(({ card }) => card.permalink);

const replacedBy = (permalink: string): Partial<Card> => ({
  standing: 'closed',
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
  assert.deepEqual(order([longer, same], ['reverse', 'sync']), ['/same/', '/longer/']);
});

test('a title counts by the wording that suits it best', () => {
  const other = candidate('/other/', 8, { title: 'Crypto changes' });
  const meant = candidate('/meant/', 7, { title: 'Crypto encoding' });
  assert.deepEqual(order([other, meant], ['crypto', 'ecnoding'], ['crypto', 'encoding']), [
    '/meant/',
    '/other/',
  ]);
});

test('a circle of replacements still gives every record once', () => {
  const candidates = [candidate('/a/', 10, replacedBy('/b/')), candidate('/b/', 10, replacedBy('/a/'))];
  assert.deepEqual(order(candidates).sort(), ['/a/', '/b/']);
});
