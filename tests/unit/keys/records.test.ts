/** What seldom comes alone when a log is edited at random: each shown on a page by one way only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeys } from '../../../src/keys/index.ts';
import type { RecordEntry } from '../../../src/site/types.ts';
import { outputInput } from '../outputs/input.ts';
import { entry, relation, siteLog } from '../site/entries.ts';

type Change = Partial<RecordEntry> & { id: string };

/** Whether the key of the page of `a` changes with one other record. */
function follows(records: RecordEntry[], change: Change, leads: string[] = []): boolean {
  const keyOf = (some: RecordEntry[]) =>
    createKeys(outputInput({ log: siteLog(some), leadsOf: (id) => (id === 'a' ? leads : []) })).pageKey(
      '/adr/a/',
    );
  return keyOf(records) !== keyOf(records.map((one) => (one.id === change.id ? { ...one, ...change } : one)));
}

test('a page follows what the last of its line changed elsewhere', () => {
  const records = [
    entry({ id: 'a', chain: ['a', 'b', 'c'] }),
    entry({ id: 'b' }),
    entry({ id: 'c', relations: [relation('amends', 'd')] }),
    entry({ id: 'd' }),
    entry({ id: 'e' }),
  ];
  assert.ok(follows(records, { id: 'd', title: 'Other' }));
  assert.ok(!follows(records, { id: 'e', title: 'Other' }));
});

test('a page follows what replaced the records it is related to, or leads to', () => {
  const others = [entry({ id: 'b', inForceNow: ['c'], standing: 'closed' }), entry({ id: 'c' })];
  const change = { id: 'c', title: 'Other' };
  assert.ok(follows([entry({ id: 'a', relations: [relation('relates-to', 'b')] }), ...others], change));
  assert.ok(follows([entry({ id: 'a' }), ...others], change, ['/docs/adr/b/']));
  assert.ok(!follows([entry({ id: 'a' }), ...others], change));
});

test('a page follows the address of its tag, which a tag of another record may take', () => {
  const records = [entry({ id: 'a', tags: ['c++'] }), entry({ id: 'b' })];
  assert.ok(follows(records, { id: 'b', tags: ['c'] }));
  assert.ok(!follows(records, { id: 'b', tags: ['storage'] }));
});
