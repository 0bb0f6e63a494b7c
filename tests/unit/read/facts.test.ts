import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, record, rules } from './reading.ts';

const BODY = '\n## Context\n\nFiles are large.\n\n## Decision\n\nWe will use a queue.\n';

const DATES: [string, string | null][] = [
  ['2021-08-04', '2021-08-04'],
  ['2021/08/04', '2021-08-04'],
  ['2021.8.4', '2021-08-04'],
  ['30.07.2024', '2024-07-30'],
  ['28/03/2018', '2018-03-28'],
  ['03/28/2018', '2018-03-28'],
  ['05/05/2018', '2018-05-05'],
  ['05/02/2018', null],
  ['2/6/21', null],
  ['30th March 2021', '2021-03-30'],
  ['the 1st of April 2021', '2021-04-01'],
  ['December 11, 2025', '2025-12-11'],
  ['Dec 11th 2025', '2025-12-11'],
  ['11-Dec-2025', '2025-12-11'],
  ['January 2026', '2026-01'],
  ['2026-01', '2026-01'],
  ['[2023-12-01 Fri]', '2023-12-01'],
  ['2021-08-04T23:30:00+05:30', '2021-08-04'],
  ['2021-08-04 (updated 2021-12-20)', '2021-08-04'],
  ['2023-13-07', '2023-07-13'],
  ['2023-31-02', null],
  ['2023-02-30', null],
  ['5. März 2021', '2021-03-05'],
  ['1er janvier 2020', '2020-01-01'],
  ['5 de marzo de 2021', '2021-03-05'],
  ['7 stycznia 2021', '2021-01-07'],
  ['5 января 2021 г.', '2021-01-05'],
  ['2021年8月4日', '2021-08-04'],
  ['2021년 8월 4일', '2021-08-04'],
  ['YYYY-MM-DD', null],
  ['{YYYY-MM-DD when the decision was last updated}', null],
  ['2024-023-2706', null],
  ['soon', null],
];

for (const [raw, expected] of DATES) {
  test(`the date ${JSON.stringify(raw)} is read as ${expected}`, () => {
    assert.equal(
      record(`# Use a queue\n\n- Status: accepted\n- Date: ${raw}\n${BODY}`).date?.value ?? null,
      expected,
    );
  });
}

test('a date keeps what was written and where', () => {
  assert.deepEqual(record(`# Use a queue\n\nDate: 30th March 2021\n${BODY}`).date, {
    value: '2021-03-30',
    kind: 'stated',
    raw: '30th March 2021',
    location: 'line',
    line: 3,
  });
});

test('dates of the front matter stay as written', () => {
  assert.equal(record(`---\ndate: 2021-08-04\n---\n# X\n${BODY}`).date?.raw, '2021-08-04');
});

test('a date that can be read two ways, or does not exist, is an issue with its line', () => {
  const { issues } = record(`# X\n\nStatus: accepted\nDate: 05/02/2018\nReview: 2023-14-13\n${BODY}`);
  assert.deepEqual(
    issues.map(({ rule, line }) => [rule, line]),
    [
      ['ambiguous-date', 4],
      ['impossible-date', 5],
    ],
  );
});

test('an explicit date beats the date inside the status, and that beats the creation', () => {
  const head = (lines: string): string | undefined => record(`# X\n\n${lines}\n${BODY}`).date?.value;
  assert.equal(head('Status: Accepted on 2021-03-04\nDate: 2021-01-01'), '2021-01-01');
  assert.equal(head('Status: Accepted on 2021-03-04\nCreated: 2021-01-01'), '2021-03-04');
  assert.equal(head('Status: Accepted\nCreated: 2021-01-01'), '2021-01-01');
  assert.equal(
    head('Status: Accepted\nCreated: 2021-01-01\nDecided: 2021-02-02\nLast updated: 2022-01-01'),
    '2021-02-02',
  );
});

