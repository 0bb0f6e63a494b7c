import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAliases } from '../../../src/read/fields.ts';
import { record } from './reading.ts';

const front = (yaml: string) => record(`---\n${yaml}\n---\n# Use a queue\n\n## Decision\n\nWe do.\n`);

test('aliases are a text or a list, and Jekyll’s redirect_from is one of them', () => {
  assert.deepEqual(
    front('status: accepted\naliases: [/old/12/, Job queue]\nredirect_from: /older/').aliases,
    [
      { text: '/old/12/', line: 3, explicit: true },
      { text: 'Job queue', line: 3, explicit: true },
      { text: '/older/', line: 4, explicit: true },
    ],
  );
});

test('the address of another generator is known, but not a stated alias', () => {
  assert.deepEqual(front('slug: /queue\npermalink: /:year/:title/').aliases, [
    { text: '/queue', line: 2, explicit: false },
  ]);
});

test('aliases are not a field of their own', () => {
  assert.deepEqual(front('aliases: /old/\nsquad: Jobs').fields, [{ label: 'Squad', values: ['Jobs'] }]);
});

test('values that are not text are passed over', () => {
  assert.deepEqual(
    readAliases({ data: { aliases: [{ a: 'b' }, '', null] }, lines: {}, raw: '', from: 1, to: 3 }),
    [],
  );
});
