import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRepository, toBrowsableUrl } from '../../../src/config/repository.ts';

test('a remote becomes the address a browser opens, without user, password and .git', () => {
  const cases: [remote: string, address: string | null][] = [
    ['https://github.com/acme/shop.git', 'https://github.com/acme/shop'],
    ['https://someone:secret@github.com/acme/shop', 'https://github.com/acme/shop'],
    ['git@github.com:acme/shop.git', 'https://github.com/acme/shop'],
    ['github.com:acme/shop.git', 'https://github.com/acme/shop'],
    ['ssh://git@gitlab.example.com:2222/group/sub/shop.git', 'https://gitlab.example.com/group/sub/shop'],
    ['git@ssh.dev.azure.com:v3/acme/Web/shop', 'https://dev.azure.com/acme/Web/_git/shop'],
    ['https://acme@dev.azure.com/acme/Web/_git/shop', 'https://dev.azure.com/acme/Web/_git/shop'],
    ['http://localhost:3000/acme/shop.git', 'http://localhost:3000/acme/shop'],
    ['/srv/git/shop.git', null],
    ['../shop', null],
    ['C:\\git\\shop', null],
    ['file:///srv/git/shop.git', null],
    ['https://github.com', null],
  ];
  for (const [remote, address] of cases) assert.equal(toBrowsableUrl(remote), address, remote);
});

test('each known host has its own way to show and edit a file', () => {
  const edits: [url: string, edit: string, source: string][] = [
    [
      'https://github.com/a/b',
      'https://github.com/a/b/edit/main/{path}',
      'https://github.com/a/b/blob/main/{path}',
    ],
    [
      'https://gitlab.example.com/a/b',
      'https://gitlab.example.com/a/b/-/edit/main/{path}',
      'https://gitlab.example.com/a/b/-/blob/main/{path}',
    ],
    [
      'https://bitbucket.org/a/b',
      'https://bitbucket.org/a/b/src/main/{path}?mode=edit',
      'https://bitbucket.org/a/b/src/main/{path}',
    ],
    [
      'https://codeberg.org/a/b',
      'https://codeberg.org/a/b/_edit/main/{path}',
      'https://codeberg.org/a/b/src/branch/main/{path}',
    ],
  ];
  for (const [url, edit, source] of edits) {
    const repository = createRepository({ url }, 'main');
    assert.equal(repository?.edit, edit);
    assert.equal(repository?.source, source);
  }
});

test('an unknown host needs a pattern', () => {
  assert.equal(createRepository({ url: 'https://code.example.com/a' }, 'main'), null);
  const repository = createRepository(
    { url: 'https://code.example.com/a', source: '{url}/f/{branch}/{path}' },
    'x y',
  );
  assert.equal(repository?.source, 'https://code.example.com/a/f/x%20y/{path}');
  assert.equal(repository?.edit, repository?.source);
});

test('a branch with a slash keeps it', () => {
  assert.match(
    createRepository({ url: 'https://github.com/a/b' }, 'release/1')?.source ?? '',
    /blob\/release\/1\//,
  );
});
