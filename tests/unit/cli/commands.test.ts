/** Commands that write, run in a folder of their own: the example is made again by them alone. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openWorkspace, writeChanges } from '../../../src/cli/workspace.ts';
import { resolveSettings } from '../../../src/config/resolve.ts';
import { BUILD_JSON_SCHEMA, WRITE_JSON_SCHEMA } from '../../../src/export/schema.ts';
import type { LogRecord } from '../../../src/model/log.ts';
import { getValues } from '../../../src/model/record.ts';
import { readLog } from '../../../src/pipeline.ts';
import { toDay } from '../../../src/site/view/dates.ts';
import { fromText } from '../../../src/write/file-text.ts';
import { checkout } from '../../support/checkout.ts';
import { findSchemaFaults } from '../../support/json-schema.ts';
import { leftToLong } from '../../support/long.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';
import { cadre, commitAll, git, startRepository } from './run.ts';

const example = join(checkout, 'tests/fixtures/caliper/adr');

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
  commitAll(folder);
  return folder;
}

function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

test('renumbering renames the file, its title and what refers to it, and saves its old address', async () => {
  const folder = startCollection();
  writeFileSync(join(folder, 'adr/README.md'), '# Steps\n\n- [1. Take step 1](0001-take-step-1.md)\n');
  await cadre('renumber', '1', '9');
  assert.match(textOf(folder, 'adr/0009-take-step-1.md'), /^# 9\. Take step 1\n/);
  assert.match(textOf(folder, 'adr/README.md'), /\[9\. Take step 1\]\(0009-take-step-1\.md\)/);
  assert.match(
    textOf(folder, 'adr/0003-take-step-3.md'),
    /See \[the first\]\(0009-take-step-1\.md\) and ADR-9\./,
  );
  assert.deepEqual(
    JSON.parse(textOf(folder, 'cadre.addresses.json')).records['adr/0009-take-step-1.md'].before,
    ['/adr/1/'],
  );
});

test('renumbering changes what means the record, and nothing that only looks like it', async () => {
  const folder = startCollection();
  git(folder, 'remote', 'add', 'origin', 'https://github.com/river/steps.git');
  const kept = [
    'RFC-1 and RFC 1, step 1, 1 bee, tests/ADR-1, other:ADR-1.',
    '[ADR-1](https://github.com/hill/steps/blob/main/adr/0001-take-step-1.md)',
    'hill/adr/0001-take-step-1.md and [ADR-1](../hill/adr/0001-take-step-1.md)',
    'ADR-1 through ADR-3',
    '`cat 1`, [issue 1](https://github.com/river/steps/issues/1), ADR-11, ADR-2',
    '```',
    'ADR-1 [ADR-1](0001-take-step-1.md)',
    '```',
    '<!-- ADR-1 -->',
  ];
  const renumbered = [
    'ADR-1, ADR 2 and 1, adr/0001-take-step-1.md, `0001-take-step-1.md`.',
    '[ADR-0001: 1 step](./0001-take-step-1.md#why "one"), [[0001-take-step-1]], [[ADR-1|the first]]',
    '[1. Take step 1](<0001-take-step-1.md>), [the first',
    'one](0001-take-step-1.md), <a href="0001-take-step-1.md">1</a>, [ADR-1][one], [one]',
    'https://github.com/river/steps/blob/main/adr/0001-take-step-1.md',
    '',
    '[one]: 0001-take-step-1.md',
  ];
  const wanted = [
    'ADR-9, ADR 2 and 9, adr/0009-take-step-1.md, `0009-take-step-1.md`.',
    '[ADR-0009: 1 step](./0009-take-step-1.md#why "one"), [[0009-take-step-1]], [[ADR-9|the first]]',
    '[9. Take step 1](<0009-take-step-1.md>), [the first',
    'one](0009-take-step-1.md), <a href="0009-take-step-1.md">1</a>, [ADR-9][one], [one]',
    'https://github.com/river/steps/blob/main/adr/0009-take-step-1.md',
    '',
    '[one]: 0009-take-step-1.md',
  ];
  const own = (lines: string[]) => `${NYGARD(4)}\n${[...kept, ...lines].join('\n')}\n`;
  writeFiles(folder, {
    'adr/0004-take-step-4.md': own(renumbered),
    'adr/0005-take-step-5.md': `---\namends: 1\nrelated:\n  - 0001-take-step-1.md\n---\n${NYGARD(5)}`,
    'adr/0006-take-step-6.md': NYGARD(6, 'Superseded by ADR-1 on day 1'),
    'adr/0007-take-step-7.md': NYGARD(7, 'Superseded by 1'),
    'adr/RFC-1-take-a-boat.md': NYGARD(1).replace(/# .*/, '# RFC-1: Take a boat'),
  });
  commitAll(folder);
  await cadre('renumber', '0001-take-step-1', '9');
  assert.equal(textOf(folder, 'adr/0004-take-step-4.md'), own(wanted));
  assert.match(
    textOf(folder, 'adr/0005-take-step-5.md'),
    /^---\namends: 9\nrelated:\n {2}- 0009-take-step-1\.md\n/,
  );
  assert.match(textOf(folder, 'adr/RFC-1-take-a-boat.md'), /^# RFC-1: Take a boat/);
  assert.match(textOf(folder, 'adr/0006-take-step-6.md'), /\nSuperseded by ADR-9 on day 1\n/);
  assert.match(textOf(folder, 'adr/0007-take-step-7.md'), /\nSuperseded by 9\n/);
});

