import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary, readSource } from '../../../src/read/index.ts';
import { nygard, record, relations, rules, status } from './reading.ts';

const BODY = '\n## Context\n\nFiles are large.\n\n## Decision\n\nWe will use a queue.\n';

const SECTIONS: [string, string][] = [
  ['Accepted', 'accepted'],
  ['✅ Accepted', 'accepted'],
  ['✔️ Done', 'accepted'],
  ['✅', 'accepted'],
  ['❌', 'rejected'],
  ['🔄', 'superseded'],
  ['🤔', 'proposed'],
  ['âœ… Accepted', 'accepted'],
  ['**ACCEPTED**', 'accepted'],
  ['In-Review', 'proposed'],
  ['Work in progress', 'draft'],
  ['Partially implemented', 'accepted'],
  ['Not accepted', 'rejected'],
  ['Not yet accepted', 'proposed'],
  ['Won’t do', 'rejected'],
  ['No longer relevant', 'deprecated'],
  ['Last call until 2024-05-01', 'proposed'],
  ['Stagnant', 'unknown'],
  ['On hold', 'unknown'],
  ['Accepted (was: proposed)', 'accepted'],
  ['Accepted, superseded by 12', 'superseded'],
  ['Accepted\n\nSuperceded by [2. Title](0002-x.md)', 'superseded'],
  ['Accepted; supersedes ADR-3', 'accepted'],
  ['Supersedes ADR-3', 'none'],
  ['Implemented. Parts were superseded by ADR-020.', 'accepted'],
  ['Partially superseded by ADR-9', 'accepted'],
  ['Superseded in part by ADR-9', 'accepted'],
  ['Partly superseded', 'accepted'],
  ['Amended by ADR-9', 'accepted'],
  ['Deprecated (no superseding ADR)', 'deprecated'],
  ['Accepted. This does not directly supersede ADR 23.', 'accepted'],
  ['Deprecated in favour of ADR-9', 'superseded'],
  ['Rejected in favour of ADR-9', 'rejected'],
  ['Obsoleted by [ADR-9](0009-x.md)', 'superseded'],
  ['~~Accepted~~ → **Superseded by ADR-051** (2025-11-08)', 'superseded'],
  ['~~Proposed~~ Accepted', 'accepted'],
  ['<del>Accepted</del> Rejected', 'rejected'],
  ['Proposed → Accepted', 'accepted'],
  ['Proposed -> Accepted -> Deprecated', 'deprecated'],
  ['- 2021-01-01: Proposed\n- 2021-03-01: Accepted\n- 2022-09-30: Deprecated', 'deprecated'],
  ['- 2022-09-30 Rejected\n- 2021-03-01 Accepted', 'rejected'],
  ['| Date | Status |\n|---|---|\n| 2021-01-01 | Proposed |\n| 2021-03-01 | Accepted |', 'accepted'],
  ['Proposed\n\nAccepted', 'accepted'],
  ['* Proposed - 2021-01-05\n* Accepted - 2021-02-05', 'accepted'],
  ['ABANDONED replaced by [ADR 7](0007-y.md)', 'superseded'],
  ['Proposed: 2021-01-05\nAccepted: 2021-02-05', 'accepted'],
  ['PROPOSED Not Implemented', 'proposed'],
  ['Accepted by the team on 30th March 2021, proposed by Ada', 'accepted'],
  ['The two points above have been implemented; the rest is documentation.', 'accepted'],
  ['- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected', 'accepted'],
  ['Proposed | **Accepted** | Rejected', 'accepted'],
  ['~~Proposed~~ | Accepted | ~~Rejected~~', 'accepted'],
  ['Proposed | Accepted | Rejected', 'none'],
  ['[Proposed | Accepted | Deprecated | Superseded by ADR-YYY]', 'none'],
  ['🤔 Proposed | ✅ Accepted | ❌ Rejected | 🔄 Superseded by ADR-YYY', 'none'],
  ['{proposed / accepted / rejected}', 'none'],
  ['What is the status, such as proposed, accepted, rejected, deprecated, superseded, etc.?', 'none'],
  [
    '> A decision may be "proposed" while it is discussed, or "accepted" once agreed; a later one may mark it "deprecated".',
    'none',
  ],
  ['<!-- Proposed, Accepted -->\nAccepted', 'accepted'],
  ['', 'none'],
  ['N/A', 'none'],
  ['Angenommen', 'accepted'],
  ['Abgelöst durch [ADR-9](0009-x.md)', 'superseded'],
  ['Remplacé par ADR-9', 'superseded'],
  ['Proposé', 'proposed'],
  ['Aceptada', 'accepted'],
  ['Reemplazado por ADR-9', 'superseded'],
  ['Substituída por ADR-9', 'superseded'],
  ['Accettato', 'accepted'],
  ['Vervangen door ADR-9', 'superseded'],
  ['Zaakceptowany', 'accepted'],
  ['Принято', 'accepted'],
  ['Заменено на ADR-9', 'superseded'],
  ['已接受', 'accepted'],
  ['已被 ADR-9 取代', 'superseded'],
  ['承認済み', 'accepted'],
  ['ADR-9 に置き換えられた', 'superseded'],
  ['승인됨', 'accepted'],
  ['ADR-9로 대체됨', 'superseded'],
];

