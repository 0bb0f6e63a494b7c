import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { isAbsolute } from 'node:path';
import { afterEach, test } from 'node:test';
import { getCacheHome } from '../../../src/config/disk-paths.ts';

const { XDG_CACHE_HOME, HOME } = process.env;

afterEach(() => {
  for (const [name, value] of Object.entries({ XDG_CACHE_HOME, HOME }))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

test('caches are in the folder that the environment names', () => {
  process.env['XDG_CACHE_HOME'] = tmpdir();
  assert.equal(getCacheHome(), tmpdir());
});

test('a relative folder, or an empty home, does not lead into the repository', () => {
  process.env['XDG_CACHE_HOME'] = '.cache';
  process.env['HOME'] = '';
  assert.ok(isAbsolute(getCacheHome()));
});