test('renumbering repairs links of the files outside of the folder, or writes nothing', async () => {
  const folder = startCollection();
  const readme = '# Steps\r\n\r\nSee [ADR 1](docs/../adr/0001-take-step-1.md#why) and ADR 1.\r\n';
  const guide = '[first](../adr/0001-take-step-1.md), [not](0001-take-step-1.md), `0001-take-step-1.md`\n';
  writeFiles(folder, { 'README.md': readme, 'docs/guide.md': guide, 'notes.txt': guide });
  symlinkSync('guide.md', join(folder, 'docs/linked.md'));
  commitAll(folder);
  writeFiles(folder, { 'docs/untracked.md': guide });
  const { output } = await cadre('renumber', '1', '9');
  assert.match(output, /Changed README\.md\n/);
  assert.match(output, /Changed docs\/guide\.md\n/);
  assert.equal(
    textOf(folder, 'README.md'),
    readme.replace('ADR 1]', 'ADR 9]').replace('0001-take', '0009-take'),
  );
  assert.equal(textOf(folder, 'docs/guide.md'), guide.replace('0001', '0009'));
  for (const path of ['notes.txt', 'docs/untracked.md']) assert.equal(textOf(folder, path), guide);
  assert.equal(git(folder, 'status', '--porcelain', 'docs/linked.md'), '');
  commitAll(folder);
  chmodSync(join(folder, 'docs'), 0o555);
  try {
    if (process.getuid?.() !== 0) assert.match(await refuse(folder, 'renumber', '9', '8'), /cannot write/);
  } finally {
    chmodSync(join(folder, 'docs'), 0o755);
  }
});

test('where the address of the repository is not known, one on a code host is left alone', async () => {
  const folder = startCollection();
  const link = '[ADR-1](https://github.com/river/steps/blob/main/adr/0001-take-step-1.md)';
  writeFiles(folder, { 'adr/0004-take-step-4.md': `${NYGARD(4)}\n${link}\n` });
  await cadre('renumber', '1', '9');
  assert.ok(textOf(folder, 'adr/0004-take-step-4.md').includes(link));
});

