import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkLog } from '../../../src/link/index.ts';
import type { SourceLocation } from '../../../src/model/record.ts';
import { link, page, record, rules } from './records.ts';

const RECORDS = [
  { path: '0001-use-a-queue.md', number: 1, title: 'Use a queue' },
  { path: '0002-new-name.md', number: 2 },
  { path: 'ADR-45-log-format.md', number: 45 },
  { path: 'storage/0007-buckets.md', number: 7 },
  { path: '2021-05-11-caching/README.md' },
  { path: '20200924-use-markdown.md' },
  { path: 'with space #1?.md', number: 60 },
  { path: 'ADR061-sell-the-old-crane.html.md', number: 61 },
];
const { resolver } = link({
  records: RECORDS,
  pages: [page('glossary.md'), page('README.md', 'introduction')],
  repository: 'https://code.example/team/product',
});
const words = (targetText: string) => ({ targetText, href: null, number: null });
const here = { collection: 'adr', path: '0001-use-a-queue.md' };

const addresses: [string, string | null][] = [
  ['0002-new-name.md', 'adr/0002-new-name.md'],
  ['./0002-new-name.md#decision', 'adr/0002-new-name.md#decision'],
  ['0002-new-name', 'adr/0002-new-name.md'],
  ['0002-new-name.html', 'adr/0002-new-name.md'],
  ['/architecture/ADR061-sell-the-old-crane/', 'adr/ADR061-sell-the-old-crane.html.md'],
  ['0002-old-name.md', null],
  ['0009-new-name.md', 'adr/0002-new-name.md'],
  ['0009-new-name.html', 'adr/0002-new-name.md'],
  ['../guides/0002-storage.md', null],
  ['../plans/0001-roll-out.md', null],
  ['0045.md', 'adr/ADR-45-log-format.md'],
  ['../adr/0002-new-name.md', 'adr/0002-new-name.md'],
  ['/adr/ADR-45', 'adr/ADR-45-log-format.md'],
  ['/decisions/0002-new-name/', 'adr/0002-new-name.md'],
  ['storage/0007-buckets.md', 'adr/storage/0007-buckets.md'],
  ['2021-05-11-caching/', 'adr/2021-05-11-caching/README.md'],
  ['with%20space%20%231%3F.md', 'adr/with space #1?.md'],
  ['https://code.example/team/product/blob/main/docs/adr/0002-new-name.md', 'adr/0002-new-name.md'],
  [
    'https://code.example/team/product/-/blob/release/1.0/docs/adr/storage/0007-buckets.md',
    'adr/storage/0007-buckets.md',
  ],
  ['https://code.example/team/other/blob/main/docs/adr/0002-new-name.md', null],
  ['https://elsewhere.example/0002-new-name.md', null],
  ['glossary.md', 'adr/glossary.md'],
  ['diagram-2.png', null],
  ['../../src/main.ts', null],
  ['missing.md', null],
  ['#decision', null],
  ['mailto:team@code.example', null],
];

for (const [written, wanted] of addresses) {
  test(`the address ${written} is that of ${wanted ?? 'no record'}`, () => {
    const found = resolver.address(here, written);
    assert.equal(found ? found.id + found.fragment : null, wanted);
  });
}

test('names are file names, slugs and titles', () => {
  assert.equal(resolver.reference(here, words('20200924-use-markdown')), 'adr/20200924-use-markdown.md');
  assert.equal(resolver.reference(here, words('adr/20200924-use-markdown')), 'adr/20200924-use-markdown.md');
  assert.equal(resolver.reference(here, words('Use a Queue')), 'adr/0001-use-a-queue.md');
  assert.equal(resolver.reference(here, words('Architecture v3')), null);
});

test('a source file of another repository is no record of this one, whatever its path', () => {
  const { resolver: local } = link({ records: RECORDS });
  const reference = (resolve: typeof local, href: string) =>
    resolve.reference(here, { targetText: 'ADR-2', href, number: 2 });
  for (const one of [resolver, local])
    for (const host of ['https://git.elsewhere.example/a/b/src/main', 'https://elsewhere.example/cgit'])
      assert.equal(reference(one, `${host}/docs/adr/0002-new-name.md`), null);
  assert.equal(reference(resolver, 'https://decisions.example/0002-new-name.html'), 'adr/0002-new-name.md');
  assert.equal(
    reference(resolver, 'https://code.example/team/product/blob/main/docs/adr/0002-new-name.md'),
    'adr/0002-new-name.md',
  );
});

