import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import type { Snippets } from '../../../src/render/types.ts';
import { compareDue, isOverdue, toDay } from '../../../src/site/view/dates.ts';
import {
  countItems,
  createFollowUps,
  groupByCollection,
  listFollowUpLinks,
  listJumps,
  listReviewPages,
  listRiskPages,
  listTodoPages,
  rebaseLinks,
  selectUnmitigated,
  toFollowUpPath,
  UNMITIGATED,
} from '../../../src/site/view/follow-ups.ts';
import { packPages } from '../../../src/site/view/paging.ts';
import { entry, siteLog } from './entries.ts';

const messages = loadMessages('en');

const risk = (html: string, mitigation: string | null = null) => ({ html, mitigation, anchor: html });
const check = (html: string, done: boolean | null) => ({
  html,
  done,
  kind: 'test' as const,
  anchor: html,
});
const condition = (html: string) => ({ html, anchor: html });
const nothing: Snippets = { risks: [], checks: [], conditions: [], tickets: [] };
const everything: Snippets = {
  risks: [risk('frost', 'salt'), risk('flood')],
  checks: [check('measured', true), check('drawn', false), check('told', null)],
  conditions: [condition('a bridge is built')],
  tickets: [],
};

const EFFECTIVE_STATUSES = [
  entry({ id: 'stands' }),
  entry({ id: 'pending', effectiveStatus: 'pending', currentStatus: 'proposed', review: '2026-01-01' }),
  entry({
    id: 'no longer in force',
    effectiveStatus: 'no longer in force',
    currentStatus: 'superseded',
    review: '2026-01-01',
  }),
  entry({ id: 'unknown', effectiveStatus: 'unknown', currentStatus: 'unknown', review: '2026-01-01' }),
];
const ids = (groups: { record: { id: string } }[]) => groups.map(({ record }) => record.id);

test('risks and conditions are those of records in force', () => {
  const { risks, conditions, reviews } = createFollowUps(siteLog(EFFECTIVE_STATUSES), () => everything);
  assert.deepEqual([ids(risks), ids(conditions), reviews], [['stands'], ['stands'], []]);
});

test('open checks are boxes without a tick, of every record that is not closed', () => {
  const { checks } = createFollowUps(siteLog(EFFECTIVE_STATUSES), () => everything);
  assert.deepEqual(ids(checks).sort(), ['pending', 'stands', 'unknown']);
  const [first] = checks;
  assert.deepEqual(
    first?.items.map(({ html, place }) => [html, place]),
    [['drawn', 2]],
  );
  assert.equal(first?.boxes, 2);
});

test('the newest record comes first, collections are in the order of the configuration', () => {
  const log = siteLog(
    [
      entry({ id: 'b1', collection: 'b', date: '2025-01-01', position: 0 }),
      entry({ id: 'a1', collection: 'a', position: 1 }),
      entry({ id: 'a2', collection: 'a', date: '2024-02-01', position: 2 }),
      entry({ id: 'a3', collection: 'a', date: '2024-03-01', position: 3 }),
      entry({ id: 'a4', collection: 'a', position: 4 }),
    ],
    {
      collections: [
        { key: 'a', name: 'First', folder: 'a' },
        { key: 'b', name: 'Second', folder: 'b' },
      ],
    },
  );
  const followUps = createFollowUps(log, () => everything);
  assert.deepEqual(ids(followUps.risks), ['a3', 'a2', 'a4', 'a1', 'b1']);
  assert.deepEqual(
    groupByCollection(followUps.risks, log).map(({ name, groups }) => [name, groups.length]),
    [
      ['First', 4],
      ['Second', 1],
    ],
  );
  assert.deepEqual(listJumps('risks', listRiskPages(followUps).slice(0, 1), log), [
    { label: 'First', path: '/risks/#in-a', count: 8 },
    { label: 'Second', path: '/risks/#in-b', count: 2 },
  ]);
});

test('the only collection is not a heading and nothing to jump to', () => {
  const log = siteLog([entry({ id: 'a' })]);
  const followUps = createFollowUps(log, () => everything);
  assert.equal(groupByCollection(followUps.risks, log)[0]?.name, null);
  assert.deepEqual(listJumps('risks', listRiskPages(followUps), log), []);
});

test('a risk whose own words state a mitigation is not without one', () => {
  const { risks } = createFollowUps(siteLog([entry({ id: 'a' })]), () => ({
    ...nothing,
    risks: [risk('frost', ''), risk('flood'), risk('fire', 'sand')],
  }));
  const bare = selectUnmitigated(risks);
  assert.deepEqual(
    bare.flatMap(({ items }) => items.map(({ html, place }) => [html, place])),
    [['flood', 2]],
  );
});

