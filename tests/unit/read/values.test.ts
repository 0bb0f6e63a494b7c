/** Values that look like something else: paths, people, tickets, counts, and labels of fields of one's own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary, readSource } from '../../../src/read/index.ts';
import { record, relations, status } from './reading.ts';

const head = (line: string) => `# 12. Row\n\n- Status: accepted\n- ${line}\n\n## Context\n\nSlow.\n`;

for (const [value, paths] of [
  ['UX/UI', []],
  ['TCP/IP, HTTP/2', []],
  ['and/or', []],
  ['`Source/Oars`', ['Source/Oars']],
  ['src/oars', ['src/oars']],
  ['docs/tide tables/**', ['docs/tide tables/**']],
  ['src/oars/** src/masts/**', ['src/oars/**', 'src/masts/**']],
  ['src/{oars, masts}/**, `docs/tide tables/x.md`', ['src/{oars,masts}/**', 'docs/tide tables/x.md']],
] as const)
  test(`"${value}" affects ${paths.join(' and ') || 'no path'}`, () => {
    assert.deepEqual(record(head(`Affects: ${value}`)).affects, paths);
  });

test('an item of a list in front matter is one path', () => {
  const text = '---\naffects:\n  - docs/tide tables\n  - src/oars\n---\n\n# 12. Row\n';
  assert.deepEqual(record(text).affects, ['docs/tide tables', 'src/oars']);
});

for (const [value, names] of [
  ['Oarsman, Ann; de Mast, Bo', ['Ann Oarsman', 'Bo de Mast']],
  ['Oarsman, Ann; Mast, Bo und Keel, Cy', ['Ann Oarsman', 'Bo Mast', 'Cy Keel']],
  ['Ann Oarsman, CTO; Bo Mast', ['Ann Oarsman', 'Bo Mast']],
  ['Ann Oarsman, Bo Mast; Cy Keel', ['Ann Oarsman', 'Bo Mast', 'Cy Keel']],
] as const)
  test(`"${value}" are ${names.length} people`, () => {
    assert.deepEqual(
      record(head(`Deciders: ${value}`)).deciders.map(({ value: name }) => name),
      names,
    );
  });

for (const [value, tickets] of [
  ['KEY-XXX', []],
  ['ROW-000', []],
  ['PROJECT-1234', []],
  ['e.g. ROW-17', []],
  ['ROW-17', ['ROW-17']],
  ['[PROJ-123](https://tracker.example/browse/PROJ-123)', ['PROJ-123']],
] as const)
  test(`"${value}" names ${tickets.length} tickets`, () => {
    assert.deepEqual(
      record(head(`Ticket: ${value}`)).tickets.map(({ value: { text } }) => text),
      tickets,
    );
  });

for (const [line, wanted] of [
  ['Hängt ab von: 4 Booten', []],
  ['Depends on: 4', ['depends-on 4']],
  ['Depends on: 4 and 5', ['depends-on 4', 'depends-on 5']],
  ['Ersetzt ADR-4, die ADR-5 abgelöst hatte', ['supersedes 4']],
  ['Vervangt ADR-4, die ADR-5 verving', ['supersedes 4']],
  ['Erstatter ADR-4, der ADR-5 erstattede', ['supersedes 4']],
  ['Ersetzt ADR-4 und ADR-5, die veraltet sind', ['supersedes 4', 'supersedes 5']],
  ['Overturned by: ADR-4', ['superseded-by 4']],
  ['Revoked by: the crew', []],
  ['Rescinded by ADR-4', ['superseded-by 4']],
  ['Annullata da: ADR-4', ['superseded-by 4']],
  ['Herroepen door ADR-4', ['superseded-by 4']],
  ['Скасовано рішенням ADR-4', ['superseded-by 4']],
  ['被 ADR-4 撤销', ['superseded-by 4']],
] as const)
  test(`"${line}" relates to ${wanted.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(relations(head(line)), wanted);
  });

test('a record that somebody ended is not superseded by them', () => {
  assert.equal(status('# 12. Row\n\n- Status: Revoked by the crew\n'), 'deprecated');
  assert.equal(status('# 12. Row\n\n- Status: Revoked by ADR-4\n'), 'superseded');
});

test('labels and fields of the configuration match as keys are written', () => {
  const vocabulary = createVocabulary({
    statuses: {},
    labels: { decidedWhen: 'date' },
    fields: { boatClass: { label: 'Class', filter: null } },
  });
  const text = '---\nstatus: accepted\ndecidedWhen: 2023-05-06\nboatClass: sloop\n---\n\n# 12. Row\n';
  const source = { collection: 'adr', path: '0012-row.md', text, digest: 'd', issues: [] };
  const read = readSource(source, { vocabulary, neighbours: ['0012-row.md'] });
  assert.ok(read.kind === 'record');
  assert.equal(read.record.date?.value, '2023-05-06');
  assert.deepEqual(read.record.fields, [{ label: 'Class', values: ['sloop'], own: true }]);
});
