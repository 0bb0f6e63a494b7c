/** The way for output folders that cannot be moved: mount points, and folders on another disk. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { earlierSite } from '../../../src/build/earlier.ts';
import { refuseOthers } from '../../../src/build/guard.ts';
import { buildIn, MANIFEST, readManifest, writeManifest } from '../../../src/build/manifest.ts';
import { replaceFiles, type Site } from '../../../src/build/publish.ts';
import { openStore } from '../../../src/build/store.ts';
import { type Files, tempFolder, writeFiles } from '../../support/temp.ts';

/** Writes a site of which every file is fresh. */
function site(folder: string, files: Files): Site {
  writeFiles(folder, files);
  const paths = Object.keys(files);
  writeManifest(folder, { files: paths, build: 'a1' });
  return { folder, build: 'b2', files: paths, fresh: paths };
}

test('files are replaced one by one, and what is gone goes with its folder', () => {
  const root = tempFolder();
  const { folder: out } = site(join(root, 'out'), {
    'index.html': 'one',
    '_astro/a.css': 'a',
    'adr/1/index.html': '1',
  });
  replaceFiles(site(join(root, 'new'), { 'index.html': 'two', '_astro/b.css': 'b' }), out);
  assert.deepEqual(readdirSync(out).sort(), [MANIFEST, '_astro', 'index.html'].sort());
  assert.deepEqual(readdirSync(join(out, '_astro')), ['b.css']);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'two');
  assert.deepEqual(readManifest(out), new Set(['_astro/b.css', 'index.html']));
  assert.equal(buildIn(out), 'b2');
});

test('only what is fresh is replaced', () => {
  const root = tempFolder();
  const { folder: out } = site(join(root, 'out'), { 'index.html': 'one', 'kept.html': 'kept' });
  const { ino } = statSync(join(out, 'kept.html'));
  const fresh = site(join(root, 'new'), { 'index.html': 'two' });
  replaceFiles({ ...fresh, files: ['index.html', 'kept.html'] }, out);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'two');
  assert.equal(statSync(join(out, 'kept.html')).ino, ino);
  assert.deepEqual(readManifest(out), new Set(['index.html', 'kept.html']));
});

test('a file that is no longer ours is not removed', () => {
  const root = tempFolder();
  const { folder: out } = site(join(root, 'out'), { 'index.html': 'one', 'adr/1/index.html': '1' });
  writeFiles(out, { 'adr/1/mine.txt': 'mine' });
  replaceFiles(site(join(root, 'new'), { 'index.html': 'two' }), out);
  assert.deepEqual(readdirSync(join(out, 'adr/1')), ['mine.txt']);
});

test('cut off in the middle, the folder is still one that the next build may write to, and keeps nothing of', () => {
  const root = tempFolder();
  const { folder: out } = site(join(root, 'out'), { 'index.html': 'one' });
  const fresh = site(join(root, 'new'), { 'a.css': 'a', 'index.html': 'two', 'z.html': 'z' });
  // A folder in the place of the last file stops it there, as a kill would.
  writeFiles(out, { 'z.html/in-the-way': '' });
  assert.throws(() => replaceFiles(fresh, out));
  rmSync(join(out, 'z.html'), { recursive: true });
  assert.equal(buildIn(out), null);
  const { ours, kept } = earlierSite({ out, store: openStore(join(root, 'cache'), 10), made: 'test' });
  refuseOthers(out, ours);
  assert.equal(kept, null);
});
