import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from './laid-out.ts';

async function monitoring(text: string) {
  const { page } = await layOut(`# ADR-7: Ship by rail\n\n## Monitoring & Observability\n\n${text}`);
  return {
    page,
    tables: page.all('.measure-set table.measures').map((table) => ({
      caption: table.all('caption')[0]?.text ?? null,
      heads: table.all('thead th').map(({ text: words }) => words),
      rows: table.all('tbody tr').map((row) => row.all('th,td').map(({ text: words }) => words)),
    })),
  };
}

test('metrics and alerts of one list become two tables with the labels as captions', async () => {
  const { page, tables } = await monitoring(
    '- **Metrics to Track**:\n  - Delay of trains\n  - Trains lost\n\n- **Alerting**:\n  - Delay > 20 minutes\n  - Alert if more than 3 % of trains exceed 90 km/h\n',
  );
  assert.deepEqual(tables, [
    { caption: 'Metrics to Track:', heads: ['Metric'], rows: [['Delay of trains'], ['Trains lost']] },
    {
      caption: 'Alerting:',
      heads: ['Alert', 'Condition'],
      rows: [
        ['Delay', '> 20 minutes'],
        ['Alert if', 'more than 3 % of trains exceed 90 km/h'],
      ],
    },
  ]);
  assert.equal(page.all('.measure-set').length, 1);
  assert.deepEqual(page.all('.table-box'), []);
});

test('labels above lists become captions too', async () => {
  const { page, tables } = await monitoring('**Metrics:**\n\n- Rust\n\nAlerts:\n\n- Dust\n');
  assert.deepEqual(
    tables.map(({ caption }) => caption),
    ['Metrics:', 'Alerts:'],
  );
  assert.equal(page.all('.measure-set').length, 1);
});

test('subsections keep their headings, which name the tables', async () => {
  const { page, tables } = await monitoring(
    '### Metrics\n\n- **Rust**: in mm\n- Dust\n\n### Alerts\n\n- Fire\n',
  );
  assert.deepEqual(tables[0]?.rows, [['Rust:', 'in mm'], ['Dust']]);
  assert.deepEqual(
    page.all('table.measures').map((table) => table.attr('aria-labelledby')),
    ['metrics', 'alerts'],
  );
  assert.equal(page.one('tbody th').attr('scope'), 'row');
});

test('details in brackets at the end are a column where most items have them', async () => {
  const { tables } = await monitoring('### Metrics\n\n- Delay (p50, p95)\n- Speed (mean)\n- Trains\n');
  assert.deepEqual(tables[0]?.rows, [['Delay', '(p50, p95)'], ['Speed', '(mean)'], ['Trains']]);
  const few = await monitoring('### Metrics\n\n- Delay (p50)\n- Speed\n- Trains\n');
  assert.deepEqual(few.tables[0]?.rows, [['Delay (p50)'], ['Speed'], ['Trains']]);
});

test('tables of the author, prose, and lists of neither stay what they are', async () => {
  const { page } = await monitoring(
    'By eye.\n\n- A dashboard\n\n### Metrics\n\n| Name | Unit |\n|--|--|\n| Rust | mm |\n\n- [ ] to come\n',
  );
  assert.deepEqual(page.all('table.measures'), []);
  assert.equal(page.all('.table-box').length, 1);
});
