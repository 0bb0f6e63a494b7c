/** Commands that write, run in a folder of their own: the example is made again by them alone. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { parseCommandArgs } from '../../../src/cli/flags.ts';
import { openWorkspace, writeChanges } from '../../../src/cli/workspace.ts';
import { resolveSettings } from '../../../src/config/resolve.ts';
import type { LogRecord } from '../../../src/model/log.ts';
import { getValues } from '../../../src/model/record.ts';
import { readLog } from '../../../src/pipeline.ts';
import { fromText } from '../../../src/write/file-text.ts';
import { checkout } from '../../support/checkout.ts';
import { leftToLong } from '../../support/long.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';

const example = join(checkout, 'tests/fixtures/caliper/adr');

/** Runs a command as the command line does, without its output. */
async function cadre(...words: string[]): Promise<{ code: number; output: string }> {
  const [name = '', ...rest] = words;
  const command = COMMANDS.find((one) => one.name === name);
  assert.ok(command, name);
  const { write } = process.stdout;
  let output = '';
  // the test runner reports in bytes
  process.stdout.write = ((text: string | Uint8Array, ...more: []) => {
    if (typeof text !== 'string') return write.call(process.stdout, text, ...more);
    output += text;
    return true;
  }) as typeof write;
  try {
    return { code: await command.run(parseCommandArgs(rest, command.flags, name)), output };
  } finally {
    process.stdout.write = write;
  }
}

function startRepository(): string {
  const folder = createTempFolder();
  process.chdir(folder);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Mara Lind');
  git('config', 'user.email', 'mara@example.com');
  git('config', 'commit.gpgsign', 'false');
  return folder;
}

async function readAll(folder: string): Promise<LogRecord[]> {
  const { settings } = await resolveSettings({ cwd: folder, config: {}, folders: ['adr'] });
  return (await readLog(settings)).log.records;
}

/** Whether it changes another record, is changed by one, or is not simply accepted. */
function isChange({ status, relations }: LogRecord): boolean {
  return status !== 'accepted' || relations.some(({ type }) => /^(?:superse|amend)/.test(type));
}

test('the history of the example can be made by the commands alone', async () => {
  const all = await readAll(join(example, '..'));
  const wanted = leftToLong ? all.filter(isChange) : all;
  const folder = startRepository();
  mkdirSync(join(folder, 'adr'));
  copyFileSync(join(example, 'template.md'), join(folder, 'adr/template.md'));
  const named = (record: LogRecord, type: string): string =>
    record.relations
      .filter((one) => one.type === type && !one.partial)
      .map(({ target }) => wanted.find(({ id }) => id === target)?.number)
      .join(',');
  for (const record of wanted) {
    const [supersedes, amends] = [named(record, 'supersedes'), named(record, 'amends')];
    const status = ['proposed', 'draft'].includes(record.status) ? record.status : 'accepted';
    const options = {
      number: String(record.number),
      status,
      tags: getValues(record.read.tags).join(','),
      ticket: getValues(record.read.tickets)[0]?.text ?? '',
      deciders: getValues(record.read.deciders).join(', '),
      supersedes,
      amends,
    };
    const flags = Object.entries(options).flatMap(([name, value]) =>
      value === '' ? [] : [`--${name}`, value],
    );
    await cadre('new', record.title, ...flags);
    if (record.status === 'rejected' || record.status === 'deprecated')
      await cadre('status', String(record.number), record.status);
  }
  const made = await readAll(folder);
  const facts = (record: LogRecord) => ({
    path: record.path,
    title: record.title,
    number: record.number,
    status: record.currentStatus,
    tags: getValues(record.read.tags),
    deciders: getValues(record.read.deciders),
    supersedes: record.relations
      .filter(({ type, partial }) => type === 'supersedes' && !partial)
      .map(({ target }) => target),
    amends: record.relations
      .filter(({ type, partial }) => type === 'amends' && !partial)
      .map(({ target }) => target),
  });
  const numbers = made.map(({ number }) => number);
  assert.deepEqual(
    numbers,
    wanted.map(({ number }) => number),
  );
  for (const [at, record] of wanted.entries()) {
    const { path: _, ...expected } = facts(record);
    const { path: __, ...actual } = facts(made[at] as LogRecord);
    const targets = (ids: (string | null)[], records: LogRecord[]) =>
      ids.map((id) => records.find((one) => one.id === id)?.number);
    assert.deepEqual(
      { ...actual, supersedes: targets(actual.supersedes, made), amends: targets(actual.amends, made) },
      {
        ...expected,
        supersedes: targets(expected.supersedes, wanted),
        amends: targets(expected.amends, wanted),
      },
    );
  }
});

