import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSummary, isStrictFailure, printReport, type Report } from '../../../src/cli/report.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { toSkipReason } from '../../../src/messages/issues.ts';
import type { Issue } from '../../../src/model/record.ts';

function createIssue(path: string, more: Partial<Issue> = {}): Issue {
  return {
    ...{ collection: 'pay', path, line: 3, rule: 'dangling-reference', severity: 'warning' },
    ...{ key: 'issue.dangling-reference', values: {} },
    ...{ message: 'ADR-9 is not here.', hint: 'Correct the number.' },
    ...more,
  };
}

function createReport(more: Partial<Report> = {}): Report {
  return {
    collections: [
      { key: 'pay', name: 'Pay', folder: 'pay/adr' },
      { key: 'root', name: 'Root', folder: '.' },
    ],
    records: [
      { collection: 'pay', effectiveStatus: 'in force' },
      { collection: 'pay', effectiveStatus: 'no longer in force' },
    ],
    issues: [],
    skipped: [],
    imageHosts: new Map(),
    ...more,
  };
}

function getPrinted(what: Report, verbose = false): string[] {
  const lines: string[] = [];
  const output: Terminal = {
    print: (line) => void lines.push(line),
    paint: (_, text) => text,
    task: () => assert.fail('there is nothing to do'),
  };
  printReport(what, output, { verbose });
  return lines;
}

test('the summary counts records, collections, what is in force, and issues', () => {
  assert.equal(formatSummary(createReport()), '2 ADRs · 2 collections · 1 in force · no issues');
  const one = createReport({
    issues: [createIssue('a.md')],
    collections: createReport().collections.slice(0, 1),
  });
  assert.equal(formatSummary(one), '2 ADRs · 1 in force · 1 issue');
});

test('an issue is reported with file and line, rule and next step', () => {
  assert.deepEqual(getPrinted(createReport({ issues: [createIssue('0001-a.md')] })), [
    '',
    'pay/adr/0001-a.md:3  warning  dangling-reference',
    '    ADR-9 is not here.',
    '    → Correct the number.',
    '',
  ]);
});

test('an issue without a line, a file or a folder of its own is reported where it can be', () => {
  const issues = [
    createIssue('a.md', { line: null }),
    createIssue('a.md', { collection: 'root', line: 1 }),
    createIssue('', { path: null }),
  ];
  const places = getPrinted(createReport({ issues })).filter((line) => line.includes('dangling'));
  assert.deepEqual(
    places.map((line) => line.split('  ')[0]),
    ['pay/adr/a.md', 'a.md:1', 'pay/adr'],
  );
});

test('issues are grouped by file, files with errors first', () => {
  const issues = [
    createIssue('a.md', { line: 9 }),
    createIssue('b.md', { severity: 'error' }),
    createIssue('a.md'),
  ];
  const places = getPrinted(createReport({ issues })).filter((line) => line.includes('dangling'));
  assert.deepEqual(
    places.map((line) => line.split('  ')[0]),
    ['pay/adr/b.md:3', 'pay/adr/a.md:3', 'pay/adr/a.md:9'],
  );
});

test('twenty are shown, the rest is counted by rule; all of them where they are asked for', () => {
  const issues = Array.from({ length: 57 }, (_, index) =>
    createIssue(`${String(index).padStart(2, '0')}.md`),
  );
  const lines = getPrinted(createReport({ issues }));
  assert.ok(lines.includes('and 37 more: 37 dangling-reference (--verbose lists them)'), lines.at(-2));
  assert.equal(lines.filter((line) => line.startsWith('pay/adr')).length, 20);
  assert.equal(
    getPrinted(createReport({ issues }), true).filter((line) => line.startsWith('pay/adr')).length,
    57,
  );
});

test('every file taken for something else is named with the reason, once', () => {
  const skipped = [
    { collection: 'pay', path: 'template.md', reason: toSkipReason('template-by-title') },
    { collection: 'pay', path: 'empty.md', reason: toSkipReason('empty') },
  ];
  const issues = [createIssue('empty.md', { message: 'it is empty', line: null })];
  const lines = getPrinted(createReport({ issues, skipped }));
  assert.ok(lines.includes('1 file not treated as an ADR:'));
  assert.ok(lines.includes('  pay/adr/template.md  its title says that it is a template'));
  assert.equal(lines.filter((line) => line.includes('empty.md')).length, 1);
});

test('a notice does not fail a strict run, warnings and errors do', () => {
  assert.equal(isStrictFailure([createIssue('a.md', { severity: 'notice' })]), false);
  assert.equal(isStrictFailure([createIssue('a.md')]), true);
  assert.equal(isStrictFailure([createIssue('a.md', { severity: 'error' })]), true);
});

test('hosts of images are named, the most used first', () => {
  const imageHosts = new Map([
    ['badges.example.org', 1],
    ['img.example.com', 12],
  ]);
  assert.deepEqual(getPrinted(createReport({ imageHosts })), [
    "Images that readers' browsers load from other hosts (number of files): img.example.com (12), badges.example.org (1)",
    '',
  ]);
});