test('git learns the new name, and starts no filter of the repository for it', async () => {
  const folder = startCollection();
  const filter = (name: string): void =>
    ['clean', 'process'].forEach((key) => {
      git(folder, 'config', `filter.${name}.${key}`, `touch ${join(folder, 'started')}; cat`);
    });
  filter('trap');
  writeFileSync(join(folder, '.gitattributes'), '* filter=trap\n');
  // what is as new as the index is looked at again
  for (const name of readdirSync(join(folder, 'adr')))
    utimesSync(join(folder, 'adr', name), new Date(), new Date());
  await cadre('renumber', '1', '9');
  const listed = (): string => git(folder, 'ls-files', '--stage', 'adr').replace(/ \S+ 0\t/g, ' ');
  assert.match(listed(), /^100644 adr\/0002-.*\n100644 adr\/0003-.*\n100644 adr\/0009-take-step-1\.md\n$/);
  // a name that cannot be switched off
  filter('a=b');
  await cadre('renumber', '2', '8');
  assert.match(listed(), /adr\/0002-take-step-2\.md/);
  assert.ok(existsSync(join(folder, 'adr/0008-take-step-2.md')));
  assert.ok(!existsSync(join(folder, 'started')));
});

test('renumbering shows first what it would change', async () => {
  const folder = startCollection();
  const { output } = await cadre('renumber', '2', '9', '--dry-run');
  assert.match(
    output,
    /^--- adr\/0002-take-step-2\.md\n\+\+\+ adr\/0009-take-step-2\.md\n@@ line 1 @@\n-# 2\. Take step 2\n\+# 9\. Take step 2\n/,
  );
  assert.equal(git(folder, 'status', '--porcelain'), '');
});

test('a number that is taken is refused with the next one', async () => {
  startCollection();
  await assert.rejects(cadre('renumber', '1', '3'), /Number 3 is taken/);
  await assert.rejects(cadre('new', 'Take step 4', '--number', '2'), (error: Error & { hint: string }) =>
    /next free number is 4/.test(error.hint),
  );
});

test('a file that was renamed here is not a number that another branch took', async () => {
  const folder = startCollection();
  git(folder, 'checkout', '-qb', 'mine');
  git(folder, 'mv', 'adr/0003-take-step-3.md', 'adr/0003-take-a-step.md');
  git(folder, 'commit', '-qm', 'Rename');
  const { output } = await cadre('check', '--against', 'main');
  assert.doesNotMatch(output, /number-taken/);
});

test('a record that was replaced cannot replace its successor', async () => {
  const folder = startCollection();
  await cadre('supersede', '1', '--by', '3');
  const before = textOf(folder, 'adr/0003-take-step-3.md');
  await assert.rejects(cadre('supersede', '3', '--by', '1'), /cannot replace/);
  assert.equal(textOf(folder, 'adr/0003-take-step-3.md'), before);
});

test('records that relate in another way already are not said to relate once more', async () => {
  const folder = startCollection();
  await cadre('link', '3', 'amends', '1');
  const before = textOf(folder, 'adr/0003-take-step-3.md');
  assert.match((await cadre('link', '3', 'relates-to', '1')).output, /already say so/);
  assert.equal(textOf(folder, 'adr/0003-take-step-3.md'), before);
});

