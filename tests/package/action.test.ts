/** The GitHub Action: its steps are run as the runner does, from a copy of the checkout that is installed as it says. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { before, test } from 'node:test';
import { action, runStep, type StepResult } from '../support/action.ts';
import { checkout } from '../support/checkout.ts';
import { exec } from '../support/exec.ts';
import { leftToLong } from '../support/long.ts';
import { pack, timeout } from '../support/package.ts';
import { readSite } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

const skip = process.platform === 'win32' ? 'paths differ in the bash of Windows' : false;
const actionPath = join(createTempFolder(), 'cadre');

const records = {
  '0001-use-a-queue.md':
    '# 1. Use a queue\n\nDate: 2024-02-01\n\n## Status\n\nAccepted\n\n## Decision\n\nWe use [one](0009-none.md).\n',
  '0002-use-two-queues.md':
    '# 2. Use two queues\n\nDate: 2025-02-01\n\n## Status\n\nAccepted\n\n## Decision\n\nWe use two.\n',
};

/** A repository with the records in a folder of that name. */
function repository(folder: string): string {
  const workspace = createTempFolder();
  writeFiles(join(workspace, folder), records);
  return workspace;
}

function build(workspace: string, inputs: Record<string, string>): Promise<StepResult> {
  return runStep('Build the site', { inputs, workspace, actionPath });
}

/** Copies what a checkout of the action holds, without what was installed or made here. */
function checkOut(folder: string): void {
  const made = new Set(['node_modules', 'lib', 'dist', '.astro', '.git', 'test-results', 'tests']);
  cpSync(checkout, folder, {
    recursive: true,
    filter: (path) => relative(checkout, path) !== basename(path) || !made.has(basename(path)),
  });
}

before(
  async () => {
    if (skip) return;
    checkOut(actionPath);
    // a release holds what is in the package
    const { tarball } = await pack();
    const { code } = await exec('tar', ['-xzf', tarball, '--strip-components=1', 'package/lib'], {
      cwd: actionPath,
    });
    assert.equal(code, 0);
    const installed = await runStep('Install Cadre', { workspace: createTempFolder(), actionPath });
    assert.equal(installed.code, 0, installed.said);
  },
  { timeout },
);

test('a release installs no tools of development', { skip }, () => {
  const packages = readdirSync(join(actionPath, 'node_modules'));
  assert.ok(packages.includes('satteri'));
  for (const tool of ['astro', 'playwright', 'typescript']) assert.ok(!packages.includes(tool), tool);
});

test('another commit is compiled when it is installed', { skip: skip || leftToLong, timeout }, async () => {
  const folder = join(createTempFolder(), 'cadre');
  checkOut(folder);
  const installed = await runStep('Install Cadre', { workspace: createTempFolder(), actionPath: folder });
  assert.equal(installed.code, 0, installed.said);
  const workspace = repository('docs/adr');
  const { code, said } = await runStep('Build the site', { inputs: {}, workspace, actionPath: folder });
  assert.equal(code, 0, said);
});

test('it builds the records it finds, and says where the site is and how many there are', {
  skip,
  timeout,
}, async () => {
  const workspace = repository('docs/adr');
  const { code, said, outputs, summary } = await build(workspace, {});
  assert.equal(code, 0, said);
  assert.deepEqual(outputs, { out: join(workspace, 'dist'), records: '2', problems: '1' });
  assert.match(
    readSite(outputs['out'] ?? '')
      .page('/adr/2/')
      .one('h1').text,
    /Use two queues/,
  );
  assert.match(said, /^::warning file=docs\/adr\/0001-use-a-queue\.md,line=11,title=broken-link::/m);
  assert.match(summary, /2 ADRs/);
});

test('strict fails where there are issues, with the site made and named', { skip, timeout }, async () => {
  const { code, outputs } = await build(repository('docs/adr'), { strict: 'true' });
  assert.equal(code, 1);
  assert.ok(existsSync(join(outputs['out'] ?? '', 'index.html')));
});

test('folders, output, base and site are what the inputs say', { skip, timeout }, async () => {
  const workspace = createTempFolder();
  for (const folder of ['team/pay me/adr', 'team/bill/adr']) writeFiles(join(workspace, folder), records);
  const { code, said, outputs } = await build(workspace, {
    'working-directory': 'team',
    folders: 'pay me/adr\n\n  bill/adr  \n',
    out: 'the site',
    base: '/decisions',
    site: 'https://example.com',
  });
  assert.equal(code, 0, said);
  assert.equal(outputs['out'], join(workspace, 'team/the site'));
  const { text } = readSite(outputs['out'] ?? '');
  assert.match(text('index.html'), /href="https:\/\/example\.com\/decisions\/"/);
  assert.match(said, /^::warning file=team\/pay me\/adr\/0001-use-a-queue\.md,line=11,/m);
});

test('an input is never read as a command or a flag', { skip, timeout }, async () => {
  const workspace = repository('adr');
  const name = '$(touch made) `touch made`; touch made #';
  mkdirSync(join(workspace, name));
  writeFiles(join(workspace, name), records);
  const odd = await build(workspace, { folders: name, out: `${name} out` });
  assert.equal(odd.code, 0, odd.said);
  const flag = await build(workspace, { folders: '--strict' });
  assert.equal(flag.code, 1);
  assert.match(flag.said, /^::error title=Cadre::/m);
  assert.deepEqual(readdirSync(workspace).sort(), [name, `${name} out`, 'adr'].sort());
});

test('a step that builds nothing says why where GitHub shows it', { skip, timeout }, async () => {
  const workspace = createTempFolder();
  mkdirSync(join(workspace, 'empty'));
  const { code, said, outputs } = await build(workspace, { folders: 'empty' });
  assert.equal(code, 1);
  assert.match(said, /^::error title=Cadre::No ADRs in empty/m);
  assert.deepEqual(outputs, {});
});

test('an input with a value that is not one of its values is refused before anything is installed', {
  skip,
}, async () => {
  const first = action.runs.steps[0]?.name ?? '';
  const workspace = createTempFolder();
  for (const inputs of [{ upload: 'page' }, { strict: 'yes' }] as Record<string, string>[]) {
    const { code, said } = await runStep(first, { inputs, workspace, actionPath });
    assert.equal(code, 1);
    assert.match(said, /^::error title=Cadre::The input (?:upload|strict) must be /);
  }
  assert.equal((await runStep(first, { workspace, actionPath })).code, 0);
});

test('no script holds an expression, and every input is used', () => {
  const { inputs, outputs, runs } = action;
  assert.equal(runs.using, 'composite');
  for (const { name, run, shell } of runs.steps) {
    assert.ok(run === undefined || !run.includes('${{'), name);
    assert.equal(shell, run === undefined ? undefined : 'bash', name);
  }
  const steps = JSON.stringify(runs.steps);
  for (const [name, { description }] of Object.entries(inputs)) {
    assert.ok(steps.includes(`inputs.${name}`), name);
    assert.notEqual(description, '', name);
  }
  for (const [name, { value }] of Object.entries(outputs)) {
    assert.equal(value, `\${{ steps.build.outputs.${name} }}`);
  }
});
