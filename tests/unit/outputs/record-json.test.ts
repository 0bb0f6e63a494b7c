import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EXPORT_JSON_SCHEMA,
  type Export,
  type ExportedDecision,
  RECORD_JSON_SCHEMA,
} from '../../../src/export/schema.ts';
import type { RecordExport, SiteExport } from '../../../src/export/site-export.ts';
import { listJsonSchemas, listLogData, listRecordJson } from '../../../src/outputs/data.ts';
import { findSchemaFaults } from '../../support/json-schema.ts';
import { entry, relation, siteLog } from '../site/entries.ts';
import { outputInput } from './input.ts';
import { createParts, createPassage } from './parts.ts';

const hostile = `]]> <script> & "quoted", \0\x1F \uD800 line\nbreak`;

function decision(values: Partial<ExportedDecision> & { id: string }): ExportedDecision {
  return {
    ...{ path: values.id.replace('adr/', ''), collection: 'adr', number: 12, title: 'Use a queue' },
    ...{
      status: 'accepted',
      statusText: null,
      effectiveStatus: 'no longer in force',
      date: null,
      deciders: [],
      tickets: [],
    },
    ...{ tags: [], summary: null, language: null, permalink: '/adr/12/', relations: [], problems: [] },
    ...values,
  };
}

const old = entry({
  id: 'adr/0012-queue.md',
  number: 12,
  permalink: '/adr/12/',
  effectiveStatus: 'no longer in force',
  currentStatus: 'superseded',
  relations: [relation('superseded-by', 'adr/0031-stream.md'), relation('relates-to', null)],
  inForceNow: ['adr/0031-stream.md'],
  sourceUrl: 'https://git.example.com/0012-queue.md',
});
const successor = entry({ id: 'adr/0031-stream.md', number: 31, title: hostile, permalink: '/adr/31/' });

const exported: Export = {
  schema: 1,
  collections: [{ key: 'adr', name: 'Decisions', folder: 'adr' }],
  decisions: [
    decision({ id: old.id, date: '2024-05' }),
    decision({ id: successor.id, number: 31, title: hostile, summary: hostile, permalink: '/adr/31/' }),
  ],
  skipped: [{ path: 'README.md', reason: 'it is called README.md', collection: 'adr' }],
};

const input = outputInput({
  log: siteLog([old, successor]),
  exported: () => exported,
  getParts: () =>
    createParts({
      context: [createPassage('Files are large.'), createPassage('People wait.')],
      decision: [createPassage('[What we decide]', true)],
      consequences: {
        positive: [createPassage('Fast')],
        negative: [createPassage('[Negative]', true)],
        neutral: [],
        risks: [{ ...createPassage(hostile), mitigation: createPassage('[How]', true) }],
        general: [],
      },
    }),
});

const parsed = async <T>(outputs: { path: string; make(): unknown }[], path: string): Promise<T> =>
  JSON.parse(String(await outputs.find((one) => one.path === path)?.make()));

test('a record is published as JSON beside its page, with the addresses of what it names', async () => {
  const record = await parsed<RecordExport>(listRecordJson(input), '/adr/12.json');
  assert.equal(record.decision.url, 'https://decisions.example.com/docs/adr/12/');
  assert.equal(record.currentStatus, 'superseded');
  assert.deepEqual(record.inForceNow, ['adr/0031-stream.md']);
  assert.deepEqual(
    record.related.map(({ number, url }) => [number, url]),
    [[31, 'https://decisions.example.com/docs/adr/31/']],
  );
  assert.deepEqual(record.source, {
    markdown: 'https://decisions.example.com/docs/adr/12.md',
    repository: 'https://git.example.com/0012-queue.md',
    edit: null,
  });
});

test('its parts are Markdown, without unfilled text', async () => {
  const { parts } = await parsed<RecordExport>(listRecordJson(input), '/adr/12.json');
  assert.equal(parts.context, 'Files are large.\n\nPeople wait.');
  assert.equal(parts.decision, null);
  assert.deepEqual(parts.consequences.negative, []);
  assert.equal(parts.consequences.risks[0]?.mitigation, null);
});

test('records and the log hold to their schemas, hostile words and all', async () => {
  const records = findSchemaFaults(RECORD_JSON_SCHEMA);
  for (const { path, make } of listRecordJson(input))
    assert.deepEqual(records(JSON.parse(String(await make()))), [], path);
  const logs = findSchemaFaults(EXPORT_JSON_SCHEMA);
  assert.deepEqual(logs(await parsed(listLogData(input), '/log.json')), []);
  assert.deepEqual(logs(exported), []);
});

test('the log is the export, with the site and whole addresses added', async () => {
  const { site, sources, decisions, ...rest } = await parsed<SiteExport>(listLogData(input), '/log.json');
  const { decisions: before, ...same } = exported;
  assert.deepEqual(rest, same);
  assert.deepEqual(sources, { collections: [], files: [] });
  assert.equal(site.url, 'https://decisions.example.com/docs/');
  assert.deepEqual(
    decisions.map(({ url: _, ...decision }) => decision),
    JSON.parse(JSON.stringify(before)),
  );
});

test('without the origin of the site, addresses begin at the root of the host', async () => {
  const log = await parsed<SiteExport>(
    listLogData({ ...input, site: { ...input.site, site: null } }),
    '/log.json',
  );
  assert.equal(log.site.url, '/docs/');
  assert.equal(log.decisions[0]?.url, '/docs/adr/12/');
});

test('the schemas know their own addresses', () => {
  assert.deepEqual(
    listJsonSchemas(input).map(({ path, make }) => [path, JSON.parse(String(make())).$id]),
    [
      ['/log.schema.json', 'https://decisions.example.com/docs/log.schema.json'],
      ['/record.schema.json', 'https://decisions.example.com/docs/record.schema.json'],
    ],
  );
});

test('the table keeps hostile words inside their cell', () => {
  const csv = String(listLogData(input)[1]?.make());
  const rows = csv.replaceAll(/"(?:[^"]|"")*"/g, 'X').split('\r\n');
  assert.equal(rows.length, 4);
  for (const row of rows.slice(0, 3)) assert.equal(row.split(',').length, rows[0]?.split(',').length);
});
