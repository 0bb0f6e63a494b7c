import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileText, showDiff, writeFileText } from '../../../src/write/file-text.ts';
import { dialectFiles } from '../../support/dialects.ts';
import { copyOf, type Files, recordIn, TODAY } from './copy.ts';

const BODY = '\n## Context\n\nBees leave the old hive.\n\n## Decision\n\nWe build a new one.\n';

/** A record in each way of writing a status, and the lines it has once it is superseded by record 31. */
const WAYS: { name: string; text: string; status: string; written: string[]; successor?: string }[] = [
  {
    name: 'a bold line with a sign',
    text: `# ADR-012: Keep bees\n\n**Status**: ✅ Accepted\n**Date**: 2024-02-03\n${BODY}`,
    status: '**Status**: 🔄 Superseded by ADR-0031',
    written: ['**Supersedes**: [ADR-0012](0012-keep-bees.md)'],
  },
  {
    name: 'a plain line with a break',
    text: `# Keep bees\n\nStatus: ACCEPTED  \nDate: 2024-02-03\n${BODY}`,
    status: 'Status: SUPERSEDED BY [ADR-0031](0031-keep-ants.md)  ',
    written: ['Supersedes: [ADR-0012](0012-keep-bees.md)  '],
  },
  {
    name: 'an item of a list',
    text: `# Keep bees\n\n- Status: accepted\n- Date: 2024-02-03\n${BODY}`,
    status: '- Status: superseded by [ADR-0031](0031-keep-ants.md)',
    written: ['- Supersedes: [ADR-0012](0012-keep-bees.md)'],
  },
  {
    name: 'front matter',
    text: `---\nstatus: accepted # by the board\ndate: 2024-02-03\n---\n# Keep bees\n${BODY}`,
    status: 'status: superseded by ADR-0031 # by the board',
    written: ['supersedes: ADR-0012'],
  },
  {
    name: 'front matter in quotes and keys in snake case',
    text: `---\nstatus: 'Accepted'\ncreated_at: 2024-02-03\nsuperseded_by:\n---\n# Keep bees\n${BODY}`,
    status: "status: 'Superseded'",
    written: ['supersedes: ADR-0012'],
  },
  {
    name: 'TOML',
    text: `+++\nstatus = "Accepted"\ndate = 2024-02-03\n+++\n# Keep bees\n${BODY}`,
    status: 'status = "Superseded by ADR-0031"',
    written: ['supersedes = "ADR-0012"'],
  },
  {
    name: 'a flow map',
    text: `---\nstatus: { accepted }\ndate: 2024-02-03\n---\n# Keep bees\n${BODY}`,
    status: 'status: superseded by ADR-0031',
    written: ['supersedes: ADR-0012'],
  },
  {
    name: 'a section',
    text: `# 12. Keep bees\n\nDate: 2024-02-03\n\n## Status\n\nAccepted\n${BODY}`,
    status: 'Superseded by [ADR-0031](0031-keep-ants.md)',
    written: ['Supersedes [ADR-0012](0012-keep-bees.md)'],
  },
  {
    name: 'a section with a date',
    text: `# 12. Keep bees\n\n## Status\n\nAccepted (2024-02-03)\n${BODY}`,
    status: `Superseded by [ADR-0031](0031-keep-ants.md) (${TODAY})`,
    written: ['Supersedes [ADR-0012](0012-keep-bees.md)'],
  },
  {
    name: 'a heading that holds its status',
    text: `# Keep bees\n\n## Status: Accepted\n\nSince the spring.\n${BODY}`,
    status: '## Status: Superseded by [ADR-0031](0031-keep-ants.md)',
    written: [],
  },
  {
    name: 'a table with labels at the left',
    text: `# Keep bees\n\n| Field | Value |\n|---|---|\n| Status     | Accepted |\n| Date       | 2024-02-03 |\n| Supersedes | N/A      |\n${BODY}`,
    status: '| Status     | Superseded by [ADR-0031](0031-keep-ants.md) |',
    written: ['| Supersedes | [ADR-0012](0012-keep-bees.md) |'],
  },
  {
    name: 'a table with labels above',
    text: `# Keep bees\n\n| Status | Date | Authors |\n|---|---|---|\n| Accepted | 2024-02-03 | Ida |\n${BODY}`,
    status: '| Superseded by [ADR-0031](0031-keep-ants.md) | 2024-02-03 | Ida |',
    written: [],
  },
  {
    name: 'one line for all',
    text: `# Keep bees\n\n**Status:** Accepted | **Date:** 2024-02-03 | **Owner:** Ida\n${BODY}`,
    status: '**Status:** Superseded by [ADR-0031](0031-keep-ants.md) | **Date:** 2024-02-03 | **Owner:** Ida',
    written: [],
  },
  {
    name: 'a quotation',
    text: `# Keep bees\n\n> Status: Accepted\n> Date: 2024-02-03\n${BODY}`,
    status: '> Status: Superseded by [ADR-0031](0031-keep-ants.md)',
    written: [],
  },
  {
    name: 'a badge',
    text: `# Keep bees\n\n![Accepted](https://img.example/badge/status-accepted-green)\n${BODY}`,
    status: '![Superseded](https://img.example/badge/status-Superseded-lightgrey)',
    written: [],
  },
  {
    name: 'a list in German',
    text: '# Bienen halten\n\n* Status: Angenommen\n* Datum: 2024-02-03\n* Entscheider: Ida\n\n## Kontext\n\nDer Stock ist alt.\n\n## Entscheidung\n\nWir bauen einen neuen.\n',
    status: '* Status: Ersetzt durch [ADR-0031](0031-keep-ants.md)',
    written: [],
  },
  {
    name: 'a section in French',
    text: '# 12. Garder des abeilles\n\nDate : 2024-02-03\n\n## Statut\n\nAccepté\n\n## Contexte\n\nLa ruche est vieille.\n\n## Décision\n\nUne ruche neuve.\n',
    status: 'Remplacé par [ADR-0031](0031-keep-ants.md)',
    written: [],
  },
];

