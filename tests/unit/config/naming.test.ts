import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { nameCollections } from '../../../src/config/naming.ts';
import { slug } from '../../../src/shared/text.ts';

const root = resolve('/home/me/shop');
const keys = (...folders: string[]) =>
  nameCollections(
    folders.map((folder) => resolve(root, folder)),
    root,
  ).map(({ key }) => key);

test('the only folder has the key adr, whatever it is called', () => {
  assert.deepEqual(keys('docs/decisions'), ['adr']);
  assert.deepEqual(keys('payments/adr'), ['adr']);
});

test('several folders are told apart by the part of their path that says something', () => {
  assert.deepEqual(keys('payments/adr', 'billing/adr'), ['payments', 'billing']);
  assert.deepEqual(keys('payments/docs/adr', 'billing/docs/decisions'), ['payments', 'billing']);
  assert.deepEqual(keys('docs/adr', 'docs/decisions'), ['adr', 'decisions']);
  assert.deepEqual(keys('adr', 'services/payments/adr'), ['adr', 'payments']);
});

test('where the telling part is the same, more of the path is taken', () => {
  assert.deepEqual(keys('eu/payments/adr', 'us/payments/adr'), ['eu-payments-adr', 'us-payments-adr']);
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
  assert.equal(slug('Größe & Maß (2)'), 'größe-maß-2');
  assert.equal(slug('支付'), '支付');
  assert.equal(slug('--'), '');
});
