import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIssueFilter, type IssueFilterInput } from '../../../src/link/issue-filter.ts';
import type { Issue } from '../../../src/model/record.ts';

function issue(path: string, rule: string, line: number | null = null): Issue {
  return {
    ...{ collection: 'adr', path, line, rule, severity: 'warning' },
    ...{ key: 'issue.missing-status', values: {}, message: 'm', hint: 'h' },
  };
}

function left(issues: Issue[], input: Partial<IssueFilterInput>): string[] {
  const filter = createIssueFilter({
    ...{ rules: {}, ignore: [], sources: [], getPath: ({ path }) => `docs/adr/${path}` },
    ...input,
  });
  return filter(issues).map(({ path, line, rule, severity }) => `${path}:${line} ${rule} ${severity}`);
}

function source(path: string, text: string) {
  return { collection: 'adr', path, text, digest: '', issues: [] };
}

test('a rule has the severity that the configuration gives it, or is off', () => {
  const issues = [issue('a.md', 'broken-link'), issue('a.md', 'missing-status'), issue('a.md', 'raw-html')];
  assert.deepEqual(left(issues, { rules: { 'broken-link': 'error', 'missing-status': 'off' } }), [
    'a.md:null broken-link error',
    'a.md:null raw-html warning',
  ]);
});

test('paths are ignored for all rules, or for some', () => {
  const issues = [
    issue('legacy/1.md', 'broken-link'),
    issue('legacy/1.md', 'missing-status'),
    issue('2.md', 'missing-status'),
  ];
  assert.deepEqual(left(issues, { ignore: [{ paths: ['docs/adr/legacy/**'], rules: ['missing-status'] }] }), [
    'legacy/1.md:null broken-link warning',
    '2.md:null missing-status warning',
  ]);
  assert.deepEqual(left(issues, { ignore: [{ paths: ['docs/adr/legacy/**'] }] }), [
    '2.md:null missing-status warning',
  ]);
});

test('a comment ignores its own line and the next one, or the whole file', () => {
  const text = '# One\n\n<!-- cadre-ignore broken-link -->\n[a](b.md)\n[c](d.md) <!-- cadre-ignore -->\n';
  const issues = [3, 4, 5, 6, 7].map((line) => issue('1.md', 'broken-link', line));
  assert.deepEqual(left(issues, { sources: [source('1.md', text)] }), ['1.md:7 broken-link warning']);
  assert.deepEqual(left([issue('1.md', 'raw-html', 4)], { sources: [source('1.md', text)] }), [
    '1.md:4 raw-html warning',
  ]);
  const whole = source('1.md', 'x\n\n<!-- cadre-ignore-file missing-status, raw-html -->');
  const inFile = [
    issue('1.md', 'missing-status'),
    issue('1.md', 'raw-html', 1),
    issue('1.md', 'broken-link', 1),
  ];
  assert.deepEqual(left(inFile, { sources: [whole] }), ['1.md:1 broken-link warning']);
});

test('a comment in an example of code, or in a sentence, ignores nothing', () => {
  const text = '```md\n<!-- cadre-ignore-file -->\n```\n\nWrite cadre-ignore-file there.\n';
  assert.deepEqual(left([issue('1.md', 'raw-html', 9)], { sources: [source('1.md', text)] }), [
    '1.md:9 raw-html warning',
  ]);
});
