import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, record, relations, status } from './reading.ts';

const STATUS: [string, string[]][] = [
  ['Superseded by ADR-031', ['superseded-by 31']],
  ['Superceded by [2. Title](0002-x.md)', ['superseded-by 2']],
  ['Accepted, superseded by 14', ['superseded-by 14']],
  ['Superseded by [#0008]', ['superseded-by 8']],
  ['Superseded by [ADR-7][]', ['superseded-by 7']],
  ['Superseded by [ADR 7][seven]\n\n[seven]: 0007-x.md', ['superseded-by 7']],
  ['Superseded by ADR 60 and 61', ['superseded-by 60', 'superseded-by 61']],
  ['Superseded by [ADR 23](/adr/23) and [ADR 26](/adr/26)', ['superseded-by 23', 'superseded-by 26']],
  ['Superseded by 0003-new-x.md', ['superseded-by 0003-new-x.md']],
  ['Superseded by [another](0003-new-x.html)', ['superseded-by 0003-new-x.html']],
  [
    'Superseded by [another](https://git.example/team/repo/blob/main/docs/adr/0003-new-x.md)',
    ['superseded-by https://git.example/team/repo/blob/main/docs/adr/0003-new-x.md'],
  ],
  ['Superseded by Architecture v3', ['superseded-by Architecture v3']],
  ['Superseded\nby ADR-31 (2025-11-08)', ['superseded-by 31']],
  ['Superseded (as never built) by [ADR 32](/adr/32)', ['superseded-by 32']],
  ['~~Superseded by ADR-3~~ Accepted', []],
  ['Implemented. Parts were superseded by ADR-020.', ['superseded-by 20 (part)']],
  ['Partially superseded by ADR-20', ['superseded-by 20 (part)']],
  ['Superseded in part by ADR-20', ['superseded-by 20 (part)']],
  ['Amended by ADR-20', ['amended-by 20']],
  ['Accepted\n\nAmends [3. Title](0003-x.md)', ['amends 3']],
  ['Accepted\n\nClarifies [3. Title](0003-x.md)', ['amends 3']],
  ['Accepted; supersedes ADR-0045', ['supersedes 45']],
  ['Accepted (supersedes 0045)', ['supersedes 45']],
  ['Accepted (replaces #45 and 46)', ['supersedes 45', 'supersedes 46']],
  ['Accepted (supersedes the plans of 2019)', []],
  ['Accepted\n\nSupersedes: 0045-harbour', ['supersedes 0045-harbour']],
  ['Accepted\n\nSupersedes: the 2019-harbour plan', []],
  ['Deprecated (no superseding ADR)', []],
  ['Accepted. This does not directly supersede ADR 23.', []],
  ['Proposed | Accepted | Superseded by ADR-YYY', []],
  ['[Superseded by ADR-99]', []],
  ['Accepted (see [#17](https://git.example/team/repo/issues/17))', []],
  ['Abgelöst durch ADR-31', ['superseded-by 31']],
  ['Remplacé par [ADR-31](0031-x.md)', ['superseded-by 31']],
  ['已被 ADR-31 取代', ['superseded-by 31']],
  ['ADR-31 に置き換えられた', ['superseded-by 31']],
  ['ADR-31로 대체됨', ['superseded-by 31']],
];

/** What is explained behind a dash, and records in remarks on something else, take no part in a supersession. */
const REASONS: [string, string[]][] = [
  [
    'Remplacé par [ADR-18](0018-x.md) — la grue est vendue et le quai est loué ([ADR-17](0017-y.md)).',
    ['superseded-by 18'],
  ],
  ['Superseded by ADR-18 – the crane was sold as ADR-17 asked for', ['superseded-by 18']],
  ['Superseded by ADR-3 – Use a queue, ADR-4 – Use a stack', ['superseded-by 3', 'superseded-by 4']],
  ['Superseded by ADR-3, later the crane left the plan (ADR-12)', ['superseded-by 3']],
  ['Superseded by the crane plan (ADR-3) and the quay plan (ADR-4)', ['superseded-by 3', 'superseded-by 4']],
  ['Superseded by ADR-3 (and ADR-4)', ['superseded-by 3', 'superseded-by 4']],
  ['Superseded by ADR-3, then by ADR-4', ['superseded-by 3', 'superseded-by 4']],
];

