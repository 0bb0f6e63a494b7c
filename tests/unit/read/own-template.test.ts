/** What a team's own template has: sections, fields, and the files that a decision is about. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SectionKind } from '../../../src/model/decision-parts.ts';
import type { FieldSettings, ReadRecord } from '../../../src/model/record.ts';
import { createPathTest } from '../../../src/read/affects.ts';
import { createVocabulary, readSource } from '../../../src/read/index.ts';

interface Template {
  sections?: Record<string, SectionKind>;
  fields?: Record<string, Partial<FieldSettings>>;
}

function read(text: string, { sections = {}, fields = {} }: Template = {}): ReadRecord {
  const source = { collection: 'adr', path: '0007-moor.md', text, digest: '', issues: [] };
  const named = Object.entries(fields).map(([name, field]) => [
    name,
    { label: name, filter: null, ...field },
  ]);
  const vocabulary = createVocabulary({
    statuses: {},
    labels: {},
    sections,
    fields: Object.fromEntries(named),
  });
  const result = readSource(source, { vocabulary, neighbours: ['0001-x.md', '0007-moor.md'] });
  assert.equal(result.kind, 'record');
  return (result as { record: ReadRecord }).record;
}

const list = (record: ReadRecord): string[] =>
  record.fields.map(({ label, values, own }) => `${label}: ${values.join(' / ')}${own ? '' : ' (other)'}`);

test('a mapped heading is found regardless of case, number and id', () => {
  const sections: Template['sections'] = { 'roads not taken': 'alternatives', Verdict: 'decision' };
  for (const heading of [
    'Roads not taken',
    '3. ROADS NOT TAKEN',
    'Roads not taken {#roads}',
    '_Roads not taken_:',
  ]) {
    const { parts } = read(`# Moor\n\n## Verdict\n\nWe moor.\n\n## ${heading}\n\n### Anchor\n\nSlow.\n`, {
      sections,
    });
    assert.deepEqual(
      parts.decision.map(({ text }) => text),
      ['We moor.'],
      heading,
    );
    assert.deepEqual(
      parts.alternatives.map(({ name }) => name),
      ['Anchor'],
      heading,
    );
  }
  const { parts } = read('# Moor\n\n## Verdict\n\nWe moor.\n\n## Roads not taken yet\n\n### Anchor\n', {
    sections,
  });
  assert.deepEqual(parts.alternatives, []);
});

test('below the options, a name of the template is the name of one, or sorts its arguments', () => {
  const sections: Template['sections'] = {
    Gains: 'positive',
    Pains: 'negative',
    Voyage: { layout: 'steps' },
  };
  const text = `# Moor\n\n## Options\n\n### Voyage\n\n**Gains**:\n\n- Fast\n\n#### Pains\n\n- Wet\n\n### Port\n\nDry.\n\n## Gains\n\n- Calm\n`;
  const { parts } = read(text, { sections });
  const [voyage] = parts.alternatives;
  assert.deepEqual(
    [voyage?.name, voyage?.pros.map(({ text }) => text), voyage?.cons.map(({ text }) => text)],
    ['Voyage', ['Fast'], ['Wet']],
  );
  assert.deepEqual(
    parts.consequences.positive.map(({ text }) => text),
    ['Calm'],
  );
});

test('a section that only the template has keeps its layout, and is not a part of other templates', () => {
  const text = '# Moor\n\n## Rollout\n\n1. Rope\n2. Knot\n\n## Galley\n\n- **Cook**: soup\n';
  const { parts } = read(text, { sections: { Galley: { layout: 'table' }, Rollout: { layout: 'steps' } } });
  assert.deepEqual(parts.roles, [
    { line: 3, part: 'rollout', layout: 'steps' },
    { line: 8, part: 'own', layout: 'table' },
  ]);
  assert.deepEqual(read(text).parts.roles, [{ line: 3, part: 'rollout' }]);
});

test('a section of the template is not a title', () => {
  const record = read('## Galley\n\nSoup.\n\n## Decision\n\nWe moor.\n', {
    sections: { Galley: { layout: 'list' } },
  });
  assert.equal(record.title.value, 'Moor');
});

test('a field is read wherever a fact is, and is not listed again', () => {
  const fields = { Area: {}, 'Cost centre': { label: 'Cost' } };
  const body = '\n\n## Decision\n\nWe moor.\n';
  const forms = [
    `---\narea: [Deck, Hold]\ncostCentre: 4711\n---\n# Moor${body}`,
    `# Moor\n\nArea: Deck, Hold\nCost centre: 4711${body}`,
    `# Moor\n\n- **Area**: Deck; Hold\n- **Cost centre**: 4711${body}`,
    `# Moor\n\n| | |\n|---|---|\n| Area | Deck, Hold |\n| Cost centre | 4711 |${body}`,
    `# Moor\n\n## Area\n\n- Deck\n- Hold\n\n## Cost centre\n\n4711${body}`,
  ];
  for (const form of forms)
    assert.deepEqual(list(read(form, { fields })), ['Area: Deck / Hold', 'Cost: 4711'], form);
});

test('names with one label are one field', () => {
  const fields = { Kosten: { label: 'Cost' }, Cost: {} };
  assert.deepEqual(list(read('---\nkosten: 3 €\ncost: 4 €\n---\n# Moor\n', { fields })), ['Cost: 3 € / 4 €']);
});

test('prose, a placeholder and a long text are not values', () => {
  const fields = { Area: {}, Cost: {} };
  const none = (text: string): void => assert.deepEqual(list(read(text, { fields })), [], text);
  none('# Moor\n\nArea: [area]\n\n## Decision\n\nWe moor.\n');
  none('# Moor\n\n## Decision\n\nWe moor.\n\n## Cost\n\nRope is cheap.\n');
  none(`# Moor\n\nCost: ${'rope and '.repeat(20)}\n`);
  assert.deepEqual(list(read('# Moor\n\nCost: high, as most of the rope is wet\n', { fields })), [
    'Cost: high, as most of the rope is wet',
  ]);
  assert.deepEqual(list(read('# Moor\n\nCost: 1,200 €\n', { fields })), ['Cost: 1,200 €']);
});

test('a field that the configuration does not name is as before', () => {
  assert.deepEqual(list(read('---\nharbour: north\n---\n# Moor\n')), ['Harbour: north (other)']);
  assert.deepEqual(
    read('---\narea: Deck\n---\n# Moor\n').tags.map(({ value }) => value),
    ['Deck'],
  );
  assert.deepEqual(read('---\narea: Deck\n---\n# Moor\n', { fields: { Area: {} } }).tags, []);
});

test('files are read from front matter, lists, lines, tables and a section, with every star', () => {
  const forms: [string, string[]][] = [
    ['---\naffects: [src/*/api/*, "deck/**"]\n---\n# Moor\n', ['src/*/api/*', 'deck/**']],
    ['---\naffects: src/rope\nstatus: accepted\n---\n# Moor\n', ['src/rope']],
    ['---\nadr:\n  affects:\n    - ./src/rope/\n---\n# Moor\n', ['src/rope/']],
    [
      '# Moor\n\n**Affects**: src/rope/**, src/knot/** and deck.ts\n',
      ['src/rope/**', 'src/knot/**', 'deck.ts'],
    ],
    ['# Moor\n\n* Affects: `src/{rope,knot}/**`\n', ['src/{rope,knot}/**']],
    ['# Moor\n\n- Affected files:\n  - src/*/a*\n  - [deck.ts](../deck.ts)\n', ['src/*/a*', 'deck.ts']],
    [
      '# Moor\n\n| Affects | src/rope/\\*\\*, !src/rope/old/** |\n|---|---|\n',
      ['src/rope/**', '!src/rope/old/**'],
    ],
    [
      '# Moor\n\n## Affects\n\n- `**/*.sql`\n- .github/**\n\n## Decision\n\nWe moor.\n',
      ['**/*.sql', '.github/**'],
    ],
    ['# Moor\n\nAffects: **/*.sql\n', ['**/*.sql']],
    ['# Moor\n\n- affects:\n  - src/affects/**\n', ['src/affects/**']],
    ['# Moor\n\nAffects: src/rope/**,\n  src/knot/**\nDate: 2025-01-02\n', ['src/rope/**', 'src/knot/**']],
    ['# Moor\n\n**Status**: accepted **Affects**: src/rope/** **Date**: 2025-01-02\n', ['src/rope/**']],
    ['# Moor\n\nStatus: accepted | Affects: src/rope/** | Date: 2025-01-02\n', ['src/rope/**']],
  ];
  for (const [text, expected] of forms) {
    const { affects, issues } = read(text);
    assert.deepEqual(affects, expected, text);
    assert.deepEqual(
      issues.filter(({ rule }) => rule === 'broken-path'),
      [],
      text,
    );
  }
});

test('words are not files, and what is not a pattern is an issue', () => {
  for (const words of [
    'the deck and the hold',
    'Deck',
    'ADR-3',
    'https://deck.example/x',
    'deck/hold crews only',
  ])
    assert.deepEqual(read(`# Moor\n\nAffects: ${words}\n`).affects, [], words);
  assert.deepEqual(read('---\nscope: everything\n---\n# Moor\n').affects, []);
  for (const path of ['src/[rope', 'src/{rope', '../elsewhere/**']) {
    const { affects, issues } = read(`# Moor\n\n- Affects: ${path}\n`);
    assert.deepEqual(affects, [], path);
    assert.deepEqual(
      issues.filter(({ rule }) => rule === 'broken-path').map(({ line }) => line),
      [3],
      path,
    );
  }
});

