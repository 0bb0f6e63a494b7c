import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createListPages,
  createLogView,
  findFieldPath,
  findLastEventDay,
  formatTally,
  getLogList,
  toListPath,
} from '../../../src/site/view/decision-list.ts';
import {
  chooseValue,
  formatQuery,
  formatRowDate,
  groupRows,
  listColumns,
  packIndex,
  parseQuery,
  sortRows,
  unpackIndex,
} from '../../../src/site/view/decision-list-data.ts';
import { getArea, selectRows } from '../../../src/site/view/facets.ts';
import { entry, messages, relation, siteLog } from './entries.ts';

const LOG = siteLog([
  entry({
    id: 'a',
    number: 1,
    date: '2024-05-01',
    tags: ['Queue', 'api'],
    deciders: ['Ines'],
    title: 'Zebra',
  }),
  entry({
    id: 'b',
    number: 2,
    date: '2025-02-01',
    tags: ['queue'],
    authors: ['ines', 'Tomas'],
    effectiveStatus: 'no longer in force',
    currentStatus: 'superseded',
    relations: [relation('superseded-by', 'c')],
    inForceNow: ['d'],
    title: '`Apple`',
  }),
  entry({
    id: 'c',
    number: 3,
    effectiveStatus: 'no longer in force',
    currentStatus: 'superseded',
    tags: ['queue'],
  }),
  entry({
    id: 'd',
    number: 4,
    date: '2025-03',
    updated: '2026-01-01',
    effectiveStatus: 'pending',
    currentStatus: 'proposed',
  }),
]);
const view = createLogView(LOG, messages);
const numbers = (rows: { number: number | null }[]) => rows.map(({ number }) => number);
const values = (key: string) => view.facets.find((facet) => facet.key === key)?.values ?? [];

test('spellings that differ in case alone are one value, under the most frequent', () => {
  assert.deepEqual(
    values('tag').map(({ label, count }) => [label, count]),
    [
      ['queue', 3],
      ['api', 1],
    ],
  );
});

test('those who decided and those who wrote a record are its people, each once', () => {
  assert.deepEqual(
    values('person').map(({ slug, count }) => [slug, count]),
    [
      ['ines', 2],
      ['tomas', 1],
    ],
  );
});

test('years are listed from the latest, effectiveStatuses in their own order', () => {
  assert.deepEqual(
    values('year').map(({ slug }) => slug),
    ['2025', '2024'],
  );
  assert.deepEqual(
    values('effectiveStatus').map(({ slug }) => slug),
    ['in-force', 'pending', 'no-longer-in-force'],
  );
});

test('the only collection is not a filter', () => {
  assert.deepEqual(values('collection'), []);
});

test('filters work together', () => {
  assert.deepEqual(
    numbers(selectRows(view.rows, { tag: 'queue', effectiveStatus: 'no-longer-in-force' })),
    [2, 3],
  );
  assert.deepEqual(numbers(selectRows(view.rows, { tag: 'queue', year: '2024' })), [1]);
  assert.deepEqual(selectRows(view.rows, { tag: 'api', year: '2025' }), []);
});

test('counts of a filter are what each value would leave beside the other filters', () => {
  const { counts } = getLogList(view, { key: 'tag', slug: 'queue' });
  assert.deepEqual(
    counts.get('effectiveStatus')?.counts,
    new Map([
      ['no-longer-in-force', 2],
      ['in-force', 1],
    ]),
  );
  assert.equal(counts.get('effectiveStatus')?.total, 3);
  assert.equal(counts.get('tag')?.counts.get('api'), 1);
});

test('the newest come first and the undated last, under their years', () => {
  assert.deepEqual(numbers(view.rows), [4, 2, 1, 3]);
  const groups = groupRows(view.rows, 'newest', view.names, messages);
  assert.deepEqual(
    groups.map(({ heading }) => heading),
    ['2025', '2024', 'No date'],
  );
});

test('titles sort without regard to case and marks, statuses along the life of a decision', () => {
  assert.equal(sortRows(view.rows, 'title', messages)[0]?.title, '`Apple`');
  assert.deepEqual(
    sortRows(view.rows, 'status', messages).map(({ status }) => status),
    ['proposed', 'accepted', 'superseded', 'superseded'],
  );
  assert.deepEqual(numbers(sortRows(view.rows, 'number', messages)), [1, 2, 3, 4]);
});

