/** Runs that can build nothing say why and what to do, exit 1, and leave everything as it was. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { buildSite } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

function assertSaid(run: { code: number | null; said: string }, ...words: RegExp[]): void {
  assert.equal(run.code, 1, run.said);
  for (const word of words) assert.match(run.said, word);
  assert.doesNotMatch(run.said, /\n\s+at .*:\d+:\d+/, 'a stack is no message');
}

test('an empty folder', async () => {
  const root = createTempFolder();
  writeFiles(root, { 'adr/.gitkeep': '' });
  const site = await buildSite({ root, folders: ['adr'] });
  assertSaid(site, /adr/, /no (?:records|Markdown)/i);
  assert.ok(!readdirSync(root).includes('site'));
});

test('a folder that is not there', async () => {
  assertSaid(await buildSite({ folders: ['docs/nowhere'] }), /docs\/nowhere/);
});

test('a folder that is a file', async () => {
  assertSaid(await buildSite({ files: { 'adr.md': '# A\n' }, folders: ['adr.md'] }), /adr\.md/, /folder/i);
});

test('a project without records anywhere names the places that were looked at', async () => {
  assertSaid(await buildSite({ files: { 'src/index.js': '' } }), /docs\/adr/);
});

test('only empty files', async () => {
  assertSaid(
    await buildSite({ files: { 'adr/0001-a.md': '', 'adr/0002-b.md': ' \n' } }),
    /0001-a\.md/,
    /0002-b\.md/,
  );
});