for (const [section, expected] of [...STATUS, ...REASONS]) {
  test(`a status of ${JSON.stringify(section)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(relations(nygard(section)), expected);
  });
}

const HEADS: [string, string[]][] = [
  ['---\nsupersedes: ADR-3\nsuperseded_by:\n---\n# X', ['supersedes 3']],
  ['---\nsupersedes: [3, 0005]\n---\n# X', ['supersedes 3', 'supersedes 5']],
  ['---\nsupersededBy: 0031-x.md\n---\n# X', ['superseded-by 0031-x.md']],
  ['---\nstatus: superseded by [ADR-0031](0031-x.md)\n---\n# X', ['superseded-by 31']],
  ['---\nstatus: "superseded by ADR-0031"\n---\n# X', ['superseded-by 31']],
  [
    '---\nrelated:\n  - adr-003-cache.md\n  - adr-004-log.md\n---\n# X',
    ['relates-to adr-003-cache.md', 'relates-to adr-004-log.md'],
  ],
  ['---\nrelations:\n  - type: supersedes\n    target: ADR-3\n---\n# X', ['supersedes 3']],
  [
    '# X\n\n| Status | Accepted |\n|---|---|\n| Supersedes | ADR-3, ADR-5 |\n| Superseded by | N/A |\n| Updates | - |',
    ['supersedes 3', 'supersedes 5'],
  ],
  ['# X\n\n- Supersedes: [ADR-3](0003-x.md)', ['supersedes 3']],
  ['# X\n\n**Superseded by**: ADR-31', ['superseded-by 31']],
  ['# X\n\nSuperseded: 2019-12-19 by [ADR 14](0014-x.md)', ['superseded-by 14']],
  ['# X\n\nErsetzt: ADR-3', ['supersedes 3']],
  ['# X\n\n**Depends on**: ADR-3', ['depends-on 3']],
];

for (const [head, expected] of HEADS) {
  test(`the head ${JSON.stringify(head)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(relations(`${head}\n\n## Context\n\nFiles.\n\n## Decision\n\nA queue.\n`), expected);
  });
}

const BODIES: [string, string[]][] = [
  [
    'This ADR supersedes some aspects of [ADR-15](0015-x.md) and [ADR-16](0016-x.md).',
    ['supersedes 15 (part)', 'supersedes 16 (part)'],
  ],
  ['This ADR in part supersedes [0003](0003-x.md).', ['supersedes 3 (part)']],
  [
    'This ADR supersedes the decisions made in ADRs 60 and 61, but keeps the rest.',
    ['supersedes 60', 'supersedes 61'],
  ],
  [
    '- We supersede [ADR 17](/adr/17) and [ADR 27](/adr/27) with the current ADR.',
    ['supersedes 17', 'supersedes 27'],
  ],
  [
    'This record describes the cache, which replaces the approach described in [ADR-5](/adr/ADR-5).',
    ['supersedes 5'],
  ],
  ['These changes supersede the size limits specified in [ADR-5](/adr/ADR-5).', ['supersedes 5 (part)']],
  ['See [ADR-5](0005-x.md), which this decision supersedes.', ['supersedes 5']],
  ['> This decision is **superseded by [ADR-31](0031-x.md)**.', ['superseded-by 31']],
  ['While this does not directly supersede [ADR 23](/adr/23), it prepares for it.', []],
  ['ADR-4 supersedes ADR-3, as we know.', []],
  ['A later record may supersede ADR-3.', []],
  ['The new driver replaces the old one.', []],
  ['Log4x is superseded by a faster library.', []],
  ['These ranges have been superseded by [ADR #0033](0033-x.md).', []],
];

for (const [body, expected] of BODIES) {
  test(`the sentence ${JSON.stringify(body)} states ${JSON.stringify(expected)}`, () => {
    const text = `# 12. Use a queue\n\n## Status\n\nAccepted\n\n## Context\n\n${body}\n\n## Decision\n\nA queue.\n`;
    assert.deepEqual(relations(text), expected);
  });
}

/** Texts that begin with the verb, below a section. */
const CLAIMS: [string, string[]][] = [
  ['## Consequences\n\n- Replaces ADR-6; the plan follows.', ['supersedes 6']],
  [
    '## Conséquences\n\n- Moins de grues.\n\nRemplace [ADR-3](0003-a.md), [ADR-4](0004-b.md) et [ADR-5](0005-c.md).',
    ['supersedes 3', 'supersedes 4', 'supersedes 5'],
  ],
  [
    '## 决策\n\n1. **完全取代 ADR-6**：旧规则不再使用。\n2. **取代 ADR-7 的停泊规则**；其余保留。\n3. **部分取代 ADR-8**：删除旧规则。',
    ['supersedes 6', 'supersedes 7 (part)', 'supersedes 8 (part)'],
  ],
  ['## 決定\n\nADR-3 の決定を Supersede する。', ['supersedes 3']],
  ['## Consequences\n\n- Replaces the crane of ADR-6 with a belt.', ['supersedes 6 (part)']],
  [
    '## Consequences\n\n- Replaces cranes (see ADR-6).\n- Replaces the need for ADR-7.\n- Replaces the crane, which ADR-8 brought in.',
    [],
  ],
  ['## Options\n\n### Option 1: a new plan\n\n- Replaces ADR-6.', []],
  ['## Tasks\n\n- Replace ADR-6 with this record\n- Update ADR-7', []],
];