test('a log without dates has no year headings', () => {
  const undated = createLogView(siteLog([entry({ id: 'x' }), entry({ id: 'y' })]), messages);
  assert.deepEqual(
    groupRows(undated.rows, 'newest', undated.names, messages).map(({ heading }) => heading),
    [null],
  );
});

test('a row names its year only where the heading above does not', () => {
  const row = view.rows.find(({ number }) => number === 2);
  assert.ok(row);
  assert.equal(formatRowDate(row, 'newest', messages), '1 Feb');
  assert.equal(formatRowDate(row, 'title', messages), '1 Feb 2025');
});

test('a closed record links to what is in force now, or else to its direct successor', () => {
  const to = (number: number) =>
    view.rows.find((row) => row.number === number)?.successors.map((row) => row.number);
  assert.deepEqual(to(2), [4]);
  assert.deepEqual(to(3), []);
  assert.deepEqual(to(1), []);
});

test('the tally counts each effective status there is, and the last change is the latest day that has come', () => {
  assert.equal(formatTally(view.rows, messages), '1 in force, 1 pending and 2 no longer in force');
  const events = ['2025-03', null, '2026-01-01', '2027-05-06'].map((date) => ({
    date,
    source: 'stated' as const,
  }));
  assert.equal(findLastEventDay(events, '2026-11-23'), '2026-01-01');
  assert.equal(findLastEventDay([], '2026-11-23'), null);
  assert.equal(
    findLastEventDay([{ date: '2025-01-02', source: 'git' }], '2026-11-23'),
    null,
    'a day of a file',
  );
});

test('the index gives the browser the same rows and filters', () => {
  const index = JSON.parse(JSON.stringify(packIndex(view.rows, view.facets, view.names)));
  const unpacked = unpackIndex(index);
  assert.deepEqual(unpacked.rows, view.rows);
  assert.deepEqual(unpacked.facets, view.facets);
  assert.deepEqual(unpacked.collections, view.names);
});

test('the state of the log survives its address', () => {
  const state = parseQuery('?tag=queue&effectiveStatus=no-longer-in-force&sort=title&utm=x');
  assert.deepEqual(state, {
    selection: { effectiveStatus: 'no-longer-in-force', tag: 'queue' },
    sort: 'title',
  });
  assert.equal(formatQuery(state), '?effectiveStatus=no-longer-in-force&tag=queue&sort=title');
  assert.equal(formatQuery(parseQuery('')), '');
  assert.deepEqual(
    parseQuery(formatQuery({ selection: { person: '状态 & co' }, sort: 'newest' })).selection,
    { person: '状态 & co' },
  );
});

test('choosing what is chosen takes the choice back', () => {
  const state = chooseValue(parseQuery('?tag=queue'), 'tag', 'queue');
  assert.deepEqual(state.selection, {});
  assert.deepEqual(chooseValue(parseQuery('?tag=queue'), 'year', '2025').selection, {
    tag: 'queue',
    year: '2025',
  });
});

test('every value of a filter has its pages, and further pages of a collection never meet a record', () => {
  assert.deepEqual(
    createListPages(view, 'year', messages).map(({ chosen, number }) => [chosen.slug, number]),
    [
      ['2025', 1],
      ['2024', 1],
    ],
  );
  assert.equal(toListPath('tag', 'queue', 2), '/tags/queue/2/');
  assert.equal(toListPath('collection', 'payments', 2), '/payments/log/2/');
});

test('the folders of a collection are areas, but those that say no more than that they hold decisions', () => {
  const area = (path: string, statusLocation: 'folder' | null = null) => getArea({ path, statusLocation });
  assert.equal(area('0001-x.md'), null);
  assert.equal(area('billing/0001-x.md'), 'billing');
  assert.equal(area('billing/docs/adr/0001-x.md'), 'billing');
  assert.equal(area('billing/api/0001-x.md'), 'billing/api');
  assert.equal(area('0001-x/README.md'), null);
  assert.equal(area('2024/0001-x.md'), null);
  assert.equal(area('billing/accepted/0001-x.md', 'folder'), 'billing');
});

