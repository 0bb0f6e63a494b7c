import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exponent, median } from '../../bench/report/numbers.ts';

test('the median is the middle value, or between the two in the middle', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([7]), 7);
  assert.ok(Number.isNaN(median([])));
});

test('the exponent tells how values grow with a size', () => {
  const of = (grow: (size: number) => number) =>
    exponent([100, 1000, 10_000].map((size) => ({ size, value: grow(size) })));
  assert.equal(of((size) => size * 3)?.toFixed(6), '1.000000');
  assert.equal(of((size) => size ** 2)?.toFixed(6), '2.000000');
  assert.equal(of(() => 5)?.toFixed(6), '0.000000');
});

test('one size has no exponent', () => {
  assert.equal(exponent([{ size: 100, value: 1 }]), null);
  assert.equal(exponent([]), null);
  assert.equal(
    exponent([
      { size: 100, value: 1 },
      { size: 1000, value: 0 },
    ]),
    null,
  );
});