for (const [section, expected] of CLAIMS) {
  test(`${JSON.stringify(section)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(relations(`${nygard('Accepted')}\n${section}\n`), expected);
  });
}

for (const [title, expected] of [
  ['Use a queue (supersedes ADR-3)', ['supersedes 3']],
  ['用队列（取代 ADR-3）', ['supersedes 3']],
  ['用队列（取代 ADR-3「用文件」一条）', ['supersedes 3 (part)']],
  ['キュー（ADR-3 を Supersede）', ['supersedes 3']],
  ['Use a queue (as in ADR-3)', []],
] as const) {
  test(`the title ${JSON.stringify(title)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(
      relations(`# ADR-0012: ${title}\n\n- Status: Accepted\n\n## Decision\n\nA queue.\n`),
      expected,
    );
  });
}

for (const [section, expected] of [
  // a label alone above its list
  [
    'Accepted\n\nRelates to:\n\n- [ADR 4. Buoys](0004-x.html)\n\nSupersedes:\n\n- [ADR 5. Ropes](0005-y.html)\n- Parts of [ADR 6. Knots](0006-z.html)',
    ['relates-to 4', 'supersedes 5', 'supersedes 6 (part)'],
  ],
  // a line each
  [
    'Accepted\n\nSupercedes [4. Buoys](0004-x.md)\nSupercedes [5. Ropes](0005-y.md)',
    ['supersedes 4', 'supersedes 5'],
  ],
  // without accents, and an English verb among French words
  ['zastapiony przez [ADR-4](0004-x.md) (2026-06-23)', ['superseded-by 4']],
  ['superseded par [ADR-4](0004-x.md)', ['superseded-by 4']],
  ['Accepted, supersedes ADR-4, **corrected in part by ADR-5**', ['supersedes 4', 'amended-by 5 (part)']],
  // "is retired" is not said of ADR-4
  [
    'Superseded by [ADR-4](0004-x.md) — moot now that the crane is retired (ADR-4 took the option to retire it)',
    ['superseded-by 4'],
  ],
] as const) {
  test(`a status section of ${JSON.stringify(section)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(relations(nygard(section)), expected);
  });
}

const LISTS: [string, string[]][] = [
  [
    '## Related Decisions\n\n- **ADR-003**: [Keep files in a store](0003-x.md)\n- **ADR-004**: amended with ADR-9 in mind',
    ['relates-to 3', 'relates-to 4'],
  ],
  ['## Links\n\n* Refined by [ADR-5](0005-x.md)\n* [Manual](https://docs.example/)', ['amended-by 5']],
  ['## Links\n\n- Supersedes [20200926-x](20200926-x.md)', ['supersedes 20200926-x.md']],
  ['## More Information\n\n- [ADR-0045](0045-x.md), which this decision supersedes', ['supersedes 45']],
  ['## Related ADRs\n\n- [ADR-3](0003-x.md) (supersedes)', ['supersedes 3']],
  ['## References\n\n- [ADR-3](0003-x.md)', []],
  ['## Related Decisions\n\n- ADR-3 (files), ADR-4 (tape)', ['relates-to 3', 'relates-to 4']],
  ['## Related Decisions\n\n- ADR-3: files; ADR-4: tape', ['relates-to 3', 'relates-to 4']],
  ['## Related Decisions\n\nADR-3: files\nADR-4: tape', ['relates-to 3', 'relates-to 4']],
  ['## Related Decisions\n\n- ADR-3 sets the limit that ADR-4 reads', ['relates-to 3']],
  ['## Supersedes\n\n- ADR-3: files; ADR-4 goes on', ['supersedes 3']],
  ['## Related Decisions\n\n- **ADR-XXX**: [Related decision title and link]', []],
  ['## Supersedes\n\n- [ADR-3](0003-x.md)', ['supersedes 3']],
  ['## Deprecation Reason\n\nThe approach has been replaced by plugins. See ADR-291.', ['superseded-by 291']],
];

for (const [list, expected] of LISTS) {
  test(`${JSON.stringify(list)} states ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(relations(`${nygard('Accepted')}\n${list}\n`), expected);
  });
}

test('a relation keeps its words, address, source and line', () => {
  const [first] = record(nygard('Superseded by [2. Title](0002-x.md)')).relations;
  assert.deepEqual(first, {
    type: 'superseded-by',
    targetText: '2. Title',
    href: '0002-x.md',
    number: 2,
    partial: false,
    part: null,
    location: 'section',
    line: 7,
  });
});