for (const [section, expected] of SECTIONS) {
  test(`a status section that says ${JSON.stringify(section)} states ${expected}`, () => {
    assert.equal(status(nygard(section)), expected);
  });
}

const HEADS: [string, string, string][] = [
  ['front matter', '---\nstatus: accepted\n---\n# Use a queue\n', 'accepted'],
  ['front matter with a comment', '---\nstatus: proposed # pick one\n---\n# Use a queue\n', 'proposed'],
  ['a flow map in the front matter', '---\nstatus: { accepted }\n---\n# Use a queue\n', 'accepted'],
  ['an empty front matter key', '---\nstatus:\ndate:\n---\n# Use a queue\n', 'none'],
  ['front matter nobody opened', 'status: accepted\ndate: 2021-03-04\n---\n# Use a queue\n', 'accepted'],
  ['a nested map', '---\nadr:\n  status: rejected\n---\n# Use a queue\n', 'rejected'],
  ['a bullet', '# Use a queue\n\n* Status: accepted\n* Date: 2021-03-04\n', 'accepted'],
  ['a bold bullet', '# Use a queue\n\n- **Status:** proposed\n', 'proposed'],
  ['a bold line', '# Use a queue\n\n**Status**: ✅ Accepted\n**Date**: 2021-03-04\n', 'accepted'],
  ['a bold line without a colon', '# Use a queue\n\n**Status** Accepted\n', 'accepted'],
  ['a plain line', '# Use a queue\n\nStatus: Rejected\n', 'rejected'],
  ['a dashed line', '# Use a queue\n\nStatus - Draft\n', 'draft'],
  [
    'one line for all',
    '# Use a queue\n\n**Status:** Proposed | **Date:** 2025-07-29 | **Review:** 2026-07-29\n',
    'proposed',
  ],
  ['bold labels side by side', '# Use a queue\n\n**Status:** Accepted **Date:** 2025-07-29\n', 'accepted'],
  [
    'a table without a header',
    '# Use a queue\n\n| | |\n|---|---|\n| **Status** | Accepted |\n| Date | 2021-03-04 |\n',
    'accepted',
  ],
  [
    'a table whose header is a row',
    '# Use a queue\n\n| Status | Accepted |\n|---|---|\n| Date | 2021-03-04 |\n',
    'accepted',
  ],
  [
    'a table with a header row',
    '# Use a queue\n\n| Field | Value |\n|---|---|\n| Status | Deprecated |\n',
    'deprecated',
  ],
  [
    'one row of values',
    '# Use a queue\n\n| Status | Date | Authors |\n|---|---|---|\n| Accepted | 2021-03-04 | Ada |\n',
    'accepted',
  ],
  [
    'four columns',
    '# Use a queue\n\n| Status | Accepted | Date | 2021-03-04 |\n|---|---|---|---|\n',
    'accepted',
  ],
  [
    'a table of HTML',
    '# Use a queue\n\n<table><tr><td>Status</td><td>Accepted</td></tr></table>\n',
    'accepted',
  ],
  ['a quoted head', '# Use a queue\n\n> **Status**: Accepted\n> **Date**: 2021-03-04\n', 'accepted'],
  ['a heading with the value', '# Use a queue\n\n## Status - ACTIVE\n', 'accepted'],
  ['a heading with a colon', '# Use a queue\n\n## Status: Proposed\n', 'proposed'],
  [
    'a heading of the first level',
    '# Use a queue\n\n# Status\n\nAccepted\n\n# Context\n\nLarge files.\n',
    'accepted',
  ],
  ['a numbered heading', '# Use a queue\n\n## 1. Status\n\nAccepted\n', 'accepted'],
  ['a badge', '# Use a queue\n\n![Accepted](https://img.example/badge/accepted-green)\n', 'accepted'],
  [
    'a badge with a label',
    '# Use a queue\n\n![Status: Superseded](https://img.example/x.svg)\n',
    'superseded',
  ],
  [
    'a badge told by its address',
    '# Use a queue\n\n![status](https://img.example/badge/status-accepted-green)\n',
    'accepted',
  ],
  [
    'a badge whose address has folders',
    '# Use a queue\n\n## Status\n\n[![a badge](https://badge.example/badge/ADR/rejected/red/)](../README.md)\n',
    'rejected',
  ],
  [
    'a badge with its words in the query',
    '# Use a queue\n\n![](https://img.example/static/v1?label=ADR&message=accepted&color=green)\n',
    'accepted',
  ],
  [
    'a label that names the series',
    '- RFC Status: approved\n- RFC Type: feature\n\n# Use a queue\n',
    'accepted',
  ],
  ['a label of another record', '# Use a queue\n\n- RFC 7 Status: approved\n', 'none'],
  [
    'a banner on a part',
    '# Use a queue\n\n> **Partially superseded by [ADR-9](0009-y.md)** – mail is sent by a service. The rest stands.\n',
    'accepted',
  ],
  ['an unknown word before a remark', '# Use a queue\n\n**Status:** Parked (approved in May)\n', 'unknown'],
  [
    'a heading that ends in a verb',
    '# キュー\n\n- ステータス: Accepted\n\n## 決定 1: ガードをキューに置換する\n\nキューにする。\n',
    'accepted',
  ],
  [
    'a turn that is none',
    '# Use a queue\n\n**Status:** Accepted. The boats follow in a later stage\n',
    'accepted',
  ],
  ['a title that begins with the series', '# RFC: Use a queue\n', 'none'],
  ['a label above its value', '# Use a queue\n\n**Status:**\n\nAccepted\n', 'accepted'],
  ['a bracketed word', '# Use a queue\n\n- Status: [accepted]\n', 'accepted'],
  [
    'a banner beside the field',
    '# Use a queue\n\n> ⚠️ **Superseded by [ADR 9](0009-y.md)**\n\n**Status:** Accepted\n',
    'superseded',
  ],
  [
    'a sentence of the head',
    '# Use a queue\n\n_This ADR has been superseded by [ADR 9](0009-y.md)._\n',
    'superseded',
  ],
  [
    'a section for the successor',
    '# Use a queue\n\n## Status\n\nAccepted\n\n## Superseded by\n\n[ADR 9](0009-y.md)\n',
    'superseded',
  ],
  ['a definition list', '# Use a queue\n\n<dl><dt>Status</dt><dd>Accepted</dd></dl>\n', 'accepted'],
  [
    'a state as a map',
    '---\nstatus:\n  state: accepted\n  date: 2024-01-02\n---\n# Use a queue\n',
    'accepted',
  ],
  ['bold words alone', '# Use a queue\n\n**Accepted**\n', 'accepted'],
  ['the title', '# Use a queue (superseded)\n', 'superseded'],
  ['a metadata section', '# Use a queue\n\n## Metadata\n\n- Status: Accepted\n', 'accepted'],
  ['a status section behind the decision', `# Use a queue\n${BODY}\n## Status\n\nAccepted\n`, 'accepted'],
  ['a full-width colon', '# 使用队列\n\n**状态**：已接受\n', 'accepted'],
  ['a French label', '# Utiliser une file\n\n* Statut : accepté\n', 'accepted'],
  ['a Spanish section', '# Usar una cola\n\n## Estado\n\nPropuesto\n', 'proposed'],
  ['a wrapped bullet', '# Use a queue\n\n* Status: superseded\n  by ADR-9\n', 'superseded'],
  [
    'a field of its own for the successor',
    '# Use a queue\n\n| Status | Accepted |\n|---|---|\n| Superseded by | ADR-9 |\n',
    'superseded',
  ],
  [
    'no successor in that field',
    '# Use a queue\n\n| Status | Accepted |\n|---|---|\n| Superseded by | N/A |\n',
    'accepted',
  ],
];

