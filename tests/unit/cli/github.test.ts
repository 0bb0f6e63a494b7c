import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { printWithoutCommands, reportToGithub, toErrorCommand } from '../../../src/cli/github.ts';
import type { Report } from '../../../src/cli/report.ts';
import { UserError } from '../../../src/config/user-error.ts';
import type { Issue } from '../../../src/model/record.ts';
import { createTempFolder } from '../../support/temp.ts';

const workspace = createTempFolder();
const settings = {
  root: workspace,
  out: join(workspace, 'dist'),
  collections: [{ key: 'pay', name: 'Pay', folder: 'docs/adr', dir: join(workspace, 'pay/docs/adr') }],
};

function createIssue(path: string | null, more: Partial<Issue> = {}): Issue {
  return {
    ...{ collection: 'pay', path, line: 3, rule: 'dangling-reference', severity: 'warning' },
    ...{ key: 'issue.dangling-reference', values: {} },
    ...{ message: 'ADR-9 is not here.', hint: 'Correct the number.' },
    ...more,
  };
}

async function getOutput(issues: Issue[], env: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const lines: string[] = [];
  const report: Report = {
    collections: settings.collections,
    records: [{ collection: 'pay', effectiveStatus: 'in force' }],
    issues,
    skipped: [],
    imageHosts: new Map(),
  };
  const options = { settings, env: { GITHUB_WORKSPACE: workspace, ...env } };
  await reportToGithub(report, { ...options, print: (line) => void lines.push(line) });
  return lines.slice(1, -1);
}

test('an issue is marked at its file, as the repository knows it, and its line', async () => {
  assert.deepEqual(await getOutput([createIssue('0001-a.md')]), [
    '::warning file=pay/docs/adr/0001-a.md,line=3,title=dangling-reference::ADR-9 is not here.%0ACorrect the number.',
  ]);
});

test('an issue without a line or a file is marked where it can be', async () => {
  assert.deepEqual(await getOutput([createIssue('a.md', { line: null, hint: '' }), createIssue(null)]), [
    '::warning file=pay/docs/adr/a.md,title=dangling-reference::ADR-9 is not here.',
    '::warning title=dangling-reference::ADR-9 is not here.%0ACorrect the number.',
  ]);
});

test('errors come before warnings, and warnings before notices', async () => {
  const issues = (['notice', 'warning', 'error'] as const).map((severity) =>
    createIssue('a.md', { severity }),
  );
  const kinds = (await getOutput(issues)).map((line) => /^::(\w+)/.exec(line)?.[1]);
  assert.deepEqual(kinds, ['error', 'warning', 'notice']);
});

test('text of a record neither starts nor ends a workflow command', async () => {
  const hostile = createIssue('a,line=9::b%.md', {
    message: '100 %\r\n::set-output name=x::y',
    rule: 'a:b,c',
    hint: '',
  });
  assert.deepEqual(await getOutput([hostile]), [
    '::warning file=pay/docs/adr/a%2Cline=9%3A%3Ab%25.md,line=3,title=a%3Ab%2Cc::100 %25%0D%0A::set-output name=x::y',
  ]);
  assert.equal(
    toErrorCommand(new UserError('error.base', { base: 'a\n::warning::x' }, 'Name one.')),
    '::error title=Cadre::"a%0A::warning::x" is not a valid base path.%0AName one.',
  );
});

test('a file outside the workspace is not named', async () => {
  const line = (await getOutput([createIssue('../../../../b.md')]))[0];
  assert.match(line ?? '', /^::warning title=/);
});

test('nothing is printed without issues', async () => {
  assert.deepEqual(await getOutput([]), []);
});

test('later steps get the folder and the counts, with any name of the folder', async () => {
  const file = join(workspace, 'output');
  writeFileSync(file, 'earlier=1\n');
  await getOutput([createIssue('a.md')], { GITHUB_OUTPUT: file });
  const [earlier, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  assert.equal(earlier, 'earlier=1');
  const entries = [0, 3, 6].map((at) => {
    const [name, mark] = lines[at]?.split('<<') ?? [];
    assert.equal(lines[at + 2], mark);
    return [name, lines[at + 1]];
  });
  assert.deepEqual(Object.fromEntries(entries), { out: settings.out, records: '1', problems: '1' });
});

test('the summary of the job is a table, with the words of records as plain text', async () => {
  const file = join(workspace, 'summary');
  await getOutput([createIssue('a|b.md', { message: 'The link to "<img src=x>" and [x](y)\nis broken.' })], {
    GITHUB_STEP_SUMMARY: file,
  });
  assert.equal(
    readFileSync(file, 'utf8'),
    `### Decision records

1 ADR · 1 in force · 1 issue

| severity | place | rule | issue |
|---|---|---|---|
| warning | pay/docs/adr/a\\|b.md:3 | dangling-reference | The link to "&lt;img src=x>" and \\[x\\](y) is broken. |
`,
  );
});

test('the summary of very many issues names how many it leaves out', async () => {
  const file = join(workspace, 'long');
  await getOutput(
    Array.from({ length: 103 }, (_, at) => createIssue('a.md', { line: at })),
    { GITHUB_STEP_SUMMARY: file },
  );
  assert.match(readFileSync(file, 'utf8'), /\nand 3 more issues\n$/);
});

test('while words of others are printed the runner takes no commands', () => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  printWithoutCommands(say, () => say('::error::not ours'));
  const [stop, , resume] = lines;
  assert.match(stop ?? '', /^::stop-commands::[\da-f-]{36}$/);
  assert.equal(resume, `::${stop?.replace('::stop-commands::', '')}::`);
});
