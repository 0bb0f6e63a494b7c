import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExport, toCsv } from '../../../src/export/export.ts';
import { toSkipReason } from '../../../src/messages/issues.ts';
import type { Log, LogRecord, Relation } from '../../../src/model/log.ts';
import type { Fact, ReadRecord } from '../../../src/model/record.ts';

function fact<T>(value: T, raw = String(value)): Fact<T> {
  return { value, raw, location: 'line', line: 3 };
}

/** A record of a log with only what the export looks at. */
function record(collection: string, path: string, more: Partial<LogRecord> = {}): LogRecord {
  const read: Partial<ReadRecord> = {
    status: fact('accepted', '✅ Accepted'),
    deciders: [fact('Jo'), fact('Max')],
    tags: [fact('storage')],
    affects: [],
    fields: [],
    tickets: [
      fact({ text: 'PAY-9', href: 'https://tickets.example/PAY-9' }),
      fact({ text: '', href: 'https://tickets.example/PAY-10' }),
    ],
    summary: 'We store it.',
  };
  return {
    ...{ id: `${collection}/${path}`, collection, path, number: 1, title: 'Store it' },
    ...{
      status: 'accepted',
      effectiveStatus: 'no longer in force',
      currentStatus: 'superseded',
      date: '2024-05-01',
    },
    ...{
      permalink: `/${collection}/1/`,
      relations: [],
      backlinks: [],
      translations: [],
      chain: [],
      inForceNow: [],
    },
    ...{ previous: null, next: null, issues: [] },
    read: read as ReadRecord,
    ...more,
  };
}

function relation(target: string | null, more: Partial<Relation> = {}): Relation {
  return {
    ...{
      type: 'superseded-by',
      target,
      targetText: 'ADR-2',
      partial: false,
      part: null,
      stated: true,
      line: 4,
    },
    ...more,
  };
}

function createLog(records: LogRecord[]): Log {
  const collections = ['pay', 'bill'].map((key) => ({ key, name: key.toUpperCase(), folder: `${key}/adr` }));
  return { collections, records, pages: [], duplicateNumbers: [], issues: [] };
}

test('a decision has every field of the contract, in its order', () => {
  const problem = {
    ...{ collection: 'pay', path: '0001-a.md', line: 4, rule: 'dangling-reference' },
    ...{ severity: 'warning' as const, message: 'Not here.', hint: 'Correct it.' },
    ...{ key: 'issue.dangling-reference' as const, values: {} },
  };
  const { decisions } = createExport({
    log: createLog([record('pay', '0001-a.md', { issues: [problem] })]),
    skipped: [],
  });
  assert.equal(
    JSON.stringify(decisions[0]),
    JSON.stringify({
      path: '0001-a.md',
      id: 'pay/0001-a.md',
      collection: 'pay',
      number: 1,
      title: 'Store it',
      status: 'accepted',
      statusText: '✅ Accepted',
      effectiveStatus: 'no longer in force',
      date: '2024-05-01',
      deciders: ['Jo', 'Max'],
      tickets: ['PAY-9', 'https://tickets.example/PAY-10'],
      tags: ['storage'],
      summary: 'We store it.',
      permalink: '/pay/1/',
      relations: [],
      problems: [
        {
          rule: 'dangling-reference',
          severity: 'warning',
          line: 4,
          message: 'Not here.',
          hint: 'Correct it.',
        },
      ],
    }),
  );
});

test('a target is a path in the same collection, an id in another one, null where nothing is meant', () => {
  const relations = [
    relation('pay/0002-b.md'),
    relation('bill/0002-b.md'),
    relation(null),
    relation('pay/guide.md'),
  ];
  const log = createLog([
    record('pay', '0001-a.md', { relations }),
    record('pay', '0002-b.md'),
    record('bill', '0002-b.md'),
  ]);
  const [first] = createExport({ log, skipped: [] }).decisions;
  assert.deepEqual(
    first?.relations.map(({ target }) => target),
    ['0002-b.md', 'bill/0002-b.md', null, null],
  );
  assert.deepEqual(Object.keys(first?.relations[0] ?? {}), [
    'type',
    'target',
    'targetText',
    'partial',
    'part',
    'stated',
  ]);
});

test('what is not stated is null', () => {
  const bare = record('pay', 'a.md', { number: null, status: 'unknown', date: null });
  bare.read = { ...bare.read, status: null, summary: null, deciders: [], tags: [], tickets: [] };
  const [first] = createExport({ log: createLog([bare]), skipped: [] }).decisions;
  const { number, status, statusText, date, summary, deciders } = first ?? {};
  assert.deepEqual(
    { number, status, statusText, date, summary, deciders },
    { number: null, status: 'unknown', statusText: null, date: null, summary: null, deciders: [] },
  );
});

test('skipped files are in a stable order, collection by collection', () => {
  const reason = toSkipReason('empty');
  const skipped = [
    { collection: 'bill', path: 'a.md', reason },
    { collection: 'pay', path: 'z.adoc', reason },
    { collection: 'pay', path: 'b.md', reason },
  ];
  const { schema, collections, skipped: listed } = createExport({ log: createLog([]), skipped });
  assert.equal(schema, 1);
  assert.deepEqual(collections[0], { key: 'pay', name: 'PAY', folder: 'pay/adr' });
  assert.deepEqual(
    listed.map(({ collection, path }) => `${collection}/${path}`),
    ['pay/b.md', 'pay/z.adoc', 'bill/a.md'],
  );
});

test('a table quotes what needs it and disarms what a spreadsheet would run', () => {
  const odd = record('pay', '0001-a.md', {
    title: '=HYPERLINK("https://a.example", "x")',
    relations: [relation(null, { type: 'supersedes', targetText: 'ADR-9, old', partial: true })],
  });
  odd.read = { ...odd.read, summary: 'One\ntwo' };
  const lines = toCsv(createExport({ log: createLog([odd]), skipped: [] })).split('\r\n');
  assert.equal(lines.length, 3);
  assert.match(lines[0] ?? '', /^collection,path,number,title,status,statusText,effectiveStatus,date,/);
  assert.match(
    lines[1] ?? '',
    /^pay,0001-a\.md,1,"'=HYPERLINK\(""https:\/\/a\.example"", ""x""\)",accepted,✅ Accepted,/,
  );
  assert.match(lines[1] ?? '', /"One\ntwo",\/pay\/1\/,"ADR-9, old \(partial\)",/);
});

test('files and fields of the configuration are there where a record has them', () => {
  const plain = record('adr', '0001-store.md');
  const own = record('adr', '0002-move.md');
  own.read = {
    ...own.read,
    affects: ['src/store/**'],
    fields: [
      { label: 'Area', values: ['Files', 'Disks'], own: true },
      { label: 'Contact', values: ['Jo'] },
    ],
  };
  const data = createExport({ log: createLog([plain, own]), skipped: [] });
  const [first, second] = data.decisions;
  assert.ok(first !== undefined && !('affects' in first) && !('fields' in first));
  assert.deepEqual([second?.affects, second?.fields], [['src/store/**'], { Area: ['Files', 'Disks'] }]);
  const [head = '', , row = ''] = toCsv(data).split('\r\n');
  assert.match(head, /,problems,affects,Area$/);
  assert.match(row, /,0,src\/store\/\*\*,Files; Disks$/);
});
