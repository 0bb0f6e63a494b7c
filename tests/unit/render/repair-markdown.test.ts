/** What GitHub's rules drop is shown all the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderHtml } from './helper.ts';

test('cells beyond those of the header stay in their row', async () => {
  for (const table of [
    '| a | b |\n|---|---|\n| 1 | 2 | three |\n| 4 |',
    'a | b\n---|---\n1 | 2 | three\n4 | 5',
    '> | a | b |\n> | - | - |\n> | 1 | 2 | three |',
  ]) {
    const html = await renderHtml(table);
    assert.match(html, /<td>2<\/td>\s*<td>three<\/td>/);
    assert.match(html, /<th scope="col">b<\/th>/);
  }
});

test('empty cells beyond those of the header add no column', async () => {
  const html = await renderHtml('| a | b |\n|---|---|\n| 1 | 2 | |');
  assert.equal(html.match(/<t[hd]\b/g)?.length, 4);
});

test('a footnote that nothing refers to is shown where it is written', async () => {
  const html = await renderHtml(
    'Words[^a].\n\n[^a]: Noted.\n\n[^b]: Never asked for.\n\n[^a]: Noted twice.\n',
  );
  assert.match(html, /<p>\[\^b\]: Never asked for\.<\/p>/);
  assert.match(html, /<p>\[\^a\]: Noted twice\.<\/p>/);
  assert.match(html, /<li id="note-fn-a">\s*<p>Noted\./);
});

test('code that looks like a table or a footnote stays as it is', async () => {
  const code = '```\n| a |\n|---|\n| 1 | 2 |\n[^x]: y\n```';
  assert.match(await renderHtml(code), /\| 1 \| 2 \|\n\[\^x\]: y/);
});

test('a wide row is found behind rows that are even', async () => {
  const even = '| a | b |\n|---|---|\n| 1 | 2 |\n';
  for (const [text, cell] of [
    [`${even}\n${even}| 3 | 4 | five |\n`, 'five'],
    [`\`\`\`\n${even}\`\`\`\n| a |\n|---|\n| 1 | two |\n`, 'two'],
    [`${even}\n| a |\n:-\n| 1 | two |\n`, 'two'],
    [`${even}\n| a |\n|---|\n| 1 \\| | two |\n`, 'two'],
  ] as const) {
    assert.match(await renderHtml(text), new RegExp(`<td>${cell}</td>`), text);
  }
});
