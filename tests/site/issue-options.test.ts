/** Issues on the command line: baseline, changed files, and reports for other tools. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cadre } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

const record = (number: number, link: string): string =>
  `# ${number}. Use queue ${number}\n\n## Status\n\nAccepted\n\n## Decision\n\nSee [notes](${link}).\n`;

function git(cwd: string, ...args: string[]): void {
  const who = ['-c', 'user.name=Ann Example', '-c', 'user.email=ann@example.com'];
  execFileSync('git', [...who, ...args], { cwd, stdio: 'pipe' });
}

test('issues of a baseline are not shown and do not fail, new ones are and do', async () => {
  const cwd = createTempFolder();
  writeFiles(cwd, { 'adr/0001-a.md': record(1, 'gone.md'), 'adr/0002-b.md': record(2, 'lost.md') });
  const build = (...args: string[]) => cadre(['build', ...args], { root: cwd });
  const baseline = ['--baseline', 'known.json'];

  const without = await build(...baseline);
  assert.equal(without.code, 1);
  assert.match(without.stderr, /There is no baseline known\.json/);

  assert.equal((await build(...baseline, '--update-baseline', '--strict')).code, 0);
  assert.deepEqual(JSON.parse(readFileSync(join(cwd, 'known.json'), 'utf8')), {
    'adr/0001-a.md': { 'broken-link': 1 },
    'adr/0002-b.md': { 'broken-link': 1 },
  });
  const known = await build(...baseline, '--strict');
  assert.equal(known.code, 0, known.said);
  assert.match(known.stdout, /2 issues listed in known\.json are not shown/);

  writeFiles(cwd, { 'adr/0003-c.md': record(3, 'nowhere.md'), 'adr/0001-a.md': record(1, '0002-b.md') });
  const added = await build(...baseline, '--strict');
  assert.equal(added.code, 1);
  assert.match(added.stdout, /0003-c\.md:9/);
  assert.doesNotMatch(added.stdout, /0002-b\.md:9/);
  assert.match(added.stdout, /Some issues in known\.json are fixed/);
});

test('issues of files that a branch changed are shown alone, and written for other tools', async () => {
  const cwd = createTempFolder();
  writeFiles(cwd, { 'docs/adr/0001-a.md': record(1, 'gone.md'), 'docs/adr/0002-b.md': record(2, 'lost.md') });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-q', '-m', 'Begin');
  git(cwd, 'switch', '-q', '-c', 'topic');
  writeFiles(cwd, { 'docs/adr/0002-b.md': `${record(2, 'lost.md')}\nMore.\n` });
  git(cwd, 'commit', '-q', '-am', 'Change');
  writeFiles(cwd, { 'docs/adr/0003 c.md': record(3, 'nowhere.md') });

  const run = await cadre(
    ['build', '--changed-since', 'main', '--report', 'sarif=issues.sarif', '--out', 'site'],
    { root: cwd },
  );
  assert.equal(run.code, 0, run.said);
  assert.match(run.stdout, /1 issue in files that did not change since main is not shown/);
  const sarif = JSON.parse(readFileSync(join(cwd, 'issues.sarif'), 'utf8'));
  assert.equal(sarif.version, '2.1.0');
  const [{ tool, results }] = sarif.runs;
  assert.deepEqual(
    results.map((result: { ruleIndex: number; level: string; locations: { physicalLocation: object }[] }) => [
      tool.driver.rules[result.ruleIndex].id,
      result.level,
      result.locations[0]?.physicalLocation,
    ]),
    ['docs/adr/0002-b.md', 'docs/adr/0003%20c.md'].map((uri) => [
      'broken-link',
      'warning',
      { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine: 9 } },
    ]),
  );

  const gitlab = await cadre(['build', '--report', 'gitlab=quality.json', '--out', 'site'], { root: cwd });
  assert.equal(gitlab.code, 0, gitlab.said);
  const issues = JSON.parse(readFileSync(join(cwd, 'quality.json'), 'utf8'));
  assert.deepEqual(
    issues.map(({ check_name, severity, location }: Record<string, unknown>) => [
      check_name,
      severity,
      location,
    ]),
    ['0001-a.md', '0002-b.md', '0003 c.md'].map((name) => [
      'broken-link',
      'minor',
      { path: `docs/adr/${name}`, lines: { begin: 9 } },
    ]),
  );
  assert.equal(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size, 3);
  assert.equal(
    (await cadre(['build', '--changed-since', 'nowhere', '--out', 'site'], { root: cwd })).code,
    1,
  );
});
