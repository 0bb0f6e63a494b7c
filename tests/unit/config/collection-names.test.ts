import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { nameCollections } from '../../../src/config/collection-names.ts';
import { toSlug } from '../../../src/shared/text.ts';

const root = resolve('/home/me/shop');
const keys = (...folders: string[]) =>
  nameCollections(
    folders.map((folder) => resolve(root, folder)),
    root,
  ).map(({ key }) => key);

test('a key is from the folder’s own path: whose records it holds, or adr', () => {
  assert.deepEqual(keys('docs/decisions'), ['adr']);
  assert.deepEqual(keys('.'), ['adr']);
  assert.deepEqual(keys('packages/tills/docs/adr'), ['tills']);
  assert.deepEqual(keys('../../elsewhere/docs/adr'), ['adr']);
});

test('a folder that is added changes no key of those before it', () => {
  const folders = [
    'docs/adr',
    'tills/adr',
    'docs/decisions',
    'eu/tills/adr',
    '../tills/adr',
    'tills/adr/more/adr',
  ];
  const all = keys(...folders);
  assert.equal(new Set(all).size, folders.length, all.join(' '));
  for (const [index, folder] of folders.entries()) {
    assert.deepEqual(keys(...folders.slice(0, index + 1)), all.slice(0, index + 1), folder);
  }
});

test('several folders are distinguished by the meaningful part of their path', () => {
  assert.deepEqual(keys('payments/adr', 'billing/adr'), ['payments', 'billing']);
  assert.deepEqual(keys('payments/docs/adr', 'billing/docs/decisions'), ['payments', 'billing']);
  assert.deepEqual(keys('docs/adr', 'docs/decisions'), ['adr', 'decisions']);
  assert.deepEqual(keys('adr', 'services/payments/adr'), ['adr', 'payments']);
});

test('where the telling part is the same, the later one takes more of its path', () => {
  assert.deepEqual(keys('eu/payments/adr', 'us/payments/adr'), ['payments', 'us-payments']);
});

test('a key the site needs for itself is not given', () => {
  assert.deepEqual(keys('search/adr', 'tags/adr'), ['search-adr', 'tags-adr']);
});

test('keys that are given already are not given again', () => {
  const [naming] = nameCollections([resolve(root, 'payments/adr')], root, ['payments']);
  assert.equal(naming?.key, 'payments-2');
});

test('names read as people write them', () => {
  const names = (...folders: string[]) =>
    nameCollections(
      folders.map((folder) => resolve(root, folder)),
      root,
    ).map(({ name }) => name);
  assert.deepEqual(names('docs/adr'), ['Architecture decisions']);
  assert.deepEqual(names('cad-validation/adr'), ['Cad validation']);
  assert.deepEqual(names('docs/adr', 'docs/decisions'), ['ADR', 'Decisions']);
});

test('a slug keeps letters of every script', () => {
  assert.equal(toSlug('Größe & Maß (2)'), 'größe-maß-2');
  assert.equal(toSlug('支付'), '支付');
  assert.equal(toSlug('--'), '');
});