test('a date keeps what kind of day it is', () => {
  const kind = (lines: string): string | undefined => record(`# X\n\n${lines}\n${BODY}`).date?.kind;
  assert.equal(kind('Status: Accepted\nDate: 2021-01-01'), 'stated');
  assert.equal(kind('Status: Accepted\nDate approved: 2021-01-01'), 'decided');
  assert.equal(kind('Status: Accepted on 2021-01-01'), 'decided');
  assert.equal(kind('Status: Rejected\nOpened on: 2021-01-01'), 'created');
  assert.equal(kind('Status: Accepted\nLast edited: 2021-01-01'), 'updated');
});

test('the day of a later state is not the day of the decision', () => {
  const date = (lines: string): string | undefined => record(`# X\n\n${lines}\n${BODY}`).date?.value;
  assert.equal(date('Approval date: 2021-03-04\nStart date: 2021-01-01'), '2021-03-04');
  assert.equal(date('Implemented: 2022-01-01\nCreated: 2021-01-01'), '2021-01-01');
  assert.equal(date('* Date 2021-05-06'), '2021-05-06');
  assert.equal(date('* Date pickers are out of scope'), undefined);
});

for (const [section, expected] of [
  ['accettato — 2026-07-12; **implementato** il 2026-07-13 (dettagli in fondo)', '2026-07-12'],
  ['Accepted 2021-07-12, implemented 2021-07-13', '2021-07-12'],
  ['Proposed 2021-07-12, accepted 2021-07-13', '2021-07-13'],
  ['Accepted (meeting of 2021-05-06)', '2021-05-06'],
  ['Accepted — the harbour board agreed on 2021-05-06', '2021-05-06'],
  ['Aceptado; vive en la guía, no en el plan — la ronda 2021-08-20 bloqueó la rama del plan', undefined],
  ['Accepted. The storm of 2021-05-04 broke the old crane of the yard', undefined],
] as const) {
  test(`the status ${JSON.stringify(section)} dates the decision ${expected ?? 'not at all'}`, () => {
    const text = nygard(section).replace('Date: 2021-03-04\n\n', '');
    assert.equal(record(text).date?.value, expected);
  });
}

test('the head goes on below a first heading that only says what the file is', () => {
  const text = `# Architecture Decision Record: 0012-use-a-queue\n\n# 12. Use a queue\n\nDate: 2021-03-04\n${BODY}`;
  assert.equal(record(text).date?.value, '2021-03-04');
});

test('a heading may name two facts', () => {
  assert.equal(
    record(`# Use a queue\n${BODY}\n## Fecha y autor\n\n2021-05-06 - Ada Berg\n`).date?.value,
    '2021-05-06',
  );
});

test('the same status in another place may date it', () => {
  const text = `---\nstatus: accepted\n---\n\n# Use a queue\n${BODY}\n## Status\n\nAccepted (2021-05-06).\n`;
  assert.deepEqual([record(text).status?.location, record(text).date?.value], ['front matter', '2021-05-06']);
});

test('a date in the name counts only where the text has none', () => {
  const place = { path: '20200924-use-a-queue.md' };
  assert.equal(record(`# Use a queue\n${BODY}`, place).date?.value, '2020-09-24');
  assert.equal(record(`# Use a queue\n\n- Date: 2020-10-01\n${BODY}`, place).date?.value, '2020-10-01');
});

test('the last change and the author can be at the end', () => {
  const read = record(
    `# X\n\n**Date**: 2021-01-01\n${BODY}\n---\n\n*Last Updated: 2022-02-02*\n*Author: Ada Brook*\n`,
  );
  assert.equal(read.updated?.value, '2022-02-02');
  assert.equal(read.date?.value, '2021-01-01');
  assert.deepEqual(
    read.authors.map(({ value }) => value),
    ['Ada Brook'],
  );
});

test('a review date is read beside the date', () => {
  const read = record(`# X\n\n**Status:** Accepted | **Date:** 2025-07-29 | **Review:** 2026-07-29\n${BODY}`);
  assert.deepEqual([read.date?.value, read.review?.value], ['2025-07-29', '2026-07-29']);
});

