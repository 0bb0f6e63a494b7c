/** The packed tarball, installed as people install it, builds a folder of records on its own. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { type ExecResult, exec } from '../support/exec.ts';
import { brokenLinks } from '../support/links.ts';
import { leftToLong } from '../support/long.ts';
import { readSite } from '../support/site.ts';
import { tempFolder, writeFiles } from '../support/temp.ts';

const records = {
  'docs/adr/0001-use-a-queue.md': `# 1. Use a queue

Date: 2024-02-01

## Status

Superceded by [2. Use two queues](0002-use-two-queues.md)

## Decision

We use one queue.

\`\`\`mermaid
flowchart LR
  upload --> queue --> worker
\`\`\`
`,
  'docs/adr/0002-use-two-queues.md': `# 2. Use two queues

Date: 2025-02-01

## Status

Accepted

## Decision

We use two queues.

\`\`\`ts
const queues: string[] = ['fast', 'slow'];
\`\`\`
`,
};

/** Five minutes: an install has to fetch what the machine has not seen yet. */
const timeout = 300_000;
let tarball = '';
let dependency = '';

const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];

before(
  async () => {
    const folder = tempFolder();
    const packed = await exec('npm', ['pack', '--pack-destination', folder], { cwd: checkout, timeout });
    assert.equal(packed.code, 0, packed.stderr);
    tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');

    dependency = tempFolder();
    writeFiles(dependency, { 'package.json': '{ "private": true }', ...records });
    const installed = await exec('npm', ['install', tarball, ...quiet], { cwd: dependency, timeout });
    assert.equal(installed.code, 0, installed.stderr);
  },
  { timeout },
);

/** Runs the installed bin with the Node that runs the tests. */
function installedCadre(project: string, args: string[], cwd = project): Promise<ExecResult> {
  const bin = join(project, 'node_modules/cadre/lib/cli/bin.js');
  return exec(process.execPath, [bin, ...args], {
    cwd,
    env: { XDG_CACHE_HOME: join(cwd, '.cache'), NO_COLOR: '1' },
    timeout,
  });
}

function assertBuilt(folder: string, result: ExecResult): void {
  assert.equal(result.code, 0, `${result.stdout}${result.stderr}`);
  const site = readSite(join(folder, 'site'));
  assert.match(site.page('/').text, /Use a queue.*Use two queues|Use two queues.*Use a queue/);
  assert.ok(site.page('/adr/1/').one('a[href="/adr/2/"]'), 'the superseded record leads to its successor');
  assert.deepEqual(brokenLinks({ out: site.out, files: site.files() }), []);
}

test('installed as a dependency, it builds the records of its project', { timeout }, async () => {
  assertBuilt(dependency, await installedCadre(dependency, ['build', '--out', 'site']));
});

test('it leaves nothing in the project but the site and its cache', () => {
  const left = readdirSync(dependency).filter((name) => name !== '.cache');
  assert.deepEqual(left.sort(), ['docs', 'node_modules', 'package-lock.json', 'package.json', 'site']);
});

test('run from a tree elsewhere, as npx does, it builds for a folder without a package.json', {
  timeout,
}, async () => {
  const consumer = tempFolder();
  writeFiles(consumer, records);
  assertBuilt(consumer, await installedCadre(dependency, ['build', '--out', 'site'], consumer));
  assert.deepEqual(
    readdirSync(consumer)
      .filter((name) => name !== '.cache')
      .sort(),
    ['docs', 'site'],
  );
});

test('installed by pnpm, it builds the records of its project', { skip: leftToLong, timeout }, async (t) => {
  const project = tempFolder();
  writeFiles(project, { 'package.json': '{ "private": true }', ...records });
  const pnpm = ['exec', '--yes', '--package=pnpm@12', '--', 'pnpm'];
  const version = await exec('npm', [...pnpm, '--version'], { cwd: project, timeout });
  if (version.code !== 0) return t.skip('pnpm cannot be had from the registry');
  // pnpm ends with an error where a dependency's install script was not asked about.
  const installed = await exec('npm', [...pnpm, 'add', '--prefer-offline', '--ignore-scripts', tarball], {
    cwd: project,
    timeout,
  });
  assert.equal(installed.code, 0, `${installed.stdout}${installed.stderr}`);
  assertBuilt(project, await installedCadre(project, ['build', '--out', 'site']));
});

test('as an integration it serves a site that is built with astro build', { timeout }, async () => {
  const project = tempFolder();
  writeFiles(project, {
    'package.json': '{ "private": true, "type": "module" }',
    'astro.config.mjs':
      "import cadre from 'cadre';\nexport default { outDir: 'site', integrations: [await cadre({ collections: ['docs/adr'] })] };\n",
    ...records,
  });
  cpSync(join(dependency, 'node_modules'), join(project, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  const astro = join(project, 'node_modules/astro/bin/astro.mjs');
  const result = await exec(process.execPath, [astro, 'build'], {
    cwd: project,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    timeout,
  });
  assertBuilt(project, result);
});

test('its types come along', () => {
  assert.ok(existsSync(join(dependency, 'node_modules/cadre/lib/index.d.ts')));
});

test('the bin stands where npm links it, and says its version', { timeout }, async () => {
  const name = process.platform === 'win32' ? 'cadre.cmd' : 'cadre';
  assert.ok(existsSync(join(dependency, 'node_modules/.bin', name)));
  const { stdout } = await installedCadre(dependency, ['--version']);
  assert.match(stdout.trim(), /^\d+\.\d+\.\d+/);
});

test('on a Node that is too old, the bin says so in one sentence and exits 1', async () => {
  const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.11.0'})";
  const bin = join(dependency, 'node_modules/cadre/lib/cli/bin.js');
  const { code, stdout, stderr } = await exec(process.execPath, ['--import', old, bin, 'build'], {
    cwd: dependency,
  });
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.equal(stderr.trim().split('\n').length, 1);
  assert.match(stderr, /22\.12.*20\.11\.0|20\.11\.0.*22\.12/);
});

test('the package holds what runs and nothing else', (t) => {
  const folder = join(dependency, 'node_modules/cadre');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  assert.deepEqual(
    files.filter((name) => /^(tests|adr|\.ci|\.github|node_modules)\//.test(name)),
    [],
  );
  for (const wanted of ['LICENSE', 'README.md', 'CHANGELOG.md']) assert.ok(files.includes(wanted), wanted);
  const tree = join(dependency, 'node_modules');
  const bytes = readdirSync(tree, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(tree, name), { throwIfNoEntry: false }))
    .reduce((sum, stat) => sum + (stat?.isFile() ? stat.size : 0), 0);
  t.diagnostic(`an install weighs ${Math.round(bytes / 1e6)} MB`);
});
