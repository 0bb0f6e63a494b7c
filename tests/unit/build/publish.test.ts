/** The way for output folders that cannot be moved: mount points, and folders on another disk. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MANIFEST, readManifest, writeManifest } from '../../../src/build/manifest.ts';
import { refuseForeignFiles } from '../../../src/build/output-folder.ts';
import { replaceFiles } from '../../../src/build/publish.ts';
import { createTempFolder, type Files, writeFiles } from '../../support/temp.ts';

function site(folder: string, files: Files): string {
  writeFiles(folder, files);
  writeManifest(folder, Object.keys(files));
  return folder;
}

test('files are replaced one by one, and files that are gone go with their folder', () => {
  const root = createTempFolder();
  const out = site(join(root, 'out'), { 'index.html': 'one', '_astro/a.css': 'a', 'adr/1/index.html': '1' });
  replaceFiles(site(join(root, 'new'), { 'index.html': 'two', '_astro/b.css': 'b' }), out);
  assert.deepEqual(readdirSync(out).sort(), [MANIFEST, '_astro', 'index.html'].sort());
  assert.deepEqual(readdirSync(join(out, '_astro')), ['b.css']);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'two');
  assert.deepEqual(readManifest(out), new Set(['_astro/b.css', 'index.html']));
});

test('a file that is not ours is not removed', () => {
  const root = createTempFolder();
  const out = site(join(root, 'out'), { 'index.html': 'one', 'adr/1/index.html': '1' });
  writeFiles(out, { 'adr/1/mine.txt': 'mine' });
  replaceFiles(site(join(root, 'new'), { 'index.html': 'two' }), out);
  assert.deepEqual(readdirSync(join(out, 'adr/1')), ['mine.txt']);
});

test('cut off in the middle, the folder is still one that the next build may write to', () => {
  const root = createTempFolder();
  const out = site(join(root, 'out'), { 'index.html': 'one' });
  const next = site(join(root, 'new'), { 'a.css': 'a', 'index.html': 'two', 'z.html': 'z' });
  // A folder in the place of the last file stops it there, as a kill would.
  writeFiles(out, { 'z.html/in-the-way': '' });
  assert.throws(() => replaceFiles(next, out));
  rmSync(join(out, 'z.html'), { recursive: true });
  refuseForeignFiles(out);
});
