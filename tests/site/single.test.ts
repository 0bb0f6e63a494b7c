/** The log as one file: complete, without a request, and with links that stay inside. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { cadre, type Run } from '../support/site.ts';
import type { Files } from '../support/temp.ts';
import { findHtmlErrors } from '../support/validate.ts';

const files: Files = {
  'adr/0001-build-a-dam.md':
    '# 1. Build a dam\n\nDate: 2024-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nSee [the reasons](0002-raise-the-dam.md#context), [ours](#decision), [nothing](0002-raise-the-dam.md#none) and [words](glossary.md).\n\n![plan](plan.svg) ![far](https://pictures.example/a.png)\n\n## Decision\n\nWe dam it. "Quoted" > unquoted & so on.\n',
  'adr/0002-raise-the-dam.md':
    '# 2. Raise the dam\n\n## Status\n\nAccepted\n\nAmends [1](0001-build-a-dam.md)\n\n## Context\n\n```mermaid\nflowchart LR\n  rain --> river\n  river --> dam\n```\n\n## Decision\n\nBy a metre.[^1]\n\n[^1]: At least.\n',
  'adr/glossary.md': '# Glossary\n\nDam: a wall.\n',
  'adr/README.md': '# Our dams\n\nStart with [the first](0001-build-a-dam.md).\n',
  'adr/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
  'cadre.config.json': '{ "css": "look/dams.css" }',
  'look/dams.css': 'h2 { background: url(wave.svg) url(https://pictures.example/b.png) }',
  'look/wave.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

let run: Run;
let html: string;

before(async () => {
  run = await cadre(['build', '--single', 'out/dams.html'], { files });
  assert.equal(run.code, 0, run.said);
  html = readFileSync(join(run.root, 'out/dams.html'), 'utf8');
});

test('everything is in it, and nothing else is written', async () => {
  for (const words of ['We dam it.', 'By a metre.', 'Dam: a wall.', 'Start with'])
    assert.ok(html.includes(words), words);
  assert.equal(existsSync(join(run.root, 'dist')), false);
  assert.deepEqual(await findHtmlErrors('dams.html', html), []);
});

test('ids are unique, and every link inside points to one', () => {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  const inside = [...html.matchAll(/<a [^>]*?href="#([^"]*)"/g)].map(([, id = '']) => id);
  assert.ok(inside.length > 8);
  for (const id of inside) assert.ok(ids.includes(id), id);
  for (const id of ['adr/2:context', 'adr/1:decision', 'adr/2', 'adr/glossary'])
    assert.ok(inside.includes(id), id);
});

test('it makes no requests', () => {
  for (const [, name, address = ''] of html.matchAll(/\s(src|srcset|poster|xlink:href)="([^"]*)"/g))
    assert.match(address, /^(?:data:|#)/, name);
  for (const [, address = ''] of html.matchAll(/url\(["']?([^)"']*)/g)) assert.match(address, /^(?:data:|#)/);
  assert.ok(!/<(?:script|link|iframe|object|embed)\b/.test(html));
  assert.ok(!html.includes('pictures.example/a.png"'));
  assert.ok(html.includes('<span>far</span>'));
  assert.match(html, /default-src 'none'/);
});

test('style sheets of the team are in it, after ours', () => {
  const [, styles = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
  assert.match(styles, /h2 \{ background: url\(data:image\/svg\+xml;base64,[\w+/=]+\) url\(data:,\) \}$/);
});

test('links that leave it are those of the records', () => {
  const out = [...html.matchAll(/<a [^>]*?href="([^#"][^"]*)"/g)].map(([, address]) => address);
  assert.deepEqual(out, []);
});

test('the contents list each record and guide', () => {
  const [contents = ''] = /<nav class="single-contents[\s\S]*?<\/nav>/.exec(html) ?? [];
  assert.deepEqual(
    [...contents.matchAll(/href="([^"]+)"/g)].map(([, address]) => address),
    ['#adr/1', '#adr/2', '#adr', '#adr/glossary'],
  );
});

test('a folder is not a file to write', async () => {
  const { code, stderr } = await cadre(['build', '--single', 'adr'], { root: run.root });
  assert.equal(code, 1);
  assert.match(stderr, /adr cannot hold the site/);
});