test('records named in passing are mentions with their sentence', () => {
  const text =
    '# 12. Use a queue\n\n## Context\n\nFiles are large. As ADR-17 says, they block. See [the store](0003-x.md) and `ADR-9`.\n\n```\nADR-8\n```\n\n## Decision\n\nADR-12 stands by RFC 2119.\n';
  assert.deepEqual(
    record(text).mentions.map(({ targetText, sentence, line }) => [targetText, sentence, line]),
    [
      ['ADR-17', 'As ADR-17 says, they block.', 5],
      ['the store', 'See [the store] and ADR-9.'.replace(/[[\]]/g, ''), 5],
      ['ADR-9', 'See the store and ADR-9.', 5],
    ],
  );
});

test('the words of a relation are not a mention too', () => {
  assert.deepEqual(record(nygard('Superseded by ADR-31')).mentions, []);
});

test('what the text says elsewhere of a record it relates to is a mention', () => {
  const text = `${nygard('Superseded by ADR-31')}\nThe limits of ADR-31 are stricter.\n`;
  assert.deepEqual(
    record(text).mentions.map(({ sentence }) => sentence),
    ['The limits of ADR-31 are stricter.'],
  );
});

test('a sentence begins after the one before it, on any line', () => {
  const text = `${nygard('Accepted')}\nIt was slow.\nWe took the limits (e.g. of size) from ADR-31. They hold.\n`;
  assert.deepEqual(
    record(text).mentions.map(({ sentence }) => sentence),
    ['We took the limits (e.g. of size) from ADR-31.'],
  );
});

test('of a very long sentence the words around the name are kept', () => {
  const text = `${nygard('Accepted')}\n${'many words '.repeat(60)}as ADR-31 says ${'and more words '.repeat(40)}\n`;
  const [mention] = record(text).mentions;
  assert.ok((mention?.sentence.length ?? 999) < 320);
  assert.match(mention?.sentence ?? '', /^… .* as ADR-31 says .* …$/);
});

test('a later sentence of a note says nothing of what replaces the record', () => {
  const noted = (note: string): string[] =>
    relations(`# Tides\n\n- Status: retired\n- ${note}\n\n## Decision\n\nWe wait.\n`).filter((one) =>
      one.startsWith('superseded'),
    );
  assert.deepEqual(
    noted('Status note: replaced by the tide book. How to read it is told in [ADR 7](0007-x.md).'),
    [],
  );
  assert.deepEqual(noted('Status note: replaced by the tide book. See [ADR 7](0007-x.md).'), [
    'superseded-by 7',
  ]);
  assert.deepEqual(noted('Replaced by: the tide book. How to read it is told in [ADR 7](0007-x.md).'), [
    'superseded-by the tide book',
  ]);
});

test('a section of amendments in Spanish amends no other record, a field does', () => {
  const section =
    '# Mareas\n\n- Estado: aceptada\n\n## Enmienda — 2024-05-06\n\nVer ADR-9.\n\n## Enmienda\n\nVer ADR-7.\n';
  assert.deepEqual(relations(section), []);
  assert.deepEqual(relations('# Mareas\n\n- Estado: aceptada\n- Enmienda: ADR-9\n'), ['amends 9']);
});

test('a supersession on a condition that has not come true is not one, in any language', () => {
  const conditions = [
    'If approved, superseded by ADR-3',
    'Superseded by ADR-3 once that is approved',
    'Se aprovado, substituído por ADR-3',
    'Если будет одобрено, заменено ADR-3',
    'Falls angenommen, ersetzt durch ADR-3',
  ];
  for (const words of conditions) {
    assert.deepEqual(relations(nygard(words)), []);
    assert.notEqual(status(nygard(words)), 'superseded');
  }
  assert.equal(status(nygard('Aceito. Até lá vale o ADR-3')), 'accepted');
  assert.equal(status(nygard('Принято; до этого действует ADR-3')), 'accepted');
  assert.deepEqual(relations(nygard('Superseded by ADR-3')), ['superseded-by 3']);
});

test('a collection in front of a number is part of the name', () => {
  const names = (text: string): unknown[] =>
    record(`# 1. Keep bees\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n`).mentions.map(
      ({ targetText, number }) => [targetText, number],
    );
  assert.deepEqual(names('See kitchen:ADR-2 and garden-beds/ADR-3.'), [
    ['kitchen:ADR-2', 2],
    ['garden-beds/ADR-3', 3],
  ]);
  // its own number in another collection
  assert.deepEqual(names('As kitchen:ADR-1 says.'), [['kitchen:ADR-1', 1]]);
  // words and other records are no collections
  assert.deepEqual(names('See:ADR-2 and ADR-3/ADR-4, and/or ADR 5.').slice(0, 2), [
    ['ADR-2', 2],
    ['ADR-3', 3],
  ]);
  const [relation] = record('## Status\n\nSupersedes kitchen:ADR-2').relations;
  assert.equal(relation?.targetText, 'kitchen:ADR-2');
});
