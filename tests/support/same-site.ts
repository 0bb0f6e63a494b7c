/** Compares what a build made after others with what a build makes from nothing. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite, type Site } from './site.ts';
import { createTempFolder } from './temp.ts';

/** Builds the project once more, and a copy of it from nothing: both must be the same site. */
export async function assertSameAsFromNothing(root: string): Promise<void> {
  const again = await buildSite({ root });
  assert.equal(again.code, 0, again.said);
  const afresh = createTempFolder();
  cpSync(root, afresh, {
    recursive: true,
    filter: (path) => path !== join(root, '.cache') && path !== join(root, 'site'),
  });
  const fromNothing = await buildSite({ root: afresh });
  assert.equal(fromNothing.code, 0, fromNothing.said);
  assert.deepEqual(steady(again), steady(fromNothing));
  assert.deepEqual(listDiffering(again, fromNothing), []);
  rmSync(afresh, { recursive: true, force: true });
}

/** Pagefind numbers its words otherwise at each run, and the list of files names its files. */
const UNSTEADY = /^pagefind\/|^\.cadre-manifest\.json$/;

function steady(site: Site): string[] {
  return site.files().filter((file) => !UNSTEADY.test(file));
}

/** Files whose content is not the same. */
function listDiffering(a: Site, b: Site): string[] {
  return steady(a).filter((file) => !readFileSync(join(a.out, file)).equals(readFileSync(join(b.out, file))));
}
