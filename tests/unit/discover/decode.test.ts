import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../src/discover/decode.ts';
import { garble } from './garble.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));

function rules(decoded: ReturnType<typeof decode>): string[] {
  return decoded.findings.map((finding) => finding.rule);
}

test('plain UTF-8 passes without a word', () => {
  assert.deepEqual(decode(utf8('# Título ✅\n')), { text: '# Título ✅\n', findings: [] });
});

test('a byte order mark is taken off', () => {
  assert.deepEqual(decode(utf8('\ufeff---\nstatus: accepted\n---\n')), {
    text: '---\nstatus: accepted\n---\n',
    findings: [],
  });
});

test('a byte order mark does not make a text of what is not one', () => {
  const controls = bytes(1, 2, ...ascii('x'.repeat(37)));
  for (const file of [controls, bytes(0xef, 0xbb, 0xbf, ...controls)]) assert.equal(decode(file).text, null);
});

test('nor is it read as characters where the rest is Windows-1252', () => {
  const decoded = decode(bytes(0xef, 0xbb, 0xbf, ...ascii('caf'), 0xe9));
  assert.equal(decoded.text, 'café');
});

test('all line ends become line feeds', () => {
  assert.equal(decode(utf8('a\r\nb\rc\nd')).text, 'a\nb\nc\nd');
});

test('UTF-16 of either order is read and reported', () => {
  const little = Buffer.from('\ufeff# Brücke\r\n', 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const file of [little, big]) {
    const decoded = decode(file);
    assert.equal(decoded.text, '# Brücke\n');
    assert.deepEqual(rules(decoded), ['wrong-encoding']);
  }
});

test('Windows-1252 is read as such and reported with the line', () => {
  const decoded = decode(bytes(...ascii('one\ntwo caf'), 0xe9, ...ascii(' '), 0x93, ...ascii('x'), 0x94));
  assert.equal(decoded.text, 'one\ntwo café “x”');
  assert.deepEqual(rules(decoded), ['wrong-encoding']);
  assert.equal(decoded.findings[0]?.line, 2);
});

test('a broken byte in UTF-8 text becomes a replacement character, the rest stays', () => {
  const decoded = decode(bytes(...utf8('é à ü ✅\n'), 0xff, ...ascii(' end')));
  assert.equal(decoded.text, 'é à ü ✅\n\ufffd end');
  assert.deepEqual(rules(decoded), ['wrong-encoding']);
  assert.equal(decoded.findings[0]?.line, 2);
});

test('an empty file and one of blanks have no text', () => {
  for (const file of [bytes(), utf8(' \r\n\t\n'), utf8('\ufeff')]) {
    const decoded = decode(file);
    assert.equal(decoded.text, null);
    assert.deepEqual(rules(decoded), ['empty-file']);
  }
});

test('binary data named as Markdown has no text', () => {
  const picture = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
  const packed = Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 31 || 1);
  const marked = bytes(0xff, 0xfe, 0, 0, 0, 0, 1, 0);
  for (const file of [picture, packed, marked]) {
    const decoded = decode(file);
    assert.equal(decoded.text, null);
    assert.deepEqual(rules(decoded), ['binary-file']);
  }
});

test('mojibake is shown right and always reported with its first line', () => {
  const decoded = decode(utf8(`# Bridge\n\n${garble('**Status**: ✅ Accepted')}\n`));
  assert.equal(decoded.text, '# Bridge\n\n**Status**: ✅ Accepted\n');
  assert.deepEqual(rules(decoded), ['mojibake']);
  assert.equal(decoded.findings[0]?.line, 3);
  assert.match(decoded.findings[0]?.message ?? '', /Line 3 is shown repaired/);
});

test('mojibake beyond repair is reported', () => {
  const decoded = decode(utf8('# Bridge ðŸ\n'));
  assert.deepEqual(rules(decoded), ['mojibake']);
  assert.match(decoded.findings[0]?.message ?? '', /cannot be repaired/);
});

test('every finding says what to do next', () => {
  for (const file of [bytes(), bytes(0), bytes(0xe9), utf8('ðŸ')]) {
    for (const finding of decode(file).findings) assert.match(finding.hint, /^[A-Z].*\.$/);
  }
});
