/** Reading a repository that cannot be read, or that means harm; and what is kept of one that can. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { readHistoryCache, writeHistoryCache } from '../../../src/history/read-histories.ts';
import type { FileHistory } from '../../../src/model/history.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';
import {
  adr,
  changes,
  createRepository,
  readFileHistory,
  readHistoryOf,
  type TestRepository,
} from './repository.ts';

const PATH = 'docs/adr/0001-q.md';

const noShell = process.platform === 'win32' && 'a script is no program here';

const NO_HISTORY: FileHistory = {
  appeared: null,
  first: null,
  last: null,
  statusChanges: [],
  lastChanged: null,
  writers: [],
  formerNames: [],
  absences: [],
};

function started(): TestRepository {
  const repo = createRepository();
  repo.commit({ [PATH]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  return repo;
}

test('without git, a notice takes the place of the history', async () => {
  const { files, issues } = await readHistoryOf(started(), ['0001-q.md'], { program: 'no-such-git-program' });
  assert.equal(files.size, 0);
  assert.deepEqual(
    issues.map(({ rule }) => rule),
    ['no-git'],
  );
});

test('a repository of another user is reported with what to do', async (t) => {
  const repo = started();
  process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'] = '1';
  t.after(() => {
    delete process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'];
  });
  const { files, issues } = await readHistoryOf(repo, ['0001-q.md']);
  assert.equal(files.size, 0);
  assert.deepEqual(
    issues.map(({ rule }) => rule),
    ['git-refused'],
  );
  assert.match(issues[0]?.hint ?? '', /safe\.directory/);
});

test('a repository that is damaged costs the history alone', async () => {
  const repo = started();
  writeFileSync(join(repo.root, '.git/HEAD'), 'nonsense\n');
  const { files, issues } = await readHistoryOf(repo, ['0001-q.md']);
  assert.equal(files.size, 0);
  assert.deepEqual(
    issues.map(({ rule }) => rule),
    ['history-unreadable'],
  );
});

test('a history that takes too long is given up', async () => {
  const { issues } = await readHistoryOf(started(), ['0001-q.md'], { patience: 0 });
  assert.deepEqual(
    issues.map(({ rule }) => rule),
    ['history-too-long'],
  );
});

test('a notice names the repository by its folder, not by where that lies on the machine', async () => {
  const repo = started();
  writeFileSync(join(repo.root, '.git/shallow'), 'nonsense\n');
  const told = [
    ...(await readHistoryOf(repo, ['0001-q.md'])).issues,
    ...(await readHistoryOf(started(), ['0001-q.md'], { program: 'no-such-git-program' })).issues,
  ];
  const settings = join(createTempFolder(), 'settings');
  writeFileSync(settings, '[\n');
  const broken = started();
  writeFileSync(join(broken.root, '.git/config'), `[include]\n\tpath = ${settings}\n`);
  told.push(...(await readHistoryOf(broken, ['0001-q.md'])).issues);
  assert.equal(told.length, 3);
  assert.ok(!told[2]?.message.includes(dirname(settings)), told[2]?.message);
  for (const { message, hint } of told) assert.ok(!`${message}${hint}`.includes(dirname(repo.root)), message);
});

test('control characters in a commit are removed', async () => {
  const repo = createRepository();
  repo.commit(
    { [PATH]: adr('Use a queue', 'Proposed') },
    { on: '2024-01-02', by: 'A\u0007da', message: 'Go\u001b[2J' },
  );
  const { appeared } = await readFileHistory(repo, '0001-q.md');
  assert.deepEqual([appeared?.author, appeared?.subject], ['A da', 'Go [2J']);
});

test('nothing that a repository’s configuration names is started', async () => {
  const repo = started();
  repo.commit(
    { [PATH]: adr('Use a queue', 'Accepted'), '.gitattributes': '*.md diff=evil filter=evil\n' },
    { on: '2024-02-03' },
  );
  const mark = join(createTempFolder(), 'started');
  const program = join(createTempFolder(), 'evil.sh');
  writeFileSync(program, `#!/bin/sh\necho "$0" >> '${mark}'\ncat\n`);
  chmodSync(program, 0o755);
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'diff.external',
    'diff.evil.command',
    'diff.evil.textconv',
    'filter.evil.smudge',
    'filter.evil.clean',
    'gpg.program',
    'alias.log',
    'pager.log',
    'credential.helper',
  ])
    repo.git('config', key, program);
  for (const [key, value] of [
    ['log.showSignature', 'true'],
    ['log.follow', 'true'],
    ['log.showRoot', 'false'],
    ['diff.relative', 'true'],
    ['diff.renames', 'false'],
    ['diff.orderFile', '/nowhere'],
    ['log.diffMerges', 'off'],
    ['i18n.logOutputEncoding', 'ISO-8859-1'],
    ['color.ui', 'always'],
  ] as const)
    repo.git('config', key, value);
  assert.deepEqual(changes(await readFileHistory(repo, '0001-q.md')), [
    '2024-02-03 Ada Example: proposed → accepted',
  ]);
  assert.equal(existsSync(mark), false);
});

test('a git hook’s own settings do not select another repository', async (t) => {
  const repo = started();
  process.env['GIT_DIR'] = join(started().root, 'elsewhere');
  process.env['GIT_INDEX_FILE'] = 'none';
  t.after(() => {
    delete process.env['GIT_DIR'];
    delete process.env['GIT_INDEX_FILE'];
  });
  const { files } = await readHistoryOf(repo, ['0001-q.md']);
  assert.equal(files.size, 1);
});

test('a history is kept by its commit, and only what is new is read', async () => {
  const repo = started();
  const cache = createTempFolder();
  const read = async () => {
    const { files, repositories } = await readHistoryOf(repo, ['0001-q.md', '0002-r.md', '0003-s.md'], {
      cache,
    });
    const { files: afresh } = await readHistoryOf(repo, ['0001-q.md', '0002-r.md', '0003-s.md']);
    assert.deepEqual(files, afresh, 'as if it had been read afresh');
    return repositories[0]?.how;
  };
  assert.equal(await read(), 'read');
  assert.equal(await read(), 'kept');
  repo.commit(
    { [PATH]: adr('Use a queue', 'Accepted'), 'docs/adr/0002-r.md': adr('Use a ring', 'Draft') },
    { on: '2024-02-03' },
  );
  assert.equal(await read(), 'extended');
  repo.commit({ 'docs/adr/0002-r.md': null }, { on: '2024-03-04' });
  assert.equal(await read(), 'extended');
  repo.commit({ 'docs/adr/0002-r.md': adr('Use a ring', 'Accepted') }, { on: '2024-04-05' });
  assert.equal(await read(), 'extended', 'restored after it had been kept as gone');
  repo.commit({ [PATH]: null, 'docs/adr/0003-s.md': adr('Use a queue', 'Accepted') }, { on: '2024-05-06' });
  assert.equal(await read(), 'extended', 'renamed');
  repo.git('checkout', '--quiet', '-b', 'side', 'HEAD~2');
  assert.equal(await read(), 'read', 'an earlier commit');
  repo.commit({ [PATH]: adr('Use a queue', 'Rejected') }, { on: '2024-06-07' });
  assert.equal(await read(), 'extended');
  repo.git('checkout', '--quiet', 'main');
  assert.equal(await read(), 'read', 'another branch');
});

test('a cache that is damaged anywhere is read as none, and the history as without it', async () => {
  const repo = started();
  const cache = createTempFolder();
  const fresh = await readHistoryOf(repo, ['0001-q.md'], { cache });
  const [name = ''] = readdirSync(cache);
  const file = join(cache, name);
  const whole = readFileSync(file);
  for (const broken of [whole.subarray(0, -20), Buffer.from('{}')]) {
    writeFileSync(file, broken);
    const { files, repositories } = await readHistoryOf(repo, ['0001-q.md'], { cache });
    assert.equal(repositories[0]?.how, 'read');
    assert.deepEqual(files, fresh.files);
  }
});

test('every byte of a cache counts, and its whole length', () => {
  const file = join(createTempFolder(), 'cache.json');
  const histories = { files: new Map([['é\ufffd.md', NO_HISTORY]]), gone: new Map() };
  writeHistoryCache(file, 'key', { head: 'f00', histories });
  const whole = readFileSync(file);
  assert.deepEqual(readHistoryCache(file, 'key'), { head: 'f00', histories });
  assert.equal(readHistoryCache(file, 'another key'), null);
  const refuses = (bytes: Buffer, how: string): void => {
    writeFileSync(file, bytes);
    assert.equal(readHistoryCache(file, 'key'), null, how);
  };
  for (let length = 0; length < whole.length; length++)
    refuses(whole.subarray(0, length), `cut at ${length}`);
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    refuses(bytes, `with another byte ${at}`);
  }
  refuses(Buffer.concat([whole, Buffer.from('\n')]), 'with a byte more');
});

test('no git of the working folder or of a package is started', { skip: noShell }, async (t) => {
  const repo = started();
  const mark = join(createTempFolder(), 'started');
  const program = `#!/bin/sh\necho "$0" >> '${mark}'\n`;
  writeFiles(repo.root, { git: program, 'node_modules/.bin/git': program });
  for (const name of ['git', 'node_modules/.bin/git']) chmodSync(join(repo.root, name), 0o755);
  const [path, folder] = [process.env['PATH'] ?? '', process.cwd()];
  t.after(() => {
    process.env['PATH'] = path;
    process.chdir(folder);
  });
  process.chdir(repo.root);
  const bin = join(repo.root, 'node_modules/.bin');
  process.env['PATH'] = ['', '.', 'node_modules/.bin', bin, path].join(delimiter);
  assert.equal((await readHistoryOf(repo, ['0001-q.md'])).files.size, 1);
  process.env['PATH'] = ['.', bin].join(delimiter);
  const { issues } = await readHistoryOf(repo, ['0001-q.md']);
  assert.deepEqual(
    issues.map(({ rule }) => rule),
    ['no-git'],
  );
  assert.equal(existsSync(mark), false);
});
