import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createBuildsTable,
  createInstallsTable,
  findFigureMedian,
  listMissing,
} from '../../bench/report/builds-table.ts';
import { createMarkdownTable } from '../../bench/report/markdown.ts';
import { createReaderTable } from '../../bench/report/reader-table.ts';
import { placed } from '../../bench/report/readme.ts';
import { createStepsTable, describeGrowth } from '../../bench/report/steps-table.ts';
import type { Figure, Report } from '../../bench/report/types.ts';

const figure = (tool: string, step: string, records: number, ...seconds: number[]): Figure => ({
  tool,
  step,
  records,
  runs: seconds.map((one) => ({ seconds: one, cpu: one * 2, peak: 300 })),
});

const report = (changes: Partial<Report> = {}): Report => ({
  schema: 2,
  date: '2026-01-02T03:04:05.000Z',
  machine: { system: 'Linux', processor: 'one', cores: 2, memory: 24, node: '24.0.0' },
  versions: {},
  collections: [],
  installs: [],
  figures: [],
  missing: [],
  searches: [],
  pages: [],
  ...changes,
});

test('a table is Markdown, and a cell holds no column', () => {
  const table = createMarkdownTable([{ head: 'name', align: 'left' }, { head: 's' }], [['a|b', '1']]);
  assert.equal(table, '| name | s |\n|---|---:|\n| a\\|b | 1 |');
});

test('a step is worth its median', () => {
  const one = report({ figures: [figure('cadre', 'build', 100, 5, 1, 2)] });
  const of = { tool: 'cadre', step: 'build', records: 100 };
  assert.equal(findFigureMedian(one, of), 2);
  assert.equal(findFigureMedian(one, of, 'cpu'), 4);
  assert.equal(findFigureMedian(one, { ...of, step: 'edit' }), null);
});

test('builds are compared with the yardstick', () => {
  const figures = [figure('cadre', 'build', 1000, 6), figure('eleventy', 'build', 1000, 4)];
  assert.match(
    createBuildsTable(report({ figures })),
    /\| 1,000 \| Cadre \| 6\.0 \| × 1\.50 \| 12\.0 \| × 1\.50 \| 300 \|/,
  );
});

test('an install is listed with what it brings, and with the first site after it', () => {
  const run = { seconds: 2, cpu: 3, peak: null };
  const installs = [{ tool: 'cadre', packages: 11, scripts: 0, megabytes: 33, run }];
  const figures = [figure('cadre', 'build', 100, 4)];
  assert.match(
    createInstallsTable(report({ installs, figures })),
    /\| Cadre \| 11 \| 0 \| 33 \| 2\.0 \| 3\.0 \| 6\.0 \| 11\.0 \|/,
  );
  assert.match(createInstallsTable(report({ installs })), /\| – \| – \|\s*$/);
});

test('what is missing is listed with its reason', () => {
  const missing = [
    { tool: 'hugo', records: null, reason: 'not installed: no hugo on the PATH' },
    { tool: 'log4brains', records: 1000, reason: 'measured up to 100 records' },
  ];
  assert.deepEqual(listMissing({ missing }), [
    'Hugo + Pagefind: not installed: no hugo on the PATH.',
    'log4brains at 1,000 records: measured up to 100 records.',
  ]);
});

test('a step that grows faster than the records is named', () => {
  const figures = [
    figure('cadre', 'build', 100, 4),
    figure('cadre', 'build', 1000, 10),
    figure('cadre', 'build', 10_000, 90),
    figure('cadre', 'export', 1000, 1),
    figure('cadre', 'export', 10_000, 20),
  ];
  const table = createStepsTable(report({ figures }));
  assert.match(table, /\| build \| 4\.0 \| 10\.0 \| 90 \| 0\.95 \|/);
  assert.match(table, /\| export \| – \| 1\.0 \| 20 \| 1\.30 \(!\) \|/);
  assert.match(describeGrowth({ figures }), /1\.05\): export\.$/);
});

test('pages are beside their budgets', () => {
  const bytes = { html: 20_000, script: 16_000, style: 9_000, font: 50_000, other: 0 };
  const pages = [{ records: 100, page: 'a long record', bytes, largestPaint: 1500, shift: 0 }];
  assert.match(
    createReaderTable({ pages }),
    /\| 20 \| 16 of 15 \(!\) \| 9\.0 \| 50 of 60 \| 0\.0 \| 1\.5 \| 0\.000 \|/,
  );
});

test('a report takes the place of the one before', () => {
  const document = 'a\n<!-- bench -->\nold\n<!-- /bench -->\nb\n';
  assert.equal(placed(document, 'new'), 'a\n<!-- bench -->\nnew\n<!-- /bench -->\nb\n');
  assert.throws(() => placed('a', 'new'), RangeError);
});