function listFiles(text: string): Files {
  const other = text
    .replace(/ADR-012|(?<=# )12(?=\.)/, (found) => found.replace('12', '31'))
    .replace(/^(\ufeff?# (?:\S+[.:] )?).*$/m, '$1Keep ants')
    .replace(/^superseded_by:\n/m, '');
  return {
    '0012-keep-bees.md': text,
    '0031-keep-ants.md': other,
    '0001-start.md': text.replaceAll('12', '1').replace(/^(\ufeff?# (?:\S+[.:] )?).*$/m, '$1Start'),
  };
}

function supersede(files: Files): ReturnType<typeof copyOf> {
  const copy = copyOf(files);
  const record = (path: string) => recordIn(copy, path);
  const [old, successor] = ['0012-keep-bees.md', '0031-keep-ants.md'];
  assert.ok(
    copy.state(record(old ?? ''), {
      status: { value: 'superseded' },
      relation: { type: 'superseded-by', record: record(successor ?? '') },
      today: TODAY,
    }),
    'the old record',
  );
  assert.ok(
    copy.state(record(successor ?? ''), {
      status: null,
      relation: { type: 'supersedes', record: record(old ?? '') },
      today: TODAY,
    }),
    'its successor',
  );
  return copy;
}

for (const { name, text, status, written } of WAYS)
  test(`both sides of a supersession are written into ${name}`, () => {
    const files = listFiles(text);
    const copy = supersede(files);
    const old = recordIn(copy, '0012-keep-bees.md');
    assert.equal(old.currentStatus, 'superseded');
    assert.deepEqual(
      old.relations.map(({ type, target, stated }) => [type, target, stated]),
      [['superseded-by', 'adr/0031-keep-ants.md', true]],
    );
    const lines = copy.open(old)?.lines ?? [];
    assert.ok(lines.includes(status), lines.join('\n'));
    const successor = copy.open(recordIn(copy, '0031-keep-ants.md'))?.lines ?? [];
    for (const line of written) assert.ok(successor.includes(line), successor.join('\n'));
    for (const path of ['0012-keep-bees.md', '0031-keep-ants.md'])
      assertNothingElse(files[path] ?? '', copy.open(recordIn(copy, path)));
  });

/** At most the line of the status and a field are replaced; all others are the same, in their order. */
function assertNothingElse(
  before: string | Uint8Array,
  after: ReturnType<ReturnType<typeof copyOf>['open']>,
): void {
  const old = readFileText(Buffer.from(before));
  assert.ok(old && after);
  const removed = showDiff(old, after).filter((row) => row.startsWith('-'));
  assert.ok(removed.length <= 2, removed.join('\n'));
  for (const row of removed) assert.match(row, /status|accept|supersede|\|/i);
}

test('line ends, a byte order mark and the encoding stay', () => {
  const { text = '' } = WAYS[0] ?? {};
  const windows = `\ufeff${text}`.replaceAll('\n', '\r\n');
  for (const write of [
    (one: string) => Buffer.from(one),
    (one: string) => Buffer.from(one, 'utf16le'),
    (one: string) => Buffer.from(one, 'utf16le').swap16(),
  ]) {
    const files = Object.fromEntries(
      Object.entries(listFiles(windows)).map(([path, one]) => [
        path,
        write(`\ufeff${String(one).replaceAll('\ufeff', '')}`),
      ]),
    );
    const copy = supersede(files);
    const file = copy.open(recordIn(copy, '0012-keep-bees.md'));
    assert.ok(file);
    const bytes = Buffer.from(writeFileText(file) ?? '');
    const before = write('✅ Accepted');
    const after = write('🔄 Superseded by ADR-0031');
    const old = Buffer.from(files['0012-keep-bees.md'] ?? '');
    const at = old.indexOf(before);
    assert.deepEqual(bytes, Buffer.concat([old.subarray(0, at), after, old.subarray(at + before.length)]));
  }
});

test('a file in Windows-1252 is written back in it', () => {
  const text = '# Größe der Stöcke\n\nStatus: Angenommen\n\n## Kontext\n\nÜberall zu groß.\n';
  const files = { '0012-keep-bees.md': Buffer.from(text, 'latin1') };
  const copy = copyOf(files);
  assert.ok(
    copy.state(recordIn(copy, '0012-keep-bees.md'), {
      status: { value: 'rejected' },
      relation: null,
      today: TODAY,
    }),
  );
  const file = copy.open({ collection: 'adr', path: '0012-keep-bees.md' });
  assert.equal(
    Buffer.from((file && writeFileText(file)) ?? '').toString('latin1'),
    text.replace('Angenommen', 'Abgelehnt'),
  );
});

test('the usual formats are followed as their collections write them', () => {
  const folders = Map.groupBy(Object.entries(dialectFiles), ([path]) => path.split('/')[0] ?? '');
  for (const [folder, entries] of folders) {
    const files = Object.fromEntries(entries.map(([path, text]) => [path.slice(folder.length + 1), text]));
    const copy = copyOf(files);
    const record = copy.log.records.at(-1);
    assert.ok(record, folder);
    const value = record.status === 'rejected' ? 'accepted' : 'rejected';
    assert.ok(copy.state(record, { status: { value }, relation: null, today: TODAY }), folder);
    assert.equal(recordIn(copy, record.path).status, value);
    assertNothingElse(files[record.path] ?? '', copy.open(record));
  }
});

test('a record without a status gets one where its neighbours have it', () => {
  const { text = '' } = WAYS[2] ?? {};
  const copy = copyOf({ ...listFiles(text), '0012-keep-bees.md': text.replace('- Status: accepted\n', '') });
  const record = recordIn(copy, '0012-keep-bees.md');
  assert.ok(copy.state(record, { status: { value: 'accepted' }, relation: null, today: TODAY }));
  assert.equal(copy.open(record)?.lines[2], '- Status: accepted');
});

test('nothing is written that would lose what a record says', () => {
  const text = `# 12. Keep bees\n\nDate: 2024-02-03\n\n## Status\n\nSuperseded by [ADR-0031](0031-keep-ants.md)\n${BODY}`;
  const copy = copyOf({
    ...listFiles(text),
    '0031-keep-ants.md': text.replace(/# 12.*/, '# 31. Keep ants').replace(/Superseded.*/, 'Accepted'),
  });
  const record = recordIn(copy, '0012-keep-bees.md');
  assert.equal(copy.state(record, { status: { value: 'accepted' }, relation: null, today: TODAY }), false);
  assert.equal(copy.changes.size, 0);
});
