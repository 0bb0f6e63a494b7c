import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeLine } from '../../../src/shared/text.ts';

test('untrusted text neither moves the cursor nor starts a line', () => {
  assert.equal(
    escapeLine('a\u001b[31mred\u009b8m\r\n::error::b\u202egnp.exe'),
    'a\\u001b[31mred\\u009b8m ::error::b\\u202egnp.exe',
  );
  assert.equal(escapeLine('Größe “über” 決定'), 'Größe “über” 決定');
});
