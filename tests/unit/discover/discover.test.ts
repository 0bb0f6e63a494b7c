import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type DiscoverOptions, type Discovery, discoverFolder } from '../../../src/discover/find-files.ts';

/** A fresh folder with these files; removed after the test. */
async function folder(t: TestContext, ...paths: string[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cadre-discover-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  for (const path of paths) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), `# ${path}\n`);
  }
  return dir;
}

function discover(dir: string, options: Partial<DiscoverOptions> = {}): Promise<Discovery> {
  return discoverFolder({ dir, collection: 'adr', mdx: false, ...options });
}

const paths = (discovery: Discovery) => discovery.files.map((file) => file.path);
const rules = (discovery: Discovery) => discovery.issues.map((issue) => issue.rule);
const noLinks = process.platform === 'win32' && 'symbolic links need rights here';

test('folders of other people are left out, and departments of the same name are not', async (t) => {
  const dir = await folder(
    t,
    '1-a.md',
    'vendor/x/2.md',
    'vendor/README.md',
    'worktrees/y/adr/3.md',
    'b/vendor/4-use-x.md',
  );
  assert.deepEqual(paths(await discover(dir)), ['1-a.md', 'b/vendor/4-use-x.md']);
});

test('Markdown of all subfolders is found in natural order', async (t) => {
  const dir = await folder(
    t,
    '10-x.md',
    '9-x.md',
    'b/2.markdown',
    'a/deep/er/README.MD',
    'adr-100.md',
    'adr-20.md',
  );
  const discovery = await discover(dir);
  assert.deepEqual(paths(discovery), [
    '9-x.md',
    '10-x.md',
    'a/deep/er/README.MD',
    'adr-20.md',
    'adr-100.md',
    'b/2.markdown',
  ]);
  assert.deepEqual(discovery.issues, []);
  const [first] = discovery.files;
  assert.deepEqual(first, { path: '9-x.md', absolute: join(dir, '9-x.md') });
});

test('names with blanks, punctuation and other scripts are found', async (t) => {
  const names = ['a b.md', 'c#d.md', 'e%20f.md', '决策.md', 'ü.md'];
  assert.deepEqual(new Set(paths(await discover(await folder(t, ...names)))), new Set(names));
});

test('foreign folders are not entered, Markdown dot files are listed', async (t) => {
  const dir = await folder(
    t,
    '1.md',
    '.TEMPLATE.md',
    '.git/x.md',
    '.hidden/y.md',
    'node_modules/z/README.md',
    '._1.md',
  );
  assert.deepEqual(paths(await discover(dir)), ['.TEMPLATE.md', '1.md']);
});

test('other formats are named with the reason, assets pass silently', async (t) => {
  const dir = await folder(
    t,
    '1.md',
    'new.adoc',
    '_part.adoc',
    'old.rst',
    'notes.txt',
    'plan.org',
    'picture.png',
    'data.json',
  );
  const { files, others } = await discover(dir);
  assert.deepEqual(
    files.map(({ path }) => path),
    ['1.md', 'new.adoc'],
  );
  assert.deepEqual(
    others.map((other) => other.path),
    ['notes.txt', 'old.rst', 'plan.org'],
  );
  assert.equal(others[1]?.reason.key, 'skip-reason.restructured-text');
});

test('MDX is read only where Astro renders it', async (t) => {
  const dir = await folder(t, '1.md', '2.mdx');
  const off = await discover(dir);
  assert.deepEqual(paths(off), ['1.md']);
  assert.equal(off.others[0]?.reason.key, 'skip-reason.mdx');
  assert.deepEqual(paths(await discover(dir, { mdx: true })), ['1.md', '2.mdx']);
});

test('excluded folders and files are left out', async (t) => {
  const dir = await folder(t, '1.md', 'dist/1.md', 'drafts/2.md', '3.md');
  const exclude = [join(dir, 'dist'), join(dir, '3.md')];
  assert.deepEqual(paths(await discover(dir, { exclude })), ['1.md', 'drafts/2.md']);
});

test('a folder that is not there, or is a file, is one clear issue', async (t) => {
  const dir = await folder(t, '1.md');
  for (const wrong of ['missing', '1.md', '1.md/below']) {
    const discovery = await discover(join(dir, wrong));
    assert.deepEqual(discovery.files, []);
    assert.deepEqual(rules(discovery), ['no-such-folder']);
    assert.equal(discovery.issues[0]?.severity, 'error');
    assert.ok(discovery.issues[0]?.message.includes(wrong));
  }
});

