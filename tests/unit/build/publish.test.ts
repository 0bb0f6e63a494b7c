/** The way for output folders that cannot be moved: mount points, and folders on another disk. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkOutput } from '../../../src/build/guard.ts';
import { MANIFEST, readManifest, writeManifest } from '../../../src/build/manifest.ts';
import { replaceFiles } from '../../../src/build/publish.ts';
import { type Files, tempFolder, writeFiles } from '../../support/temp.ts';

async function site(folder: string, files: Files): Promise<string> {
  writeFiles(folder, files);
  await writeManifest(folder);
  return folder;
}

test('files are replaced one by one, and what is gone goes with its folder', async () => {
  const root = tempFolder();
  const out = await site(join(root, 'out'), {
    'index.html': 'one',
    '_astro/a.css': 'a',
    'adr/1/index.html': '1',
  });
  const staging = await site(join(root, 'new'), { 'index.html': 'two', '_astro/b.css': 'b' });
  await replaceFiles(staging, out);
  assert.deepEqual(readdirSync(out).sort(), [MANIFEST, '_astro', 'index.html'].sort());
  assert.deepEqual(readdirSync(join(out, '_astro')), ['b.css']);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'two');
  assert.deepEqual(await readManifest(out), new Set(['_astro/b.css', 'index.html']));
  assert.ok(!existsSync(staging));
});

test('a file that is no longer ours is not removed', async () => {
  const root = tempFolder();
  const out = await site(join(root, 'out'), { 'index.html': 'one', 'adr/1/index.html': '1' });
  writeFiles(out, { 'adr/1/mine.txt': 'mine' });
  await replaceFiles(await site(join(root, 'new'), { 'index.html': 'two' }), out);
  assert.deepEqual(readdirSync(join(out, 'adr/1')), ['mine.txt']);
});

test('cut off in the middle, the folder is still one that the next build may write to', async () => {
  const root = tempFolder();
  const out = await site(join(root, 'out'), { 'index.html': 'one' });
  const staging = await site(join(root, 'new'), { 'a.css': 'a', 'index.html': 'two', 'z.html': 'z' });
  // A folder in the place of the last file stops it there, as a kill would.
  writeFiles(out, { 'z.html/in-the-way': '' });
  await assert.rejects(replaceFiles(staging, out));
  rmSync(join(out, 'z.html'), { recursive: true });
  assert.equal(await checkOutput({ out, records: [] }), out);
});
