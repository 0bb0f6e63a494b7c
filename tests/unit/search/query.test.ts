import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearch } from '../../../src/search/query.ts';

const NUMBERS: [typed: string, number: number | null][] = [
  ['12', 12],
  ['#12', 12],
  ['ADR-12', 12],
  ['adr 0012', 12],
  ['ADR0012', 12],
  ['RFC #7', 7],
  ['№ 3', 3],
  ['no. 3', 3],
  ['12 queues', null],
  ['s3 bucket', null],
  ['1.2', null],
];

for (const [typed, number] of NUMBERS) {
  test(`\`${typed}\` ${number === null ? 'names no record' : `names record ${number}`}`, () => {
    assert.equal(parseSearch(typed).number, number);
  });
}

const TICKETS: [typed: string, isTicket: boolean][] = [
  ['PAY-123', true],
  ['pay-123', true],
  ['acme/shop#12', true],
  ['!34', true],
  ['AB#7', true],
  ['job queue', false],
  ['PAY-', false],
];

for (const [typed, isTicket] of TICKETS) {
  test(`\`${typed}\` ${isTicket ? 'may be' : 'is not'} a ticket`, () => {
    assert.equal(parseSearch(typed).ticket, isTicket ? typed : null);
  });
}

test('words keep the order in which they were typed, whatever stands between them', () => {
  assert.deepEqual(
    parseSearch('  JobQueue, web-socket?').words.map(({ text }) => text),
    ['JobQueue', 'web', 'socket'],
  );
});
