import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureEditDistance, suggest } from '../../../src/config/user-error.ts';

test('the distance counts letters added, dropped, changed and swapped', () => {
  const cases: [string, string, number][] = [
    ['', '', 0],
    ['', 'abc', 3],
    ['build', 'build', 0],
    ['biuld', 'build', 1],
    ['titel', 'title', 1],
    ['colections', 'collections', 1],
    ['kitten', 'sitting', 3],
  ];
  for (const [from, to, distance] of cases) {
    assert.equal(measureEditDistance(from, to), distance, `${from} to ${to}`);
    assert.equal(measureEditDistance(to, from), distance, `${to} to ${from}`);
  }
});

test('the nearest name is found in any case, and by its beginning', () => {
  const names = ['title', 'tickets', 'collections', '--base'];
  assert.equal(suggest('Titel', names), 'title');
  assert.equal(suggest('--bsae', names), '--base');
  assert.equal(suggest('coll', names), 'collections');
});

test('a word that is near nothing is answered with nothing', () => {
  assert.equal(suggest('wombat', ['title', 'base']), null);
  assert.equal(suggest('x', []), null);
});