test('a folder without Markdown says what it holds instead', async (t) => {
  assert.deepEqual(rules(await discover(await folder(t))), ['empty-folder']);
  const discovery = await discover(await folder(t, 'a.org', 'b.rst'));
  assert.match(discovery.issues[0]?.message ?? '', /2 files in other formats/);
});

test('names that differ by case only are reported', async (t) => {
  const dir = await folder(t, 'use-rail.md', 'Use-Rail.md');
  const discovery = await discover(dir);
  if (discovery.files.length < 2) return t.skip('the disk here knows no case');
  assert.deepEqual(rules(discovery), ['names-differ-by-case']);
  assert.equal(discovery.files.length, 2);
});

test('links are followed inside the repository, not out of it', { skip: noLinks }, async (t) => {
  const root = await folder(t, '.git/HEAD', 'adr/1.md', 'shared/s.md', 'shared/one.md');
  const outside = await folder(t, 'secret.md');
  await symlink(join(root, 'shared'), join(root, 'adr/shared'));
  await symlink(join(root, 'shared/one.md'), join(root, 'adr/2.md'));
  await symlink(join(outside, 'secret.md'), join(root, 'adr/3.md'));
  await symlink(outside, join(root, 'adr/out'));
  const discovery = await discover(join(root, 'adr'));
  assert.deepEqual(paths(discovery), ['1.md', '2.md', 'shared/one.md', 'shared/s.md']);
  assert.deepEqual(
    discovery.issues.map(({ path, rule }) => [path, rule]),
    [
      ['3.md', 'link-outside'],
      ['out', 'link-outside'],
    ],
  );
});

test('a link publishes no file that is not Markdown', { skip: noLinks }, async (t) => {
  const root = await folder(t, '.git/config', '.env', 'adr/1.md', 'shared/s.markdown', 'shared/keys.txt');
  for (const [name, target] of [
    ['2.md', '.git/config'],
    ['3.md', '.env'],
    ['4.md', 'shared/keys.txt'],
    ['5.md', 'shared/s.markdown'],
    ['git', '.git'],
  ] as const)
    await symlink(join(root, target), join(root, 'adr', name));
  const discovery = await discover(join(root, 'adr'));
  assert.deepEqual(paths(discovery), ['1.md', '5.md']);
  assert.deepEqual(
    discovery.issues.map(({ path, rule }) => [path, rule]),
    ['2.md', '3.md', '4.md'].map((path) => [path, 'link-outside']),
  );
});

test('a folder outside any repository keeps its links to itself', { skip: noLinks }, async (t) => {
  const dir = await folder(t, '1.md', 'sub/2.md');
  await symlink(join(dir, 'sub/2.md'), join(dir, '3.md'));
  const discovery = await discover(dir);
  assert.deepEqual(paths(discovery), ['1.md', 'sub/2.md']);
  assert.deepEqual(
    discovery.others.map((other) => other.path),
    ['3.md'],
  );
});

test('link loops and broken links survive and are reported', { skip: noLinks }, async (t) => {
  const root = await folder(t, '.git/HEAD', 'adr/1.md', 'shared/s.md');
  await symlink(root, join(root, 'adr/up'));
  await symlink('.', join(root, 'adr/self'));
  await symlink('b.md', join(root, 'adr/a.md'));
  await symlink('a.md', join(root, 'adr/b.md'));
  await symlink('nowhere.md', join(root, 'adr/c.md'));
  await symlink('gone.png', join(root, 'adr/d.png'));
  await symlink(join(root, 'shared'), join(root, 'adr/shared'));
  await symlink('..', join(root, 'shared/back'));
  const discovery = await discover(join(root, 'adr'));
  assert.deepEqual(paths(discovery), ['1.md', 'shared/s.md']);
  assert.deepEqual(
    discovery.issues.map(({ path, rule }) => [path, rule]),
    [
      ['a.md', 'link-loop'],
      ['b.md', 'link-loop'],
      ['c.md', 'broken-symlink'],
      ['self', 'link-loop'],
      ['shared/back', 'link-loop'],
      ['up', 'link-loop'],
    ],
  );
});

const isRoot = process.getuid?.() === 0;
test('an unreadable folder is an issue, the rest is read', { skip: isRoot || noLinks }, async (t) => {
  const dir = await folder(t, '1.md', 'locked/2.md');
  await chmod(join(dir, 'locked'), 0);
  t.after(() => chmod(join(dir, 'locked'), 0o755).catch(() => {}));
  const discovery = await discover(dir);
  assert.deepEqual(paths(discovery), ['1.md']);
  assert.deepEqual(rules(discovery), ['unreadable']);
});
