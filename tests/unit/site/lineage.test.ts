import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordEntry } from '../../../src/site/types.ts';
import { createLineage, isInLineage, type Lineage } from '../../../src/site/view/lineage.ts';
import { entry, relation, siteLog } from './entries.ts';

const superseded = { currentStatus: 'superseded', effectiveStatus: 'no longer in force' } as const;

/** Records with what replaced each: `{ a: ['b'], b: [] }`; `~c` only took a part over. */
function lineageIn(successors: Record<string, string[]>, id: string, chain = Object.keys(successors)) {
  const ids = Object.keys(successors);
  const records = ids.map((one, position) => {
    const to = successors[one] ?? [];
    const from = ids.filter((other) => successors[other]?.some((name) => name.replace('~', '') === one));
    const partial = (names: string[], other: string): boolean => names.includes(`~${other}`);
    const whole = to.some((name) => !name.startsWith('~'));
    return entry({
      id: one,
      position,
      chain: chain.includes(one) ? chain : [],
      ...(whole ? superseded : {}),
      relations: [
        ...to.map((name) =>
          relation('superseded-by', name.replace('~', ''), { partial: name.startsWith('~'), part: null }),
        ),
        ...from.map((other) =>
          relation('supersedes', other, { partial: partial(successors[other] ?? [], one) }),
        ),
      ],
    });
  });
  const log = siteLog(records);
  const own = log.byId.get(id) as RecordEntry;
  return { lineage: createLineage(own, log), log, own };
}

const columns = (lineage: Lineage | null) =>
  lineage?.generations.map(({ nodes }) =>
    nodes.map(({ record, here }) => (here ? `[${record.id}]` : record.id)),
  );
const joins = (lineage: Lineage | null) =>
  lineage?.generations.map((generation) =>
    generation.joins.map(({ from, to, partial }) => `${from}${partial ? '~' : '-'}${to}`),
  );

test('a record that nothing replaced and that replaced nothing has no lineage', () => {
  assert.equal(lineageIn({ a: [] }, 'a', []).lineage, null);
});

test('each generation is a column, with this record in its place', () => {
  const { lineage } = lineageIn({ a: ['b'], b: ['c'], c: [] }, 'b');
  assert.deepEqual(columns(lineage), [['a'], ['[b]'], ['c']]);
  assert.deepEqual(joins(lineage), [['0-0'], ['0-0'], []]);
  assert.equal(lineage?.end, null);
});

test('what merged and what split is side by side', () => {
  const merged = lineageIn({ a: ['c'], b: ['c'], c: [] }, 'a', ['a', 'b', 'c']).lineage;
  assert.deepEqual(columns(merged), [['[a]', 'b'], ['c']]);
  assert.deepEqual(joins(merged), [['0-0', '1-0'], []]);
  const split = lineageIn({ a: ['b', 'c'], b: [], c: [] }, 'c').lineage;
  assert.deepEqual(columns(split), [['a'], ['b', '[c]']]);
  assert.deepEqual(joins(split), [['0-0', '0-1'], []]);
});

test('a line over a generation keeps a lane of its own', () => {
  const { lineage } = lineageIn({ a: ['b', 'c'], b: ['c'], c: [] }, 'b');
  assert.deepEqual(columns(lineage), [['a'], ['[b]'], ['c']]);
  assert.deepEqual(
    lineage?.generations.map(({ lanes }) => lanes),
    [1, 2, 1],
  );
  assert.deepEqual(joins(lineage), [['0-0', '0-1'], ['0-0', '1-0'], []]);
});

test('what took over a part is there too, by a line of its own kind', () => {
  const { lineage, own, log } = lineageIn({ a: ['~b'], b: [] }, 'a', []);
  assert.deepEqual(joins(lineage), [['0~0'], []]);
  assert.deepEqual(
    lineage?.generations[0]?.nodes[0]?.inPart.map(({ by }) => by.id),
    ['b'],
  );
  assert.equal(isInLineage(lineage, own, log.byId.get('b') as RecordEntry), true);
  assert.equal(isInLineage(lineage, own, entry({ id: 'z' })), false);
});

test('of a long history, the part around the record is shown, and what is left out is counted', () => {
  const { lineage } = lineageIn({ a: ['b'], b: ['c'], c: ['d'], d: ['e'], e: ['f'], f: [] }, 'd');
  assert.deepEqual(columns(lineage), [['c'], ['[d]'], ['e'], ['f']]);
  assert.deepEqual([lineage?.earlier, lineage?.later], [2, 0]);
});

test('records that replace each other do not go on for ever', () => {
  const { lineage } = lineageIn({ a: ['b'], b: ['a'] }, 'a');
  assert.equal(lineage?.generations.flatMap(({ nodes }) => nodes).length, 2);
});

const ENDS = [
  ['pending', 'record.chain-pending'],
  ['no longer in force', 'record.chain-closed'],
  ['unknown', 'record.chain-unknown'],
] as const;

for (const [effectiveStatus, words] of ENDS) {
  test(`a history whose last record is ${effectiveStatus} says so`, () => {
    const chain = ['a', 'b'];
    const a = entry({ id: 'a', chain, ...superseded, relations: [relation('superseded-by', 'b')] });
    assert.equal(createLineage(a, siteLog([a, entry({ id: 'b', chain, effectiveStatus })]))?.end, words);
  });
}