const NYGARD = (number: number, status = 'Accepted'): string =>
  `# ${number}. Take step ${number}\n\nDate: 2024-02-0${number}\n\n## Status\n\n${status}\n\n## Context\n\nStep.\n\n## Decision\n\nWe take it.\n`;

function startCollection(): string {
  const folder = startRepository();
  writeFiles(folder, {
    'adr/0001-take-step-1.md': NYGARD(1),
    'adr/0002-take-step-2.md': NYGARD(2, 'Superceded by [3. Take step 3](0003-take-step-3.md)'),
    'adr/0003-take-step-3.md': `${NYGARD(3)}\nSee [the first](0001-take-step-1.md) and ADR-1.\n`,
    'README.md': '# Steps\n\n<!-- cadre -->\n<!-- /cadre -->\n',
  });
  execFileSync('git', ['add', '-A'], { cwd: folder });
  execFileSync('git', ['commit', '-qm', 'Start'], { cwd: folder });
  return folder;
}

function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

test('renumbering renames the file, its title and what refers to it, and saves its old address', async () => {
  const folder = startCollection();
  await cadre('renumber', '1', '9');
  assert.match(textOf(folder, 'adr/0009-take-step-1.md'), /^# 9\. Take step 1\n/);
  assert.match(
    textOf(folder, 'adr/0003-take-step-3.md'),
    /See \[the first\]\(0009-take-step-1\.md\) and ADR-9\./,
  );
  assert.deepEqual(
    JSON.parse(textOf(folder, 'cadre.addresses.json')).records['adr/0009-take-step-1.md'].before,
    ['/adr/1/'],
  );
});

test('a number that is taken is refused with the next one', async () => {
  startCollection();
  await assert.rejects(cadre('renumber', '1', '3'), /Number 3 is taken/);
  await assert.rejects(cadre('new', 'Take step 4', '--number', '2'), (error: Error & { hint: string }) =>
    /next free number is 4/.test(error.hint),
  );
});

test('numbers of other branches are taken, and named by check', async () => {
  const folder = startCollection();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('checkout', '-qb', 'other');
  writeFileSync(join(folder, 'adr/0004-take-another.md'), NYGARD(4));
  git('add', '-A');
  git('commit', '-qm', 'Another');
  git('checkout', '-q', 'main');
  const { output } = await cadre('new', 'Take step 5');
  assert.match(output, /adr\/0005-take-step-5\.md/);
  writeFileSync(join(folder, 'adr/0004-take-step-4.md'), NYGARD(4));
  const { code, output: report } = await cadre('check', '--against', 'other');
  assert.equal(code, 1);
  assert.match(report, /0004-take-step-4\.md +error +number-taken\n.*0004-take-another\.md in other/);
});

test('check fixes the other side and the spelling, and shows it first', async () => {
  const folder = startCollection();
  const before = textOf(folder, 'adr/0002-take-step-2.md');
  await cadre('check', '--dry-run');
  assert.equal(textOf(folder, 'adr/0002-take-step-2.md'), before);
  const { output } = await cadre('check', '--fix');
  assert.match(output, /\+Supersedes \[2\. Take step 2\]/);
  assert.equal(textOf(folder, 'adr/0002-take-step-2.md'), before.replace('Superceded', 'Superseded'));
  assert.match(
    textOf(folder, 'adr/0003-take-step-3.md'),
    /Accepted\n\nSupersedes \[2\. Take step 2\]\(0002-take-step-2\.md\)\n/,
  );
});

test('index keeps the table of a README up to date', async () => {
  const folder = startCollection();
  await cadre('index');
  assert.match(
    textOf(folder, 'README.md'),
    /\| \[0002\]\(adr\/0002-take-step-2\.md\) \| Take step 2 \| superseded by ADR-0003 \|/,
  );
  assert.equal((await cadre('index', '--check')).code, 0);
});

test('all files of a command are written, or none', async () => {
  const folder = startCollection();
  const workspace = await openWorkspace([]);
  for (const path of ['0001-take-step-1.md', '0003-take-step-3.md']) {
    const place = { collection: 'adr', path };
    workspace.copy.open(place);
    workspace.copy.put(place, fromText(`${NYGARD(1)}more\n`));
  }
  writeFileSync(join(folder, 'adr/0003-take-step-3.md'), `${NYGARD(3)}Somebody was here.\n`);
  const say = { say: () => {}, paint: (_: unknown, text: string) => text } as unknown as Parameters<
    typeof writeChanges
  >[1];
  await assert.rejects(writeChanges(workspace, say), /changed while the command was running/);
  assert.equal(textOf(folder, 'adr/0001-take-step-1.md'), NYGARD(1));
  assert.deepEqual(readdirSync(join(folder, 'adr')).length, 3);
});

test('init writes what is missing, and nothing over what exists', async () => {
  const folder = startRepository();
  execFileSync('git', ['remote', 'add', 'origin', 'https://gitlab.example.com/team/steps.git'], {
    cwd: folder,
  });
  writeFileSync(join(folder, '.gitlab-ci.yml'), 'own: true\n');
  const { output } = await cadre('init');
  assert.match(output, /Kept \.gitlab-ci\.yml/);
  assert.equal(textOf(folder, '.gitlab-ci.yml'), 'own: true\n');
  assert.ok(existsSync(join(folder, 'docs/adr/ADR-001-record-architecture-decisions.md')));
  const { output: table } = await cadre('list');
  assert.match(table, /001 {2}accepted/);
});

test('a record that is only proposed leaves the other one in force until it is accepted', async () => {
  const folder = startCollection();
  await cadre('new', 'Take step 4', '--supersedes', '1');
  assert.equal(textOf(folder, 'adr/0001-take-step-1.md'), NYGARD(1));
  await cadre('status', '4', 'accepted');
  assert.match(
    textOf(folder, 'adr/0001-take-step-1.md'),
    /\n## Status\n\nSuperseded by \[4\. Take step 4\]\(0004-take-step-4\.md\)\n/,
  );
});

test('affects lists the decisions in force that name the files', async () => {
  const folder = startCollection();
  writeFileSync(join(folder, 'adr/0004-bill.md'), `---\naffects: [src/billing/**]\n---\n${NYGARD(4)}`);
  const old = NYGARD(5).replace('Accepted', 'Rejected');
  writeFileSync(join(folder, 'adr/0005-bill-by-post.md'), `---\naffects: [src/billing/**]\n---\n${old}`);
  const one = await cadre('affects', 'src/billing/charge.ts');
  assert.match(one.output, /^0004 Take step 4\n {2}src\/billing\/\*\* {2}adr\/0004-bill\.md\n$/);
  const { output } = await cadre('affects', 'src/login.ts', 'src/billing', '--json');
  assert.deepEqual(
    JSON.parse(output).map(({ number, files, affects }: Record<string, unknown>) => [number, files, affects]),
    [[4, ['src/billing'], ['src/billing/**']]],
  );
  const none = await cadre('affects', 'src/login.ts', 'src/x.ts');
  assert.equal(none.output, 'No decision names these files.\n');
  assert.equal(none.code, 0);
  assert.equal((await cadre('affects', 'src/login.ts', '--json')).output, '[]\n');
});

test('decisions for a file are those that name it, and those that name none', async () => {
  const folder = startCollection();
  writeFileSync(join(folder, 'adr/0004-bill.md'), `---\naffects: [src/billing/**]\n---\n${NYGARD(4)}`);
  const billing = (await cadre('export', '--quiet', '--in-force', '--for', 'src/billing/charge.ts')).output;
  const other = (await cadre('export', '--quiet', '--in-force', '--for', 'src/login.ts')).output;
  assert.match(billing, /## 0004 Take step 4\n[\s\S]*Source: adr\/0004-bill\.md/);
  assert.doesNotMatch(other, /0004/);
  assert.match(other, /## 0001 Take step 1/);
});