test('risks without a mitigation have a page of their own, unless that is all or none of them', () => {
  const paths = (...risks: Snippets['risks']) =>
    listRiskPages(createFollowUps(siteLog([entry({ id: 'a' })]), () => ({ ...nothing, risks }))).map(
      ({ path }) => path,
    );
  assert.deepEqual(paths(risk('frost', 'salt'), risk('flood')), ['/risks/', `/risks/${UNMITIGATED}/`]);
  assert.deepEqual(paths(risk('flood')), ['/risks/']);
  assert.deepEqual(paths(risk('frost', 'salt')), ['/risks/']);
  assert.deepEqual(paths(), []);
});

test('a log with nothing to list has no pages and no links to them', () => {
  const followUps = createFollowUps(siteLog([entry({ id: 'a' })]), () => nothing);
  assert.deepEqual(
    [listRiskPages(followUps), listReviewPages(followUps, '2026-01-01'), listTodoPages(followUps)],
    [[], [], []],
  );
  assert.deepEqual(listFollowUpLinks(followUps, messages), []);
});

test('the navigation names the pages there are, with how much is on them', () => {
  const log = siteLog([entry({ id: 'a', review: '2026-01-01' }), entry({ id: 'b' })]);
  assert.deepEqual(
    listFollowUpLinks(
      createFollowUps(log, () => everything),
      messages,
    ).map(({ path, counted }) => [path, counted]),
    [
      ['/risks/', '4 open risks'],
      ['/reviews/', '3 reviews'],
      ['/todos/', '2 open to-dos'],
    ],
  );
});

test('many records fill several pages, and none is torn apart', () => {
  const records = Array.from({ length: 100 }, (_, at) => entry({ id: `r${at}`, position: at }));
  const three = { ...nothing, risks: [risk('a', 'x'), risk('b', 'x'), risk('c', 'x')] };
  const followUps = createFollowUps(siteLog(records), () => three);
  const pages = listRiskPages(followUps);
  assert.deepEqual(
    pages.map(({ path, props }) => [path, countItems(props.page.items)]),
    [
      ['/risks/', 120],
      ['/risks/2/', 120],
      ['/risks/3/', 60],
    ],
  );
  assert.deepEqual(
    packPages([5, 4, 9, 1], (size) => size, 6).map(({ items }) => items),
    [[5], [4], [9], [1]],
  );
});

test('review dates come first, the earliest of them at the top, then the conditions', () => {
  const log = siteLog([
    entry({ id: 'late', review: '2027-01-01' }),
    entry({ id: 'month', review: '2026-05' }),
    entry({ id: 'day', review: '2026-05-31' }),
    entry({ id: 'past', review: '2019-02-03' }),
  ]);
  const followUps = createFollowUps(log, ({ id }) => (id === 'late' ? everything : nothing));
  const items = listReviewPages(followUps, '2026-05-31').flatMap(({ props }) => props.page.items);
  assert.deepEqual(
    items.map((item) =>
      item.kind === 'review' ? [item.record.id, item.overdue] : [item.record.id, item.kind],
    ),
    [
      ['past', true],
      ['day', false],
      ['month', false],
      ['late', false],
      ['late', 'conditions'],
    ],
  );
});

test('a day is overdue once it is over, a month once its last day is', () => {
  assert.equal(isOverdue('2026-05-30', '2026-05-31'), true);
  assert.equal(isOverdue('2026-05-31', '2026-05-31'), false);
  assert.equal(isOverdue('2026-05', '2026-05-31'), false);
  assert.equal(isOverdue('2026-05', '2026-06-01'), true);
  assert.equal(isOverdue('2026', '2026-12-31'), false);
  assert.deepEqual(['2026-06-01', '2026', '2026-05', '2026-05-09'].sort(compareDue), [
    '2026-05-09',
    '2026-05',
    '2026-06-01',
    '2026',
  ]);
  assert.equal(toDay(new Date(2026, 0, 9, 23, 59)), '2026-01-09');
});

test('pages after the first, and parts, have addresses of their own', () => {
  assert.equal(toFollowUpPath('risks', 1), '/risks/');
  assert.equal(toFollowUpPath('risks', 2), '/risks/2/');
  assert.equal(toFollowUpPath('risks', 1, UNMITIGATED), '/risks/without-mitigation/');
  assert.equal(toFollowUpPath('risks', 3, UNMITIGATED), '/risks/without-mitigation/3/');
});

test('links within the record point to it from another page, others stay, and words that look like links too', () => {
  const html =
    '<a href="#cost">cost</a> <a class="x" data-y href="/adr/2/#cost">2</a> <code>&lt;a href="#no"></code>' +
    '<sup><a href="#fn-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup>';
  assert.equal(
    rebaseLinks(html, '/adr/1/'),
    '<a href="/adr/1/#cost">cost</a> <a class="x" data-y href="/adr/2/#cost">2</a> <code>&lt;a href="#no"></code>' +
      '<sup><a href="/adr/1/#fn-1" data-footnote-ref>1</a></sup>',
  );
});
