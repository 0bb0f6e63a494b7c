import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './laid-out.ts';

const title = '# ADR-7: Ship by rail\n\n## Consequences\n\n';

async function register(risks: string) {
  const body = await layOut(`${title}### Risks\n\n${risks}`);
  const rows = body.page.all('tbody tr').map((row) => row.all('td').map(({ text }) => text));
  return { ...body, rows };
}

test('risks and their mitigations are in a table', async () => {
  const { rows, page, snippets } = await register(
    '- Snow on the pass: trains wait\n  - **Mitigation**: two ploughs\n- Strikes\n  - **Mitigation**: [trucks](0002-trucks.md)\n',
  );
  assert.deepEqual(rows, [
    ['Snow on the pass: trains wait', 'Mitigation: two ploughs'],
    ['Strikes', 'Mitigation: trucks'],
  ]);
  assert.deepEqual(
    page
      .one('table.risk-table')
      .all('th')
      .map(({ text }) => text),
    ['Risk', 'Mitigation'],
  );
  assert.deepEqual(
    page.all('tbody tr').map((row) => row.attr('id')),
    ['risk-1', 'risk-2'],
  );
  assert.match(snippets.risks[1]?.mitigation ?? '', /<a href="\/adr\/2\/"/);
  assert.equal(snippets.risks[1]?.anchor, 'risk-2');
});

test('what is added to a risk beside other items is not one of its words elsewhere', async () => {
  const { page, snippets } = await register(
    '- Snow\n  - **Mitigation**: ploughs\n- **Mitigation**: sand\n- Strikes\n',
  );
  assert.deepEqual(page.all('table'), []);
  assert.equal(page.one('#risk-2').text, 'Strikes No mitigation given');
  assert.equal(snippets.risks[1]?.html, 'Strikes');
});

test('a risk without a mitigation says so', async () => {
  const { rows, page, snippets } = await register('- Snow\n  - **Mitigation**: ploughs\n- Strikes\n');
  assert.deepEqual(rows[1], ['Strikes', 'No mitigation given']);
  assert.equal(page.all('.missing').length, 1);
  assert.equal(snippets.risks[1]?.mitigation, null);
});

test('what is taken out for other pages keeps the label of a mitigation apart from its words', async () => {
  const { snippets } = await register('- Snow\n  - **Mitigation**: ploughs\n');
  const html = snippets.risks[0]?.mitigation ?? '';
  assert.match(
    html,
    /<span class="label"><strong>Mitigation<\/strong><span class="separator">: <\/span><\/span>ploughs/,
  );
});

test('a mitigation in the same line is set apart', async () => {
  const { rows } = await register('- Snow. **Mitigation**: ploughs\n- Strikes (mitigation: trucks)\n');
  assert.deepEqual(rows, [
    ['Snow.', 'Mitigation: ploughs'],
    ['Strikes', '(mitigation: trucks)'],
  ]);
});

test('a mitigation in a paragraph of its own or on the next line is set apart', async () => {
  const { rows } = await register(
    '- Snow\n\n  **Mitigation**: ploughs\n\n- Strikes `on Mondays`\n  **Mitigation**: trucks\n',
  );
  assert.deepEqual(rows, [
    ['Snow', 'Mitigation: ploughs'],
    ['Strikes on Mondays', 'Mitigation: trucks'],
  ]);
});

test('further text about a risk stays with it', async () => {
  const { rows } = await register(
    '- Snow\n  - Likelihood: high\n  - **Mitigation**: ploughs\n  - Owner: the pass\n',
  );
  assert.deepEqual(rows, [['Snow Likelihood: high', 'Mitigation: ploughs Owner: the pass']]);
});

test('a table of risks keeps its columns and marks the empty ones', async () => {
  const { rows, page } = await register(
    '| Risk | Likelihood | Mitigation |\n|--|--|--|\n| Snow | high | ploughs |\n| Strikes | low | |\n',
  );
  assert.deepEqual(rows, [
    ['Snow', 'high', 'ploughs'],
    ['Strikes', 'low', 'No mitigation given'],
  ]);
  assert.equal(page.all('.table-box').length, 1);
});

test('risks in running text are left as they are', async () => {
  const { page, snippets } = await register('Snow may close the pass.\n');
  assert.equal(page.all('table').length, 0);
  assert.equal(snippets.risks[0]?.html, 'Snow may close the pass.');
});

test('a label in plain words is set apart as well, so that no column says it twice', async () => {
  const { page, snippets } = await register(
    '- Snow\n  - Mitigation: ploughs\n- Strikes\n  - Mitigation: trucks\n',
  );
  assert.equal(page.all('.mitigation .label').length, 2);
  assert.match(snippets.risks[0]?.mitigation ?? '', /<span class="label">Mitigation: <\/span>ploughs/);
});