for (const [name, head, expected] of HEADS) {
  test(`a status is read from ${name}`, () => {
    assert.equal(status(head.includes('Context') ? head : `${head}${BODY}`), expected);
  });
}

const ELSEWHERE: [string, string][] = [
  [
    'a sentence of the context',
    '# Use a queue\n\n## Context\n\nSuperseded by a newer interface, the old one goes.\n\n## Decision\n\nA queue.\n',
  ],
  [
    'an audit below',
    '# Use a queue\n\n## Decision\n\nA queue.\n\n## Audit\n\n### 2024-01-01\n\n**Status:** Compliant\n\n### Status\n\nAccepted\n',
  ],
  [
    'a table of an interface',
    '# Use a queue\n\n## Decision\n\n| Status | Meaning |\n|---|---|\n| accepted | taken |\n',
  ],
  ['a code block', '# Use a queue\n\n## Decision\n\n```yaml\nstatus: accepted\n```\n'],
];

for (const [name, text] of ELSEWHERE)
  test(`${name} states no status`, () => assert.equal(status(text), 'none'));

test('a folder gives the status where the text has none', () => {
  const read = record(`# Use a queue\n${BODY}`, { path: 'Accepted/0012-use-a-queue.md' });
  assert.deepEqual(read.status, { value: 'accepted', raw: 'Accepted', location: 'folder', line: null });
});

