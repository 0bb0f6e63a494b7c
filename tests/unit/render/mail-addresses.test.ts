import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRenderer } from '../../../src/render/index.ts';

const NOTHING = { resolveLink: () => null, resolveReference: () => null, resolveAsset: () => null };

test('addresses of people in the head are left out, those in the text stay', async () => {
  const text = '# Dam it\n\nAuthor: Bo <bo@example.org>\n\n## Context\n\nWrite to ada@example.org.\n';
  const body = await createRenderer().render({ ...NOTHING, text, factLines: [{ from: 3, to: 4 }] });
  assert.match(body.factsHtml, /Author: Bo/);
  assert.doesNotMatch(body.factsHtml, /example\.org/);
  assert.match(body.html, /ada@example\.org/);
});
