import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, record, relations, status } from './reading.ts';

const BODY = '\n## Context\n\nBins overflow.\n\n## Decision\n\nWe will empty them.\n';

test('a partly superseded record stays in force, whichever sentence follows', () => {
  const texts = [
    'Partly superseded by ADR-8. The weekly round still applies; the night round described below is retired.',
    'Partially superseded by ADR 8. The by-hand rule is\nsuperseded; the safety rules remain current.',
    'Partly superseded by [ADR-8](0008-carts.md)\n\n> **Note:** The rounds stay. The bin sizes have been superseded by ADR-8.',
    'Accepted, but two things below changed since:\n\n- The bin colours were superseded by ADR-8.\n- The rounds stay.',
  ];
  for (const text of texts) {
    assert.equal(status(nygard(text)), 'accepted', text);
    assert.deepEqual(
      relations(nygard(text)).filter((one) => one === 'superseded-by 8'),
      [],
      text,
    );
  }
});

test('a passive that speaks of the record itself supersedes it', () => {
  assert.equal(status(nygard('Accepted\n\nThis decision was superseded by ADR-8.')), 'superseded');
  assert.equal(status(nygard('Accepted, but has since been superseded by ADR-8.')), 'superseded');
});

test('a field that names the successor of a part leaves the record in force', () => {
  const section = 'Partly superseded.\n\nSuperseded by: ADR-8 — bin colours only';
  assert.equal(status(nygard(section)), 'accepted');
  assert.deepEqual(relations(nygard(section)), ['superseded-by 8 (part)']);
  for (const value of ['ADR-8 (bin colours only)', '"[ADR-8](0008-carts.md)（色のみ）"', 'ADR-8 in part']) {
    const text = `---\nstatus: accepted\nsuperseded_by: ${value}\n---\n# Bins\n${BODY}`;
    assert.equal(status(text), 'accepted', value);
    assert.deepEqual(relations(text), ['superseded-by 8 (part)'], value);
  }
});

test('a part is meant by a dash, a numbered point, or the word in other languages', () => {
  assert.equal(status(nygard('Superseded (in part) — by ADR-8: the bin colours.')), 'accepted');
  assert.equal(status(nygard('Принято; пункт 3 заменён ADR-8')), 'accepted');
  assert.deepEqual(relations(nygard('Aceptada. Supersede parcial de ADR-8.')), ['supersedes 8 (part)']);
});

test('a table of stages states the furthest one ticked', () => {
  const table = (rows: string): string => nygard(`| Stage | State |\n| --- | --- |\n${rows}`);
  assert.equal(status(table('| Approved | ✅ |\n| Adopted | 🚧 |')), 'accepted');
  assert.equal(status(table('| Proposed | ✅ |\n| Approved | |')), 'proposed');
  assert.equal(status(table('| Approved | ✅ |\n| Superseded by | [ADR-8](0008-carts.md) |')), 'superseded');
});

test('beside a labelled status, other labels of the section state none', () => {
  assert.equal(status(nygard('Status: Proposed ❓\n\nImplementation: Not planned ⛔')), 'proposed');
  assert.equal(status(nygard('Status: Rejected\n\nImplementation: Done ✅')), 'rejected');
});

test('a status below a heading that only gathers the summary is the record’s', () => {
  const text =
    '# Bins\n\n## Summary\n\n### Issue\n\nThey overflow.\n\n### Decision\n\nEmpty them.\n\n### Status\n\nDecided. We are open to better ideas.\n\n## Details\n\n### Assumptions\n\nNone.\n';
  assert.equal(status(text), 'accepted');
});

test('a field that says it is a date goes before a field named after a state', () => {
  const text = `# Bins\n\n| Field | Value |\n| --- | --- |\n| Status | Accepted |\n| Accepted | 2024-06-20 (after two rounds) |\n| Date | 2024-06-17 |\n${BODY}`;
  assert.equal(record(text).date?.value, '2024-06-17');
  const alone = `# Bins\n\n| Field | Value |\n| --- | --- |\n| Status | Accepted |\n| Accepted | 2024-06-20 |\n${BODY}`;
  assert.equal(record(alone).date?.value, '2024-06-20');
});

test('a full stop behind a dotted date ends the sentence only', () => {
  assert.equal(
    record(`# Bins\n\n- Status: accepted.\n- Date: 11.09.2024.\n${BODY}`).date?.value,
    '2024-09-11',
  );
});

test('words for a decision, and text before an identifier, are not part of the title', () => {
  const titles: [string, string][] = [
    ['Décision 012 — Vider les bacs', 'Vider les bacs'],
    ['Entscheidung 12: Tonnen leeren', 'Tonnen leeren'],
    ['[ADR] Empty the bins', 'Empty the bins'],
    ['City Works - CW-ADR-0012 - Empty the bins', 'Empty the bins'],
    ['City Works - Empty the bins', 'City Works - Empty the bins'],
  ];
  for (const [heading, title] of titles) assert.equal(record(`# ${heading}\n${BODY}`).title.value, title);
});

test('the log’s own number is surer than an address elsewhere on the web', () => {
  const text = `# Bins\n\nThis plan is new, replacing the decision described in [ADR-8](https://city.example/adr/8).\n${BODY}\nThis decision replaces ADR-8.\n`;
  const [relation] = record(text).relations.filter(({ type }) => type === 'supersedes');
  assert.equal(relation?.href, null);
  assert.equal(relation?.number, 8);
});