test('a status keeps its words, source and line', () => {
  assert.deepEqual(record(`# Use a queue\n\n**Status**: ✅ Accepted\n${BODY}`).status, {
    value: 'accepted',
    raw: '✅ Accepted',
    location: 'line',
    line: 3,
  });
});

test('the front matter wins over a section, and the disagreement is an issue', () => {
  const text = `---\nstatus: proposed\n---\n${nygard('Accepted')}`;
  assert.equal(status(text), 'proposed');
  assert.ok(rules(text).includes('status-disagrees'));
});

test('a supersession wins over any other source', () => {
  assert.equal(status(`---\nstatus: accepted\n---\n${nygard('Superseded by ADR-31')}`), 'superseded');
});

test('sources that agree are not an issue', () => {
  assert.ok(!rules(`---\nstatus: accepted\n---\n${nygard('Approved')}`).includes('status-disagrees'));
});

test('a record without a status gets a notice, and no default', () => {
  const read = record(`# Use a queue\n${BODY}`);
  assert.equal(read.status, null);
  assert.deepEqual(
    read.issues.map(({ rule, severity }) => [rule, severity]),
    [['missing-status', 'notice']],
  );
});

test('untouched choices and unknown words are named', () => {
  assert.ok(rules(nygard('Proposed | Accepted | Rejected')).includes('unfilled-status'));
  assert.ok(rules(nygard('Stagnant')).includes('unknown-status'));
});

test('the configuration adds words and labels', () => {
  const vocabulary = createVocabulary({ statuses: { 'On Hold': 'proposed' }, labels: { Ampel: 'status' } });
  const source = {
    collection: 'adr',
    path: '0001-x.md',
    text: '# X\n\nAmpel: on hold\n\n## Decision\n\nY.\n',
    digest: '',
    issues: [],
  };
  const result = readSource(source, { vocabulary, neighbours: [] });
  assert.equal(result.kind === 'record' ? result.record.status?.value : null, 'proposed');
});

test('a sentence on this record states what it says of it, not what it calls it', () => {
  const above = (line: string) => status(`# Use a queue\n\n${line}\n\n## Context\n\nFiles are large.\n`);
  assert.equal(above('This proposal is for a queue of files.'), 'none');
  assert.equal(above('This draft is about large files.'), 'none');
  assert.equal(above('This proposal was rejected by the board.'), 'rejected');
  assert.equal(above('This RFC is accepted.'), 'accepted');
});

test('a line with a label that is not a fact is not a part of the value above it', () => {
  const read = record('Status: Final\nType: Process\nTitle: Use a queue\n\n## Context\n\nFiles are large.\n');
  assert.deepEqual([read.status?.value, read.status?.raw], ['accepted', 'Final']);
});

