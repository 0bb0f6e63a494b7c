import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLikelyMaths } from '../../../src/render/maths-dollars.ts';
import { listRules, render, renderHtml } from './helper.ts';

for (const formula of [
  'x',
  'n',
  'x^2',
  'O(n)',
  'O(n \\log n)',
  'a_i',
  '\\alpha',
  'E = mc^2',
  '2n',
  'a + b',
]) {
  test(`$${formula}$ is maths`, () => assert.ok(isLikelyMaths(formula)));
}

for (const prose of [
  '5 and ',
  '5 or maybe ',
  'HOME',
  '10 million = a lot of',
  '100 USD',
  'it costs more and more/',
]) {
  test(`$${prose}$ is not one`, () => assert.ok(!isLikelyMaths(prose)));
}

test('prices, variables and code keep their dollars', async () => {
  const text = 'It costs $5 and $10, `$x^2$`, $HOME/$USER and US$3.';
  assert.equal(
    await renderHtml(text),
    '<p>It costs $5 and $10, <code>$x^2$</code>, $HOME/$USER and US$3.</p>',
  );
});

test('maths beside prices is set, and its underscores are not emphasis', async () => {
  const html = await renderHtml('From $5 to $10 for $a_i * b_i$ calls, `$y$`.');
  assert.match(
    html,
    /^<p>From \$5 to \$10 for <span class="maths"><math>.*<\/math><\/span> calls, <code>\$y\$<\/code>/,
  );
  assert.doesNotMatch(html, /<em>/);
});

test('maths in blocks', async () => {
  for (const text of ['$$\n\\frac{a}{b}\n- c\n$$', '```math\n\\frac{a}{b}\n```']) {
    assert.match(
      await renderHtml(text),
      /<div class="maths-box" tabindex="0"><math display="block"[^>]*>.*<mfrac>/,
    );
  }
});

test('a formula that cannot be set stays readable, with an issue', async () => {
  const body = await render('$$\n\\frac{a\n$$');
  assert.match(body.html, /<code>\\frac\{a<\/code>/);
  assert.deepEqual(listRules(body), ['maths-failed']);
});
