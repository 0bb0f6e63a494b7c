import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readGit } from '../../../src/config/repository.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';

const config =
  '[core]\n\tbare = false\n[remote "up"]\n\turl = https://a.example/x\n[remote "origin"]\n\turl = git@github.com:acme/shop.git\n[branch "main"]\n\turl = no\n';

test('the remote called origin and the branch checked out are read from the files of git', async () => {
  const root = createTempFolder();
  writeFiles(root, {
    '.git/config': config,
    '.git/HEAD': 'ref: refs/heads/feature/x\n',
    'docs/adr/a.md': '',
  });
  assert.deepEqual(await readGit(join(root, 'docs/adr')), {
    root,
    remote: 'git@github.com:acme/shop.git',
    branch: 'feature/x',
  });
});

test('the default branch of the remote goes before the branch checked out', async () => {
  const root = createTempFolder();
  writeFiles(root, {
    '.git/config': config,
    '.git/HEAD': 'ref: refs/heads/feature/x\n',
    '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/trunk\n',
  });
  assert.equal((await readGit(root))?.branch, 'trunk');
});

test('a worktree is followed to its repository', async () => {
  const root = createTempFolder();
  writeFiles(root, {
    'main/.git/config': config,
    'main/.git/HEAD': 'ref: refs/heads/main\n',
    'main/.git/worktrees/other/HEAD': 'ref: refs/heads/other\n',
    'main/.git/worktrees/other/commondir': '../..\n',
    'other/.git': `gitdir: ${join(root, 'main/.git/worktrees/other')}\n`,
  });
  const facts = await readGit(join(root, 'other'));
  assert.equal(facts?.remote, 'git@github.com:acme/shop.git');
  assert.equal(facts?.branch, 'other');
});

test('a repository without a remote and with a detached head has neither', async () => {
  const root = createTempFolder();
  writeFiles(root, { '.git/config': '[core]\n', '.git/HEAD': '0123456789abcdef\n' });
  assert.deepEqual(await readGit(root), { root, remote: null, branch: 'main' });
});
