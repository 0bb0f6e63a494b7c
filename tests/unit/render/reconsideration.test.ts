import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './laid-out.ts';

function reconsider(text: string, heading = 'Reconsideration') {
  return layOut(`# ADR-7: Ship by rail\n\n## ${heading}\n\n${text}`);
}

test('the conditions are set apart, below the sentence that introduces them', async () => {
  const { page, snippets } = await reconsider(
    'This decision should be revisited if:\n\n- Fuel is free\n- [Condition 2]\n',
  );
  assert.deepEqual(page.all('.conditions p[data-added]'), []);
  assert.equal(page.one('.conditions p').text, 'This decision should be revisited if:');
  assert.deepEqual(snippets.conditions, [{ html: 'Fuel is free', anchor: 'condition-1' }]);
  assert.equal(page.one('#condition-1').text, 'Fuel is free');
});

test('where nothing says what they are, a line is added that does', async () => {
  const { page } = await reconsider('- Fuel is free\n');
  assert.equal(page.one('.conditions p[data-added]').text, 'When to reconsider this decision');
  const named = await reconsider('- Fuel is free\n', 'When to revisit');
  assert.deepEqual(named.page.all('.conditions p[data-added]'), []);
});

test('a condition may be a paragraph', async () => {
  const { snippets } = await reconsider('If fuel is **free**.\n');
  assert.deepEqual(snippets.conditions, [
    { html: 'If fuel is <strong>free</strong>.', anchor: 'condition-1' },
  ]);
});

test('text below a rule is not a condition', async () => {
  const { page } = await reconsider('- Fuel is free\n\n---\n\n*Author: Ada*\n');
  assert.doesNotMatch(page.one('.conditions').text, /Ada/);
});

test('unfilled conditions are not set apart', async () => {
  const { page, snippets } = await reconsider('This decision should be revisited if:\n\n- [Condition 1]\n');
  assert.deepEqual(page.all('.conditions'), []);
  assert.deepEqual(snippets.conditions, []);
});