test('a list of one value has no column and no filter for it', () => {
  const log = siteLog(
    ['a', 'b'].map((id) =>
      entry({ id, status: 'unknown', currentStatus: 'unknown', effectiveStatus: 'unknown' }),
    ),
  );
  const { rows } = createLogView(log, messages);
  assert.deepEqual(listColumns(rows, false), { number: false, status: false, date: false, place: false });
  assert.equal(formatTally(rows, messages), '2 decisions');
  assert.equal(listColumns(view.rows, false).status, true);
});

test('an undated list of several areas is read area by area', () => {
  const log = siteLog([
    entry({ id: 'a', path: 'ship/1.md', number: 1 }),
    entry({ id: 'b', path: 'rail/2.md', number: 2 }),
    entry({ id: 'c', path: '3.md', number: 3 }),
  ]);
  const { rows, names, facets } = createLogView(log, messages);
  assert.deepEqual(
    groupRows(rows, 'newest', names, messages).map(({ heading }) => heading),
    ['rail', 'ship', 'No area'],
  );
  assert.deepEqual(numbers(selectRows(rows, { area: 'ship' })), [1]);
  assert.deepEqual(
    facets.find(({ key }) => key === 'area')?.values.map(({ label }) => label),
    ['rail', 'ship'],
  );
});

test('a person under several spellings is one, by the fullest', () => {
  const log = siteLog([
    entry({ id: 'a', deciders: ['ann.lee'] }),
    entry({ id: 'b', deciders: ['AnnLee'] }),
    entry({ id: 'c', authors: ['Ann Lee'] }),
    entry({ id: 'd', authors: ['Anna Lee'] }),
  ]);
  const people = createLogView(log, messages).facets.find(({ key }) => key === 'person')?.values;
  assert.deepEqual(
    people?.map(({ slug, label, count }) => [slug, label, count]),
    [
      ['ann-lee', 'Ann Lee', 3],
      ['anna-lee', 'Anna Lee', 1],
    ],
  );
});

const own = (label: string, ...values: string[]) => ({ label, values, own: true as const });
const FIELDS = siteLog(
  [
    entry({ id: 'a', fields: [own('Area', 'Deck', 'Hold'), own('Cost', '1 €'), own('Crew', 'Ann')] }),
    entry({ id: 'b', fields: [own('Area', 'deck'), own('Cost', '2 €'), own('Crew', 'Bo')] }),
    entry({ id: 'c', fields: [{ label: 'Area', values: ['Keel'] }, own('Cost', '3 €'), own('Crew', 'Ann')] }),
  ],
  {
    fields: [
      { label: 'Area', filter: null },
      { label: 'Cost', filter: null },
      { label: 'Crew', filter: false },
    ],
  },
);

test('a field that the configuration names is a filter where decisions share its values', () => {
  const view = createLogView(FIELDS, messages);
  const facets = view.facets.filter(({ label }) => label !== undefined);
  assert.deepEqual(facets, [
    {
      key: 'field-area',
      label: 'Area',
      values: [
        { slug: 'deck', label: 'Deck', count: 2 },
        { slug: 'hold', label: 'Hold', count: 1 },
      ],
    },
  ]);
  assert.equal(findFieldPath(view, 'Area', 'DECK'), '/fields/area/deck/');
  assert.equal(findFieldPath(view, 'Cost', '1 €'), null);
  assert.equal(findFieldPath(view, 'Crew', 'Ann'), null);
  const asked = siteLog(FIELDS.records, { fields: [{ label: 'Cost', filter: true }] });
  assert.deepEqual(
    createLogView(asked, messages).facets.flatMap(({ label }) => label ?? []),
    ['Cost'],
  );
});

test('a filter by a field is in the address and in what the browser fetches', () => {
  const { rows, facets, names } = createLogView(FIELDS, messages);
  const state = parseQuery('?field-area=hold&sort=title');
  assert.deepEqual(state.selection, { 'field-area': 'hold' });
  assert.equal(formatQuery(state), '?field-area=hold&sort=title');
  const unpacked = unpackIndex(JSON.parse(JSON.stringify(packIndex(rows, facets, names))));
  assert.deepEqual(unpacked.facets, facets);
  assert.deepEqual(
    selectRows(unpacked.rows, state.selection).map(({ title }) => title),
    ['a'],
  );
  const [page] = createListPages(createLogView(FIELDS, messages), 'field-area', messages);
  assert.equal(page?.heading, 'Area: Deck');
  assert.equal(toListPath('field-area', 'deck', 2), '/fields/area/deck/2/');
});