test('a number means a record of the same collection only', () => {
  const { resolver: two } = link({
    keys: ['payments', 'billing'],
    records: [
      { path: '1.md', number: 1, collection: 'payments' },
      { path: '2.md', number: 2, collection: 'billing' },
    ],
  });
  assert.equal(two.number({ collection: 'payments', path: '1.md' }, 2), null);
  assert.equal(two.address({ collection: 'payments', path: '1.md' }, '../billing/2.md')?.id, 'billing/2.md');
});

test('of two records with one number, the neighbour in the same folder is meant', () => {
  const { resolver: two } = link({
    records: [
      { path: 'core/1.md', number: 1 },
      { path: 'core/2.md', number: 2 },
      { path: 'edge/1.md', number: 1 },
    ],
  });
  assert.equal(two.number({ collection: 'adr', path: 'core/2.md' }, 1), 'adr/core/1.md');
  assert.equal(two.number({ collection: 'adr', path: 'top.md' }, 1), null);
});

test('a reference to a record that is not there is reported with its line; words that name no record are not', () => {
  const linked = link({
    records: [
      { path: '1.md', number: 1, relations: [{ number: 9 }] },
      { path: '2.md', number: 2, relations: [{ targetText: 'Architecture v3' }] },
      { path: '3.md', number: 3, relations: [{ href: '0404-gone.md' }] },
      { path: '4.md', number: 4, relations: [{ number: 4 }] },
    ],
  });
  assert.deepEqual(rules(linked), [
    '1.md: dangling-reference',
    '3.md: dangling-reference',
    '4.md: refers-to-itself',
  ]);
  assert.equal(linked.log.issues[0]?.line, 3);
});

test('a ticket is not reported as a missing record', () => {
  const linked = link({
    records: [
      { path: '1.md', number: 1, relations: [{ type: 'supersedes', number: 391, targetText: '#391' }] },
      { path: '2.md', number: 2, relations: [{ type: 'supersedes', number: 392, targetText: '392' }] },
    ],
  });
  assert.deepEqual(rules(linked), ['2.md: dangling-reference']);
});

test('a part that a sentence replaces, or that is called an amendment here, is not reported as one-sided', () => {
  const inPart = (location: SourceLocation, amended = false) =>
    rules(
      link({
        records: [
          { path: '1.md', number: 1, relations: amended ? [{ type: 'amended-by', number: 2 }] : [] },
          {
            path: '2.md',
            number: 2,
            relations: [{ type: 'supersedes', number: 1, partial: true, location }],
          },
        ],
      }),
    );
  assert.deepEqual(inPart('text'), []);
  assert.deepEqual(inPart('section', true), []);
  assert.deepEqual(inPart('section'), ['1.md: one-sided-supersession']);
});

test('a supersession that one side leaves out is reported on that side', () => {
  const linked = link({
    records: [
      { path: '1.md', number: 1 },
      { path: '2.md', number: 2, relations: [{ type: 'supersedes', number: 1 }] },
    ],
  });
  assert.deepEqual(rules(linked), ['1.md: one-sided-supersession']);
});

test('mentions are found from the record they mention, each sentence once, three of one record at most', () => {
  const linked = link({
    records: [
      { path: '1.md', number: 1 },
      {
        path: '2.md',
        number: 2,
        mentions: [
          { number: 1, targetText: 'ADR-1', sentence: 'As ADR-1 says.' },
          { href: '1.md', sentence: 'As ADR-1 says.' },
          { href: '1.md', sentence: 'Again.' },
          { href: '1.md', sentence: 'Once more.' },
          { href: '1.md', sentence: 'At last.' },
        ],
      },
    ],
  });
  const { backlinks = [] } = linked.log.records[0] ?? {};
  assert.deepEqual(backlinks[0], {
    from: 'adr/2.md',
    sentence: 'As ADR-1 says.',
    mention: 'ADR-1',
    line: 9,
  });
  assert.deepEqual(
    backlinks.map(({ sentence }) => sentence),
    ['As ADR-1 says.', 'Again.', 'Once more.'],
  );
});

