import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMoved, type NameIndex, type NameRow } from '../../../src/site/view/not-found.ts';

const row = (collection: number, number: number | null, title: string, ...names: string[]): NameRow => [
  `/${['adr', 'pay'][collection]}/${number ?? names[0]}/`,
  number,
  title,
  collection,
  2,
  names,
];

const INDEX: NameIndex = {
  collections: ['adr', 'pay'],
  views: ['tags', 'tickets'],
  rows: [
    row(0, 1, 'Record decisions', '0001-record-decisions'),
    row(0, 12, 'Process files in a queue', '0012-process-files-in-a-queue', '0007-job-broker'),
    row(0, 13, 'Cache answers', '0013-cache-answers'),
    row(1, 1, 'Take cards', '0001-take-cards'),
    row(1, 40, 'Queue payments', '0040-queue-payments'),
    row(0, null, 'Words', 'words'),
  ],
};

const LEADS: [address: string, permalink: string][] = [
  ['/adr/0012-old.html', '/adr/12/'],
  ['/ADR/ADR_00012', '/adr/12/'],
  ['/adr/adr-12.', '/adr/12/'],
  ['/adr/12).', '/adr/12/'],
  ['/adr/12/edit', '/adr/12/'],
  ['/adr/0012-process-files-in-a-queue.md', '/adr/12/'],
  ['/wiki/decisions/process_files_in_a_queue.html', '/adr/12/'],
  ['/adr/0007-job-broker', '/adr/12/'],
  ['/old/base/docs/adr/0012-x/index.html', '/adr/12/'],
  ['/pay/0001', '/pay/1/'],
  ['/pay/12', '/adr/12/'],
  ['/adr/Take%20cards', '/pay/1/'],
  ['/adr/WORDS.htm', '/adr/words/'],
];

for (const [address, permalink] of LEADS) {
  test(`${address} means ${permalink}`, () => {
    const found = findMoved(address, '/', INDEX);
    assert.ok('exact' in found, JSON.stringify(found));
    assert.equal(found.exact[0], permalink);
  });
}

const near = (address: string, base = '/'): string[] => {
  const found = findMoved(address, base, INDEX);
  assert.ok('near' in found, JSON.stringify(found));
  return found.near.map(([permalink]) => permalink);
};

test('a number of two collections is offered from both', () => {
  assert.deepEqual(near('/0001-x'), ['/adr/1/', '/pay/1/']);
});

test('words in common come first', () => {
  assert.equal(near('/adr/answers-in-a-cache')[0], '/adr/13/');
});

test('an unknown number offers those beside it, of its own collection', () => {
  assert.deepEqual(near('/adr/14/').slice(0, 2), ['/adr/13/', '/adr/12/']);
});

test('a ticket or a tag with a number in it means no record', () => {
  assert.ok(near('/tickets/PAY-12/').every((permalink) => permalink.startsWith('/')));
  near('/tags/12/');
  near('/adr/PAY-12/');
});

test('an address that says nothing offers nothing', () => {
  assert.deepEqual(near('/'), []);
  assert.deepEqual(near('/%E0%A4%A/'), []);
});

test('the base is not a part of the name', () => {
  const found = findMoved('/teams/12/adr/13', '/teams/12/', INDEX);
  assert.ok('exact' in found && found.exact[0] === '/adr/13/');
});
