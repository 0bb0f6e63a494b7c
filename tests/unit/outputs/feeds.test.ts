import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryEvent } from '../../../src/model/history.ts';
import { createFeeds } from '../../../src/outputs/feeds.ts';
import type { RecordEntry, SiteInfo } from '../../../src/site/types.ts';
import { findAtomFaults } from '../../support/feeds.ts';
import { parseDocument, type Xml } from '../../support/xml.ts';
import { entry, relation, siteLog } from '../site/entries.ts';
import { outputInput } from './input.ts';

function event(record: string, kind: HistoryEvent['kind'], values: Partial<HistoryEvent> = {}): HistoryEvent {
  return {
    ...{ record, step: 0, kind, status: null, date: '2024-05-01', precision: 'day', source: 'stated' },
    ...{ commit: null, by: null, other: null, detail: null },
    ...values,
  };
}

const queue = entry({
  id: 'adr/0012-queue.md',
  number: 12,
  title: 'Use a queue',
  permalink: '/adr/12/',
  summary: 'Files wait in a queue.',
  tags: ['queue', 'uploads'],
  effectiveStatus: 'no longer in force',
  currentStatus: 'superseded',
  relations: [relation('superseded-by', 'adr/0031-stream.md')],
  inForceNow: ['adr/0031-stream.md'],
});
const stream = entry({
  id: 'adr/0031-stream.md',
  number: 31,
  title: 'Use a `stream`',
  permalink: '/adr/31/',
  date: '2025-03',
  tags: ['queue'],
});

const EVENTS = [
  event(queue.id, 'accepted', { status: 'accepted' }),
  event(queue.id, 'superseded', { status: 'superseded', date: '2025-03', step: 1, other: stream.id }),
  event(stream.id, 'accepted', { status: 'accepted', date: '2025-03', by: 'Ada Example' }),
];

interface Parts {
  records?: RecordEntry[];
  events?: HistoryEvent[];
  collections?: { key: string; name: string; folder: string }[];
  site?: Partial<SiteInfo>;
}

function createFeedFiles({
  records = [queue, stream],
  events = EVENTS,
  collections,
  site,
}: Parts = {}): Map<string, string> {
  const log = siteLog(records, collections === undefined ? {} : { collections });
  const history = { events, files: new Map(), commits: new Map() };
  const input = outputInput({ log, history, ...(site === undefined ? {} : { site }) });
  return new Map(createFeeds(input).map(({ path, make }) => [path, make() as string]));
}

function atom(parts: Parts = {}, path = '/feed.xml'): Xml {
  const text = createFeedFiles(parts).get(path) ?? '';
  assert.deepEqual(findAtomFaults(text), []);
  return parseDocument(text);
}

const titles = (feed: Xml): string[] => feed.all('entry').map((one) => one.only('title').text);

test('the newest is first, and an event names what it led to', () => {
  assert.deepEqual(titles(atom()), [
    'Accepted: 31 Use a stream',
    'Superseded by 31: 12 Use a queue',
    'Accepted: 12 Use a queue',
  ]);
});

test('an entry links to the permalink, below the base, and says what is true today', () => {
  const [, superseded] = atom().all('entry');
  assert.equal(superseded?.only('link').attributes['href'], 'https://decisions.example.com/docs/adr/12/');
  const html = superseded?.only('content').text ?? '';
  assert.match(
    html,
    /Superseded by <a href="https:\/\/decisions\.example\.com\/docs\/adr\/31\/">31 Use a <code>stream<\/code><\/a> in March 2025/,
  );
  assert.match(html, /Files wait in a queue\./);
  assert.match(html, /Today:.*No longer in force\./);
});

test('ids stay the same after a date is corrected, and differ for repeated events', () => {
  const ids = (events: HistoryEvent[]) =>
    atom({ events })
      .all('entry')
      .map((one) => one.only('id').text.split('/docs')[1])
      .sort();
  const expected = ['/adr/12/#accepted', '/adr/12/#superseded-by-adr-31', '/adr/31/#accepted'];
  assert.deepEqual(ids(EVENTS), expected);
  assert.deepEqual(ids(EVENTS.map((one) => ({ ...one, date: '2024-06-07' }))), expected);
  const twice = [event(queue.id, 'reviewed'), event(queue.id, 'reviewed', { step: 1 })];
  assert.deepEqual(ids(twice), ['/adr/12/#reviewed', '/adr/12/#reviewed-2']);
});

