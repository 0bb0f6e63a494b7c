import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '../../../src/cli/output.ts';
import { failsStrict, printReport, type Report, summaryOf } from '../../../src/cli/report.ts';
import type { Problem } from '../../../src/model/record.ts';

function problem(path: string, more: Partial<Problem> = {}): Problem {
  return {
    ...{ collection: 'pay', path, line: 3, rule: 'dangling-reference', severity: 'warning' },
    ...{ key: 'issue.dangling-reference', values: {} },
    ...{ message: 'ADR-9 is not here.', hint: 'Correct the number.' },
    ...more,
  };
}

function report(more: Partial<Report> = {}): Report {
  return {
    collections: [
      { key: 'pay', name: 'Pay', folder: 'pay/adr' },
      { key: 'root', name: 'Root', folder: '.' },
    ],
    records: [
      { collection: 'pay', effectiveStatus: 'in force' },
      { collection: 'pay', effectiveStatus: 'no longer in force' },
    ],
    problems: [],
    skipped: [],
    imageHosts: new Map(),
    ...more,
  };
}

function printed(what: Report, verbose = false): string[] {
  const lines: string[] = [];
  const output: Output = {
    say: (line) => void lines.push(line),
    paint: (_, text) => text,
    task: () => assert.fail('there is nothing to do'),
  };
  printReport(what, output, { verbose });
  return lines;
}

test('the summary counts records, collections, what is in force, and problems', () => {
  assert.equal(summaryOf(report()), '2 ADRs · 2 collections · 1 in force · no issues');
  const one = report({ problems: [problem('a.md')], collections: report().collections.slice(0, 1) });
  assert.equal(summaryOf(one), '2 ADRs · 1 in force · 1 issue');
});

test('a problem is told with file and line, rule and next step', () => {
  assert.deepEqual(printed(report({ problems: [problem('0001-a.md')] })), [
    '',
    'pay/adr/0001-a.md:3  warning  dangling-reference',
    '    ADR-9 is not here.',
    '    → Correct the number.',
    '',
  ]);
});

test('a problem without a line, a file or a folder of its own is told where it can be', () => {
  const problems = [
    problem('a.md', { line: null }),
    problem('a.md', { collection: 'root', line: 1 }),
    problem('', { path: null }),
  ];
  const places = printed(report({ problems })).filter((line) => line.includes('dangling'));
  assert.deepEqual(
    places.map((line) => line.split('  ')[0]),
    ['pay/adr/a.md', 'a.md:1', 'pay/adr'],
  );
});

test('problems of a file stand together, files with errors first', () => {
  const problems = [problem('a.md', { line: 9 }), problem('b.md', { severity: 'error' }), problem('a.md')];
  const places = printed(report({ problems })).filter((line) => line.includes('dangling'));
  assert.deepEqual(
    places.map((line) => line.split('  ')[0]),
    ['pay/adr/b.md:3', 'pay/adr/a.md:3', 'pay/adr/a.md:9'],
  );
});

test('twenty are shown, the rest is counted by rule; all of them where they are asked for', () => {
  const problems = Array.from({ length: 57 }, (_, index) => problem(`${String(index).padStart(2, '0')}.md`));
  const lines = printed(report({ problems }));
  assert.ok(lines.includes('and 37 more: 37 dangling-reference (--verbose lists them)'), lines.at(-2));
  assert.equal(lines.filter((line) => line.startsWith('pay/adr')).length, 20);
  assert.equal(printed(report({ problems }), true).filter((line) => line.startsWith('pay/adr')).length, 57);
});

test('every file taken for something else is named with the reason, once', () => {
  const skipped = [
    { collection: 'pay', path: 'template.md', reason: 'a template' },
    { collection: 'pay', path: 'empty.md', reason: 'It is empty.' },
  ];
  const problems = [problem('empty.md', { message: 'It is empty.', line: null })];
  const lines = printed(report({ problems, skipped }));
  assert.ok(lines.includes('1 file not treated as an ADR:'));
  assert.ok(lines.includes('  pay/adr/template.md  a template'));
  assert.equal(lines.filter((line) => line.includes('empty.md')).length, 1);
});

test('a notice does not fail a strict run, warnings and errors do', () => {
  assert.equal(failsStrict([problem('a.md', { severity: 'notice' })]), false);
  assert.equal(failsStrict([problem('a.md')]), true);
  assert.equal(failsStrict([problem('a.md', { severity: 'error' })]), true);
});

test('hosts of images are named, the most used first', () => {
  const imageHosts = new Map([
    ['badges.example.org', 1],
    ['img.example.com', 12],
  ]);
  assert.deepEqual(printed(report({ imageHosts })), [
    "Images that readers' browsers load from other hosts (number of files): img.example.com (12), badges.example.org (1)",
    '',
  ]);
});
