/** The timeline's events in order, its pages, its strip, its addresses, and decisions as of a day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import type { EventKind, HistoryEvent } from '../../../src/model/history.ts';
import type { Status } from '../../../src/model/record.ts';
import {
  createLogAtDayHtml,
  getLogAtDay,
  isDay,
  summarizeLogAtDay,
} from '../../../src/site/view/decisions-as-of-day.ts';
import type { Row } from '../../../src/site/view/facets.ts';
import {
  createPlaceFinder,
  createTimeline,
  createTimelinePages,
  groupEntries,
  isUndatedOnFirstPage,
  listNewest,
  type Timeline,
  toCommitHref,
} from '../../../src/site/view/timeline.ts';
import { getChart } from '../../../src/site/view/timeline-chart.ts';
import {
  formatTimeline,
  packTimeline,
  parseTimeline,
  selectEntries,
  unpackTimeline,
} from '../../../src/site/view/timeline-data.ts';
import { createTimelineHtml, formatEvent, getEventDetail } from '../../../src/site/view/timeline-html.ts';
import { findPlace, getDayAt } from '../../../src/site/view/timeline-scale.ts';

const messages = loadMessages('en');

const row = (number: number, status: Status = 'accepted', more: Partial<Row> = {}): Row => ({
  permalink: `/adr/${number}/`,
  number,
  title: `Decide ${number}`,
  summary: null,
  area: null,
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
  createTimeline({ events, rows, commits: new Map([['adr', 'https://git.example/c/{hash}']]), today });

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

test('a month is after its days and a year after its months', () => {
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

test('events of one day are in the order of the log, whichever way the events come', () => {
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

test('a record without events is listed without a date', () => {
  const { undated } = timeline([event(1, 'accepted', null)], [row(1), row(2, 'unknown')]);
  assert.deepEqual(
    undated.map((entry) => `${formatEvent(entry.event, messages)} ${entry.row.number}`),
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
    createTimelineHtml(timeline(some, rows).past, { href, names: new Map([['adr', 'ADR']]), messages });
  assert.equal(html(imported).match(/<li class="event/g)?.length, 1);
  assert.match(html(imported), /5 decisions<\/summary>/);
  assert.equal(html(imported.slice(0, 3)).match(/<li class="event/g)?.length, 3);
});

test('titles, words of commits and addresses cannot break out of the page', () => {
  const rows = [row(1, 'accepted', { title: '<img src=x>"', permalink: '/adr/1/' })];
  const events = [
    event(1, 'appeared', '2024-03-04', { source: 'git', commit: 'c"', by: '<b>', detail: '"><script>' }),
  ];
  const html = createTimelineHtml(timeline(events, rows).past, {
    href,
    names: new Map([['adr', '<i>']]),
    messages,
  });
  assert.doesNotMatch(html, /<(?:img|script|b|i)>|<img/);
  assert.match(html, /href="https:\/\/git\.example\/c\/c&quot;"/);
});

test('words that only say the status and the date again are not repeated', () => {
  const detail = (words: string, kind: EventKind = 'accepted'): string | null =>
    getEventDetail({ kind, detail: words, source: 'stated', other: null });
  assert.equal(detail('✅ Accepted (2024-03-04)'), null);
  assert.equal(detail('Accepted on 4 March 2024'), null);
  assert.equal(detail('Accepted by the board after the trial'), 'Accepted by the board after the trial');
  assert.equal(getEventDetail({ kind: 'changed', detail: 'Fix', source: 'git', other: null }), 'Fix');
  assert.equal(
    getEventDetail({ kind: 'changed', detail: '2024-09-27: Add lanes', source: 'stated', other: null }),
    'Add lanes',
  );
});

test('a commit has an address where its repository has one', () => {
  assert.equal(toCommitHref('https://a.example/{hash}', 'abc'), 'https://a.example/abc');
  assert.equal(toCommitHref(undefined, 'abc'), null);
  assert.equal(toCommitHref('https://a.example/{hash}', null), null);
});

test('a long timeline begins with whole months and has a page for each year', () => {
  const events = Array.from({ length: 400 }, (_, at) =>
    event(at, 'accepted', at < 200 ? '2023-05-01' : at < 240 ? '2024-02-01' : '2024-03-01'),
  );
  const long = timeline(
    events,
    Array.from({ length: 400 }, (_, at) => row(at)),
  );
  assert.equal(listNewest(long).length, 200);
  assert.deepEqual(
    createTimelinePages(long).map(({ path, props }) => `${path} ${props.page.items.length}`),
    ['/timeline/ 200', '/timeline/2024/ 200', '/timeline/2023/ 200'],
  );
  const placeOf = createPlaceFinder(long);
  assert.equal(placeOf('2023'), '/timeline/2023/');
  assert.equal(placeOf('2024-02'), '/timeline/2024/#2024-02');
});

test('a month with more events than fit on a page goes on', () => {
  const events = Array.from({ length: 600 }, (_, at) => event(at, 'accepted', '2024-03-01'));
  const long = timeline(
    events,
    Array.from({ length: 600 }, (_, at) => row(at)),
  );
  assert.equal(listNewest(long).length, 250);
  assert.deepEqual(
    createTimelinePages(long).map(({ path }) => path),
    ['/timeline/', '/timeline/2024/', '/timeline/2024/2/', '/timeline/2024/3/'],
  );
});

test('events without a date are on the first page, or on their own pages if there are many', () => {
  const undated = (count: number): Timeline =>
    timeline(
      [],
      Array.from({ length: count }, (_, at) => row(at)),
    );
  const list = (one: Timeline) =>
    createTimelinePages(one).map(({ path, props }) => `${path} ${props.page.items.length}`);
  assert.equal(isUndatedOnFirstPage(undated(5)), true);
  assert.deepEqual(list(undated(5)), ['/timeline/ 0']);
  assert.equal(isUndatedOnFirstPage(undated(255)), false);
  assert.deepEqual(list(undated(255)), ['/timeline/ 0', '/timeline/undated/ 250', '/timeline/undated/2/ 5']);
});

const chart = (events: HistoryEvent[], today = '2024-06-30') => {
  const rows = [row(1), row(2), row(3)];
  const records = rows.map(({ permalink }) => permalink);
  return getChart({ entries: timeline(events, rows).past, events, records, today, messages });
};

test('the chart has months for a few years, quarters for some more, and then years', () => {
  const bars = (...dates: string[]) =>
    chart(dates.map((date, at) => event(at + 1, 'accepted', date))).groups.map(
      ({ key, bars }) => `${key} ${bars.length}`,
    );
  assert.deepEqual(bars('2020-01-01', '2022-05-01'), ['2020 12', '2021 12', '2022 12']);
  assert.deepEqual(bars('2019-01-01', '2022-05-01').at(-1), '2022 4');
  assert.deepEqual(bars('2009-01-01', '2022-05-01').at(-1), '2022 1');
  assert.deepEqual(
    bars('1900-01-01', '2022-05-01'),
    ['1900 12', '2022 12'],
    'a wrong date does not fill it with nothing',
  );
  assert.deepEqual(bars(), []);
});

test('a bar is stacked by status, says so in words, and links to its month', () => {
  const events = [
    event(1, 'accepted', '2022-05-02'),
    event(2, 'accepted', '2022-05-20'),
    event(3, 'superseded', '2022-05-20'),
    event(1, 'changed', '2022-05-21', { status: null }),
  ];
  const bar = chart(events).groups[0]?.bars[4];
  assert.equal(bar?.label, 'May 2022: 3 events (Accepted: 2, Superseded: 1)');
  assert.equal(bar?.key, '2022-05');
  assert.deepEqual(
    bar?.parts.map(({ status, from }) => `${status} ${from}`),
    ['accepted 0', `superseded ${bar?.parts[0]?.height}`],
  );
});

test('a record whose status never was stated counts once, and a file that came into a repository not at all', () => {
  const events = [
    event(1, 'accepted', '2022-05-02'),
    event(1, 'appeared', '2022-07-02', { status: null, step: 1 }),
    event(2, 'dated', '2022-08-02', { status: null }),
  ];
  const { groups, statuses } = chart(events);
  assert.equal(groups[0]?.count, 2);
  assert.deepEqual(statuses, ['accepted', 'unknown']);
});

test('the line counts what is in force at the end of each period, up to today', () => {
  const events = [
    event(1, 'accepted', '2024-02-01'),
    event(2, 'accepted', '2024-04-01'),
    event(1, 'superseded', '2024-05-01', { step: 1, other: '/adr/2/' }),
  ];
  const { line, inForce } = chart(events);
  assert.equal(inForce, 1);
  const heights = line
    .slice(1)
    .split('L')
    .map((point) => Number(point.split(' ')[1]));
  assert.deepEqual(heights, [100, 100, 56, 56, 12, 56, 56]);
});

test('a place on the chart is a day, and a day a place', () => {
  const years = ['2022', '2023', '2024'];
  for (const day of ['2022-01-01', '2023-03-14', '2024-02-29', '2024-12-31'])
    assert.equal(getDayAt(findPlace(day, years), years), day);
  assert.equal(getDayAt(-1, years), '2022-01-01');
  assert.equal(getDayAt(findPlace('2024-02-29', ['2024-02']), ['2024-02']), '2024-02-29');
  assert.equal(getDayAt(1, ['2024-02']), '2024-02-29');
  assert.equal(findPlace('2030-01-01', years), 1);
});

test('edits of a month are folded behind what was decided in it', () => {
  const rows = [row(1)];
  const edit = (date: string) =>
    event(1, 'changed', date, { status: null, source: 'git', commit: 'abc', detail: 'Fix a word' });
  const { past } = timeline(
    [event(1, 'accepted', '2024-03-09'), edit('2024-03-10'), edit('2024-03-12')],
    rows,
  );
  const html = createTimelineHtml(past, { href: (path) => path, names: new Map([['adr', 'ADR']]), messages });
  assert.match(
    html,
    /<h3 id="2024-03">March<\/h3><ol>.*Accepted.*<\/ol><details class="edits"><summary>2 edits<\/summary>/,
  );
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
  const then = getLogAtDay(events, rows, '2022-01-01');
  assert.deepEqual([then.before, then.after], ['2020-01-01', '2024-01-01']);
  assert.equal(then.notYet, 1);
  assert.equal(then.unknown.length, 1);
  assert.equal(
    summarizeLogAtDay(then, messages),
    '<b>1</b> decision in force, <b>1</b> not yet written and <b>1</b> unknown',
  );
  const html = createLogAtDayHtml(then, { href, names: new Map([['adr', 'ADR']]), messages });
  assert.match(html, /today: <span class="status status-superseded">Superseded<\/span>.*Decide 2/);
  assert.match(html, /href="\/base\/timeline\/\?at=2024-01-01"/);
  assert.match(
    summarizeLogAtDay(getLogAtDay(events, rows, '2019-01-01'), messages),
    /^<b>0<\/b> decisions in force,/,
  );
});

test('a day is a day of the calendar', () => {
  assert.ok(isDay('2024-02-29'));
  for (const none of ['2023-02-29', '2024-13-01', '2024-6-1', 'yesterday', '2024-02-29T00:00', ''])
    assert.ok(!isDay(none), none);
});
