/** Collections that other repositories publish, as the configuration names them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { validateConfig } from '../../../src/config/load.ts';
import { resolveSettings } from '../../../src/config/resolve.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';

test('members have a key from their address, and a place among the folders', async () => {
  const root = createTempFolder();
  writeFiles(root, { 'adr/0001-x.md': '# 1. X\n' });
  const { settings, origin } = await resolveSettings({
    cwd: root,
    config: {
      collections: [
        { from: 'https://decisions.example.com/payments/' },
        'adr',
        { from: 'https://billing.example.com', name: 'Bills' },
        { from: '../kitchen/dist' },
        { from: 'exports/site.tgz', key: 'cellar' },
      ],
    },
  });
  assert.deepEqual(
    settings.members?.map(({ key, name, position, from }) => [key, name, position, from]),
    [
      ['payments', null, 0, 'https://decisions.example.com/payments/'],
      ['billing', 'Bills', 1, 'https://billing.example.com/'],
      ['kitchen', null, 1, join(root, '../kitchen/dist')],
      ['cellar', null, 1, join(root, 'exports/site.tgz')],
    ],
  );
  assert.deepEqual(
    settings.collections.map(({ key }) => key),
    ['adr'],
  );
  assert.match(origin, /https:\/\/decisions\.example\.com\/payments\/, adr/);
});

test('members alone are enough, and folders on the command line replace them', async () => {
  const root = createTempFolder();
  writeFiles(root, { 'adr/0001-x.md': '# 1. X\n' });
  const config = { collections: [{ from: 'https://decisions.example.com/payments/' }] };
  assert.deepEqual((await resolveSettings({ cwd: root, config })).settings.collections, []);
  const named = await resolveSettings({ cwd: root, config, folders: ['adr'] });
  assert.equal(named.settings.members, undefined);
});

test('a member has no folder, and a name that is wrong is corrected', async () => {
  await assert.rejects(
    validateConfig({ collections: [{ from: 'x', folder: 'y' }] }, 'cadre.config.json'),
    /collections\[0\]\.from: expected nothing, because "folder" is set/,
  );
  await assert.rejects(
    validateConfig({ collections: [{ form: 'https://example.com' }] }, 'cadre.config.json'),
    /collections\[0\]\.form: unknown key\. Did you mean "from"/,
  );
});
