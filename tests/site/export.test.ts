/** `cadre export`: the contract of its JSON, its CSV, and what goes to which stream. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Exported, exportLog } from '../support/export.ts';
import { cadre } from '../support/site.ts';
import type { Files } from '../support/temp.ts';

const files: Files = {
  'adr/0001-old.md':
    '# 1. Old way\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n\n## Decision\n\nWe go the old way.\n',
  'adr/sub/0002-new.md': `# ADR-002: New way

**Status**: ✅ Accepted
**Date**: 2024-02-03
**Decision Makers**: Jo, Max
**Technical Story**: [PAY-9](https://tickets.example/PAY-9)

## Decision

We go the new way, with "quotes", a comma.

## Related Decisions

- Supersedes [ADR-001](../0001-old.md)
- Partially supersedes ADR-003
- Supersedes ADR-099
`,
  'adr/0003-part.md': '# 3. Part\n\n## Decision\n\nWe part.\n',
  'adr/template.md':
    '# ADR-NNN: Title\n\n**Status**: Proposed | Accepted | Rejected\n\n## Decision\n\n[What we decide]\n',
  'adr/README.md': '# Decisions\n\nRead them.\n',
  'adr/notes.rst': 'Notes\n=====\n',
};

let log: Exported;

before(async () => {
  log = await exportLog({ files, folders: ['adr'] });
});

test('it says its schema and its collections', () => {
  assert.equal(log.schema, 1);
  assert.equal(log.collections.length, 1);
  assert.equal(log.collections[0]?.key, 'adr');
});

test('a decision has every key of the contract and no other', () => {
  const keys =
    'path id collection number title status statusText effectiveStatus date deciders tickets tags summary language permalink relations problems';
  for (const decision of log.decisions)
    assert.deepEqual(Object.keys(decision).sort(), keys.split(' ').sort());
});

test('paths are relative to the folder given, with slashes', () => {
  assert.deepEqual(log.decisions.map(({ path }) => path).sort(), [
    '0001-old.md',
    '0003-part.md',
    'sub/0002-new.md',
  ]);
});

test('what is not stated is null or empty, never a default', () => {
  const { status, statusText, effectiveStatus, date, deciders, tickets, tags } = log.decision('0003-part.md');
  assert.deepEqual(
    { status, statusText, effectiveStatus, date, deciders, tickets, tags },
    {
      status: 'unknown',
      statusText: null,
      effectiveStatus: 'unknown',
      date: null,
      deciders: [],
      tickets: [],
      tags: [],
    },
  );
});

test('relations are stated on one side and derived on the other', () => {
  const stated = log.decision('sub/0002-new.md').relations;
  const [whole] = stated.filter(({ target }) => target === '0001-old.md');
  assert.deepEqual(
    { type: whole?.type, partial: whole?.partial, stated: whole?.stated },
    { type: 'supersedes', partial: false, stated: true },
  );
  const [derived] = log.decision('0001-old.md').relations;
  assert.deepEqual(
    { type: derived?.type, target: derived?.target, partial: derived?.partial, stated: derived?.stated },
    { type: 'superseded-by', target: 'sub/0002-new.md', partial: false, stated: false },
  );
});

test('a record that states it is accepted and is superseded elsewhere keeps its status and is closed', () => {
  const { status, effectiveStatus } = log.decision('0001-old.md');
  assert.deepEqual(
    { status, effectiveStatus },
    { status: 'accepted', effectiveStatus: 'no longer in force' },
  );
});

test('a partial supersession is marked and leaves the record in force', () => {
  const part = log.decision('sub/0002-new.md').relations.find(({ target }) => target === '0003-part.md');
  assert.equal(part?.partial, true);
  assert.notEqual(log.decision('0003-part.md').effectiveStatus, 'no longer in force');
});

test('a target that is not there is null and keeps its words', () => {
  const lost = log.decision('sub/0002-new.md').relations.find(({ target }) => target === null);
  assert.match(lost?.targetText ?? '', /099/);
  assert.ok(
    log
      .decision('sub/0002-new.md')
      .problems.some(({ rule, line }) => rule === 'dangling-reference' && line === 16),
  );
});

test('every file taken for something else is named with the reason', () => {
  assert.deepEqual(log.skipped.map(({ path }) => path).sort(), ['README.md', 'notes.rst', 'template.md']);
  for (const { path, reason } of log.skipped) assert.ok(reason.length > 3, path);
});

test('CSV has a heading, one line a record, and quotes what needs it', async () => {
  const run = await cadre(['export', 'adr', '--format', 'csv'], { files });
  assert.equal(run.code, 0, run.said);
  const lines = run.stdout.trim().split(/\r?\n/);
  assert.equal(lines.length, 4);
  assert.match(lines[0] ?? '', /path.*number.*title.*status.*date/);
  assert.match(run.stdout, /""quotes"", a comma/);
});

test('an unknown format is answered with those there are', async () => {
  const run = await cadre(['export', 'adr', '--format', 'xml'], { files });
  assert.equal(run.code, 1);
  assert.equal(run.stdout, '');
  assert.match(run.stderr, /xml.*json.*csv|json.*csv/s);
});

test('the same folder exports the same text twice', async () => {
  const [one, two] = [
    await cadre(['export', 'adr', '--format', 'json'], { files }),
    await cadre(['export', 'adr', '--format', 'json'], { files }),
  ];
  assert.equal(one.stdout, two.stdout);
});
