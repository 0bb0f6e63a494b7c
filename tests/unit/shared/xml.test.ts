import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createXmlDocument, createXmlElement, createXmlText, escapeXml } from '../../../src/shared/xml.ts';
import { getTries } from '../../support/fuzz.ts';
import { parseDocument } from '../../support/xml.ts';

test('words come back from a strict parser as they went in, but for what XML has no way to write', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const { text, attributes } = parseDocument(
        createXmlDocument(createXmlText('a', words, { title: words })),
      );
      const written = words.toWellFormed().replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '\uFFFD');
      assert.equal(text, written);
      // a parser makes blanks of line breaks there
      assert.equal(attributes['title'], written.replaceAll('\n', ' '));
    }),
    getTries(100),
  );
});

test('the end of a CDATA section, tags and entities are words', () => {
  assert.equal(escapeXml(']]> <script> & "'), ']]&gt; &lt;script&gt; &amp; &quot;');
});

test('characters that XML forbids and halves of characters are replaced', () => {
  assert.equal(escapeXml('a\0b\x1Fc\uD800d\uDC00e\uFFFF'), 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD');
  assert.equal(escapeXml('👍\n'), '👍\n');
});

test('what is null is left out, and an element without content closes itself', () => {
  assert.equal(createXmlElement('a', { b: null, c: '1' }, [null]), '<a c="1"/>');
});
