import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './laid-out.ts';

const title = '# ADR-7: Ship by rail\n\n## Decision\n\nWe ship by rail.\n\n';

test('positive and negative consequences are side by side', async () => {
  const { page } = await layOut(
    `${title}## Consequences\n\n### Positive\n\n- cheap\n- quiet\n\n### Negative\n\n- slow\n\n## References\n\n- none\n`,
  );
  const columns = page.one('.columns').all('.part');
  assert.deepEqual(
    columns.map((column) => column.attr('data-part')),
    ['positive', 'negative'],
  );
  assert.equal(columns[0]?.all('li.point-positive').length, 2);
  assert.equal(columns[1]?.all('li.point-negative').length, 1);
});

test('a label goes with the list below it', async () => {
  const { page } = await layOut(
    `${title}## Consequences\n\nWhat follows.\n\n**Pros**:\n- cheap\n\n**Cons**:\n- slow\n\nThat is all.\n`,
  );
  assert.deepEqual(
    page
      .one('.columns')
      .all('.tone')
      .map(({ text }) => text),
    ['Pros: cheap', 'Cons: slow'],
  );
});

test('one list of good and bad points is set in columns, numbers going on', async () => {
  const { page } = await layOut(
    `${title}## Consequences\n\n1. Good, because cheap\n2. Good, because quiet\n3. Bad, because slow\n`,
  );
  const [good, bad] = page.one('.columns').all('ol');
  assert.equal(good?.all('li').length, 2);
  assert.equal(bad?.attr('start'), '3');
});

test('a mixed list of pros and cons keeps its order, with plus and minus', async () => {
  const { page } = await layOut(
    `${title}## Consequences\n\n- Good, because cheap\n- Bad, because slow\n- Good, because quiet\n`,
  );
  assert.equal(page.all('.columns').length, 0);
  assert.deepEqual(
    page.all('li').map((item) => item.attr('class')),
    ['point point-positive', 'point point-negative', 'point point-positive'],
  );
});

test('an ellipsis at the end of a list goes with the points above it', async () => {
  const { page } = await layOut(
    `${title}## Consequences\n\n- Good, because cheap\n- Bad, because slow\n- …\n`,
  );
  assert.deepEqual(
    page
      .one('.columns')
      .all('.tone')
      .map((column) => column.all('li').length),
    [1, 2],
  );
});

test('one kind of consequence alone is not a column', async () => {
  const { page } = await layOut(`${title}## Consequences\n\n### Positive\n\n- cheap\n`);
  assert.equal(page.all('.columns').length, 0);
});

test('a point that begins with plus or minus does not get a second one', async () => {
  const { page } = await layOut(`${title}## Consequences\n\n### Positive\n\n- ✅ cheap\n- quiet\n`);
  assert.deepEqual(
    page.all('li').map((item) => item.attr('class')),
    ['point point-positive signed', 'point point-positive'],
  );
});

test('a section ends where the next one of its rank begins, and a rule is between them', async () => {
  const { html } = await layOut(`${title}## Consequences\n\n- cheap\n\n---\n\n## Weather\n\nFine.\n`);
  assert.match(html, /<\/ul>\s*<\/div><hr>\s*<h2 id="weather">/);
});

test('footnotes are outside of the last part', async () => {
  const { html } = await layOut(`${title}## Consequences\n\ncheap[^1]\n\n[^1]: mostly\n`);
  assert.match(html, /<\/p>\s*<\/div><section class="footnotes">/);
});