test('a relation that links to where the log is published is understood by the file name', () => {
  const linked = link({
    records: [
      {
        path: '0001-use-a-queue.md',
        number: 1,
        relations: [{ href: 'https://decisions.example/adr/0002-drop-the-queue.html' }],
      },
      {
        path: '0002-drop-the-queue.md',
        number: 2,
        relations: [{ type: 'relates-to', href: 'https://elsewhere.example/1' }],
      },
    ],
  });
  const [first, second] = linked.log.records;
  assert.equal(first?.relations[0]?.target, 'adr/0002-drop-the-queue.md');
  assert.equal(second?.relations.find((relation) => relation.type === 'relates-to')?.target, null);
});

test('a guide beside the records is not a decision to relate to', () => {
  const linked = link({
    records: [{ path: '1.md', number: 1, relations: [{ type: 'relates-to', href: 'glossary.md' }] }],
    pages: [page('glossary.md')],
  });
  assert.deepEqual(linked.log.records[0]?.relations, []);
  assert.deepEqual(rules(linked), []);
});

test('a record keeps its number in a folder that is named for a state; other folders may number for themselves', () => {
  const linked = link({
    records: [
      { path: '1.md', number: 1 },
      { path: '2.md', number: 2, relations: [3, 8].map((number) => ({ number, type: 'relates-to' })) },
      { path: 'archive/3.md', number: 3 },
      { path: 'inputs/8.md', number: 8 },
      { path: '_archive/superseded/2-b.md', number: 2, status: 'superseded' },
      { path: 'inputs/1.md', number: 1 },
      { path: 'proposals/1.md', number: 1 },
    ],
  });
  assert.equal(linked.resolver.number({ collection: 'adr', path: '2.md' }, 3), 'adr/archive/3.md');
  assert.deepEqual(rules(linked).sort(), [
    '2.md: duplicate-number',
    '_archive/superseded/2-b.md: duplicate-number',
  ]);
});

test('a number with the word that files of another series begin with means one of those', () => {
  const { resolver: two } = link({
    records: [
      { path: 'ADR-0003-types.md', number: 3 },
      { path: 'OPR-0003-tides.md', number: 3 },
      { path: 'OPR-0001-piers.md', number: 1 },
    ],
  });
  const from = { collection: 'adr', path: 'OPR-0001-piers.md' };
  assert.equal(two.number(from, 3, 'ADR-0003'), 'adr/ADR-0003-types.md');
  assert.equal(two.number(from, 3, '3'), 'adr/OPR-0003-tides.md');
});

test('the words after a number choose between several records with it', () => {
  const target = (line: string): string | null | undefined => {
    const from = record({
      path: '0009-x.md',
      number: 9,
      relations: [{ targetText: 'ADR-2', number: 2, line: 1 }],
    });
    from.source.text = line;
    const records = ['0002-fold-the-wing.md', '0002-paint-the-tail.md'].map((path) =>
      record({ path, number: 2 }),
    );
    const { log } = linkLog({
      collections: [{ key: 'adr', name: 'adr', folder: 'adr', dir: '/adr' }],
      records: [...records, from],
      pages: [],
      repository: null,
    });
    return log.records.find(({ number }) => number === 9)?.relations[0]?.target;
  };
  assert.equal(target('Related: ADR-2 (paint the tail), ADR-4'), 'adr/0002-paint-the-tail.md');
  assert.equal(target('- ADR-2: `docs/adr/0002-fold-the-wing.md`'), 'adr/0002-fold-the-wing.md');
  assert.equal(target('Related: ADR-2 (for the engine)'), null);
  assert.equal(target('Related: ADR-2'), null);
});

test('a link to a missing file with the words of its own record means the other one that it numbers', () => {
  const { log } = link({
    records: [
      {
        path: '0015-mend-nets.md',
        number: 15,
        relations: [{ href: '0018-mend-nets.md', targetText: '0018 Mend nets', number: 18 }],
      },
      { path: '0018-mendd-nets.md', number: 18, title: 'Mend nets at dawn' },
    ],
  });
  assert.equal(log.records[0]?.relations[0]?.target, 'adr/0018-mendd-nets.md');
});
