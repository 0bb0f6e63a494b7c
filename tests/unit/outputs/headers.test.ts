import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listHeaders } from '../../../src/outputs/headers.ts';
import { outputInput } from './input.ts';

test('content-hashed files may be cached for ever, and untrusted files run nothing, below the base', async () => {
  const [file] = listHeaders(outputInput());
  assert.equal(file?.path, '/_headers');
  assert.equal(
    await file?.make(),
    `/docs/*
  X-Content-Type-Options: nosniff
/docs/_astro/*
  Cache-Control: public, max-age=31536000, immutable
/docs/files/*
  Cache-Control: public, max-age=31536000, immutable
  Content-Security-Policy: script-src 'none'; base-uri 'none'
`,
  );
});