test('dates are those of the events, a month as its first day', () => {
  const feed = atom();
  assert.equal(feed.only('updated').text, '2025-03-01T00:00:00Z');
  assert.deepEqual(createFeedFiles(), createFeedFiles());
});

test('changes that are not of the decision are left out', () => {
  const events = [
    ...EVENTS,
    event(queue.id, 'changed', { source: 'git', detail: 'Correct a word', step: 2 }),
    event(queue.id, 'changed', { detail: 'updated 2024-05-01', step: 3 }),
    event(queue.id, 'review-due', { date: '2030-01-01', step: 4 }),
    event(queue.id, 'removed', { source: 'git', step: 5 }),
    event(queue.id, 'appeared', { source: 'git', step: 6 }),
    event(queue.id, 'accepted', { date: null, step: 7 }),
  ];
  assert.equal(atom({ events }).all('entry').length, 3);
});

test('a described change has an entry, and so has the appearance of a record without other events', () => {
  const events = [
    event(queue.id, 'changed', { detail: 'Retries are limited to three' }),
    event(stream.id, 'appeared', { source: 'git', date: '2024-04-01' }),
  ];
  assert.deepEqual(titles(atom({ events })), ['Changed: 12 Use a queue', 'Appeared: 31 Use a stream']);
});

test('each tag has a feed of its own records, each collection too where there are several', () => {
  const paths = [...createFeedFiles().keys()];
  assert.deepEqual(paths, ['/feed.xml', '/tags/queue/feed.xml', '/tags/uploads/feed.xml']);
  assert.equal(titles(atom({}, '/tags/uploads/feed.xml')).length, 2);
  const collections = ['adr', 'pay'].map((key) => ({ key, name: key.toUpperCase(), folder: key }));
  const records = [queue, { ...stream, collection: 'pay', permalink: '/pay/31/' }];
  const feed = atom({ records, collections }, '/pay/feed.xml');
  assert.deepEqual(titles(feed), ['Accepted: 31 Use a stream']);
  assert.equal(feed.only('title').text, 'Decisions of Acme: PAY');
});

test('a feed holds the newest fifty', () => {
  const records = Array.from({ length: 60 }, (_, at) =>
    entry({ id: `adr/${at}.md`, number: at, permalink: `/adr/${at}/` }),
  );
  const feed = atom({
    records,
    events: records.map(({ id }) => event(id, 'accepted', { status: 'accepted' })),
  });
  assert.equal(feed.all('entry').length, 50);
  assert.equal(titles(feed)[0], 'Accepted: 59 adr/59.md');
});

test('without a site URL there are no feeds', () => {
  assert.equal(createFeedFiles({ site: { site: null } }).size, 0);
});

test('a log in which nothing is dated has feeds without entries', () => {
  const feed = atom({ events: [] });
  assert.equal(feed.only('updated').text, '1970-01-01T00:00:00Z');
});

test('hostile words make no feed invalid', () => {
  const hostile = `]]> <script>alert(1)</script> & "' \0\x0B\x1F \uD800 \uFFFE --> <![CDATA[ \u202E`;
  const records = [
    { ...queue, title: hostile, summary: hostile, tags: [hostile] },
    { ...stream, title: hostile, tags: [hostile] },
  ];
  const events = EVENTS.map((one) => ({ ...one, by: hostile, detail: hostile }));
  const all = createFeedFiles({ records, events, site: { title: hostile, description: hostile } });
  for (const [path, text] of all) {
    assert.deepEqual(findAtomFaults(text), [], path);
    assert.doesNotMatch(text, /<script/);
  }
  const [, superseded] = parseDocument(all.get('/feed.xml') ?? '').all('entry');
  // what readers show as HTML is escaped as HTML, what they show as text is not
  assert.match(superseded?.only('title').text ?? '', /<script>/);
  assert.doesNotMatch(superseded?.only('content').text ?? '', /<script/);
});
