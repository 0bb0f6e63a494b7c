import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { mapLimited } from '../../../src/discover/limited.ts';

test('results keep the order of the items, no more than the limit run at once', async () => {
  let running = 0;
  let most = 0;
  const results = await mapLimited([5, 1, 4, 2, 3], 2, async (item) => {
    most = Math.max(most, ++running);
    await wait(item);
    running--;
    return item * 10;
  });
  assert.deepEqual(results, [50, 10, 40, 20, 30]);
  assert.equal(most, 2);
});

test('nothing to do is done at once', async () => {
  assert.deepEqual(await mapLimited([], 64, async () => 1), []);
});