const TITLES: [string, string, string, number | null][] = [
  ['# ADR-012: Use a queue', '0012-x.md', 'Use a queue', 12],
  ['# ADR 012: Use a queue', 'adr-012-x.md', 'Use a queue', 12],
  ['# ADR-012 - Use a queue', 'ADR-012-x.md', 'Use a queue', 12],
  ['# ADR 12 — Use a queue', 'x.md', 'Use a queue', 12],
  ['# [ADR-12] Use a queue', 'x.md', 'Use a queue', 12],
  ['# 12. Use a queue', '0012-x.md', 'Use a queue', 12],
  ['# 12 - Use a queue', '12-x.md', 'Use a queue', 12],
  ['# 0012 Use a queue', '0012-x.md', 'Use a queue', 12],
  ['# 508 Systems List', '0013-x.md', '508 Systems List', 13],
  ['# Use 1Password', '0014-x.md', 'Use 1Password', 14],
  ['# 3 ways to fail', '0015-x.md', '3 ways to fail', 15],
  ['# Use **queues** for `CAD` files', '0012-x.md', 'Use queues for CAD files', 12],
  ['# Architecture Decision Record: Use a queue', 'adr-012-x.md', 'Use a queue', 12],
  ['# Architecture Decision Record\n\n## ADR-012: Use a queue', 'x.md', 'Use a queue', 12],
  ['# ODH-ADR-Operator-0009: Use a queue', 'ODH-ADR-Operator-0009-x.md', 'Use a queue', 9],
  ['# 0012 -- Use a queue', '0012-x.md', 'Use a queue', 12],
  [
    '# Architecture Decision Record: 0012-use-a-queue\n\n# 12. Use one queue',
    '0012-use-a-queue.md',
    'Use one queue',
    12,
  ],
  ['ADR-012: Use a queue\nDate: 2021-03-04\nStatus: Accepted', '0012-x.md', 'Use a queue', 12],
  ['# Use a queue', 'ADR-CRANE4-QUEUE.md', 'Use a queue', null],
  ['Use a queue\n===========', '0012-x.md', 'Use a queue', 12],
  ['<h1 align="center">Use a queue</h1>', '0012-x.md', 'Use a queue', 12],
  ['## Use a queue', '0012-x.md', 'Use a queue', 12],
  ['**ADR-012: Use a queue**', '0012-x.md', 'Use a queue', 12],
  ['---\ntitle: "ADR-012: Use a queue"\nadr: 12\n---', 'x.md', 'Use a queue', 12],
  ['---\nadr: 0012\ntitle: Use a queue\n---\n# Another heading', 'x.md', 'Use a queue', 12],
  ['', '0012-use-a-queue.md', 'Use a queue', 12],
  ['# [short title of solved problem and solution]', '0012-use-a-queue.md', 'Use a queue', 12],
  ['# Use a queue', '2021-06-05_012-use-a-queue.md', 'Use a queue', 12],
  ['# Use a queue', '20210605-use-a-queue.md', 'Use a queue', null],
  ['# Use a queue', '2024-03-05-use-a-queue.md', 'Use a queue', null],
  ['# Use a queue', '0013a-use-a-queue.md', 'Use a queue', 13],
  ['# Use a queue', '0012-use-a-queue/README.md', 'Use a queue', 12],
  ['# 使用队列', '0012-x.md', '使用队列', 12],
  ['# ✅ ADR-012: Use a queue', '0012-x.md', 'Use a queue', 12],
  ['# Use a queue (ADR-012)', '0012-x.md', 'Use a queue', 12],
  ['# DEC-012 Use a queue', 'DEC-012-x.md', 'Use a queue', 12],
  ['# RFC 7807 for errors', '0012-x.md', 'RFC 7807 for errors', 12],
  ['# 2FA for all', '0012-x.md', '2FA for all', 12],
  ['# Use a queue', '2024-012-use-a-queue.md', 'Use a queue', 12],
  ['# Use a queue', '2024-03-use-a-queue.md', 'Use a queue', null],
  ['# ADR\n\n**Title**: Use a queue', '0012-x.md', 'Use a queue', 12],
  ['# ADR-012：使用队列', '0012-x.md', '使用队列', 12],
];

