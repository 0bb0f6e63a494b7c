import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownTickets } from '../../../src/integration/tickets.ts';
import { createTicketFinder } from '../../../src/tickets/finder.ts';

const patterns = [
  { pattern: '(PAY|BIL)-\\d+', url: 'https://tickets.example/browse/$0' },
  { pattern: '#(\\d+)', url: 'https://code.example/issues/$1' },
];
const addressOf = (text: string, href: string | null = null) =>
  knownTickets([{ text, href }], createTicketFinder({ patterns, repositories: [] }))[0]?.href;

test('a ticket leads to the address its pattern makes', () => {
  assert.equal(addressOf('PAY-12'), 'https://tickets.example/browse/PAY-12');
  assert.equal(addressOf('BIL-7'), 'https://tickets.example/browse/BIL-7');
  assert.equal(addressOf('#44'), 'https://code.example/issues/44');
});

test('a ticket with an address keeps it, and words that no pattern covers stay words', () => {
  assert.equal(addressOf('PAY-12', 'https://elsewhere.example/1'), 'https://elsewhere.example/1');
  assert.equal(addressOf('A story about PAY-12'), null);
});
