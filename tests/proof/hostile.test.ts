/** Every text made to be slow, at a megabyte. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHAPES } from '../unit/hostile/shapes.ts';
import { workOn } from '../unit/hostile/work.ts';

/** Just below the bounds the most is done: beyond them a text is shown as it is written. */
const SIZES = [250_000, 1_000_000];
/** Milliseconds of processor time for one file. */
const BOUND = 6000;

test('every shape is worked on in its time', async (t) => {
  const slow: { name: string; size: number; took: number }[] = [];
  for (const [name, make] of Object.entries(SHAPES))
    for (const size of SIZES) {
      const { took } = await workOn(make(size));
      slow.push({ name, size, took });
    }
  slow.sort((a, b) => b.took - a.took);
  for (const { name, size, took } of slow.slice(0, 5))
    t.diagnostic(`${took.toFixed(0)} ms: ${name}, ${size}`);
  assert.deepEqual(
    slow.filter(({ took }) => took > BOUND),
    [],
  );
});
