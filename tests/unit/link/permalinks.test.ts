import assert from 'node:assert/strict';
import { test } from 'node:test';
import { link, page, rules } from './records.ts';

function addresses(linked: ReturnType<typeof link>): Record<string, string | null> {
  return Object.fromEntries([
    ...linked.log.records.map((record) => [record.path, record.permalink]),
    ...linked.log.pages.map((other) => [other.source.path, other.permalink]),
  ]);
}

test('the number alone is the address, and the file name where there is no number', () => {
  const linked = link({
    records: [
      { path: '0012-use-a-queue.md', number: 12 },
      { path: '20200924-use-markdown.md' },
      { path: 'caching/README.md' },
    ],
    pages: [page('glossary.md'), page('README.md', 'introduction'), page('template.md', 'template')],
  });
  assert.deepEqual(addresses(linked), {
    '0012-use-a-queue.md': '/adr/12/',
    '20200924-use-markdown.md': '/adr/20200924-use-markdown/',
    'caching/README.md': '/adr/caching/',
    'glossary.md': '/adr/glossary/',
    'README.md': null,
    'template.md': null,
  });
});

test('two records of one number get an address each, the number lets the reader choose, and both are reported', () => {
  const linked = link({
    records: [
      { path: '0003-a.md', number: 3 },
      { path: '0003-b.md', number: 3 },
    ],
  });
  assert.deepEqual(addresses(linked), { '0003-a.md': '/adr/0003-a/', '0003-b.md': '/adr/0003-b/' });
  assert.deepEqual(linked.log.duplicateNumbers, [
    {
      ...{ permalink: '/adr/3/', collection: 'adr', number: 3, first: null },
      ids: ['adr/0003-a.md', 'adr/0003-b.md'],
    },
  ]);
  assert.deepEqual(rules(linked), ['0003-a.md: duplicate-number', '0003-b.md: duplicate-number']);
});

test('addresses stay distinct for names that differ by case, folder or odd characters only', () => {
  const linked = link({
    records: [
      { path: 'Cache.md' },
      { path: 'cache.md' },
      { path: 'deep/cache.md' },
      { path: 'a b.md' },
      { path: 'a#b.md' },
    ],
  });
  const all = Object.values(addresses(linked)).map((address) => address?.toLowerCase());
  assert.equal(new Set(all).size, all.length);
});

test('a record named as another one is numbered keeps out of its address', () => {
  const linked = link({ records: [{ path: 'twelve.md', number: 12 }, { path: '12.md' }] });
  assert.equal(addresses(linked)['twelve.md'], '/adr/12/');
  assert.notEqual(addresses(linked)['12.md'], '/adr/12/');
});

test('letters of every script stay in an address', () => {
  const linked = link({ records: [{ path: '使用队列.md' }, { path: 'Entscheidung über Zähler.md' }] });
  assert.deepEqual(Object.values(addresses(linked)).sort(), [
    '/adr/Entscheidung-über-Zähler/',
    '/adr/使用队列/',
  ]);
});

test('the order of the input does not change the log', () => {
  const records = [
    { path: '10.md', number: 10 },
    { path: '2.md', number: 2 },
    { path: 'x.md', date: '2024-01-01' },
  ];
  const order = (input: typeof records) => link({ records: input }).log.records.map((record) => record.path);
  assert.deepEqual(order(records), ['2.md', '10.md', 'x.md']);
  assert.deepEqual(order([...records].reverse()), order(records));
});
