import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { MANIFEST } from '../../../src/build/manifest.ts';
import { makeAndPublish } from '../../../src/build/publish.ts';
import { UserError } from '../../../src/config/user-error.ts';
import { createTempFolder, type Files, writeFiles } from '../../support/temp.ts';

/** A project with a folder of records, and a way to build a site of the given files from it. */
function createProject() {
  const root = createTempFolder();
  writeFiles(root, { 'adr/0001-a.md': '# A\n' });
  const out = join(root, 'dist');
  const build = (files: Files, to = out) =>
    makeAndPublish({
      out: to,
      records: [join(root, 'adr')],
      make: async (staging) => writeFiles(staging, files),
    });
  return { root, out, build };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => file !== MANIFEST)
    .sort();
}

/** Names of ours that are left beside the output folder. */
function listLeftovers(root: string): string[] {
  return readdirSync(root).filter((name) => name.startsWith('.cadre-'));
}

async function getRefusal(work: Promise<unknown>): Promise<UserError> {
  return work.then(
    () => assert.fail('it was not refused'),
    (error: unknown) => {
      assert.ok(error instanceof UserError, String(error));
      return error;
    },
  );
}

/** A process number that no process has. */
const NOBODY = 2 ** 22 + 12345;

test('a site is written, and nothing is left beside it', async () => {
  const { root, out, build } = createProject();
  await build({ 'index.html': 'one', 'adr/1/index.html': 'page' });
  assert.deepEqual(listFiles(out), ['adr/1/index.html', 'index.html']);
  assert.deepEqual(listLeftovers(root), []);
});

test('the site has the usual permissions of new files', async () => {
  const { root, out, build } = createProject();
  await build({ 'index.html': 'one' });
  mkdirSync(join(root, 'beside'));
  assert.equal(statSync(out).mode, statSync(join(root, 'beside')).mode);
});

test('the folders above the output folder are made', async () => {
  const { root, build } = createProject();
  await build({ 'index.html': 'one' }, join(root, 'a/b/site'));
  assert.deepEqual(listFiles(join(root, 'a/b/site')), ['index.html']);
});

test('the next build replaces what is there and removes what is gone', async () => {
  const { out, build } = createProject();
  await build({ 'index.html': 'one', 'adr/1/index.html': 'page' });
  await build({ 'index.html': 'two', 'adr/2/index.html': 'page' });
  assert.deepEqual(listFiles(out), ['adr/2/index.html', 'index.html']);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'two');
});

test('a build that fails leaves the earlier site as it was', async () => {
  const { root, out, build } = createProject();
  await build({ 'index.html': 'one' });
  const failing = makeAndPublish({
    out,
    records: [],

    make: async (staging) => {
      writeFileSync(join(staging, 'index.html'), 'half');
      throw new Error('no further');
    },
  });
  await assert.rejects(failing, /no further/);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'one');
  assert.deepEqual(listLeftovers(root), []);
});

test('a build that fails on the first time leaves nothing', async () => {
  const { root, out } = createProject();
  const make = () => Promise.reject(new Error('no further'));
  await assert.rejects(makeAndPublish({ out, records: [], make }), /no further/);
  assert.ok(!existsSync(out));
  assert.deepEqual(listLeftovers(root), []);
});

const refused: [name: string, out: string, files: Files, says: RegExp][] = [
  ['the folder of the records', 'adr', {}, /contains your ADRs/],
  ['a folder above the records', '.', {}, /contains your ADRs/],
  ['a folder among the records', 'adr/site', {}, /inside the folder of your ADRs/],
  ['a repository', 'dist', { 'dist/.git/HEAD': '' }, /\.git/],
  ['a folder with files of others', 'dist', { 'dist/photo.jpg': '' }, /did not write: photo\.jpg/],
  ['a file', 'dist', { dist: '' }, /is a file/],
];

for (const [name, out, files, says] of refused) {
  test(`${name} is refused before anything is built`, async () => {
    const { root } = createProject();
    writeFiles(root, files);
    const make = () => assert.fail('it was built');
    const { message, hint } = await getRefusal(
      makeAndPublish({ out: join(root, out), records: [join(root, 'adr')], make }),
    );
    assert.match(message, says);
    assert.match(hint, /--out/);
    assert.deepEqual(listLeftovers(root), []);
  });
}

test('a link to the folder of the records is refused like the folder', async () => {
  const { root, build } = createProject();
  symlinkSync('adr', join(root, 'site'));
  assert.match((await getRefusal(build({}, join(root, 'site')))).message, /contains your ADRs/);
});

test('a foreign file in the site stops the next build and stays', async () => {
  const { out, build } = createProject();
  await build({ 'index.html': 'one' });
  writeFiles(out, { 'adr/notes.txt': 'mine', '.DS_Store': '' });
  assert.match((await getRefusal(build({ 'index.html': 'two' }))).message, /adr\/notes\.txt\.$/);
  assert.equal(readFileSync(join(out, 'adr/notes.txt'), 'utf8'), 'mine');
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'one');
});

