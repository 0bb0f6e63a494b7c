import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, read, record, relations, status } from './reading.ts';

const BODY = '\n## Context\n\nBins overflow.\n\n## Decision\n\nWe will empty them.\n';

test('front matter is read behind blank lines and a comment, with its lines as in the file', () => {
  for (const before of ['\n\n', '<!-- Licence: free\n   for all -->\n', '<!-- a -->\n\n']) {
    const text = `${before}---\ntitle: Empty the bins\nstatus: rejected\n---\n${BODY}`;
    const read = record(text);
    assert.equal(read.title.value, 'Empty the bins');
    assert.equal(read.status?.value, 'rejected');
    assert.equal(read.status?.line, text.split('\n').indexOf('status: rejected') + 1);
  }
});

test('a rule behind blank lines opens no front matter', () => {
  const text = `\n---\n\n# Empty the bins\n\nStatus: accepted\n\n---\n${BODY}`;
  assert.equal(record(text).title.value, 'Empty the bins');
  assert.equal(status(text), 'accepted');
});

test('a line of the head that is nothing but a date dates the record', () => {
  assert.equal(record(`# Bins\n\nJuly 24, 2018\n${BODY}`).date?.value, '2018-07-24');
  assert.equal(record(`# Bins\n\n_Tuesday, 7 December 2021_\n${BODY}`).date?.value, '2021-12-07');
  assert.equal(record(`# Bins\n\nThe bins were new on 7 December 2021.\n${BODY}`).date, null);
  assert.equal(record(`# Bins\n\n7 December 2021\n\nDate: 2022-01-05\n${BODY}`).date?.value, '2022-01-05');
});

test('a section called Title holds the title where the heading has no more than the number', () => {
  const read = record(`# Architecture Decision Records 12\n\n## Title\n\nADR 12 - Empty the bins\n${BODY}`);
  assert.equal(read.title.value, 'Empty the bins');
  assert.equal(record(`# Bins\n\n## Title\n\nEmpty them\n${BODY}`).title.value, 'Bins');
});

test('a head may be in an admonition of MkDocs', () => {
  const head = '!!! info "About"\n\n    **Status**: Approved\n    \n    **Date**: 2026-02-05\n';
  const read = record(`# Bins\n\n${head}${BODY}`);
  assert.equal(read.status?.value, 'accepted');
  assert.equal(read.status?.line, 5);
  assert.equal(read.date?.value, '2026-02-05');
  assert.equal(record(`# Bins\n\n    **Status**: Approved\n${BODY}`).status, null);
  assert.equal(record(`# Bins\n\n\`\`\`\n!!! info\n    **Status**: Approved\n\`\`\`\n${BODY}`).status, null);
});

test('a badge may hold the date', () => {
  const image = '![Accepted](https://img.example/badge/status-accepted-green)';
  const dates: [string, string][] = [
    ['![Date](https://img.example/badge/Date-03_Aug_2023-blue)', '2023-08-03'],
    ['![Date](https://img.example/badge/date-2024--05--09-blue)', '2024-05-09'],
  ];
  for (const [badge, date] of dates) {
    const text = `# Bins\n\n${image} ${badge}\n${BODY}`;
    assert.equal(record(text).date?.value, date);
    assert.equal(status(text), 'accepted');
  }
});

test('a date in the words of a link belongs to its target', () => {
  const text = `# Bins\n\n> Superseded by [2022-06-02 Carts](../2022-06-02-carts/README.md)\n${BODY}`;
  const read = record(text, { path: '2022-08-03-bins/README.md' });
  assert.equal(read.status?.value, 'superseded');
  assert.equal(read.date?.value, '2022-08-03');
});

test('a link without words is called by its file', () => {
  assert.deepEqual(relations(nygard('Accepted\n\nSupersedes [](0008-carts.md)')), ['supersedes 8']);
});

