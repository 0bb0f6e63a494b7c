import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quoteAdmonitions, repairHeadings } from '../../../src/read/repairs.ts';
import { record } from './reading.ts';

test('a heading without a blank, or with another kind of blank, after the number signs is read', () => {
  for (const [written, repaired] of [
    ['##Status', '## Status'],
    ['###Größe der Dateien', '### Größe der Dateien'],
    ['#\u00a0Use a queue', '# Use a queue'],
    ['##\u3000背景', '## 背景'],
    ['#12. Use a queue', '# 12. Use a queue'],
    ['#Decision', '# Decision'],
    ['#Use a queue\n\nText.', '# Use a queue\n\nText.'],
  ] as const)
    assert.equal(repairHeadings(written), repaired);
});

test('tags, tickets, colours and code are not headings', () => {
  for (const text of [
    '#files #queue',
    'Text.\n\n#12 has the plan.',
    'Text.\n\n#urgent ask Bo',
    '#fff',
    '```sh\n##not a heading\n```',
    '#!/bin/sh',
    '#######',
  ])
    assert.equal(repairHeadings(text), text);
});

test('a record with such headings is read as if they were written well', () => {
  const read = record('#12. Use a queue\n\n##Status\n\nRejected\n\n##Decision\n\nWe will use a queue.\n', {
    path: '0012-x.md',
  });
  assert.deepEqual(
    [read.title.value, read.status?.value, read.summary],
    ['Use a queue', 'rejected', 'We will use a queue.'],
  );
  assert.deepEqual(
    read.outline.map(({ line }) => line),
    [1, 3, 7],
  );
});

test('boxes of site generators become those of GitHub, line by line', () => {
  assert.equal(
    quoteAdmonitions('!!! tip "More"\n\n    One.\n\n    Two.\n\nThree.'),
    '> [!TIP] "More"\n>\n> One.\n>\n> Two.\n\nThree.',
  );
  assert.equal(quoteAdmonitions(':::note Careful\nOne.\n:::\nTwo.'), '> [!NOTE] Careful\n> One.\n\nTwo.');
  assert.equal(
    quoteAdmonitions('::: info\n::: tip\nOne.\n:::\n:::'),
    '> [!INFO]\n> ::: tip\n> One.\n> :::\n',
  );
});

test('a box that holds sections, or is never closed, stays as it is', () => {
  for (const text of [
    '::: details\n## Context\n\nFiles.\n:::',
    '::: warning\n\nOne.',
    '```\n:::note\n:::\n```',
  ])
    assert.equal(quoteAdmonitions(text), text);
});
