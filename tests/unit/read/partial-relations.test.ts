import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, relations, status } from './reading.ts';

const STATUS: [string, string[]][] = [
  ["Accepted. Supersedes ADR-4's retry rule.", ['supersedes 4 (part)']],
  ["Accepted. Supersedes ADR-4's approach.", ['supersedes 4']],
  ['Accepted (supersedes the no-cache default in ADR-4)', ['supersedes 4 (part)']],
  [
    'Accepted (supersedes the nightly export in ADR-4 and\nADR-5)',
    ['supersedes 4 (part)', 'supersedes 5 (part)'],
  ],
  ['Accepted. Supersedes the decision in ADR-4.', ['supersedes 4']],
  ['Accepted (supersedes the mooring plan of ADR-4)', ['supersedes 4 (part)']],
  ['Accepted (supersedes all of ADR-4)', ['supersedes 4']],
  ['Accepté, remplace la partie mouillage de l’ADR-4', ['supersedes 4 (part)']],
  ['Accepté. Supersède ADR-4', ['supersedes 4']],
  ['Angenommen (ersetzt Entscheidung 2 aus ADR-4)', ['supersedes 4 (part)']],
  ['Accepted (supersedes decision 2 of ADR-4)', ['supersedes 4 (part)']],
  ['Accepted (supersedes decision 4)', ['supersedes 4']],
  ['已接受（取代 ADR-4 的停泊规则）', ['supersedes 4 (part)']],
  ['已接受（取代 [ADR-4](0004-x.md) 决策 2）', ['supersedes 4 (part)']],
  ['已接受（取代 ADR-4、ADR-5）', ['supersedes 4', 'supersedes 5']],
  ['承認済み（ADR-4 の係留方法を置き換える）', ['supersedes 4 (part)']],
  ['승인됨 (ADR-4의 정박 규칙을 대체)', ['supersedes 4 (part)']],
  ['승인됨 (ADR-4을 대체)', ['supersedes 4']],
  ['Accepted. Supersedes ADR-4 only for reads.', ['supersedes 4 (part)']],
  [
    'Accepted. Supersedes ADR-4 (use files) and ADR-5 (use tape), and spares ADR-6.',
    ['supersedes 4', 'supersedes 5'],
  ],
  [
    '已接受（取代 [ADR-4](0004-x.md)、部分取代 [ADR-5](0005-y.md) 决策 2）',
    ['supersedes 4', 'supersedes 5 (part)'],
  ],
  ['Accepted (supersedes ADR-4, partly supersedes ADR-5)', ['supersedes 4', 'supersedes 5 (part)']],
  ['Accepted. Supersedes ADR-4 and the mooring plan of ADR-5.', ['supersedes 4', 'supersedes 5 (part)']],
  [
    'Accepté. Remplace [ADR-4](0004-x.md) et le modèle `Quai` de [l’ADR-5](0005-y.md).',
    ['supersedes 4', 'supersedes 5 (part)'],
  ],
  ['承認済み（ADR-4 / ADR-5 の「係留」を supersede）', ['supersedes 4 (part)', 'supersedes 5 (part)']],
  ['Accettato. Sostituisce ADR-4; il resto rimane valido.', ['supersedes 4 (part)']],
  ['Accepted. Supersedes the lookup described in ADR-4 (its decision stands).', ['supersedes 4 (part)']],
  ['Aceito · substitui [ADR-4](0004-x.md) ·\nimplementação parcial', ['supersedes 4']],
  ['Accepted. This is an addendum, not a supersede of ADR-4', []],
  ['已接受，取代了ADR-4和ADR-5', ['supersedes 4', 'supersedes 5']],
  ['Accepted. Supersedes the mooring plan described in ADR-4.', ['supersedes 4']],
  ['Accepted. Supersedes the mooring plans described in ADR-4.', ['supersedes 4 (part)']],
];

