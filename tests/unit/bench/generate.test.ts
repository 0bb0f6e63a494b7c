import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { editText } from '../../bench/edit.ts';
import { generateCollection } from '../../bench/generate.ts';
import { createTempFolder } from '../../support/temp.ts';

function generated(count: number): string[] {
  const folder = createTempFolder();
  generateCollection(folder, count, { diagrams: true });
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

test('records are about 7 KB, one in ten has a diagram, and the same seed writes the same', () => {
  const texts = generated(100);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length;
  assert.ok(bytes > 6500 && bytes < 7500, `${bytes} bytes`);
  assert.equal(texts.filter((text) => text.includes('```mermaid')).length, 10);
  assert.deepEqual(generated(100), texts);
});

test('an edit leaves a word in the decision', () => {
  const [text = ''] = generated(1);
  assert.match(editText(text, 'markedword'), /## Decision\n\nThis was weighed again as markedword\. /);
});
