/** Words that leave a status open, verbs in items of other fields, days and names beside each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, page, record, relations, status } from './reading.ts';

const STATUSES: [string, string][] = [
  ['Provisionally adopted', 'unknown'],
  ['Almost ratified', 'unknown'],
  ['Adopted, pending confirmation by the board', 'unknown'],
  ['Adopted (pending review)', 'unknown'],
  ['Pending review', 'proposed'],
  ['Adopted, pending implementation', 'accepted'],
  ['Adopted subject to legal advice', 'unknown'],
  ['Vorläufig angenommen', 'unknown'],
  ['Adopté sous réserve des crédits', 'unknown'],
  ['Adopted by the crew, rejected by the owner', 'unknown'],
  ['Rejected by the crew, then adopted by the owner', 'accepted'],
  ['Was replaced by ADR-9 until ADR-9 was dropped.', 'unknown'],
  ['Replaced by ADR-9 from 1 May 2199', 'unknown'],
  ['Replaced by ADR-9 from 1 May 2019', 'superseded'],
  ['Replaced\n\nBy: ADR-9', 'superseded'],
];

for (const [section, wanted] of STATUSES)
  test(`a status section of ${JSON.stringify(section)} is ${wanted}`, () =>
    assert.equal(status(nygard(section)), wanted));

const FIELDS: [string, string[]][] = [
  ['Related: ADR-4 (superseded by this record)', ['supersedes 4']],
  ['Related: ADR-4 – this record replaces it', ['supersedes 4']],
  ['Related: ADR-4 – this record replaces the cache', ['relates-to 4']],
  ['Related: ADR-4 (superseded by ADR-5)', ['relates-to 4', 'relates-to 5']],
  ['Links: the plan, replaces ADR-4', ['supersedes 4']],
  ['Relates to ADR-3 · replaces ADR-4', ['supersedes 4']],
  ['Siehe: [Plan](plan.md) | ersetzt ADR-4', ['supersedes 4']],
  ['関連: `ab12`、[ADR-4](0004-go.md) を置き換える', ['supersedes 4']],
  ['관련: [ADR-4](0004-go.md)（이 ADR이 대체）', ['supersedes 4']],
  ['Related: ADR-3; it replaced nothing', ['relates-to 3']],
  ['Replaces: ADR-19, parts of ADR-18', ['supersedes 19', 'supersedes 18 (part)']],
  ['Replaces: parts of ADR-18, ADR-19', ['supersedes 18 (part)', 'supersedes 19 (part)']],
  ['Related: `0ab81d0`, `70b945f`', []],
  [
    '> **Partially replaced by [ADR-9](0009-go.md) (2020-05-01):** the retry rule.',
    ['superseded-by 9 (part)'],
  ],
];

for (const [line, wanted] of FIELDS)
  test(`"${line}" is ${wanted.join(', ') || 'no relation'}`, () =>
    assert.deepEqual(relations(nygard('Accepted').replace('Date: 2021-03-04', line)), wanted));

test('a replacement that is still to come closes nothing', () => {
  assert.deepEqual(relations(nygard('Adopted – replaces ADR-2 from 1 May 2199')), []);
  assert.deepEqual(relations(nygard('Adopted – replaces ADR-2 from 1 May 2019')), ['supersedes 2']);
  assert.equal(record('# Go\n\nStatus: Adopted, from 1 May 2199\n').date, null);
});

const DAYS: [string, string][] = [
  ['2020-05-01 (proposed); **decision: 2020-05-02**', '2020-05-02'],
  ['2020-05-01 (drafted), 2020-05-02 (adopted)', '2020-05-02'],
  ['adopted 2020-05-01, updated 2020-05-02', '2020-05-01'],
  ['2020-05-01 (updated 2020-05-02)', '2020-05-01'],
];

for (const [value, day] of DAYS)
  test(`"Date: ${value}" is ${day}`, () =>
    assert.equal(record(`# Go\n\nDate: ${value}\n\n## Decision\n\nGo.\n`).date?.value, day));

test('front matter is read behind lines of no-break spaces', () => {
  const { status, date } = record(
    '&nbsp;\n\n---\nstatus: "Adopted"\nnotes: "Begun (2nd May, 2016)"\n---\n\n# Go\n',
  );
  assert.deepEqual([status?.value, date], ['accepted', null]);
});

test('evidence beside a record is not a record', () => {
  const neighbours = ['0001-start.md', '0002-go-on.md', '0003-and-on.md', '0002-load-results.md'];
  const text = '# ADR-2: results of the load test\n\nMany figures.\n';
  assert.equal(page(text, { path: '0002-load-results.md', neighbours }).kind, 'guide');
  record(nygard('Accepted'), { path: '0002-go-on.md', neighbours });
});

const TITLES: [string, string][] = [
  ['Return List<T> where we can', 'Return List<T> where we can'],
  ['Use <em>one</em> store', 'Use one store'],
  ['~~Use one store~~', 'Use one store'],
  ['~~Use one store~~ Use two stores', 'Use two stores'],
];

for (const [heading, title] of TITLES)
  test(`the title of "# ${heading}" is "${title}"`, () =>
    assert.equal(record(`# ${heading}\n\nStatus: Accepted\n`).title.value, title));

test('a term and its definition are a label and its value', () => {
  const { status, date } = record('# Go\n\nStatus\n:   Adopted\n\nDate\n:   2020-05-01\n');
  assert.deepEqual([status?.value, date?.value], ['accepted', '2020-05-01']);
});

test('tags with a number sign are apart by blanks as well', () => {
  const { tags } = record('# Go\n\nTags: #db #cache, mail and C#\n');
  assert.deepEqual(
    tags.map(({ value }) => value),
    ['db', 'cache', 'mail', 'C#'],
  );
});

test('a page elsewhere keeps its address, whatever its words are', () => {
  for (const words of [
    '[ADR-3](https://pages.example.com/wiki/ADR-3)',
    'https://pages.example.com/wiki/ADR-3',
  ])
    assert.deepEqual(
      record(nygard(`Superseded by ${words}`)).relations.map(({ href }) => href),
      ['https://pages.example.com/wiki/ADR-3'],
    );
});
