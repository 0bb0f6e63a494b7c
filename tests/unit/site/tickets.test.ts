import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import type { Snippets, TicketMention } from '../../../src/render/types.ts';
import type { RecordEntry } from '../../../src/site/types.ts';
import {
  createLogTickets,
  createTicketPages,
  createTicketSlugs,
  formatTicketTally,
  listPlaces,
  listProjects,
  listRecordsInForce,
  listRecordTickets,
} from '../../../src/site/view/tickets.ts';
import { entry, siteLog } from './entries.ts';

const stated = (key: string | null, text = key ?? '', href: string | null = null) => ({ key, text, href });
const mention = (
  key: string,
  sentence = `Look at ${key} here.`,
  href: string | null = null,
): TicketMention => ({
  key,
  href,
  words: key,
  sentence,
  section: null,
});

function createLog(records: RecordEntry[], mentions: Record<string, TicketMention[]> = {}) {
  const log = siteLog(records.map((record, position) => ({ ...record, position })));
  const snippets = ({ id }: RecordEntry): Snippets => ({
    risks: [],
    checks: [],
    conditions: [],
    tickets: mentions[id] ?? [],
  });
  return { log, tickets: createLogTickets(log, snippets) };
}

test('a ticket has the records that state it, then those that mention it, each from the newest', () => {
  const { tickets } = createLog(
    [
      entry({ id: 'a', date: '2020-01-01', tickets: [stated('PAY-1')] }),
      entry({ id: 'b', date: '2021-01-01', tickets: [stated('PAY-1')] }),
      entry({ id: 'c', date: '2023-01-01' }),
      entry({ id: 'd' }),
    ],
    { a: [mention('PAY-1')], c: [mention('PAY-1'), mention('PAY-1', 'PAY-1 again.')], d: [mention('PAY-1')] },
  );
  const found = tickets.byKey.get('PAY-1')?.records ?? [];
  assert.deepEqual(
    found.map(({ record, stated: own, mentions }) => [record.id, own, mentions.length]),
    [
      ['b', true, 0],
      ['a', true, 1],
      ['c', false, 2],
      ['d', false, 1],
    ],
  );
});

test('a ticket links where any record or pattern says', () => {
  const { tickets } = createLog([
    entry({ id: 'a', tickets: [stated('PAY-1')] }),
    entry({ id: 'b', tickets: [stated('PAY-1', 'PAY-1', 'https://t.example/PAY-1')] }),
  ]);
  assert.equal(tickets.byKey.get('PAY-1')?.href, 'https://t.example/PAY-1');
});

test('tickets are listed project by project, the one with the newest record first', () => {
  const { tickets } = createLog([
    entry({ id: 'a', date: '2020-01-01', tickets: [stated('PAY-9'), stated('OPS-1')] }),
    entry({ id: 'b', date: '2022-01-01', tickets: [stated('PAY-1'), stated('acme/shop#2')] }),
    entry({ id: 'c', tickets: [stated('PAY-3'), stated(null, 'some words')] }),
  ]);
  assert.deepEqual(
    tickets.all.map(({ key }) => key),
    ['acme/shop#2', 'OPS-1', 'PAY-1', 'PAY-9', 'PAY-3'],
  );
  assert.deepEqual(listProjects(tickets), [
    { project: 'acme/shop', count: 1, path: '/tickets/#of-acme-shop' },
    { project: 'OPS', count: 1, path: '/tickets/#of-OPS' },
    { project: 'PAY', count: 3, path: '/tickets/#of-PAY' },
  ]);
});

test('the list and long tickets are cut into pages; a log without tickets has none', () => {
  assert.deepEqual(createTicketPages(createLog([entry({ id: 'a' })]).tickets), []);
  const records = Array.from({ length: 130 }, (_, at) =>
    entry({ id: `r${at}`, tickets: [stated('PAY-1'), stated(`OPS-${at + 1}`)] }),
  );
  const paths = createTicketPages(createLog(records).tickets).map(({ path }) => path);
  assert.deepEqual(paths.slice(0, 3), ['/tickets/', '/tickets/2/', '/tickets/OPS-130/']);
  assert.deepEqual(paths.slice(-3), ['/tickets/PAY-1/', '/tickets/PAY-1/2/', '/tickets/PAY-1/3/']);
  assert.equal(new Set(paths).size, paths.length);
});