test('a foreign file that appears during a build is not removed', async () => {
  const { out, build } = createProject();
  await build({ 'index.html': 'one' });
  const make = async (staging: string) => {
    writeFiles(out, { CNAME: 'mine' });
    writeFiles(staging, { 'index.html': 'two' });
  };
  assert.match((await getRefusal(makeAndPublish({ out, records: [], make }))).message, /CNAME/);
  assert.equal(readFileSync(join(out, 'CNAME'), 'utf8'), 'mine');
});

test('an empty folder is a good output folder', async () => {
  const { out, build } = createProject();
  mkdirSync(out);
  await build({ 'index.html': 'one' });
  assert.deepEqual(listFiles(out), ['index.html']);
});

test('killed between its two renames, a build left the earlier site aside: the next one puts it back', async () => {
  const { root, out, build } = createProject();
  writeFiles(root, {
    '.cadre-dist.old/index.html': 'one',
    [`.cadre-dist.old/${MANIFEST}`]: '{"schema":1,"files":["index.html"]}',
    [`.cadre-dist.new-${NOBODY}-abc/index.html`]: 'two',
    '.cadre-dist.lock': JSON.stringify({ pid: NOBODY, host: hostname(), token: 'x' }),
  });
  const make = async () => {
    assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'one');
    assert.ok(!existsSync(join(root, `.cadre-dist.new-${NOBODY}-abc`)));
    throw new Error('no further');
  };
  await assert.rejects(makeAndPublish({ out, records: [], make }), /no further/);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'one');
  await build({ 'index.html': 'three' });
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'three');
  assert.deepEqual(listLeftovers(root), []);
});

test('killed after its two renames, a build left the earlier site: the next one removes it', async () => {
  const { root, out, build } = createProject();
  await build({ 'index.html': 'two' });
  writeFiles(root, { '.cadre-dist.old/index.html': 'one' });
  await build({ 'index.html': 'three' });
  assert.deepEqual(listFiles(out), ['index.html']);
  assert.deepEqual(listLeftovers(root), []);
});

test('of two builds at once the second fails, and the first is not disturbed', async () => {
  const { out, build } = createProject();
  const make = async (staging: string) => {
    const { message, hint } = await getRefusal(build({ 'index.html': 'second' }));
    assert.match(message, new RegExp(`Another build \\(process ${process.pid}\\)`));
    assert.match(hint, /\.cadre-dist\.lock/);
    writeFiles(staging, { 'index.html': 'first' });
  };
  await makeAndPublish({ out, records: [], make });
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'first');
});

test('a lock cut off by a crash is passed over once it is old', async () => {
  const { root, build } = createProject();
  writeFiles(root, { '.cadre-dist.lock': '' });
  assert.match((await getRefusal(build({ 'index.html': 'x' }))).message, /Another build/);
  utimesSync(join(root, '.cadre-dist.lock'), 0, 0);
  await build({ 'index.html': 'x' });
  assert.deepEqual(listLeftovers(root), []);
});

test('a lock with the number of this process that this process does not hold is passed over', async () => {
  const { root, build } = createProject();
  writeFiles(root, {
    '.cadre-dist.lock': JSON.stringify({ pid: process.pid, host: hostname(), token: 'x' }),
  });
  await build({ 'index.html': 'x' });
  assert.deepEqual(listLeftovers(root), []);
});

test('killed while it took a dead lock over, a build left that lock aside: the next one removes it', async () => {
  const { root, build } = createProject();
  writeFiles(root, {
    '.cadre-dist.lock.7a1e': JSON.stringify({ pid: NOBODY, host: hostname(), token: 'x' }),
  });
  await build({ 'index.html': 'x' });
  assert.deepEqual(listLeftovers(root), []);
});

test('a lock of another machine is valid while it is renewed', async () => {
  const { root, build } = createProject();
  writeFiles(root, { '.cadre-dist.lock': JSON.stringify({ pid: 1, host: 'elsewhere', token: 'x' }) });
  assert.match((await getRefusal(build({}))).message, /process 1 on elsewhere/);
  utimesSync(join(root, '.cadre-dist.lock'), 0, 0);
  await build({ 'index.html': 'x' });
});

test('a staging folder of a build that still runs is left alone', async () => {
  const { root, build } = createProject();
  const other = `.cadre-dist.new-${process.ppid}-abc`;
  writeFiles(root, { [`${other}/index.html`]: 'theirs' });
  await build({ 'index.html': 'ours' });
  assert.deepEqual(listLeftovers(root), [other]);
});

test('an unreadable manifest stops the build', async () => {
  const { root, build } = createProject();
  writeFiles(root, { [`dist/${MANIFEST}`]: '{', 'dist/index.html': 'one' });
  const { message, hint } = await getRefusal(build({ 'index.html': 'two' }));
  assert.match(message, /has a format that/);
  assert.match(hint, /remove it/);
});