for (const [section, expected] of STATUS) {
  test(`a status of ${JSON.stringify(section)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(relations(nygard(section)), expected);
  });
}

const STANDING: [string, string, string[]][] = [
  ['Accepted (retry rule superseded by ADR-14)', 'accepted', ['superseded-by 14 (part)']],
  ['Accepted (decision 1 superseded by ADR-14)', 'accepted', ['superseded-by 14 (part)']],
  ['已接受（决策 1 已被 ADR-14 取代）', 'accepted', ['superseded-by 14 (part)']],
  ['本 ADR 已被 ADR-14 取代', 'superseded', ['superseded-by 14']],
  ['该方案现已被 ADR-14 完全取代', 'superseded', ['superseded-by 14']],
  ['停泊决策已被 ADR-14 取代', 'accepted', ['superseded-by 14 (part)']],
  ['已接受（其「夜间停泊」均已被 ADR-14 取代）', 'accepted', ['superseded-by 14 (part)']],
  ['已接受（下方「夜间停泊」一条已被 ADR-14 取代）', 'accepted', ['superseded-by 14 (part)']],
  ['Accepté pour le port — le mouillage remplacé par l’ADR-14', 'accepted', ['superseded-by 14 (part)']],
  ['Accepté — remplacé par l’ADR-14', 'superseded', ['superseded-by 14']],
  ['Teilweise abgelöst durch ADR-14; abgelöst ist nur das Anlegen', 'accepted', ['superseded-by 14 (part)']],
  ['Accepted (now superseded by ADR-14)', 'superseded', ['superseded-by 14']],
  ['Accepted (formally superseded by ADR-14)', 'superseded', ['superseded-by 14']],
];

for (const [section, value, expected] of STANDING) {
  test(`a status of ${JSON.stringify(section)} is ${value}`, () => {
    assert.equal(status(nygard(section)), value);
    assert.deepEqual(relations(nygard(section)), expected);
  });
}

const SUCCEEDED: [string, string, string[]][] = [
  ['ADR-14 for the length of names only; the rest stands', 'accepted', ['superseded-by 14 (part)']],
  ['ADR-14 — **only in its second rule**', 'accepted', ['superseded-by 14 (part)']],
  ['ADR-14 for mail; ADR-15 for letters', 'accepted', ['superseded-by 14 (part)', 'superseded-by 15 (part)']],
  ['ADR-14 for mail and letters', 'accepted', ['superseded-by 14 (part)']],
  ['ADR-14 for reasons of speed', 'superseded', ['superseded-by 14']],
];

for (const [value, effectiveStatus, expected] of SUCCEEDED) {
  test(`a record superseded by ${JSON.stringify(value)} is ${effectiveStatus}`, () => {
    const text = `# Use a queue\n\n- Status: Accepted\n- Superseded by: ${value}\n\n## Decision\n\nA queue.\n`;
    assert.equal(status(text), effectiveStatus);
    assert.deepEqual(relations(text), expected);
  });
}

const LISTED: [string, string[]][] = [
  ['- [ADR-4](0004-x.md) – the six boats this ADR supersedes (now deprecated)', ['supersedes 4']],
  ['- [ADR-4](0004-x.md)（本 ADR で決定 2 を廃止）', ['supersedes 4 (part)']],
  [
    '- [ADR-4](0004-x.md)\n- The naming portions of [ADR-5](0005-x.md)',
    ['supersedes 4', 'supersedes 5 (part)'],
  ],
  ['- [ADR-4](0004-x.md), only for reads', ['supersedes 4 (part)']],
  ['- [ADR-4](0004-x.md), in part: its limit goes. The rest stands.', ['supersedes 4 (part)']],
  ['- [ADR-4](0004-x.md) §2', ['supersedes 4 (part)']],
  ['ADR-4 — specifically the rule on names', ['supersedes 4 (part)']],
];