const SLUGS: [keys: string[], slugs: string[]][] = [
  [
    ['PAY-123', 'ENG_2-1'],
    ['PAY-123', 'ENG_2-1'],
  ],
  [
    ['acme/shop#12', 'acme/shop!12', 'AB#12'],
    ['acme-shop-12', 'acme-shop-mr-12', 'AB-12'],
  ],
  [
    ['#17', '42', '…'],
    ['issue-17', 'issue-42', 'issue-'],
  ],
  [
    ['../../etc#1', 'a b?c=<d>'],
    ['etc-1', 'a-b-c-d'],
  ],
];
for (const [keys, slugs] of SLUGS)
  test(`addresses of ${keys.join(', ')}`, () =>
    assert.deepEqual([...createTicketSlugs(keys).values()], slugs));

test('addresses that differ only in case are kept apart, regardless of later tickets', () => {
  const before = createTicketSlugs(['PAY-1', 'pay-1']);
  const after = createTicketSlugs(['Pay-1', 'pay-1', 'PAY-1']);
  assert.equal(before.get('PAY-1'), 'PAY-1');
  assert.match(before.get('pay-1') ?? '', /^pay-1-[0-9a-f]{6}$/);
  assert.equal(after.get('PAY-1'), 'PAY-1');
  assert.equal(after.get('pay-1'), before.get('pay-1'));
  const lower = [...after.values()].map((slug) => slug.toLowerCase());
  assert.equal(new Set(lower).size, 3);
});

test('a key that is itself keeps its address beside one that only becomes it', () => {
  const slugs = createTicketSlugs(['acme/shop#1', 'acme-shop-1']);
  assert.equal(slugs.get('acme-shop-1'), 'acme-shop-1');
  assert.match(slugs.get('acme/shop#1') ?? '', /^acme-shop-1-[0-9a-f]{6}$/);
});

test('the rail names what the record states in its words, then what its text mentions', () => {
  const states = [stated('PAY-1', 'The story', 'https://t.example/PAY-1'), stated(null, 'a wish')];
  const { log, tickets } = createLog([entry({ id: 'a', tickets: states })], {
    a: [
      mention('OPS-1', 'OPS-1', 'https://o.example'),
      mention('PAY-1'),
      ...Array.from({ length: 6 }, (_, at) => mention(`Q-${at}`)),
    ],
  });
  const { first, rest } = listRecordTickets(log.records[0] ?? entry({ id: 'a' }), tickets);
  assert.deepEqual(
    [...first, ...rest].slice(0, 3).map(({ text, address, ticket }) => [text, address, ticket?.key ?? null]),
    [
      ['The story', 'https://t.example/PAY-1', 'PAY-1'],
      ['a wish', null, null],
      ['OPS-1', 'https://o.example', 'OPS-1'],
    ],
  );
  assert.deepEqual([first.length, rest.length], [6, 3]);
});

test('a ticket says how many records name it, and what is in force in place of those that are not', () => {
  const { log, tickets } = createLog([
    entry({
      id: 'old',
      effectiveStatus: 'no longer in force',
      inForceNow: ['new'],
      tickets: [stated('PAY-1')],
    }),
    entry({ id: 'new', tickets: [stated('PAY-2')] }),
  ]);
  const [first, second] = ['PAY-1', 'PAY-2'].map((key) => tickets.byKey.get(key));
  assert.ok(first && second);
  assert.equal(formatTicketTally(first, loadMessages('en')), '1 decision: 1 no longer in force');
  assert.deepEqual(
    listRecordsInForce(first, log).map(({ id }) => id),
    ['new'],
  );
  assert.deepEqual(listRecordsInForce(second, log), [], 'it is listed anyway');
});

test('places that say no more than the ticket or the title are not listed', () => {
  const record = entry({ id: 'a', title: 'Use PAY-1' });
  const places = listPlaces({
    record,
    stated: false,
    mentions: [mention('PAY-1', 'PAY-1'), mention('PAY-1', 'Use PAY-1'), mention('PAY-1', 'As PAY-1 asks.')],
  });
  assert.deepEqual(
    places.map(({ pieces }) => pieces.map(({ text }) => text)),
    [['As ', 'PAY-1', ' asks.']],
  );
});
