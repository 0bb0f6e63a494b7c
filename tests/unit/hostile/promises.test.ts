/** SECURITY.md names the tests that hold its promises, and the packages of an install: each is as it says. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../../support/checkout.ts';
import { listInSecurity, listInstalled } from '../../support/packages.ts';

const [, promised = ''] = readFileSync(join(checkout, 'SECURITY.md'), 'utf8').split('## What is promised');
const promises = (promised.split('\n## ')[0] ?? '')
  .split(/^- (?=\*\*)/m)
  .slice(1)
  .map((text) => text.replace(/\n\n[\s\S]*/, '').replace(/\s+/g, ' '));

test('every promise names a test, and every test that is named exists', () => {
  assert.ok(promises.length >= 8);
  for (const promise of promises) {
    const files = [...promise.matchAll(/`(tests\/[^`]+)`(?:: ([^;)]*))?/g)];
    assert.ok(files.length > 0, promise);
    for (const [, file = '', names = ''] of files) {
      assert.ok(existsSync(join(checkout, file)), file);
      const text = readFileSync(join(checkout, file), 'utf8');
      for (const [, name = ''] of names.matchAll(/"([^"]+)"/g))
        assert.ok(text.includes(name), `${file}: ${name}`);
    }
  }
});

test('the packages of the lock file are those of SECURITY.md, with licence and install scripts', () => {
  const known = new Map(
    listInSecurity('installed').map(([name = '', ...cells]) => [name.split(' ')[0], cells]),
  );
  const locked = listInstalled();
  assert.deepEqual(
    [...known.keys()],
    locked.map(({ name }) => name),
    'run `npm run packages`',
  );
  for (const { name, version, license, installScript } of locked) {
    const [listed, licence, megabytes = '', released = '', script] = known.get(name) ?? [];
    assert.deepEqual([listed, licence, script], [version, license, 'none'], name);
    assert.equal(installScript, false, name);
    assert.match(`${megabytes} ${released}`, /^\d+\.\d\d 20\d\d-\d\d-\d\d$/, name);
  }
});
