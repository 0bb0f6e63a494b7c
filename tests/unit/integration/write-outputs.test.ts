import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { writeOutputs } from '../../../src/integration/write-outputs.ts';
import { tempFolder } from '../../support/temp.ts';

test('where one file fails, no other is written after that is told', async () => {
  const folder = tempFolder();
  const outputs = Array.from({ length: 200 }, (_, at) => ({
    path: `/${at}/index.html`,
    make: async () => {
      if (at === 3) throw new Error('no space left');
      await setTimeout(at % 20);
      return 'x';
    },
  }));
  await assert.rejects(writeOutputs(folder, outputs), /no space left/);
  const written = readdirSync(folder).length;
  await setTimeout(60);
  assert.equal(readdirSync(folder).length, written);
  assert.ok(written < 40);
});
