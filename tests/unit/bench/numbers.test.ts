import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findExponent, findMedian } from '../../bench/report/numbers.ts';

test('the median is the middle value, or between the two in the middle', () => {
  assert.equal(findMedian([9, 1, 5]), 5);
  assert.equal(findMedian([4, 1, 3, 2]), 2.5);
  assert.equal(findMedian([7]), 7);
  assert.ok(Number.isNaN(findMedian([])));
});

test('the exponent shows how values grow with a size', () => {
  const of = (grow: (size: number) => number) =>
    findExponent([100, 1000, 10_000].map((size) => ({ size, value: grow(size) })));
  assert.equal(of((size) => size * 3)?.toFixed(6), '1.000000');
  assert.equal(of((size) => size ** 2)?.toFixed(6), '2.000000');
  assert.equal(of(() => 5)?.toFixed(6), '0.000000');
});

test('one size has no exponent', () => {
  assert.equal(findExponent([{ size: 100, value: 1 }]), null);
  assert.equal(findExponent([]), null);
  assert.equal(
    findExponent([
      { size: 100, value: 1 },
      { size: 1000, value: 0 },
    ]),
    null,
  );
});
