import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary, readSource } from '../../../src/read/index.ts';

function tags(text: string): string[] {
  const result = readSource(
    { collection: 'adr', path: '0001-x.md', text, digest: '', problems: [] },
    { vocabulary: createVocabulary({ statuses: {}, labels: {} }), neighbours: ['0001-x.md'] },
  );
  return result.kind === 'record' ? result.record.tags.map((tag) => tag.value) : [];
}

test('a tag that only repeats the status is left out; another one stays, whatever word it is', () => {
  assert.deepEqual(tags('---\nstatus: accepted\ntags: [Accepted, storage]\n---\n\n# Keep\n'), ['storage']);
  assert.deepEqual(tags('---\nstatus: accepted\ntags: [draft, review board]\n---\n\n# Keep\n'), [
    'draft',
    'review board',
  ]);
});