test('what another record waits for is not the state of this one', () => {
  const values: [string, string][] = [
    ['If ADR-7 is approved, this one is obsolete. Until then: accepted', 'accepted'],
    ['Wenn ADR-7 angenommen wird, ist dies überholt. Bis dahin: angenommen', 'accepted'],
    ['Gilt, solange ADR-7 nicht beschlossen ist', 'unknown'],
    ['Gültig, bis ADR-7 abgelehnt ist', 'accepted'],
    ["Tant que l'ADR-7 n'est pas acceptée, celle-ci reste en vigueur", 'accepted'],
    ['Si se acepta el ADR-7, este queda obsoleto. Hasta entonces: aceptado', 'accepted'],
    ['Until the new pier is approved, accepted', 'accepted'],
    ['Once approved, this will be final', 'proposed'],
    ['When ADR-7 was rejected, this was accepted', 'accepted'],
  ];
  for (const [value, expected] of values) assert.equal(status(nygard(value)), expected, value);
});

test('arrows in the text are not a history of statuses', () => {
  assert.equal(
    status(nygard('Proposed: a draft of the port. The step proposed → accepted waits for the harbour.')),
    'proposed',
  );
  assert.equal(status(nygard('Proposed → Accepted')), 'accepted');
  assert.equal(status(nygard('Proposed. 2021-01-02 → Accepted. 2021-02-03')), 'accepted');
});

test('a line that begins with a bracket goes on with the one before', () => {
  assert.equal(status(nygard('Proposed. The plan\n(implementation in step 2) follows.')), 'proposed');
  assert.equal(status(nygard('Proposed\nImplemented in May')), 'accepted');
});

test('a part that another record supersedes leaves the rest in force', () => {
  const text = nygard('Accepted, except section 4, which ADR-7 supersedes');
  assert.equal(status(text), 'accepted');
  assert.deepEqual(relations(text), ['superseded-by 7 (part)']);
  assert.deepEqual(relations(nygard('Accepted. Section 4 explains which records ADR-7 is about.')), []);
});

test('a deprecated record that names its successor does not contradict itself', () => {
  const head = (state: string) =>
    rules(`---\nstatus: ${state}\nsuperseded_by: ADR-7\n---\n# Use a queue\n${BODY}`);
  assert.ok(!head('deprecated').includes('status-disagrees'));
  assert.ok(head('accepted').includes('status-disagrees'));
});

test('an address that ends in the name of a file is a link, not a file of the folder', () => {
  const href = 'https://code.example/other/blob/main/use-a-pier.md';
  const [relation] = record(
    `---\nstatus: accepted\nsee-also:\n  - "${href}"\n---\n# Use a queue\n${BODY}`,
  ).relations;
  assert.equal(relation?.href, href);
});

test('a label that leaves open what it says closes nothing', () => {
  const head = (line: string) => `# 12. Row\n\n- Status: accepted\n- ${line}\n\n## Context\n\nSlow.\n`;
  for (const line of ['Replaced by: ADR-9?', 'Replaced by: perhaps ADR-9', 'Replaced by: ADR-9 (draft)']) {
    assert.equal(status(head(line)), 'accepted', line);
    assert.deepEqual(relations(head(line)), [], line);
  }
  assert.equal(status(head('Replaced by: ADR-9')), 'superseded');
  assert.equal(status(head('Valid until: 2020-05-01')), 'unknown');
  assert.equal(status(head('Valid until: 2199-05-01')), 'accepted');
  assert.equal(status(head('Next review: 2020-05-01')), 'accepted');
});

test('the day that a part was superseded is not the day of the decision', () => {
  const dateOf = (words: string) =>
    record(`# Use a queue\n\n## Status\n\n${words}\n\n## Decision\n\nUse it.\n`).date?.value ?? null;
  assert.equal(dateOf('Accepted (superseded in part by ADR-9 on 2026-06-24)'), null);
  assert.equal(dateOf('Partly superseded by ADR-9, 2026-06-24'), null);
  assert.equal(dateOf('Accepted on 2026-01-02, superseded in part by ADR-9 on 2026-06-24'), '2026-01-02');
});
