import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRepositoryLinks } from '../../../src/build/source-locations.ts';
import type { RepositorySettings } from '../../../src/config/settings.ts';

const repository: RepositorySettings = {
  url: 'https://code.example/team/product',
  branch: 'main',
  edit: 'https://code.example/team/product/edit/main/{path}',
  source: 'https://code.example/team/product/blob/main/{path}',
  commit: 'https://code.example/team/product/commit/{hash}',
};
const bounds = { repository: '/home/product', folder: '/home/product/docs/adr' };

test('edit and source link to the file by its path in the repository', () => {
  assert.deepEqual(createRepositoryLinks(repository, bounds, 'old/0001 a#b.md'), {
    editUrl: 'https://code.example/team/product/edit/main/docs/adr/old/0001%20a%23b.md',
    sourceUrl: 'https://code.example/team/product/blob/main/docs/adr/old/0001%20a%23b.md',
  });
});

test('a path that climbs out of the collection stays inside the repository or leads nowhere', () => {
  const links = (path: string) => createRepositoryLinks(repository, bounds, path).sourceUrl;
  assert.equal(links('../../src/main.ts'), 'https://code.example/team/product/blob/main/src/main.ts');
  assert.equal(links('../../../other/x.ts'), null);
});

test('without a repository there are no links', () => {
  const none = { editUrl: null, sourceUrl: null };
  assert.deepEqual(createRepositoryLinks(null, bounds, '1.md'), none);
  assert.deepEqual(createRepositoryLinks(repository, null, '1.md'), none);
});
