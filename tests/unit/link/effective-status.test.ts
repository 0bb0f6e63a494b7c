import assert from 'node:assert/strict';
import { test } from 'node:test';
import { link, type RecordSketch, rules } from './records.ts';

function read(records: RecordSketch[]) {
  const linked = link({ records });
  const of = (path: string) => {
    const found = linked.log.records.find((record) => record.path === path);
    assert.ok(found, path);
    return found;
  };
  return { linked, of };
}

test('an accepted record that another one supersedes is closed, though it never says so', () => {
  const { of } = read([
    { path: '1.md', number: 1 },
    { path: '2.md', number: 2, relations: [{ type: 'supersedes', number: 1 }] },
  ]);
  assert.equal(of('1.md').status, 'accepted');
  assert.equal(of('1.md').currentStatus, 'superseded');
  assert.equal(of('1.md').effectiveStatus, 'no longer in force');
  assert.deepEqual(of('1.md').inForceNow, ['adr/2.md']);
  assert.equal(of('2.md').effectiveStatus, 'in force');
});

test('a record stays in force while its successor is only proposed', () => {
  const { of } = read([
    { path: '1.md', number: 1 },
    { path: '2.md', number: 2, status: 'proposed', relations: [{ type: 'supersedes', number: 1 }] },
  ]);
  assert.equal(of('1.md').effectiveStatus, 'in force');
  assert.deepEqual(of('1.md').chain, []);
  assert.equal(of('2.md').effectiveStatus, 'pending');
});

test('a chain leads from the first record to what is in force now, seen from each of its members', () => {
  const { of } = read([
    { path: '1.md', number: 1, status: 'superseded', relations: [{ number: 2 }] },
    { path: '2.md', number: 2, status: 'superseded', relations: [{ number: 3 }] },
    { path: '3.md', number: 3 },
  ]);
  for (const path of ['1.md', '2.md', '3.md']) {
    assert.deepEqual(of(path).chain, ['adr/1.md', 'adr/2.md', 'adr/3.md'], path);
  }
  assert.deepEqual(of('1.md').inForceNow, ['adr/3.md']);
  assert.deepEqual(of('3.md').inForceNow, []);
});

test('partial supersession leaves the record in force and out of any chain', () => {
  const { of } = read([
    { path: '1.md', number: 1, relations: [{ number: 2, partial: true }] },
    { path: '2.md', number: 2 },
  ]);
  assert.equal(of('1.md').effectiveStatus, 'in force');
  assert.deepEqual(of('1.md').chain, []);
  assert.deepEqual(
    of('2.md').relations.map(({ type, partial, stated }) => ({ type, partial, stated })),
    [{ type: 'supersedes', partial: true, stated: false }],
  );
});

test('the part that one side names is known on both', () => {
  const { of } = read([
    { path: '1.md', number: 1, relations: [{ number: 2, partial: true, part: 'section 3' }] },
    { path: '2.md', number: 2, relations: [{ type: 'supersedes', number: 1, partial: true }] },
    { path: '3.md', number: 3, relations: [{ type: 'amends', number: 1, part: 'limits' }] },
  ]);
  assert.deepEqual(
    of('1.md').relations.map(({ part }) => part),
    ['section 3', 'limits'],
  );
  assert.equal(of('2.md').relations[0]?.part, 'section 3');
});

test('the title of the other record names no part', () => {
  const { of } = read([
    {
      path: '1.md',
      number: 1,
      relations: [{ type: 'amended-by', number: 2, part: 'Limit the size of files' }],
    },
    { path: '2.md', number: 2, title: 'Limit the size of files' },
  ]);
  assert.equal(of('1.md').relations[0]?.part, null);
});

test('one record may be replaced by several, and the reader is led to all of them', () => {
  const { of } = read([
    { path: '1.md', number: 1, status: 'superseded', relations: [{ number: 2 }, { number: 3 }] },
    { path: '2.md', number: 2 },
    { path: '3.md', number: 3 },
  ]);
  assert.deepEqual(of('1.md').inForceNow, ['adr/2.md', 'adr/3.md']);
});

test('a chain whose end was deprecated links to nothing in force', () => {
  const { of } = read([
    { path: '1.md', number: 1, status: 'superseded', relations: [{ number: 2 }] },
    { path: '2.md', number: 2, status: 'deprecated' },
  ]);
  assert.deepEqual(of('1.md').inForceNow, []);
  assert.equal(of('1.md').effectiveStatus, 'no longer in force');
});

test('records that supersede each other in a circle are reported once and none is in force', () => {
  const { linked, of } = read([
    { path: '1.md', number: 1, status: 'superseded', relations: [{ number: 2 }] },
    { path: '2.md', number: 2, status: 'superseded', relations: [{ number: 3 }] },
    { path: '3.md', number: 3, status: 'superseded', relations: [{ number: 1 }] },
  ]);
  assert.deepEqual(
    rules(linked).filter((rule) => rule.endsWith('supersession-cycle')),
    ['1.md: supersession-cycle'],
  );
  assert.deepEqual(of('1.md').inForceNow, []);
  assert.equal(of('1.md').chain.length, 3);
});

test('a chain of ten thousand records is followed without running out of stack', () => {
  const count = 10_000;
  const { of } = read(
    Array.from({ length: count }, (_, index) => ({
      path: `${index}.md`,
      number: index,
      ...(index > count - 3 ? { relations: [{ type: 'supersedes' as const, number: index - 1 }] } : {}),
    })),
  );
  assert.equal(of('9999.md').chain.length, 3);
});

test('what is unknown stays unknown, unless another record closes it', () => {
  const { of } = read([
    { path: '1.md', number: 1, status: 'unknown' },
    { path: '2.md', number: 2, status: 'unknown' },
    { path: '3.md', number: 3, relations: [{ type: 'supersedes', number: 2 }] },
  ]);
  assert.equal(of('1.md').effectiveStatus, 'unknown');
  assert.equal(of('2.md').effectiveStatus, 'no longer in force');
});

test('records that fork and join again and again are followed once each', () => {
  const layers = 40;
  const path = (layer: number, side: number) => `${layer}-${side}.md`;
  const records = Array.from({ length: layers * 2 }, (_, index): RecordSketch => {
    const [layer, side] = [Math.floor(index / 2), index % 2];
    const before = layer === 0 ? [] : [layer * 2 - 1, layer * 2];
    return {
      path: path(layer, side),
      number: index + 1,
      relations: before.map((number) => ({ type: 'supersedes' as const, number })),
    };
  });
  const { of } = read(records);
  assert.equal(of(path(0, 0)).effectiveStatus, 'no longer in force');
  assert.deepEqual(of(path(0, 0)).inForceNow, [`adr/${path(layers - 1, 0)}`, `adr/${path(layers - 1, 1)}`]);
});
