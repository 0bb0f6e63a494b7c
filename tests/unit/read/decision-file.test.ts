import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkLog } from '../../../src/link/index.ts';
import type { ReadRecord } from '../../../src/model/record.ts';
import { splitDecisions } from '../../../src/read/decision-file.ts';
import { page, record } from './reading.ts';

const FILE = `# Decisions

- [First](#1-sail-with-one-boat)

## 1. Sail with one boat

Date: 2023-05-01
Status: Superseded by [the second](#2-sail-with-two-boats)

### Decision

We sail with one boat.

## 2. Sail with two boats

Status: Accepted

### Decision

We sail with two boats.
`;

function split(text: string, path = 'DECISIONS.md') {
  return splitDecisions({ collection: 'log', path, text, digest: 'd', issues: [] });
}

test('a file with a heading for each decision is as many sources, on the lines of the file', () => {
  const { rest, decisions } = split(FILE);
  assert.deepEqual(
    decisions.map(({ path }) => path),
    ['DECISIONS.md#1-sail-with-one-boat', 'DECISIONS.md#2-sail-with-two-boats'],
  );
  assert.match(rest.text, /# Decisions/);
  assert.doesNotMatch(rest.text, /We sail/);
  const [one] = decisions.map(({ path, text }) =>
    record(text, { path, neighbours: decisions.map((other) => other.path) }),
  );
  assert.equal(one?.title.value, 'Sail with one boat');
  assert.equal(one?.number?.value, 1);
  assert.equal(one?.status?.line, 8);
});

test('a decision of a file is superseded by another one of it', () => {
  const { rest, decisions } = split(FILE);
  const neighbours = decisions.map(({ path }) => path);
  const records: ReadRecord[] = decisions.map(({ path, text }) => record(text, { path, neighbours }));
  const whole = page(rest.text, { path: rest.path });
  const { log } = linkLog({
    collections: [{ key: 'adr', name: 'Log', folder: 'log', dir: '/log' }],
    records: records.map((read) => ({ ...read, source: { ...read.source, collection: 'adr' } })),
    pages: [{ ...whole, source: { ...whole.source, collection: 'adr' } }],
    repository: null,
  });
  assert.deepEqual(
    log.records.map(({ permalink, status }) => [permalink, status]),
    [
      ['/adr/1/', 'superseded'],
      ['/adr/2/', 'accepted'],
    ],
  );
  assert.deepEqual(
    log.records[0]?.relations.map(({ target }) => target),
    [log.records[1]?.id],
  );
});

for (const [what, text, path] of [
  ['one decision', '# Decisions\n\n## 1. Sail\n\nStatus: Accepted\n', 'DECISIONS.md'],
  ['a file of another name', FILE, '0001-boats.md'],
  ['chapters', '# Decisions\n\n## 1. Purpose\n\nWhy.\n\n## 2. Scope\n\nAll.\n', 'decisions.md'],
  ['the parts of one record', '# Sail\n\n## Context\n\nWind.\n\n## Decision\n\nSail.\n', 'decision.md'],
  ['an example in code', '# Decisions\n\n```\n## 1. A\nStatus: x\n## 2. B\nStatus: y\n```\n', 'DECISIONS.md'],
] as const)
  test(`${what} is not taken apart`, () => {
    assert.deepEqual(split(text, path).decisions, []);
  });