test('a field called affects has its files as values', () => {
  const record = read('# Moor\n\nAffects: src/rope/**\n', { fields: { Affects: { label: 'Files' } } });
  assert.deepEqual([record.affects, list(record)], [['src/rope/**'], ['Files: src/rope/**']]);
  assert.deepEqual(list(read('# Moor\n\nAffects: Deck\n', { fields: { Affects: {} } })), ['Affects: Deck']);
});

test('a path is matched by a glob, a folder around it, or as it is written; ! leaves out', () => {
  const matches = (patterns: string[], path: string): boolean => createPathTest(patterns)(path);
  assert.ok(matches(['src/rope/**'], 'src/rope/a/b.ts'));
  assert.ok(matches(['src/rope'], 'src/rope/a.ts'));
  assert.ok(matches(['src/rope/'], 'src/rope'));
  assert.ok(matches(['app/[berth]/page.tsx'], 'app/[berth]/page.tsx'));
  assert.ok(matches(['**'], '.github/ci.yml'));
  assert.ok(!matches(['src/rope'], 'src/ropes/a.ts'));
  assert.ok(!matches(['src/**', '!src/rope/**'], 'src/rope/a.ts'));
  assert.ok(matches(['src/**', '!src/rope/**'], 'src/knot/a.ts'));
  assert.ok(!matches(['!src/rope/**'], 'src/knot/a.ts'));
  assert.ok(!matches([], 'src/rope'));
});
