/** The command line as people and pipelines use it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { BUILD_JSON_SCHEMA } from '../../src/export/schema.ts';
import { checkout } from '../support/checkout.ts';
import { findSchemaFaults } from '../support/json-schema.ts';
import { buildSite, cadre, type Site } from '../support/site.ts';
import type { Files } from '../support/temp.ts';

const files: Files = {
  'one/0001-begin.md':
    '# 1. Begin\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Decision\n\nWe begin.\n',
  'one/0002-lose.md':
    '# 2. Lose\n\nDate: 2024-01-02\n\n## Status\n\nSuperseded by ADR-77\n\n## Decision\n\nWe lose the way.\n',
  'two/0001-other.md': '# 1. Other\n\nDate: 2024-01-03\n\n## Status\n\nProposed\n\n## Decision\n\nWe wait.\n',
};
const folders = ['one', 'two'];

let site: Site;

before(async () => {
  site = await buildSite({ files, folders });
});

for (const command of ['build', 'dev', 'preview', 'export']) {
  test(`${command} --help shows its flags and examples that begin with cadre ${command}`, async () => {
    const { code, stdout, stderr } = await cadre([command, '--help']);
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /Options/);
    assert.match(stdout, new RegExp(`Examples\\n\\s+cadre ${command}`));
  });
}

test('--help names every command', async () => {
  const { code, stdout } = await cadre(['--help']);
  assert.equal(code, 0);
  for (const command of ['build', 'dev', 'preview', 'export'])
    assert.match(stdout, new RegExp(`\\b${command}\\b`));
});

test('--version prints the version of the package alone', async () => {
  const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string };
  const { code, stdout } = await cadre(['--version']);
  assert.equal(code, 0);
  assert.equal(stdout.trim(), version);
});

test('a mistyped command or flag is answered with the right one', async () => {
  const command = await cadre(['biuld']);
  assert.equal(command.code, 1);
  assert.match(command.stderr, /Did you mean cadre build\?/);
  const flag = await cadre(['build', '--bsae', '/x'], { files });
  assert.equal(flag.code, 1);
  assert.match(flag.stderr, /Did you mean --base\?/);
});

test('a build ends with its summary: records, collections, in force, issues', () => {
  assert.equal(site.code, 0, site.said);
  assert.match(site.said, /3 ADRs · 2 collections · 1 in force · \d+ issue/);
});

test('an issue is reported with file and line, its rule and a next step', () => {
  const lines = site.said.split('\n');
  const at = lines.findIndex((line) => /one\/0002-lose\.md:7/.test(line));
  assert.ok(at >= 0, site.said);
  const told = lines.slice(at, at + 4).join('\n');
  assert.match(told, /dangling-reference/);
  assert.match(told, /Fix the number or add the missing ADR/);
});

test('no colour is written outside of a terminal', () => {
  assert.ok(!site.said.includes('\u001b['));
});

test('with issues a build succeeds, with --strict it fails and the site is still made', async () => {
  const strict = await buildSite({ root: site.root, folders, args: ['--strict'] });
  assert.equal(strict.code, 1, strict.said);
  assert.match(strict.page('/').one('main').text, /Begin/);
});

test('--quiet says nothing', async () => {
  const { code, said } = await buildSite({ root: site.root, folders, args: ['--quiet'] });
  assert.equal(code, 0);
  assert.equal(said, '');
});

test('--json prints one object and nothing else', async () => {
  const { code, stdout } = await buildSite({ root: site.root, folders, args: ['--json'] });
  assert.equal(code, 0);
  const report = JSON.parse(stdout) as { records?: unknown; problems?: unknown[] };
  assert.ok(Array.isArray(report.problems), stdout);
  assert.deepEqual(findSchemaFaults(BUILD_JSON_SCHEMA)(report), []);
  const { stdout: failure } = await buildSite({ root: site.root, folders: ['none'], args: ['--json'] });
  assert.deepEqual(findSchemaFaults(BUILD_JSON_SCHEMA)(JSON.parse(failure)), []);
  assert.match(stdout, /0002-lose\.md/);
});
