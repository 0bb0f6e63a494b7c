import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureLabelWidth, wrapText } from '../../../src/graph/labels.ts';

test('a title breaks after words', () => {
  assert.deepEqual(wrapText('Keep uploaded files in object storage', 140, 3), [
    'Keep uploaded files',
    'in object storage',
  ]);
});

test('text that does not fit is cut after a word, with an ellipsis', () => {
  assert.deepEqual(wrapText('Keep uploaded files in object storage, never in the database', 140, 2), [
    'Keep uploaded files',
    'in object storage…',
  ]);
});

test('a word longer than a line is cut inside', () => {
  const lines = wrapText('AbstractSingletonProxyFactoryBeanConfigurationProvider', 120, 2);
  assert.equal(lines.length, 2);
  assert.ok(lines[1]?.endsWith('…'));
});

test('scripts without spaces break between any characters', () => {
  const lines = wrapText('決定記録を一つの場所に集めて公開する', 120, 3);
  assert.ok(lines.length > 1 && lines.join('') === '決定記録を一つの場所に集めて公開する');
});

test('an accent or a joined emoji is never split', () => {
  for (const text of ['e\u0301'.repeat(60), '👩\u200d💻 '.repeat(30)]) {
    for (const line of wrapText(text, 100, 9)) assert.ok(!/^[\p{Mark}\u200d]/u.test(line));
  }
});

test('no line is wider than its room, with any words', () => {
  for (const text of [
    'W'.repeat(99),
    'ill '.repeat(60),
    'a-b/c '.repeat(40),
    '集'.repeat(50),
    '—'.repeat(40),
  ]) {
    for (const line of wrapText(text, 90, 4)) assert.ok(measureLabelWidth(line, 15) <= 90, line);
  }
});

test('an empty title has no lines', () => {
  assert.deepEqual(wrapText('', 100, 3), []);
});

test('a title over several lines loses no character', () => {
  const title = 'Keep uploaded files, never mind their size – in object-storage: cheap, slow';
  for (const width of [80, 120, 160, 200, 240])
    assert.equal(
      wrapText(title, width, 20).join('').replaceAll(' ', ''),
      title.replaceAll(' ', ''),
      `at ${width} px`,
    );
});
