import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRules, render, renderHtml } from './helper.ts';

test('a table is in a box of its own that is named and reached by keyboard', async () => {
  const html = await renderHtml('| Option | Cost |\n|--|--:|\n| Queue | 3 |');
  assert.match(html, /<section class="table-box" tabindex="0" aria-label="Table 1: Option and Cost"><table>/);
  assert.match(html, /<th scope="col">Option<\/th>/);
  assert.match(html, /<td class="align-right">3<\/td>/);
});

test('a table without headings has no empty ones', async () => {
  assert.doesNotMatch(await renderHtml('| | |\n|--|--|\n| Status | x |'), /<th/);
});

test('a task is a disabled checkbox with its words as label', async () => {
  const html = await renderHtml('- [x] done\n- [ ] open [x](0002-x.md)\n  - [ ] below\n- plain');
  assert.match(html, /<li class="task"><label><input type="checkbox" disabled checked> done<\/label><\/li>/);
  assert.match(html, /<label><input type="checkbox" disabled> open <a href="\/adr\/2\/"/);
  assert.match(html, /<\/label><ul class="tasks">/);
});

test('a loose task keeps its paragraph', async () => {
  assert.match(
    await renderHtml('- [ ] a\n\n- [x] b'),
    /<p><label><input type="checkbox" disabled> a<\/label><\/p>/,
  );
});

test('alerts say their kind in words; other quotations stay', async () => {
  const html = await renderHtml('> [!WARNING]\n> Mind the gap.\n\n> [!OTHER]\n> quoted');
  assert.match(
    html,
    /<div class="alert alert-warning" role="note"><p class="alert-label">Warning<\/p>\s*<p>Mind the gap/,
  );
  assert.match(html, /<blockquote>/);
});

test('footnotes have ids of their own and link back', async () => {
  const html = await renderHtml('a[^1]\n\n[^1]: The note');
  assert.match(html, /<a href="#note-fn-1" id="note-fnref-1"/);
  assert.match(html, /<h2 id="footnote-label">Footnotes<\/h2>/);
  assert.match(html, /href="#note-fnref-1"[^>]*aria-label="Back to reference 1"/);
});

test('code is coloured, boxed and reached by keyboard', async () => {
  const html = await renderHtml('```ts title="queue.ts"\nconst a = 1; // one\n```');
  assert.match(
    html,
    /<div class="code-box" data-language="ts"><div class="code-name">queue.ts<\/div><pre tabindex="0">/,
  );
  assert.match(html, /<span class="t-keyword">const<\/span> a = <span class="t-number">1<\/span>/);
});

for (const [written, token] of [
  ['C#', 'public'],
  ['golang', 'func'],
  ['{.ts}', 'const'],
  ['Python', 'def'],
  ['js{1,3}', 'let'],
] as const) {
  test(`the language ${written} is known`, async () => {
    assert.match(
      await renderHtml(`\`\`\`${written}\n${token} x\n\`\`\``),
      new RegExp(`t-keyword">${token}<`),
    );
  });
}

test('an unknown language and a name from Object come out plain', async () => {
  for (const lang of ['nonsense', 'constructor', '__proto__', 'extend', '../x']) {
    assert.match(await renderHtml(`\`\`\`${lang}\na < b\n\`\`\``), /<code>a &lt; b<\/code>/);
  }
});

test('code beyond the bound comes out plain, and that is reported', async () => {
  const body = await render(`one\n\n\`\`\`js\n${'let a;\n'.repeat(20_000)}\n\`\`\``);
  assert.doesNotMatch(body.html, /t-keyword/);
  assert.deepEqual([body.issues[0]?.rule, body.issues[0]?.line], ['code-plain', 3]);
});

test('drawings made of characters are marked, code with arrows is not', async () => {
  assert.match(await renderHtml('```\n┌─┐\n└─┘\n```'), /<pre tabindex="0" class="diagram">/);
  assert.match(await renderHtml('```\n+--+   +--+\n|  |-->|  |\n+--+   +--+\n```'), /class="diagram"/);
  assert.doesNotMatch(await renderHtml('```\nnpm run build -- --out x\n```'), /class="diagram"/);
  assert.doesNotMatch(await renderHtml('```js\na --> b\nc --> d\n```'), /class="diagram"/);
});

test('an image from beside the record is shown, lazily', async () => {
  assert.match(
    await renderHtml('![A plan](plan.png "The plan")'),
    /<img src="\/files\/plan.png" alt="A plan" loading="lazy" decoding="async" title="The plan">/,
  );
});

for (const [what, address, rule] of [
  ['missing', 'gone.gif', 'missing-image'],
  ['outside the repository', '../../x.png', 'outside-image'],
  ['data', 'data:image/svg+xml,x', 'unsafe-address'],
] as const) {
  test(`an image that is ${what} leaves its words and a problem`, async () => {
    const body = await render(`![Words](${address})`);
    assert.match(
      body.html,
      /<span class="missing-image"><span data-added="">Image not available: <\/span>Words<\/span>/,
    );
    assert.deepEqual(listRules(body), [rule]);
  });
}
