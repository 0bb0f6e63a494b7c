import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicFolder } from '../../../src/shared/paths.ts';

test('a folder is named without the way to it on the machine', () => {
  assert.equal(publicFolder('docs/adr'), 'docs/adr');
  assert.equal(publicFolder('../../docs/adr'), 'docs/adr');
  assert.equal(publicFolder('/srv/build/job-7/docs/adr'), 'docs/adr');
  assert.equal(publicFolder('C:/builds/7/decisions'), 'decisions');
  assert.equal(publicFolder('.'), '.');
});
