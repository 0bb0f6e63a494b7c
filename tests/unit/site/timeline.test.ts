/** The timeline's events in order, its pages, its strip, its addresses, and decisions as of a day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import type { EventKind, HistoryEvent } from '../../../src/model/history.ts';
import type { Status } from '../../../src/model/record.ts';
import { asOf, asOfHtml, asOfSummary, isDay } from '../../../src/site/view/as-of.ts';
import type { Row } from '../../../src/site/view/facets.ts';
import {
  commitHref,
  groupEntries,
  newest,
  placesOf,
  stripOf,
  type Timeline,
  timelineOf,
  timelinePages,
} from '../../../src/site/view/timeline.ts';
import {
  formatTimeline,
  packTimeline,
  parseTimeline,
  selectEntries,
  unpackTimeline,
} from '../../../src/site/view/timeline-data.ts';
import { eventDetail, eventWord, timelineHtml } from '../../../src/site/view/timeline-html.ts';

const messages = loadMessages('en');

const row = (number: number, status: Status = 'accepted', more: Partial<Row> = {}): Row => ({
  permalink: `/adr/${number}/`,
  number,
  title: `Decide ${number}`,
  summary: null,
  status,
  effectiveStatus: status === 'accepted' ? 'in force' : 'no longer in force',
  date: null,
  collection: 'adr',
  tags: [],
  people: [],
  successors: [],
  ...more,
});

const event = (
  number: number,
  kind: EventKind,
  date: string | null,
  more: Partial<HistoryEvent> = {},
): HistoryEvent => ({
  record: `/adr/${number}/`,
  step: 0,
  kind,
  status: kind === 'accepted' || kind === 'superseded' || kind === 'proposed' ? kind : null,
  date,
  precision: date === null ? null : 'day',
  source: 'stated',
  commit: null,
  by: null,
  other: null,
  detail: null,
  ...more,
});

const TODAY = '2026-06-15';

const timeline = (events: HistoryEvent[], rows: Row[], today = TODAY): Timeline =>
  timelineOf({ events, rows, commits: new Map([['adr', 'https://git.example/c/{hash}']]), today });

const href = (path: string): string => `/base${path}`;

test('what is later than today is to come; a review in this month is still to come', () => {
  const { toCome, past } = timeline(
    [
      event(1, 'review-due', '2026-06-14'),
      event(1, 'review-due', '2026-06'),
      event(1, 'accepted', '2026-06-15'),
      event(1, 'review-due', '2026-07-01'),
    ],
    [row(1)],
  );
  assert.deepEqual(
    toCome.map(({ event: { date } }) => date),
    ['2026-07-01', '2026-06'],
  );
  assert.deepEqual(
    past.map(({ event: { date } }) => date),
    ['2026-06-15', '2026-06-14'],
  );
});

test('a month stands behind its days and a year behind its months', () => {
  const { past } = timeline(
    [
      event(1, 'accepted', '2024'),
      event(2, 'accepted', '2024-03'),
      event(3, 'accepted', '2024-03-09'),
      event(4, 'accepted', '2024-01-02'),
    ],
    [1, 2, 3, 4].map((number) => row(number)),
  );
  const [year] = groupEntries(past, messages);
  assert.deepEqual(
    year?.months.map(({ heading, days }) => `${heading}: ${days.map(({ date }) => date).join(' ')}`),
    ['March: 2024-03-09 2024-03', 'January: 2024-01-02', 'Month unknown: 2024'],
  );
});

test('what happened on one day stands in the order of the log, whichever way the events come', () => {
  const events = [
    event(1, 'proposed', '2024-01-01'),
    event(1, 'accepted', '2024-01-01', { step: 1 }),
    event(2, 'accepted', '2024-01-01'),
    event(2, 'changed', null, { step: 1 }),
    event(1, 'changed', null, { step: 2 }),
  ];
  const rows = [row(2), row(1)];
  for (const { past, undated } of [timeline(events, rows), timeline(events.toReversed(), rows)]) {
    assert.deepEqual(
      past.map(({ event: { kind }, row: { number } }) => `${number} ${kind}`),
      ['2 accepted', '1 accepted', '1 proposed'],
    );
    assert.deepEqual(
      undated.map(({ row: { number } }) => number),
      [2, 1],
    );
  }
});

test('a record that nothing is told of is listed without a date', () => {
  const { undated } = timeline([event(1, 'accepted', null)], [row(1), row(2, 'unknown')]);
  assert.deepEqual(
    undated.map((entry) => `${eventWord(entry.event, messages)} ${entry.row.number}`),
    ['Accepted 1', 'No status 2'],
  );
});

test('one commit that brought many records is one line, a few are not', () => {
  const rows = Array.from({ length: 5 }, (_, at) => row(at + 1));
  const imported = rows.map(({ number }) =>
    event(number ?? 0, 'appeared', '2024-03-04', {
      source: 'git',
      commit: 'abcdef0123',
      by: 'Ada',
      detail: 'Import',
    }),
  );
  const html = (some: HistoryEvent[]): string =>
    timelineHtml(timeline(some, rows).past, { href, names: new Map([['adr', 'ADR']]), messages });
  assert.equal(html(imported).match(/<li class="event/g)?.length, 1);
  assert.match(html(imported), /5 decisions<\/summary>/);
  assert.equal(html(imported.slice(0, 3)).match(/<li class="event/g)?.length, 3);
});

test('titles, words of commits and addresses cannot break out of the page', () => {
  const rows = [row(1, 'accepted', { title: '<img src=x>"', permalink: '/adr/1/' })];
  const events = [
    event(1, 'appeared', '2024-03-04', { source: 'git', commit: 'c"', by: '<b>', detail: '"><script>' }),
  ];
  const html = timelineHtml(timeline(events, rows).past, {
    href,
    names: new Map([['adr', '<i>']]),
    messages,
  });
  assert.doesNotMatch(html, /<(?:img|script|b|i)>|<img/);
  assert.match(html, /href="https:\/\/git\.example\/c\/c&quot;"/);
});

test('words that only say the status and the date again are not repeated', () => {
  const detail = (words: string, kind: EventKind = 'accepted'): string | null =>
    eventDetail({ kind, detail: words, source: 'stated', other: null });
  assert.equal(detail('✅ Accepted (2024-03-04)'), null);
  assert.equal(detail('Accepted on 4 March 2024'), null);
  assert.equal(detail('Accepted by the board after the trial'), 'Accepted by the board after the trial');
  assert.equal(eventDetail({ kind: 'changed', detail: 'Fix', source: 'git', other: null }), 'Fix');
  assert.equal(
    eventDetail({ kind: 'changed', detail: '2024-09-27: Add lanes', source: 'stated', other: null }),
    'Add lanes',
  );
});

test('a commit has an address where its repository has one', () => {
  assert.equal(commitHref('https://a.example/{hash}', 'abc'), 'https://a.example/abc');
  assert.equal(commitHref(undefined, 'abc'), null);
  assert.equal(commitHref('https://a.example/{hash}', null), null);
});

test('a long timeline begins with whole months and has a page for each year', () => {
  const events = Array.from({ length: 400 }, (_, at) =>
    event(at, 'accepted', at < 200 ? '2023-05-01' : at < 240 ? '2024-02-01' : '2024-03-01'),
  );
  const long = timeline(
    events,
    Array.from({ length: 400 }, (_, at) => row(at)),
  );
  assert.equal(newest(long).length, 200);
  assert.deepEqual(
    timelinePages(long).map(({ path, props }) => `${path} ${props.page.items.length}`),
    ['/timeline/ 200', '/timeline/2024/ 200', '/timeline/2023/ 200'],
  );
  const placeOf = placesOf(long);
  assert.equal(placeOf('2023'), '/timeline/2023/');
  assert.equal(placeOf('2024-02'), '/timeline/2024/#2024-02');
});

test('a month with more events than fit on a page goes on', () => {
  const events = Array.from({ length: 600 }, (_, at) => event(at, 'accepted', '2024-03-01'));
  const long = timeline(
    events,
    Array.from({ length: 600 }, (_, at) => row(at)),
  );
  assert.equal(newest(long).length, 250);
  assert.deepEqual(
    timelinePages(long).map(({ path }) => path),
    ['/timeline/', '/timeline/2024/', '/timeline/2024/2/', '/timeline/2024/3/'],
  );
});

test('the strip shows every year of the span; a wrong date does not fill it with nothing', () => {
  const strip = (...dates: string[]) =>
    stripOf(
      timeline(
        dates.map((date) => event(1, 'accepted', date)),
        [row(1)],
      ).past,
      messages,
    );
  assert.equal(strip('2020-01-01').years[0]?.label, '2020: 1 event');
  assert.deepEqual(
    strip('2020-01-01', '2022-05-01').years.map(({ key, count }) => `${key} ${count}`),
    ['2020 1', '2021 0', '2022 1'],
  );
  assert.equal(strip('2020-01-01', '2022-05-01').step, 'month');
  assert.equal(strip('2019-01-01', '2022-05-01').step, 'year');
  assert.deepEqual(
    strip('1900-01-01', '2022-05-01').years.map(({ key }) => key),
    ['1900', '2022'],
  );
  assert.deepEqual(stripOf([], messages).years, []);
});

test('the file for the browser brings back every event as it was', () => {
  const rows = [row(1, 'superseded'), row(2)];
  const events = [
    event(1, 'proposed', '2024-01-01', { source: 'git', commit: 'abc', by: 'Ada', detail: 'Write' }),
    event(2, 'accepted', '2024-03', { precision: 'month' }),
    event(1, 'superseded', '2024-03-05', { step: 1, other: '/adr/2/' }),
    event(2, 'changed', null, { step: 1 }),
  ];
  const packed = JSON.parse(JSON.stringify(packTimeline(events, rows, new Map([['adr', 'x/{hash}']]))));
  assert.deepEqual(unpackTimeline(packed, rows), events);
  assert.deepEqual(packed.commits, [['adr', 'x/{hash}']]);
});

test('the address keeps what is chosen, and nothing it does not know', () => {
  const query = '?at=2024-06-01&kind=accepted&effectiveStatus=pending&tag=queue&year=2024';
  assert.equal(formatTimeline(parseTimeline(query)), query);
  assert.equal(formatTimeline(parseTimeline('?kind=eaten&sort=title&tag=')), '');
});

test('filters leave the events of the kind and year, of records that have the rest', () => {
  const rows = [row(1, 'accepted', { tags: ['queue'] }), row(2)];
  const { past } = timeline(
    [
      event(1, 'accepted', '2023-01-01'),
      event(1, 'changed', '2024-01-01'),
      event(2, 'accepted', '2024-01-01'),
    ],
    rows,
  );
  const left = (query: string): string[] =>
    selectEntries(past, rows, parseTimeline(query)).map((entry) => `${entry.row.number} ${entry.event.kind}`);
  assert.deepEqual(left('?tag=queue'), ['1 changed', '1 accepted']);
  assert.deepEqual(left('?year=2024'), ['1 changed', '2 accepted']);
  assert.deepEqual(left('?year=20'), []);
  assert.deepEqual(left('?kind=accepted&tag=queue'), ['1 accepted']);
});

test('decisions as of a day: what was in force, its status today, and how many are unknown', () => {
  const rows = [row(1, 'superseded', { successors: [row(2)] }), row(2), row(3)];
  const events = [
    event(1, 'accepted', '2020-01-01'),
    event(2, 'accepted', '2024-01-01'),
    event(1, 'superseded', '2024-01-01', { step: 1, other: '/adr/2/' }),
    event(3, 'accepted', null),
  ];
  const then = asOf(events, rows, '2022-01-01');
  assert.deepEqual([then.before, then.after], ['2020-01-01', '2024-01-01']);
  assert.equal(then.notYet, 1);
  assert.equal(then.unknown.length, 1);
  assert.equal(
    asOfSummary(then, messages),
    '<b>1</b> decision in force, <b>1</b> not yet written and <b>1</b> unknown',
  );
  const html = asOfHtml(then, { href, names: new Map([['adr', 'ADR']]), messages });
  assert.match(html, /today: <span class="st st-superseded">Superseded<\/span>.*Decide 2/);
  assert.match(html, /href="\/base\/timeline\/\?at=2024-01-01"/);
  assert.match(asOfSummary(asOf(events, rows, '2019-01-01'), messages), /^<b>0<\/b> decisions in force,/);
});

test('a day is a day of the calendar', () => {
  assert.ok(isDay('2024-02-29'));
  for (const none of ['2023-02-29', '2024-13-01', '2024-6-1', 'yesterday', '2024-02-29T00:00', ''])
    assert.ok(!isDay(none), none);
});