const WORDS: [string, string, string][] = [
  // marks, labels and slugs are no part of a title
  ['# 12. Use a queue {#queue}', '0012-x.md', 'Use a queue'],
  ['# Use a queue {: .no_toc }', '0012-x.md', 'Use a queue'],
  ['# Use {one} queue', '0012-x.md', 'Use {one} queue'],
  ['# Title: Use a queue', '0012-x.md', 'Use a queue'],
  ['# Titel: Eine Schlange', '0012-x.md', 'Eine Schlange'],
  ['# Titles: who gets one', '0012-x.md', 'Titles: who gets one'],
  ['# move-large-files-by-queue', '0012-x.md', 'Move large files by queue'],
  ['---\ntitle: move_large_files\n---', '0012-x.md', 'Move large files'],
  ['---\ntitle: move-http-files\n---\n\n# Move HTTP Files', '0012-x.md', 'Move HTTP Files'],
  ['---\ntitle: move-http-files\n---\n\n# Something else', '0012-x.md', 'Move http files'],
  ['# Store-and-forward', '0012-x.md', 'Store-and-forward'],
  ['# `read-after-write`', '0012-x.md', 'read-after-write'],
  // what a template left, and sections, are none
  ['# Insert title here', '0012-use-a-queue.md', 'Use a queue'],
  ['# Name of the decision', '0012-use-a-queue.md', 'Use a queue'],
  ['# Name servers of the shops', '0012-x.md', 'Name servers of the shops'],
  ['# ADR-0012: Context', '0012-use-a-queue.md', 'Use a queue'],
  ['# ADR-0012: Monitoring', '0012-x.md', 'Monitoring'],
  ['Status: accepted\n\n# Prior reading\n\n# Context\n\n# Decision', '0012-use-a-queue.md', 'Use a queue'],
  ['Status: accepted\n\n# Queue for files\n\n# Context\n\n# Decision', '0012-queue.md', 'Queue for files'],
  ['# Use a queue\n\n# Context\n\n# Decision', '0012-x.md', 'Use a queue'],
];

for (const [head, path, title] of WORDS)
  test(`${JSON.stringify(head)} in ${path} is called ${JSON.stringify(title)}`, () =>
    assert.equal(record(`${head}\n${BODY}`, { path }).title.value, title));

for (const [head, path, title, number] of TITLES) {
  test(`${JSON.stringify(head)} in ${path} is titled ${JSON.stringify(title)}, number ${number}`, () => {
    const read = record(`${head}\n\n- Status: accepted\n${BODY}`, { path });
    assert.equal(read.title.value, title);
    assert.equal(read.number?.value ?? null, number);
  });
}

test('a name and a title that disagree on the number are an issue, and the name wins', () => {
  const read = record(nygard('Accepted'), { path: '0021-use-a-queue.md' });
  assert.equal(read.number?.value, 21);
  assert.ok(read.issues.some(({ rule, line }) => rule === 'number-disagrees' && line === 1));
});

test('people, tags and tickets are lists, each value once', () => {
  const read = record(
    `# X\n\n* Status: accepted\n* Deciders: Ada Brook, Bo Chen and Cy Dunn\n* Consulted: [list everyone]\n* Tags: storage, queue\n\nTechnical Story: [PAY-123](https://tickets.example/PAY-123) and #17\n${BODY}`,
  );
  assert.deepEqual(
    read.deciders.map(({ value }) => value),
    ['Ada Brook', 'Bo Chen', 'Cy Dunn'],
  );
  assert.deepEqual(read.consulted, []);
  assert.deepEqual(
    read.tags.map(({ value }) => value),
    ['storage', 'queue'],
  );
  assert.deepEqual(
    read.tickets.map(({ value }) => value),
    [
      { text: 'PAY-123', href: 'https://tickets.example/PAY-123' },
      { text: '#17', href: null },
    ],
  );
});

