import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRules, render, renderHtml } from './helper.ts';

test('what reads as a type or a component stays visible', async () => {
  const shown: [string, RegExp][] = [
    ['A List<T> and Task<object>', /List&#x3C;T> and Task&#x3C;object>/],
    ['Set<B> or Map<K, V>', /Set&#x3C;B> or Map&#x3C;K, V>/],
    ['<AdrLink id="3">words</AdrLink>', /&#x3C;AdrLink id="3">words&#x3C;\/AdrLink>/],
    ['the <script> tag', /the &#x3C;script> tag/],
    ['<link to the ticket>', /&#x3C;link to the ticket>/],
    ['{x} and {{ y }}', /\{x\} and \{\{ y \}\}/],
  ];
  for (const [text, expected] of shown) assert.match(await renderHtml(text), expected);
});

test('harmless HTML is kept', async () => {
  const html = await renderHtml(
    '<details><summary>More</summary>\n\nH<sub>2</sub>O **bold**<br>\n\n</details>\n\n<div align="center"><kbd>C</kbd></div>',
  );
  assert.match(html, /<details><summary>More<\/summary>\s*<p>H<sub>2<\/sub>O <strong>bold<\/strong><br>/);
  assert.match(html, /<div class="align-center"><kbd>C<\/kbd><\/div>/);
});

for (const [attack, lost] of [
  ['<script>alert(1)</script>', /script|alert/],
  ['a <ScRiPt src="//x"></sCrIpT>', /script/i],
  ['<style>p{}</style>', /style|p\{/],
  ['<img src=x.png onerror=alert(1)>', /onerror/],
  ['<b style="position:fixed" class="gone" onclick=x>b</b>', /style|class|onclick/],
  ['<iframe src="https://example.org"></iframe>', /iframe/],
  ['<form action=x><input name=y></form>', /form|input/],
  ['<base href="https://example.org">', /base/],
  ['<meta http-equiv=refresh content=x>', /meta/],
  ['<svg onload=alert(1)><script>1</script></svg>', /svg|onload|script/],
  [
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>',
    /<mtext|<mglyph|onerror/,
  ],
  [
    '<noscript><p title="</noscript><img src=x.png onerror=alert(1)>">x</p></noscript>',
    /<noscript|(?<!title="<\/noscript>)<img/,
  ],
  ['<a href="x" target=_blank ping=x>x</a>', /target|ping/],
] as const) {
  test(`${attack} does no harm`, async () => assert.doesNotMatch(await renderHtml(attack), lost));
}

test('removed HTML is an issue with its line', async () => {
  const { issues } = await render('one\n\n<iframe src="https://example.org"></iframe>');
  assert.deepEqual([issues[0]?.rule, issues[0]?.line], ['raw-html', 3]);
});

test('ids from HTML cannot pass for the page’s own, and fragments find them', async () => {
  const html = await renderHtml('<a name="main"></a>\n\n[to it](#main)');
  assert.match(html, /id="user-content-main"/);
  assert.match(html, /href="#user-content-main">to it/);
});

test('images in HTML are looked up like others, and their line is known', async () => {
  const body = await render('one\n\n<p>\n<img src="gone.gif" alt="x"></p>');
  assert.match(body.html, /missing-image/);
  assert.deepEqual([body.issues[0]?.rule, body.issues[0]?.line], ['missing-image', 4]);
});

test('comments are dropped under every policy', async () => {
  for (const rawHtml of ['sanitize', 'escape', 'allow'] as const) {
    assert.equal(
      await renderHtml('a<!-- note -->\n\n<!-- block\n\nnote -->', { options: { rawHtml } }),
      '<p>a</p>',
    );
  }
});

test('escape shows HTML as text, allow lets it through', async () => {
  assert.match(await renderHtml('a <b>c</b>', { options: { rawHtml: 'escape' } }), /a &#x3C;b>c&#x3C;\/b>/);
  assert.match(
    await renderHtml('<video src="x"></video>', { options: { rawHtml: 'allow' } }),
    /<video src="x"><\/video>/,
  );
  assert.doesNotMatch(await renderHtml('[a](javascript:x)', { options: { rawHtml: 'allow' } }), /<a /);
});

test('unbalanced HTML stays inside the body', async () => {
  const html = await renderHtml('<div>\n\n<b>one\n\n</p></section></div></div>\n\ntwo');
  assert.equal(html.match(/<div>/g)?.length, html.match(/<\/div>/g)?.length);
  assert.match(html, /two/);
});

test('an unclosed inline element does not continue over the next blocks', async () => {
  assert.equal(await renderHtml('one <b>two\n\nthree\n'), '<p>one <b>two</b></p>\n<p>three</p>');
});

test('what nests too deep is shown as plain text', async () => {
  const deep = ['>'.repeat(5000), '*'.repeat(5000).concat('a', '*'.repeat(5000)), '<div>'.repeat(5000)];
  for (const text of deep) {
    const body = await render(text);
    assert.match(body.html, /^<pre class="plain-body" tabindex="0">/);
    assert.deepEqual(listRules(body), ['body-failed']);
  }
});
