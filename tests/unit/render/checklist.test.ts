import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './laid-out.ts';

const title = '# ADR-7: Ship by rail\n\n';

test('a testing strategy shows how much of it is done, items below items too', async () => {
  const { page, snippets } = await layOut(
    `${title}## Testing Strategy\n\nEach night.\n\n- [x] Brakes\n- [ ] Lamps with \`x\`\n  - [x] front\n`,
  );
  assert.equal(page.one('.progress').text, '2 of 3 done');
  const bar = page.one('progress');
  assert.deepEqual([bar.attr('value'), bar.attr('max'), bar.attr('aria-label')], ['2', '3', 'Tests done']);
  assert.deepEqual(
    snippets.checks.map(({ html, done, kind, anchor }) => [html, done, kind, anchor]),
    [
      ['Brakes', true, 'test', 'check-1'],
      ['Lamps with <code>x</code>', false, 'test', 'check-2'],
      ['front', true, 'test', 'check-3'],
    ],
  );
  assert.equal(page.one('#check-3').text, 'front');
});

test('unfilled items are neither counted nor to-dos', async () => {
  const { page, snippets } = await layOut(
    `${title}## Testing\n\n- [x] Brakes\n- [ ] Lamps\n- [ ] [Which test?]\n`,
  );
  assert.equal(page.one('.progress').text, '1 of 2 done');
  assert.equal(snippets.checks.length, 2);
});

test('tests without boxes have an unknown state; links and prose are not tests', async () => {
  const { page, snippets } = await layOut(
    `${title}## Testing\n\nWe ride along.\n\n- Ride in winter\n- [The timetable](0002-x.md)\n`,
  );
  assert.deepEqual(page.all('.progress'), []);
  assert.deepEqual(
    snippets.checks.map(({ html, done }) => [html, done]),
    [['Ride in winter', null]],
  );
});

test('a confirmation in prose stays prose', async () => {
  const { page, snippets } = await layOut(
    `${title}## Decision Outcome\n\nRail.\n\n### Confirmation\n\nBy riding.\n`,
  );
  assert.deepEqual(page.all('.progress'), []);
  assert.deepEqual(snippets.checks, []);
});

test('a longer checklist in the implementation shows its own progress, others do not', async () => {
  const { page, snippets } = await layOut(
    `${title}## Implementation\n\n- [x] a\n- [ ] b\n- [ ] c\n\nAnd:\n\n- [ ] d\n\n## References\n\n- [x] one\n- [x] two\n- [x] three\n`,
  );
  assert.deepEqual(
    page.all('.progress').map(({ text }) => text),
    ['1 of 3 done'],
  );
  assert.deepEqual(
    snippets.checks.map(({ html }) => html),
    ['a', 'b', 'c', 'd'],
  );
});
