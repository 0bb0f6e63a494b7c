/** The output folder: what is replaced, and that no run leaves it half written. What is refused: `tests/unit/build`. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { buildSite, cadre, readSite } from '../support/site.ts';
import { createTempFolder, type Files, writeFiles } from '../support/temp.ts';

const record = (number: number, title: string) =>
  `# ${number}. ${title}\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Decision\n\nWe ${title.toLowerCase()}.\n`;

const records: Files = {
  'docs/adr/0001-begin.md': record(1, 'Begin'),
  'docs/adr/0002-go-on.md': record(2, 'Go on'),
  'docs/adr/0003-rest.md': record(3, 'Rest'),
};

/** Everything in a folder, as one value to compare. */
function print(folder: string): Record<string, string> {
  const { files } = readSite(folder);
  return Object.fromEntries(
    files().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

let root = '';

before(async () => {
  root = createTempFolder();
  const site = await buildSite({ root, files: records });
  assert.equal(site.code, 0, site.said);
});

test('a build removes the pages of records that are gone', async () => {
  rmSync(join(root, 'docs/adr/0003-rest.md'));
  const site = await buildSite({ root });
  assert.equal(site.code, 0, site.said);
  assert.ok(!site.exists('adr/3/index.html'));
  assert.ok(site.exists('adr/2/index.html'));
});

test('a build that fails leaves the site as it was', async () => {
  const earlier = print(join(root, 'site'));
  writeFileSync(join(root, 'cadre.config.json'), '{ "titel": "Typing" }');
  const run = await buildSite({ root });
  rmSync(join(root, 'cadre.config.json'));
  assert.equal(run.code, 1);
  assert.deepEqual(print(join(root, 'site')), earlier);
});

test('a build that is killed at any moment leaves a whole site, and the next build works', async () => {
  const out = join(root, 'site');
  const earlier = print(out);
  writeFiles(root, { 'docs/adr/0004-return.md': record(4, 'Return') });
  for (const milliseconds of [300, 900, 1500]) {
    await cadre(['build', '--out', 'site'], {
      root,
      started: (child) => void setTimeout(milliseconds).then(() => child.kill('SIGKILL')),
    });
    const complete = existsSync(join(out, 'adr/4/index.html'));
    if (!complete) assert.deepEqual(print(out), earlier);
    const pages = readSite(out);
    assert.match(pages.page('/').one('main').text, complete ? /Return/ : /Begin/);
  }
  const site = await buildSite({ root });
  assert.equal(site.code, 0, site.said);
  assert.match(site.page('/adr/4/').one('h1').text, /Return/);
});

test('a site with foreign files is refused, and the files stay', async () => {
  writeFiles(root, { 'site/CNAME': 'decisions.example\n' });
  const site = await buildSite({ root });
  assert.equal(readFileSync(join(root, 'site/CNAME'), 'utf8'), 'decisions.example\n');
  assert.equal(site.code, 1);
  assert.match(site.said, /CNAME/);
});
