import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { resolveSettings } from '../../../src/config/resolve.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';

const windows = process.platform === 'win32';
let outside: string;

before(() => {
  outside = createTempFolder();
  writeFiles(outside, { 'notes/0001-secret.md': '# Secret\n' });
});

/** A repository beside the folder of notes, with these files in it. */
function repository(files: Record<string, string>): string {
  const cwd = join(outside, `project-${Object.keys(files).join('').replace(/\W/g, '')}`);
  mkdirSync(cwd, { recursive: true });
  writeFiles(cwd, { '.git/HEAD': 'ref: refs/heads/main\n', ...files });
  return cwd;
}

const leadsOut = /links to a place outside the repository/;

test('a file of another tool names no folder outside the repository', async () => {
  await assert.rejects(resolveSettings({ cwd: repository({ '.adr-dir': '../notes\n' }) }), leadsOut);
  const log4brains = 'project:\n  name: x\n  adrFolder: ../notes\n';
  await assert.rejects(resolveSettings({ cwd: repository({ '.log4brains.yml': log4brains }) }), leadsOut);
});

test('a folder that a person names may lie anywhere', async () => {
  const { settings } = await resolveSettings({ cwd: repository({ 'README.md': '' }), folders: ['../notes'] });
  assert.deepEqual(
    settings.collections.map(({ dir }) => dir),
    [join(outside, 'notes')],
  );
});

test('a link in the place of a folder does not leave the repository', { skip: windows }, async () => {
  const cwd = repository({ 'docs/x.txt': '' });
  symlinkSync('../../notes', join(cwd, 'docs/adr'));
  await assert.rejects(resolveSettings({ cwd }), leadsOut);
  await assert.rejects(resolveSettings({ cwd, folders: ['docs/adr'] }), leadsOut);
});

test('a link to another folder of the repository is followed', { skip: windows }, async () => {
  const cwd = repository({ 'decisions/0001-x.md': '# X\n', 'docs/y.txt': '' });
  symlinkSync('../decisions', join(cwd, 'docs/adr'));
  const { settings } = await resolveSettings({ cwd, folders: ['docs/adr'] });
  assert.equal(settings.collections[0]?.dir, join(cwd, 'docs/adr'));
});