test('a stage is a status, and its implementation is not', () => {
  const table = (rows: string): string => nygard(`| Category | Status |\n| :--- | :--- |\n${rows}`);
  const rows =
    '| **Authors** | A Person |\n| **ADR Stage** | PROPOSED |\n| **Implementation Status** | Implemented |';
  assert.equal(status(table(rows)), 'proposed');
});

test('a date before the words of a status does not push them away', () => {
  assert.equal(status(nygard('2024-10-23: ADR submitted to the team.')), 'proposed');
});

test('a dot between number and title is a separator', () => {
  assert.equal(record(`# ADR-0012 · Empty the bins\n${BODY}`).title.value, 'Empty the bins');
});

test('a range of records means every one of them', () => {
  assert.deepEqual(relations(nygard('Accepted. Supersedes ADR-0003 through ADR-0005.')), [
    'supersedes 3',
    'supersedes 4',
    'supersedes 5',
  ]);
  assert.deepEqual(relations(nygard('Accepted. Supersedes ADR 3–4 and ADR-7.')), [
    'supersedes 3',
    'supersedes 4',
    'supersedes 7',
  ]);
  assert.deepEqual(relations(nygard('Accepted. Supersedes ADR-3 – 5 bins are gone.')), ['supersedes 3']);
});

test('what a title says of its number is not a part of it', () => {
  const titles: [string, string][] = [
    ['ADR-012 (Draft): Empty the bins', 'Empty the bins'],
    ['ADR-012-P: Empty the bins', 'Empty the bins'],
    ['Harbour RFC 0012: Empty the bins', 'Empty the bins'],
    ['Harbour RFC 0012 : Empty the bins', 'Empty the bins'],
    ['ADR-012: (Draft) bins', '(Draft) bins'],
    ['Harbour RFC 0044: Empty the bins', 'Harbour RFC 0044: Empty the bins'],
    ['Harbour RFC 0012', 'Harbour RFC 0012'],
  ];
  for (const [heading, title] of titles)
    assert.equal(record(`# ${heading}\n${BODY}`, { path: '0012-empty-the-bins.md' }).title.value, title);
});

test('a day with a time in a name dates the record, and longer numbers do not', () => {
  const dated = (path: string): string | undefined =>
    record(`# Empty the bins\n${BODY}`, { path }).date?.value;
  assert.equal(dated('20240305142530-empty-the-bins.md'), '2024-03-05');
  assert.equal(dated('2024-03-05T1425-empty-the-bins.md'), '2024-03-05');
  assert.equal(dated('20240305992530-empty-the-bins.md'), undefined);
});

test('a section that only holds other sections leaves no status unfilled', () => {
  const rules = (text: string): string[] => record(text).issues.map(({ rule }) => rule);
  assert.deepEqual(rules(`# Bins\n\n## Current status\n\n### Lids\n\nThey are shut.\n${BODY}`), [
    'missing-status',
  ]);
  assert.deepEqual(rules(`# Bins\n\n## Status\n\n[proposed | accepted]\n${BODY}`), ['unfilled-status']);
});

test('a table whose row names a component says nothing of the record', () => {
  const table = (head: string, row: string): string =>
    `# Use a queue\n\n| ${head} | Status | Date |\n|---|---|---|\n| ${row} | Deprecated | 2020-01-01 |\n\n## Decision\n\nA queue.\n`;
  assert.equal(status(table('Component', 'Ramp')), 'none');
  assert.equal(status(table('Version', '1')), 'deprecated');
});

test('a language at the end of a name, with its region, marks a translation, and a word does not', () => {
  const isRecord = (path: string): boolean =>
    read(nygard('Accepted'), { path, neighbours: ['0012-say.md', path, '0001-a.md', '0002-b.md'] }).kind ===
    'record';
  assert.deepEqual(['0012-say.de-DE.md', '0012-say_zh_CN.md', '0012-say.no.md'].map(isRecord), [
    false,
    false,
    false,
  ]);
  assert.equal(isRecord('0012-say-no.md'), true);
});
