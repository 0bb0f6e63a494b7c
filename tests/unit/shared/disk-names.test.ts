import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameCollections } from '../../../src/config/naming.ts';
import { segment } from '../../../src/link/permalinks.ts';
import { besideDevices } from '../../../src/shared/paths.ts';
import { slugs } from '../../../src/site/view/facets.ts';
import { unheld } from '../../support/disks.ts';

test('a name that is a device on Windows is told apart from it, with and without an ending', () => {
  for (const [name, safe] of [
    ['aux', 'aux-'],
    ['CON', 'CON-'],
    ['nul.v2', 'nul-.v2'],
    ['LPT9', 'LPT9-'],
    ['console', 'console'],
    ['com', 'com'],
    ['use-aux', 'use-aux'],
  ] as const)
    assert.equal(besideDevices(name), safe);
});

test('records, values of filters and collections get names that Windows holds', () => {
  const key = nameCollections(['/shop/aux/adr', '/shop/billing/adr'], '/shop')[0]?.key ?? '';
  const names = ['CON', 'aux.', 'prn ', 'nul.md', 'a: b?', 'x\\y', '…', 'COM1'].map(segment);
  const files = [...names, ...slugs(['Con', 'con?', 'Aux']).values(), key].filter(Boolean);
  assert.deepEqual(unheld([...new Set(files)].map((name, index) => `${index}/${name}/index.html`)), []);
  assert.equal(key, 'aux-adr');
});

test('one letter of two parts is one sign in an address, as on other disks', () => {
  assert.equal(segment('u\u0308ber'), segment('\u00fcber'));
});
