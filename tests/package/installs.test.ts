/** Ways to install and run the package, each with the site it builds. Long: they download much. */
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { checkout, sourceBin } from '../support/checkout.ts';
import { type ExecResult, exec } from '../support/exec.ts';
import { findBrokenLinks } from '../support/links.ts';
import { leftToLong as skip } from '../support/long.ts';
import { findDifferences, install, pack, runInstalled, timeout } from '../support/package.ts';
import { readSite } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

let tarball = '';
let project = '';
/** A folder of records, and the site that the checkout builds of it. */
let records = '';

before(
  async () => {
    if (skip) return;
    ({ tarball } = await pack());
    project = await install(tarball);
    records = copyOfExample();
    const { code, stderr } = await exec(process.execPath, [sourceBin, 'build', '--out', 'site'], {
      cwd: records,
      timeout,
    });
    assert.equal(code, 0, stderr);
  },
  { timeout },
);

function copyOfExample(): string {
  const folder = createTempFolder();
  cpSync(join(checkout, 'tests/fixtures/caliper'), folder, { recursive: true });
  return folder;
}

/** Fails where the site in `folder` is not the one that the checkout builds. */
function assertBuilt(folder: string, { code, stdout, stderr }: ExecResult): void {
  assert.equal(code, 0, stdout + stderr);
  assert.deepEqual(findDifferences(join(folder, 'site'), join(records, 'site')), []);
}

test('npx runs it in a folder without a package.json, and leaves nothing but the site', {
  skip,
  timeout,
}, async () => {
  const folder = copyOfExample();
  const args = ['exec', '--yes', '--cache', createTempFolder(), `--package=${tarball}`, '--'];
  const cache = createTempFolder();
  const built = await exec('npm', [...args, 'cadre', 'build', '--out', 'site'], {
    cwd: folder,
    env: { XDG_CACHE_HOME: cache },
    timeout,
  });
  assertBuilt(folder, built);
  assert.deepEqual(readdirSync(folder).sort(), ['adr', 'cadre.config.json', 'site']);
});

/** Package managers beside npm: how each adds the tarball, and how it runs a command of it. */
const managers = [
  { name: 'pnpm', package: 'pnpm@12', add: ['add'], run: ['exec'] },
  { name: 'yarn 1', package: 'yarn@1', add: ['add', '--no-lockfile'], run: ['run', '--silent'] },
  { name: 'yarn, plug and play', package: '@yarnpkg/cli-dist@4', add: ['add'], run: ['exec'] },
];

for (const { name, package: program, add, run } of managers) {
  test(`installed by ${name}, it builds the records of its project`, { skip, timeout }, async (t) => {
    const folder = copyOfExample();
    writeFiles(folder, { 'package.json': '{ "private": true }', 'yarn.lock': '' });
    const start = ['exec', '--yes', `--package=${program}`, '--', name.split(/[ ,]/, 1)[0] ?? name];
    const home = createTempFolder();
    const options = { cwd: folder, timeout, env: { YARN_GLOBAL_FOLDER: home, XDG_CACHE_HOME: home } };
    if ((await exec('npm', [...start, '--version'], options)).code !== 0)
      return t.skip(`${program} cannot be downloaded`);
    const added = await exec('npm', [...start, ...add, `cadre@file:${tarball}`], options);
    assert.equal(added.code, 0, added.stdout + added.stderr);
    assertBuilt(folder, await exec('npm', [...start, ...run, 'cadre', 'build', '--out', 'site'], options));
  });
}

test('it runs from an install that it cannot write to', { skip, timeout }, async (t) => {
  const uid = process.getuid?.();
  if (uid === undefined) return t.skip('Windows has no such modes');
  const folder = copyOfExample();
  const site = join(folder, 'site');
  mkdirSync(site);
  const seal = (path: string, mode: number): void => {
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
      if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), mode);
  };
  seal(project, 0o555);
  try {
    // root may write anywhere
    const options = uid === 0 ? { uid: 65_534 } : {};
    for (const open of [folder, site]) chmodSync(open, 0o777);
    chmodSync(project, 0o555);
    assertBuilt(folder, await runInstalled(project, ['build', '--out', 'site'], { cwd: folder, ...options }));
  } finally {
    chmodSync(project, 0o755);
    seal(project, 0o755);
  }
});

test('it builds for any base path, with and without a site URL', { skip, timeout }, async () => {
  const folder = copyOfExample();
  for (const base of ['/', '/decisions', '/a/b/'])
    for (const site of [undefined, 'https://example.com']) {
      const args = [
        'build',
        '--out',
        'site',
        '--base',
        base,
        ...(site === undefined ? [] : ['--site', site]),
      ];
      const { code, stdout, stderr } = await runInstalled(project, args, { cwd: folder });
      assert.equal(code, 0, stdout + stderr);
      const { out, files } = readSite(join(folder, 'site'));
      assert.deepEqual(findBrokenLinks({ out, files: files(), base, ...(site ? { site } : {}) }), [], base);
    }
});

test("it builds Cadre's own decisions as the checkout does", { skip, timeout }, async () => {
  const folder = createTempFolder();
  cpSync(join(checkout, 'adr'), join(folder, 'adr'), { recursive: true });
  const packed = await runInstalled(project, ['build', 'adr', '--out', 'packed'], { cwd: folder });
  assert.equal(packed.code, 0, packed.stdout + packed.stderr);
  await exec(process.execPath, [sourceBin, 'build', 'adr', '--out', 'source'], { cwd: folder, timeout });
  assert.deepEqual(findDifferences(join(folder, 'packed'), join(folder, 'source')), []);
});

test('it runs on the oldest Node that package.json names', { skip, timeout }, async (t) => {
  const system = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = createTempFolder();
  writeFiles(folder, { 'package.json': '{ "private": true }' });
  // the package `node` would run a script to install one of these
  const args = ['install', `node-${system}@22.12.0`, '--no-audit', '--no-fund'];
  if ((await exec('npm', args, { cwd: folder, timeout })).code !== 0)
    return t.skip('that Node cannot be downloaded');
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = join(folder, `node_modules/node-${system}/bin`, binary);
  assert.equal((await exec(node, ['--version'])).stdout.trim(), 'v22.12.0');
  const site = copyOfExample();
  assertBuilt(site, await runInstalled(project, ['build', '--out', 'site'], { cwd: site, node }));
  const exported = await runInstalled(project, ['export'], { cwd: site, node });
  assert.equal(exported.code, 0, exported.stderr);
  assert.equal(exported.stdout, (await runInstalled(project, ['export'], { cwd: site })).stdout);
});

test('an editor knows the configuration by its types, without Astro', { skip, timeout }, async () => {
  writeFiles(project, {
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, module: 'nodenext', noEmit: true, types: [], skipLibCheck: false },
      files: ['cadre.config.ts', 'wrong.ts'],
    }),
    'cadre.config.ts':
      "import { defineConfig } from 'cadre';\nexport default defineConfig({ title: 'Decisions', collections: ['docs/adr'] });\n",
    'wrong.ts':
      "import { defineConfig } from 'cadre';\nexport default defineConfig({ titel: 'Decisions' });\n",
  });
  const tsc = join(checkout, 'node_modules/typescript/bin/tsc');
  const { stdout } = await exec(process.execPath, [tsc, '-p', project], { timeout });
  assert.match(stdout, /wrong\.ts\(2,\d+\): error .*'titel'/);
  assert.equal(stdout.trim().split(/\n(?!\s)/).length, 1, stdout);
  assert.ok(!existsSync(join(project, 'node_modules/astro')));
});
