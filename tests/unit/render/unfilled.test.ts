import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './laid-out.ts';

const title = '# ADR-7: Ship by rail\n\n';

async function folds(text: string): Promise<[string, string][]> {
  const { page } = await layOut(title + text);
  return page.all('details.unfilled').map((fold) => {
    const summary = fold.one('summary').text;
    return [summary, fold.text.slice(summary.length).trim()];
  });
}

test('an unfilled section folds below its heading, with its parts', async () => {
  const { page } = await layOut(
    `${title}## Consequences\n\n### Positive\n\n- [Benefit]\n\n### Risks\n\n- [Risk]\n  - **Mitigation**: Two of them\n\n## Decision\n\nBy rail.\n`,
  );
  assert.equal(page.all('details.unfilled').length, 1);
  assert.equal(page.one('details.unfilled summary').text, 'Not filled in');
  assert.equal(page.one('.part h2').text.replace('#', ''), 'Consequences');
  assert.equal(page.all('details h3').length, 2);
  assert.deepEqual(page.all('.not-filled'), []);
});

test('a prompt of several paragraphs and the example below it fold together', async () => {
  const text =
    '## Context\n\n[What drove it?\n\nWhy now?]\n\n**Example**:\n\nOur wheels were square.\n\n## Decision\n\nBy rail.\n';
  assert.deepEqual(await folds(text), [
    ['Not filled in', '[What drove it? Why now?] Example: Our wheels were square.'],
  ]);
});

test('one label is named in the fold', async () => {
  const text =
    '## Alternatives Considered\n\n### Alternative 1: Road\n\n**Pros**:\n- Fast\n\n**Rejected because**: [Why?]\n\n### Alternative 2: [Name]\n\n**Pros**:\n- [Pro]\n';
  assert.deepEqual(
    (await folds(text)).map(([summary]) => summary),
    ['Rejected because: not filled in', 'Alternative 2: not filled in'],
  );
});

test('an item among filled ones stays in its place and says so', async () => {
  const { page } = await layOut(
    `${title}## Consequences\n\n### Positive\n\n- Quiet\n- [Benefit 2]\n\n### Risks\n\n- Snow\n  - **Mitigation**: [How?]\n- [Risk 2]\n`,
  );
  assert.deepEqual(
    page.all('.left-open').map(({ text }) => text),
    ['[Benefit 2] not filled in', 'Mitigation: [How?] not filled in', '[Risk 2] not filled in'],
  );
  assert.deepEqual(page.all('details.unfilled'), []);
});

test('a mitigation that is not filled in does not count', async () => {
  const { snippets } = await layOut(`${title}## Risks\n\n- Snow\n  - **Mitigation**: [How?]\n`);
  assert.deepEqual(snippets.risks, [{ html: 'Snow', mitigation: null, anchor: 'risk-1' }]);
});

test('a known heading with nothing below says so, unless its parts follow beside it', async () => {
  const { page } = await layOut(
    `${title}## Context\n\n## Consequences\n\n## Positive\n\n- Quiet\n\n## Negative\n\n## Thoughts\n\n## Status\n`,
  );
  assert.deepEqual(
    page.all('.part').flatMap((part) => (part.all('p.not-filled').length > 0 ? [part.one('h2').text] : [])),
    ['Context#', 'Negative#'],
  );
});

test('a label with nothing below says so', async () => {
  const { page } = await layOut(
    `${title}## Alternatives\n\n### Road freight\n\n**Pros**:\n\n- Fast\n\n**Cons**:\n\n**Rejected because**: it stinks\n`,
  );
  assert.deepEqual(page.all('.not-filled').length, 1);
  assert.match(page.one('.not-filled').text, /not filled in/);
});

test('words of the author are never folded away', async () => {
  for (const text of [
    '## Decision\n\nBy rail.\n\n[See the timetable](0002-x.md)\n',
    '## References\n\n- [Timetable]\n\n[timetable]: https://example.org\n',
    '## Context\n\nTODO: ask the harbour\n',
    '## Alternatives\n\n### [Road]\n\nFast.\n',
    '## Testing\n\n- [ ] [Which?]\n  - [x] the brakes\n',
  ]) {
    const { page } = await layOut(title + text);
    assert.deepEqual(page.all('details.unfilled'), [], text);
  }
});

test('a prompt above the text that answers it is not a gap', async () => {
  assert.deepEqual(await folds('## Context\n\n> This section describes why.\n\nDays are full.\n'), [
    ['Left from the template', 'This section describes why.'],
  ]);
  assert.deepEqual(await folds('## Context\n\nDays are full.\n\n## Decision\n\n[What?]\n'), [
    ['Not filled in', '[What?]'],
  ]);
});

test('an empty bullet is shown as empty, with nothing to unfold', async () => {
  const { page } = await layOut(`${title}## Consequences\n\n### Negative\n\n-\n`);
  assert.deepEqual(page.all('details'), []);
  assert.equal(page.one('li').text, 'not filled in');
});
