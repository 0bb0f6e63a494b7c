/** What counts of a history that is no plain row of commits: merges, odd dates, parts that are missing. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createTempFolder, writeFiles } from '../../support/temp.ts';
import {
  adr,
  changes,
  createRepository,
  readFileHistory,
  readHistoryOf,
  short,
  type TestRepository,
} from './repository.ts';

const PATH = 'docs/adr/0001-q.md';

test('a merge brings a change on its own day, written by who wrote it on the branch', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  repo.git('checkout', '--quiet', '-b', 'accept');
  const draft = repo.commit(
    { 'docs/adr/0002-r.md': adr('Use a ring', 'Draft') },
    { on: '2024-01-10', by: 'Ben Example' },
  );
  const written = repo.commit(
    { [PATH]: adr('Use a queue', 'Accepted'), 'docs/adr/0002-r.md': adr('Use a ring', 'Proposed') },
    { on: '2024-01-20', by: 'Cyd Example', message: 'Accept' },
  );
  repo.git('checkout', '--quiet', 'main');
  repo.commit({ 'README.md': 'x' }, { on: '2024-01-15' });
  const merge = repo.merge('accept', { on: '2024-02-03', by: 'Dee Example' });

  const queue = await readFileHistory(repo, '0001-q.md');
  assert.deepEqual(changes(queue), ['2024-02-03 Cyd Example: proposed → accepted']);
  assert.equal(queue.statusChanges[0]?.commit, written);
  assert.equal(queue.statusChanges[0]?.merge, merge);
  assert.deepEqual(queue.writers, ['Ada Example', 'Cyd Example']);
  const ring = await readFileHistory(repo, '0002-r.md');
  assert.equal(ring.appeared?.commit, draft);
  assert.equal(short(ring.appeared), '2024-02-03 Ben Example');
  assert.deepEqual(ring.statusChanges, [], 'what it was on the branch was never true of the log');
  assert.deepEqual(ring.writers, ['Ben Example', 'Cyd Example']);
});

test('of two branches that say different things, only what was merged counts', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  repo.git('checkout', '--quiet', '-b', 'reject');
  repo.commit({ [PATH]: adr('Use a queue', 'Rejected') }, { on: '2024-01-10', by: 'Ben Example' });
  repo.git('checkout', '--quiet', 'main');
  repo.commit({ [PATH]: adr('Use a queue', 'Accepted') }, { on: '2024-01-20' });
  repo.git('merge', '--quiet', '--strategy=ours', '--no-ff', '-m', 'Keep ours', 'reject');
  assert.deepEqual(changes(await readFileHistory(repo, '0001-q.md')), [
    '2024-01-20 Ada Example: proposed → accepted',
  ]);
});

test('a record that was renamed on the line while a branch wrote it is one record', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  repo.git('checkout', '--quiet', '-b', 'side');
  repo.commit({ [PATH]: adr('Use a queue', 'Accepted') }, { on: '2024-01-10', by: 'Ben Example' });
  repo.git('checkout', '--quiet', 'main');
  repo.git('mv', PATH, 'docs/adr/0001-queue.md');
  repo.commit({}, { on: '2024-01-20' });
  repo.merge('side', { on: '2024-02-03', by: 'Dee Example' });
  const history = await readFileHistory(repo, '0001-queue.md');
  assert.equal(short(history.appeared), '2024-01-02 Ada Example');
  assert.deepEqual(changes(history), ['2024-02-03 Ben Example: proposed → accepted']);
  assert.deepEqual(history.writers, ['Ada Example', 'Ben Example']);
});

test('changes made in a merge commit belong to its author', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  repo.git('checkout', '--quiet', '-b', 'side');
  repo.commit({ 'docs/adr/0002-r.md': adr('Use a ring', 'Draft') }, { on: '2024-01-10', by: 'Ben Example' });
  repo.git('checkout', '--quiet', 'main');
  repo.git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
  repo.commit({ [PATH]: adr('Use a queue', 'Accepted') }, { on: '2024-02-03', by: 'Dee Example' });
  const history = await readFileHistory(repo, '0001-q.md');
  assert.deepEqual(changes(history), ['2024-02-03 Dee Example: proposed → accepted']);
  assert.equal(history.statusChanges[0]?.merge, null);
});

test('the author’s day counts where a history was rewritten, and the commit’s where the author’s clock was ahead', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2020-01-02', committed: '2024-06-07' });
  repo.commit({ [PATH]: adr('Use a queue', 'Accepted') }, { on: '2031-01-01', committed: '2024-06-08' });
  const history = await readFileHistory(repo, '0001-q.md');
  assert.equal(history.appeared?.date, '2020-01-02');
  assert.equal(history.statusChanges[0]?.date, '2024-06-08');
});

test('a day is that of the place where its author was', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02T23:30:00-0800' });
  assert.equal((await readFileHistory(repo, '0001-q.md')).appeared?.date, '2024-01-02');
});

test('commits whose dates run backwards keep their order', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-03-04' });
  repo.commit({ [PATH]: adr('Use a queue', 'Accepted') }, { on: '2024-01-02' });
  repo.commit({ [PATH]: adr('Use a queue', 'Deprecated') }, { on: '2024-02-03' });
  assert.deepEqual(changes(await readFileHistory(repo, '0001-q.md')), [
    '2024-01-02 Ada Example: proposed → accepted',
    '2024-02-03 Ada Example: accepted → deprecated',
  ]);
});

function clone(repo: TestRepository, ...options: string[]): TestRepository {
  const target = createTempFolder();
  repo.git('config', 'uploadpack.allowFilter', 'true');
  repo.git('clone', '--quiet', ...options, pathToFileURL(repo.root).href, join(target, 'clone'));
  return { ...repo, root: join(target, 'clone') };
}

test('in a shallow clone nothing appeared in the oldest commit, and the report says so', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  repo.commit({ 'docs/adr/0002-r.md': adr('Use a ring', 'Draft') }, { on: '2024-02-03' });
  repo.commit({ [PATH]: adr('Use a queue', 'Accepted') }, { on: '2024-03-04' });
  const { files, issues, repositories } = await readHistoryOf(clone(repo, '--depth=2'), [
    '0001-q.md',
    '0002-r.md',
  ]);
  assert.equal(repositories[0]?.shallow, true);
  assert.deepEqual(
    issues.map(({ rule, severity }) => [rule, severity]),
    [['shallow-history', 'notice']],
  );
  const queue = files.get('adr/0001-q.md');
  assert.ok(queue);
  assert.equal(queue.appeared, null);
  assert.equal(queue.first?.status, 'proposed');
  assert.deepEqual(changes(queue), ['2024-03-04 Ada Example: proposed → accepted']);
  assert.deepEqual(queue.writers, ['Ada Example']);
  const ring = files.get('adr/0002-r.md');
  assert.equal(ring?.appeared, null);
  assert.equal(ring?.lastChanged, null);
});

test('a partial clone is read without fetching anything: days and names, no statuses', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  repo.commit({ [PATH]: adr('Use a queue', 'Accepted') }, { on: '2024-03-04' });
  const partial = clone(repo, '--filter=blob:none');
  const { files, issues } = await readHistoryOf(partial, ['0001-q.md']);
  assert.deepEqual(
    issues.map(({ rule }) => rule),
    ['partial-history'],
  );
  const queue = files.get('adr/0001-q.md');
  assert.equal(short(queue?.appeared ?? null), '2024-01-02 Ada Example');
  assert.equal(short(queue?.lastChanged ?? null), '2024-03-04 Ada Example');
  assert.deepEqual(queue?.statusChanges, []);
});

test('worktrees and submodules have the history of what they check out', async () => {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  const tree = join(createTempFolder(), 'tree');
  repo.git('worktree', 'add', '--quiet', tree);
  assert.equal(
    short((await readFileHistory({ ...repo, root: tree }, '0001-q.md')).appeared),
    '2024-01-02 Ada Example',
  );

  const outer = createRepository();
  outer.commit({ 'docs/adr/0002-own.md': adr('Own', 'Accepted') }, { on: '2024-05-06' });
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repo.root, 'docs/adr/shop');
  outer.commit({}, { on: '2024-06-07' });
  const { files } = await readHistoryOf(outer, ['0002-own.md', 'shop/docs/adr/0001-q.md']);
  assert.equal(files.get('adr/0002-own.md')?.appeared?.date, '2024-05-06');
  assert.equal(files.get('adr/shop/docs/adr/0001-q.md')?.appeared?.date, '2024-01-02');
});

test('no repository, no commit yet, and git switched off are an empty history without a word', async () => {
  const plain = createTempFolder();
  writeFiles(plain, { [PATH]: adr('Use a queue', 'Accepted') });
  const none = { files: new Map(), repositories: [], issues: [] };
  assert.deepEqual(await readHistoryOf({ root: plain }, ['0001-q.md']), none);
  const unborn = createRepository();
  writeFiles(unborn.root, { [PATH]: adr('Use a queue', 'Accepted') });
  assert.deepEqual(await readHistoryOf(unborn, ['0001-q.md']), none);
  const bare = createTempFolder();
  mkdirSync(join(bare, 'docs'));
  unborn.git('init', '--quiet', '--bare', join(bare, 'docs/adr'));
  writeFiles(bare, { [PATH]: adr('Use a queue', 'Accepted') });
  assert.deepEqual(await readHistoryOf({ root: bare }, ['0001-q.md']), none);
});
