import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameCollections } from '../../../src/config/collection-names.ts';
import { toSegment } from '../../../src/link/permalinks.ts';
import { avoidDeviceName } from '../../../src/shared/paths.ts';
import { createSlugs } from '../../../src/site/view/facets.ts';
import { listUnheld } from '../../support/disks.ts';

test('a name that is a device on Windows is changed, with and without an ending', () => {
  for (const [name, safe] of [
    ['aux', 'aux-'],
    ['CON', 'CON-'],
    ['nul.v2', 'nul-.v2'],
    ['LPT9', 'LPT9-'],
    ['console', 'console'],
    ['com', 'com'],
    ['use-aux', 'use-aux'],
  ] as const)
    assert.equal(avoidDeviceName(name), safe);
});

test('records, values of filters and collections get names that Windows allows', () => {
  const key = nameCollections(['/shop/aux/adr', '/shop/billing/adr'], '/shop')[0]?.key ?? '';
  const names = ['CON', 'aux.', 'prn ', 'nul.md', 'a: b?', 'x\\y', '…', 'COM1'].map(toSegment);
  const files = [...names, ...createSlugs(['Con', 'con?', 'Aux']).values(), key].filter(Boolean);
  assert.deepEqual(listUnheld([...new Set(files)].map((name, index) => `${index}/${name}/index.html`)), []);
  assert.equal(key, 'aux-adr');
});

test('a letter with a combining accent is one character in an address', () => {
  assert.equal(toSegment('u\u0308ber'), toSegment('\u00fcber'));
});