test('people are read from lists in front matter, bullets and sections', () => {
  const yaml = `---\ndecision-makers: [Ada Brook, "Bo Chen"]\nauthors:\n  - name: Cy Dunn\n    github: cy\n---\n# X\n${BODY}`;
  assert.deepEqual(
    record(yaml).deciders.map(({ value }) => value),
    ['Ada Brook', 'Bo Chen'],
  );
  assert.deepEqual(
    record(yaml).authors.map(({ value }) => value),
    ['Cy Dunn'],
  );
  const nested = `# X\n\n- Deciders:\n  - Ada Brook\n  - Bo Chen\n- Status: accepted\n${BODY}`;
  assert.deepEqual(
    record(nested).deciders.map(({ value }) => value),
    ['Ada Brook', 'Bo Chen'],
  );
  const section = `# X\n\n## Deciders\n\n- Ada Brook\n- Bo Chen\n${BODY}`;
  assert.deepEqual(
    record(section).deciders.map(({ value }) => value),
    ['Ada Brook', 'Bo Chen'],
  );
});

test('broken YAML is an issue with its line, and the record is still read', () => {
  const read = record(
    `---\ntitle: ADR 5: Use a queue\nstatus: accepted\n  date: [2021\n---\n# Use a queue\n${BODY}`,
  );
  const broken = read.issues.find(({ rule }) => rule === 'broken-front-matter');
  assert.equal(broken?.line, 2);
  assert.equal(read.status?.value, 'accepted');
  assert.equal(read.title.value, 'Use a queue');
});

test('front matter that is a program is never run', () => {
  const target = globalThis as { ran?: boolean };
  for (const fence of ['---js', '---javascript', '---coffee', '--- js']) {
    const read = record(`${fence}\nglobalThis.ran = true\n---\n# Use a queue\n${BODY}`);
    assert.equal(read.title.value, 'Use a queue');
    assert.ok(read.issues.some(({ rule }) => rule === 'broken-front-matter'));
  }
  assert.equal(target.ran, undefined);
});

test('hostile YAML neither hangs nor throws', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let level = 0; level < 12; level++)
    bomb.push(
      `${String.fromCharCode(98 + level)}: &${String.fromCharCode(98 + level)} [${Array(9).fill(`*${String.fromCharCode(97 + level)}`)}]`,
    );
  const texts = [
    `---\n${bomb.join('\n')}\ntags: *m\n---\n# X\n${BODY}`,
    `---\nstatus: ${'['.repeat(20000)}\n---\n# X\n${BODY}`,
    `---\n${'x: y\n'.repeat(30000)}---\n# X\n${BODY}`,
    `---\n__proto__: { status: accepted }\nconstructor: x\n---\n# X\n${BODY}`,
  ];
  for (const text of texts) {
    const started = performance.now();
    assert.equal(record(text).title.value, 'X');
    assert.ok(performance.now() - started < 2000);
  }
});

test('a rule at the top is not front matter', () => {
  assert.equal(record(`---\n\n# Use a queue\n\n---\n\nStatus: accepted\n${BODY}`).title.value, 'Use a queue');
});

test('TOML front matter is read as far as it holds plain values', () => {
  assert.equal(
    record(`+++\ntitle = "Use a queue"\nstatus = "accepted"\n+++\n${BODY}`).status?.value,
    'accepted',
  );
});

test('the outline has every heading with the lines its section covers', () => {
  const { outline } = record('# X\n\n## Context\n\nA\n\n### Detail\n\nB\n\n## Decision\n\nC\n');
  assert.deepEqual(
    outline.map(({ text, depth, line, to }) => [text, depth, line, to]),
    [
      ['X', 1, 1, 14],
      ['Context', 2, 3, 11],
      ['Detail', 3, 7, 11],
      ['Decision', 2, 11, 14],
    ],
  );
});

test('a record that states all it should has no issues', () => {
  assert.deepEqual(rules(nygard('Accepted')), []);
});
