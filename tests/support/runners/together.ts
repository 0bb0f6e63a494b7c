/**
 * Runs test files in this process, each as a suite that its hooks belong to: `together.ts PATTERN FOLDER`. Processes
 * that share the folder share the files: each takes the next one that nobody has.
 */
import { closeSync, globSync, openSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe } from 'node:test';
import { checkout } from '../checkout.ts';

const [pattern = '', folder = ''] = process.argv.slice(2);
const load = createRequire(import.meta.url);

/** The largest first, for these are likely to take longest. */
const files = globSync(pattern, { cwd: checkout })
  .map((file) => ({ file, size: statSync(join(checkout, file)).size }))
  .sort((a, b) => b.size - a.size || (a.file < b.file ? -1 : 1));

for (const [at, { file }] of files.entries()) {
  if (!take(at)) continue;
  await describe(file, () => {
    load(join(checkout, file));
  });
}

/** Only one process can make a file. */
function take(at: number): boolean {
  try {
    closeSync(openSync(join(folder, String(at)), 'wx'));
    return true;
  } catch {
    return false;
  }
}