for (const [section, expected] of LISTED) {
  test(`a section Supersedes of ${JSON.stringify(section)} states ${JSON.stringify(expected)}`, () => {
    const text = `# Use a queue\n\nStatus: Accepted\n\n## Decision\n\nA queue.\n\n## Supersedes\n\n${section}\n`;
    assert.deepEqual(relations(text), expected);
  });
}

const FIELDS: [string, string[]][] = [
  ['Supersedes: ADR-4 §2 (the queue length)', ['supersedes 4 (part)']],
  ['Supersedes: ADR-4 rule 2 only; the others stay', ['supersedes 4 (part)']],
  ['Supersedes: ADR-4 R2', ['supersedes 4 (part)']],
  ['Supersedes: ADR-4 — only what it says of names', ['supersedes 4 (part)']],
  ['Supersedes: ADR-4 "never twice"', ['supersedes 4 (part)']],
  ['Supersedes: ADR-4 export deferral (§ later work)', ['supersedes 4 (part)']],
  ['Supersedes: ADR-4 "Use one queue"', ['supersedes 4']],
  ['Supersedes: ADR-4 (one queue for all)', ['supersedes 4']],
  ['Supersedes: ADR-4 and the naming paragraph of ADR-5', ['supersedes 4', 'supersedes 5 (part)']],
  ['Supersedes: ADR-4 point 3, and the option that ADR-4 turned down', ['supersedes 4 (part)']],
  ["Supersedes: ADR-4's queue length. ADR-5 and ADR-6 remain as they are.", ['supersedes 4 (part)']],
  ['Supersedes: ADR-4 and ADR-5 where mail is concerned', ['supersedes 4 (part)', 'supersedes 5 (part)']],
  [
    'Supersedes: ADR-2, the platform portion of ADR-3, and ADR-4',
    ['supersedes 2', 'supersedes 3 (part)', 'supersedes 4'],
  ],
  ['Related: ADR-4 (files – durch diese ADR superseded)', ['supersedes 4']],
  ['Related: ADR-4 – the files, unchanged; only the name is superseded by this ADR', ['relates-to 4']],
  ["Supersedes: ADR-4 pt 2's order of boats", ['supersedes 4 (part)']],
  [
    'Supersedes: the mapping of July ("a floating pill over the map is the sanctioned ADR-4 swap") for boats',
    [],
  ],
  ['Superseded by: ADR-4. Its preamble tells which portions were taken over', ['superseded-by 4']],
  [
    'Supersedes: the choice of boats in ADR-4. The rest of it – the pier, the order of boats – stands unchanged.',
    ['supersedes 4 (part)'],
  ],
  ['Supersedes: ADR-4 (partiel)', ['supersedes 4 (part)']],
  ['Supersedes: ADR-4, whose status becomes "superseded by ADR-12"', ['supersedes 4']],
];

for (const [field, expected] of FIELDS) {
  test(`the field ${JSON.stringify(field)} states ${JSON.stringify(expected)}`, () => {
    const text = `# Use a queue\n\n- Status: Accepted\n- ${field}\n\n## Context\n\nFiles.\n\n## Decision\n\nA queue.\n`;
    assert.deepEqual(relations(text), expected);
  });
}

test('a sentence that supersedes a record for one thing only supersedes a part of it', () => {
  const text =
    '---\nstatus: accepted\n---\n\n# Use a queue\n\nThis decision supersedes ADR 4 only for the mail queue.\n';
  assert.deepEqual(relations(text), ['supersedes 4 (part)']);
});

test('a record that another one supplements stays in force, in Chinese too', () => {
  const text = '# 使用队列\n\n- 状态：已被 ADR 14 补充\n\n## 决策\n\n使用队列。\n';
  assert.equal(status(text), 'accepted');
  assert.deepEqual(relations(text), ['amended-by 14']);
});

test('Vietnamese labels are read', () => {
  assert.equal(
    status('# Hàng đợi\n\n- **Trạng thái:** Accepted\n- **Ngày:** 2026-03-04\n\n## Decision\n\nA queue.\n'),
    'accepted',
  );
});