test('numbers of other branches are taken, and named by check and build', async () => {
  const folder = startCollection();
  git(folder, 'checkout', '-qb', 'other');
  writeFileSync(join(folder, 'adr/0004-take-another.md'), NYGARD(4));
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'Another');
  git(folder, 'checkout', '-q', 'main');
  const { output } = await cadre('new', 'Take step 5');
  assert.match(output, /adr\/0005-take-step-5\.md/);
  writeFileSync(join(folder, 'adr/0004-take-step-4.md'), NYGARD(4));
  const { code, output: report } = await cadre('check', '--against', 'other');
  assert.equal(code, 1);
  const named = /0004-take-step-4\.md +error +number-taken\n.*0004-take-another\.md in other/;
  assert.match(report, named);
  const built = await cadre('build', '--against', 'other');
  assert.equal(built.code, 0);
  assert.match(built.output, named);
  assert.ok(!textOf(folder, 'dist/issues/index.html').includes('number-taken'));
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
  git(folder, 'remote', 'add', 'origin', 'https://gitlab.example.com/team/steps.git');
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

test('affects reads names from standard input, and needs some', async () => {
  const folder = startCollection();
  writeFiles(folder, {
    'adr/0004-bill.md': `---\naffects: [src/billing/**]\n---\n${NYGARD(4)}`,
    'src/billing/charge.ts': '',
  });
  assert.match(await refuse(folder, 'affects'), /cadre affects src\/billing\/charge\.ts.*cadre affects -/);
  const run = (input: string) =>
    spawnSync(process.execPath, [join(checkout, 'src/cli/bin.ts'), 'affects', '-', '--folder', 'adr'], {
      ...{ cwd: folder, input, encoding: 'utf8' },
    });
  const named = run('src/login.ts\nsrc/billing/charge.ts\n');
  assert.match(named.stdout, /^0004 Take step 4\n/, named.stderr);
  assert.equal(run('').status, 0);
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

test('the first day in the guide is what the commands print', async () => {
  const folder = startRepository();
  git(folder, 'remote', 'add', 'origin', 'https://github.com/river/crossing.git');
  const guide = readFileSync(join(checkout, 'docs/commands.md'), 'utf8');
  const [, transcript = ''] = /```console\n([\s\S]*?)\n```/.exec(guide) ?? [];
  const steps = transcript.split(/^\$ cadre /m).slice(1);
  assert.ok(steps.length > 5);
  for (const step of steps) {
    const [line = '', ...rest] = step.split('\n');
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const { output } = await cadre(...words);
    const said = rest.join('\n').replace(/20\d\d-\d\d-\d\d/g, toDay(new Date()));
    assert.equal(output.trim(), said.trim(), line);
  }
});

test('--json prints what was written, or would be, as its schema says', async () => {
  startCollection();
  const faults = findSchemaFaults(WRITE_JSON_SCHEMA);
  const run = async (...words: string[]) => JSON.parse((await cadre(...words, '--json')).output);
  const made = await run('new', 'Take step 4', '--supersedes', '1', '--status', 'accepted');
  assert.deepEqual(
    made.files.map(({ change, file }: { change: string; file: string }) => `${change} ${file}`),
    ['created adr/0004-take-step-4.md', 'changed adr/0001-take-step-1.md'],
  );
  assert.deepEqual(
    made.decisions.map(({ number, status }: { number: number; status: string }) => [number, status]),
    [
      [1, 'superseded'],
      [4, 'accepted'],
    ],
  );
  const renamed = await run('renumber', '4', '8', '--dry-run');
  assert.equal(renamed.dryRun, true);
  assert.equal(renamed.files[0].from, 'adr/0004-take-step-4.md');
  const others = [
    await run('status', '4', 'deprecated'),
    await run('supersede', '2', '--by', '3'),
    await run('link', '4', 'depends-on', '3'),
    await run('index'),
    await run('init'),
  ];
  for (const one of [made, renamed, ...others]) assert.deepEqual(faults(one), []);
  const { output } = await cadre('check', '--json', '--fix');
  assert.deepEqual(findSchemaFaults(BUILD_JSON_SCHEMA)(JSON.parse(output)), []);
});

/** What a command says that is refused; nothing is written by it. */
async function refuse(folder: string, ...words: string[]): Promise<string> {
  const list = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('.git/'));
  const read = () => list().map((name) => (name.endsWith('.md') ? `${name}\n${textOf(folder, name)}` : name));
  const before = read();
  let said = '';
  await assert.rejects(cadre(...words), (error: Error & { hint: string }) => {
    said = `${error.message} ${error.hint}`;
    assert.notEqual(error.hint, '');
    return true;
  });
  assert.deepEqual(read(), before);
  return said;
}

test('a record that is not there, or that can be one of several, is refused', async () => {
  const folder = startCollection();
  assert.match(await refuse(folder, 'status', '12', 'accepted'), /no ADR "12".*cadre list/);
  writeFileSync(join(folder, 'adr/0003-take-another.md'), NYGARD(3));
  assert.match(await refuse(folder, 'status', '3', 'rejected'), /"3" can mean several.*0003-take-step-3\.md/);
  assert.match(await refuse(folder, 'supersede', '1', '--by', '1'), /same ADR/);
});

test('a file that git could not merge is not written to, and edits that are not committed are named', async () => {
  const folder = startCollection();
  for (const [branch, word] of [
    ['one', 'Rejected'],
    ['two', 'Deprecated'],
  ] as const) {
    git(folder, 'checkout', '-qb', branch, 'main');
    writeFileSync(join(folder, 'adr/0001-take-step-1.md'), NYGARD(1, word));
    git(folder, 'commit', '-qam', word);
  }
  assert.throws(() => git(folder, 'merge', 'one'));
  assert.match(
    await refuse(folder, 'link', '1', 'depends-on', '3'),
    /0001-take-step-1\.md has a merge conflict/,
  );
  git(folder, 'merge', '--abort');
  const edited = `${NYGARD(3)}\nMore.\n`;
  writeFileSync(join(folder, 'adr/0003-take-step-3.md'), edited);
  const { output } = await cadre('link', '3', 'depends-on', '1');
  assert.match(output, /0003-take-step-3\.md had uncommitted changes already/);
  assert.doesNotMatch((await cadre('status', '1', 'accepted')).output, /uncommitted/);
});

test('nothing is written outside the repository, wherever a link points to', async () => {
  const folder = startCollection();
  const elsewhere = join(createTempFolder(), '0005-elsewhere.md');
  writeFileSync(elsewhere, NYGARD(5));
  symlinkSync(elsewhere, join(folder, 'adr/0005-take-step-5.md'));
  const before = readFileSync(elsewhere, 'utf8');
  await assert.rejects(cadre('status', '5', 'rejected'));
  assert.equal(readFileSync(elsewhere, 'utf8'), before);
});

test('places of a template that nothing is known for are named', async () => {
  const folder = startCollection();
  writeFiles(folder, {
    'adr/template.md':
      '# {{number}}. {{title}}\n\nDate: {{date}}\nReviewer: {{ reviewer }}\n\n## Status\n\n{{status}}\n\n## Context\n\n## Decision\n\n[What we do]\n',
  });
  const { output } = await cadre('new', 'Take step 4');
  assert.match(output, /left to fill in: .*"reviewer"/);
  assert.match(
    textOf(folder, 'adr/0004-take-step-4.md'),
    /^# 4\. Take step 4\n\nDate: \S+\n[\s\S]*## Status\n\nProposed\n/,
  );
});

test('without git, numbers come from the files alone, and a file is renamed all the same', async () => {
  const folder = createTempFolder();
  process.chdir(folder);
  writeFiles(folder, { 'adr/0001-take-step-1.md': NYGARD(1), 'adr/0002-take-step-2.md': NYGARD(2) });
  await cadre('new', 'Take step 3', '--supersedes', '2', '--status', 'accepted');
  await cadre('renumber', '2', '7');
  assert.deepEqual(readdirSync(join(folder, 'adr')).sort(), [
    '0001-take-step-1.md',
    '0003-take-step-3.md',
    '0007-take-step-2.md',
  ]);
  assert.match(textOf(folder, 'adr/0003-take-step-3.md'), /Supersedes \[ADR-0007\]\(0007-take-step-2\.md\)/);
});

test('records of two collections refer to each other by their paths, and need to be told apart', async () => {
  const folder = startRepository();
  writeFiles(folder, {
    'pay/adr/0001-take-step-1.md': NYGARD(1),
    'bill/adr/0001-take-step-1.md': NYGARD(1),
    'bill/adr/0003-take-step-3.md': NYGARD(3),
    'cadre.config.json': '{ "collections": ["pay/adr", "bill/adr"] }',
  });
  assert.match(await refuse(folder, 'status', '1', 'rejected'), /pay\/adr\/0001.*bill\/adr\/0001/);
  await cadre('supersede', 'pay/1', '--by', 'bill/3');
  assert.match(
    textOf(folder, 'pay/adr/0001-take-step-1.md'),
    /\(\.\.\/\.\.\/bill\/adr\/0003-take-step-3\.md\)/,
  );
  await cadre('renumber', 'bill/3', '8');
  assert.match(
    textOf(folder, 'pay/adr/0001-take-step-1.md'),
    /Superseded by \[ADR-0008\]\(\.\.\/\.\.\/bill\/adr\/0008-take-step-3\.md\)/,
  );
});

test('nothing is written into a folder outside the repository', async () => {
  const other = startCollection();
  const folder = startCollection();
  const before = textOf(other, 'adr/0001-take-step-1.md');
  for (const words of [
    ['status', '1', 'rejected', '--folder', join(other, 'adr')],
    ['new', 'Take step 9', '--folder', join(other, 'adr')],
    ['init', join(other, 'decisions')],
    ['index', '--file', join(other, 'README.md')],
  ])
    assert.match(await refuse(folder, ...words), /outside the repository/);
  assert.equal(textOf(other, 'adr/0001-take-step-1.md'), before);
  assert.equal(git(other, 'status', '--porcelain'), '');
});

test('AsciiDoc is not written to, but its references to a new number are', async () => {
  const folder = startCollection();
  const text =
    '= 4. Take step 4\n\n== Status\n\nAccepted\n\n== Decision\n\nAs xref:0001-take-step-1.md[ADR-1].\n';
  writeFiles(folder, { 'adr/0004-take-step-4.adoc': text });
  commitAll(folder);
  assert.match(await refuse(folder, 'status', '4', 'rejected'), /is AsciiDoc/);
  assert.match(await refuse(folder, 'renumber', '4', '7'), /is AsciiDoc/);
  await cadre('renumber', '1', '9');
  assert.equal(
    textOf(folder, 'adr/0004-take-step-4.adoc'),
    text.replace('0001', '0009').replace('ADR-1', 'ADR-9'),
  );
});

test('an editor may have arguments and blanks in its path', async () => {
  const folder = startCollection();
  const editor = join(createTempFolder(), 'my editor');
  writeFileSync(editor, '#!/bin/sh\nprintf "%s\\n" "$@" > opened.txt\n');
  chmodSync(editor, 0o755);
  const { VISUAL } = process.env;
  try {
    process.env['VISUAL'] = `"${editor}" --wait`;
    await cadre('new', 'Take step 4', '--open');
    assert.match(textOf(folder, 'opened.txt'), /^--wait\n.*adr\/0004-take-step-4\.md\n$/);
    process.env['VISUAL'] = 'no-such-editor';
    await assert.rejects(cadre('new', 'Take step 5', '--open'), /cannot be started/);
  } finally {
    if (VISUAL === undefined) delete process.env['VISUAL'];
    else process.env['VISUAL'] = VISUAL;
  }
  assert.ok(existsSync(join(folder, 'adr/0005-take-step-5.md')));
});

test('a title that makes no name of a file is refused, and a long one makes a shorter name', async () => {
  const folder = startCollection();
  for (const title of ['…', 'Take\nstep 4'])
    assert.match(await refuse(folder, 'new', title), /needs a title/);
  const title = `Take ${'very '.repeat(60)}long steps`;
  const { output } = await cadre('new', title);
  const [, name = ''] = /Created adr\/(.*)\n/.exec(output) ?? [];
  assert.ok(name.length < 100, name);
  assert.match(textOf(folder, `adr/${name}`), new RegExp(`^# 4\\. ${title}\n`));
});

test('a file that may not be written to is named, and nothing is written', async (context) => {
  if (process.getuid?.() === 0) return context.skip('root may write everywhere');
  const folder = startCollection();
  chmodSync(join(folder, 'adr/0003-take-step-3.md'), 0o444);
  assert.match(await refuse(folder, 'supersede', '1', '--by', '3'), /cannot write to adr\/0003/);
});
