import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toEnglish } from '../../../src/messages/issues.ts';
import { getTries } from '../../support/fuzz.ts';
import { nygard, page, read, record } from './reading.ts';

const BODY =
  '## Context\n\nFiles are large.\n\n## Decision\n\nWe will use a queue.\n\n## Consequences\n\nMore parts.\n';
const RECORD = `# Use a queue\n\n- Status: accepted\n- Date: 2021-03-04\n\n${BODY}`;
const TEMPLATE =
  '# ADR-XXX: [Decision Title]\n\n**Status**: 🤔 Proposed | ✅ Accepted | ❌ Rejected\n**Date**: [YYYY-MM-DD]\n\n## Context\n\n[Describe the context]\n\n## Decision\n\n[Clearly state the decision]\n';
const NUMBERED = ['0001-a.md', '0002-b.md', '0003-c.md', '0004-d.md'];

const OTHERS: [string, string, string, string][] = [
  ['a README', 'README.md', '# Our decisions\n\n- [A](0001-a.md)\n', 'introduction'],
  [
    'a README with the headings of a record',
    'README.md',
    `# Decisions\n\nStatus: accepted\n\n${BODY}`,
    'introduction',
  ],
  ['an index', 'index.md', '# Our decisions\n', 'introduction'],
  ['a Hugo index', '_index.md', '---\ntitle: Decisions\n---\n', 'introduction'],
  ['a summary', 'SUMMARY.md', '# Summary\n\n* [A](0001-a.md)\n', 'introduction'],
  [
    'a guide for contributors',
    'CONTRIBUTING.md',
    '# Contributing\n\n**Status:** Accepted | **Date:** 2026-06-09\n\n## When to write\n\nOften.\n',
    'guide',
  ],
  ['instructions for agents', 'AGENTS.md', '# Agents\n', 'instructions'],
  ['instructions for one tool, in the form of a record', 'CLAUDE.md', RECORD, 'instructions'],
  ['an index with a number', '0000-index.md', '# Index\n\n- [A](0001-a.md)\n', 'guide'],
  ['a legend', 'legend.md', '# Legend\n\nStatus: accepted\n\nBlue is new.\n', 'guide'],
  ['an exercise', 'exercise-2.md', '# Exercise 2\n\n## Context\n\nWrite one yourself.\n', 'guide'],
  [
    'a page on an interface',
    'jobs.md',
    '# API reference: jobs\n\nStatus: draft\n\n## GET\n\nAll.\n',
    'guide',
  ],
  [
    'a list of tasks with the number of a record',
    'rollout/0002-b-tasks.md',
    '# 2. B: tasks\n\n- [ ] Ask\n',
    'guide',
  ],
  [
    'a review with the status of what it looks at',
    '0002-b-security-review.md',
    '# ADR 2 security review\n\nStatus: accepted\n\n## Findings\n\nNone.\n',
    'guide',
  ],
  [
    'a review with a recommendation of its own',
    'architecture-review-of-queues.md',
    '---\nstatus: approved\n---\n\n# Architecture review: queues\n\n## Recommendation\n\nGo on.\n',
    'guide',
  ],
  ['a review of a record by its number', 'REVIEW-ADR-007-queues.md', RECORD, 'guide'],
  ['a review that has a number of its own', '01-review-adr-3.md', RECORD, 'guide'],
  [
    'a file in a folder of reviews',
    'reviews/0009-second-look.md',
    '# 9. Second look\n\nStatus: done\n',
    'guide',
  ],
  [
    'a file called nothing but a plan',
    'ADR-009-implementation-plan.md',
    '# ADR-009\n\nStatus: draft\n\n## Decision\n\nSoon.\n',
    'guide',
  ],
  [
    'a list of records in Japanese',
    '0000-目次.md',
    '# ADR-0000 目次\n\nstatus: draft\n\n- [A](0001-a.md)\n',
    'guide',
  ],
  ['an overview in French', 'sommaire.md', '# Nos choix\n\n- [A](0001-a.md)\n', 'introduction'],
  ['a template in Chinese', 'ADR-模板.md', `# ADR-模板\n\n${BODY}`, 'template'],
  ['details in the folder of a record', '0003/setup.md', '# 9. Setup\n\nThree steps.\n', 'guide'],
  ['a plan in German', 'migrationsplan.md', '# Migrationsplan\n\nStatus: offen\n\nIm Mai.\n', 'guide'],
  ['a translation', '0002-b.fr.md', RECORD, 'translation'],
  [
    'a glossary with a status',
    'glossary.md',
    '# Glossary\n\n**Status:** Accepted | **Date:** 2026-06-09\n\n## Queue\n\nA line.\n',
    'guide',
  ],
  [
    'a page among numbered records',
    'designs/gateway.md',
    '# Gateway\n\n**Status:** Proposed\n\n## Overview\n\nA gateway.\n',
    'guide',
  ],
  ['notes below a resource folder', 'resources/ADR-51/files.md', '## Files\n\nThey are large.\n', 'guide'],
  ['the template', 'template.md', TEMPLATE, 'template'],
  ['a template by its name', 'adr-template.md', `# Title\n\n${BODY}`, 'template'],
  ['template zero', '0000-template.md', TEMPLATE, 'template'],
  [
    'a hidden template',
    '.TEMPLATE.md',
    '---\nadr: 0\ntitle: Title of the ADR\nstatus: Draft\n---\n',
    'template',
  ],
  ['a template by its text alone', 'new.md', TEMPLATE, 'template'],
  ['a template for a number', 'NNNN-title.md', TEMPLATE, 'template'],
  [
    'a template with places in braces',
    'form.md',
    '### {{ADR_NUMBER}}-{{ADR_TITLE}}\n\n**Status:** Proposed\n\n## Decision\n\n{{DECISION}}\n',
    'template',
  ],
  [
    'a template in another language',
    'leer.md',
    '# ADR-[Nummer] : [Titel der Entscheidung]\n\n## Status\n\nAngenommen | Abgelehnt\n\n## Entscheidung\n\nDer Satz.\n',
    'template',
  ],
  [
    'a template with a status filled in',
    'example.adr.md',
    `---\nname: adr-name\ntitle: ADR Title # for people\nstatus: accepted\n---\n\n${BODY}`,
    'template',
  ],
  [
    'a template by its title',
    'fields.md',
    `# ADR Template (long form)\n\nStatus: accepted\n\n${BODY}`,
    'template',
  ],
  [
    'a template full of places under a title of its own',
    'bins.md',
    `# What we decide on bins\n\nDate: [day]\n\n## Context\n\n[what is full]\n\n## Decision\n\n[what to empty]\n\n## Consequences\n\n- [what is better]\n- [what is worse]\n`,
    'template',
  ],
  ['a page on the records', 'help.md', `# ADR explanation\n\n## Status\n\nOne of five.\n\n${BODY}`, 'guide'],
  [
    'a page on the process',
    'process.md',
    '# ADR / Decision Process\n\nShort.\n\n## Recording a decision\n\nLink the talk.\n',
    'guide',
  ],
  [
    'a list of records under a name of its own',
    'architecture-decision-log.md',
    '# Architecture Decision Records\n\n## Decision log\n\n| ADR | Status |\n|---|---|\n| 1 | Accepted |\n',
    'introduction',
  ],
  ['a folder of templates', 'templates/long.md', `# Long form\n\n${BODY}`, 'template'],
];

for (const [name, path, text, kind] of OTHERS) {
  test(`${name} (${path}) is not a record but a ${kind}, and says why`, () => {
    const found = page(text, { path, neighbours: [...NUMBERED, path] });
    assert.equal(found.kind, kind);
    assert.ok(toEnglish(found.reason).length > 10);
  });
}

const RECORDS: [string, string, string, string[]?][] = [
  ['a numbered file', '0012-x.md', RECORD],
  ['a numbered file without a status', '0012-x.md', `# Use a queue\n\n${BODY}`],
  [
    'a numbered file with a heading nobody filled in',
    '0012-use-a-queue.md',
    RECORD.replace('Use a queue', '[short title]'),
  ],
  ['a record about templates', '0039-use-velocity-as-template-engine.md', RECORD],
  ['a record about templates with a number', 'ADR-9-adr-template.md', nygard('Accepted')],
  ['a record about the process', 'ADR-1-adr-process.md', RECORD],
  ['a record on templates without a number', 'send-mail-from-a-template.md', RECORD],
  [
    'a dated record on a template',
    '20210102-mail-template.md',
    RECORD,
    ['20210102-mail-template.md', '20200202-b.md'],
  ],
  ['a record on reviews', '0007-review-every-queue.md', `# Review every queue\n\n${BODY}`],
  ['a record in a folder of reviews', 'reviews/0009-use-a-queue.md', RECORD],
  ['a record on a checklist', '0007-go-live-checklist.md', RECORD],
  ['a record on a checklist without a number', 'use-a-checklist.md', RECORD],
  [
    'a record on a plan',
    'migration-plan-for-queues.md',
    `# ADR-8: Migration plan for queues\n\nStatus: accepted\n\n${BODY}`,
  ],
  [
    'a record on tasks in a folder whose records state nothing',
    '0008-cancel-earlier-tasks.md',
    '# RFC 8 - Cancel earlier tasks\n\n## Summary\n\nThey are in the way.\n',
  ],
  [
    'the one text of a numbered folder',
    '0017-attachments/README.md',
    '# RFC 17: Attachments\n\n- Status: accepted\n\nThey are small.\n',
  ],
  [
    'a dated record on a review, with its heading left as it was',
    '2022-08-09-boat-review/README.md',
    '# Title of the Decision Record\n\n## Decision\n\nThe boats are mended in spring.\n',
  ],
  [
    'a dated folder among others, without any part',
    '2022-04-21-boat-paint/README.md',
    '# Boat paint\n\nHow the boats are painted.\n',
    [
      '2022-04-21-boat-paint/README.md',
      '2022-04-22-a/README.md',
      '2022-05-22-b/README.md',
      '2022-06-22-c/README.md',
    ],
  ],
  ['one of two records with a number', '0002-use-a-queue.md', RECORD],
  ['one of two records with a number and no status', '0002-use-a-queue.md', `# Use a queue\n\n${BODY}`],
  ['a file that ends like a language', '0012-read-mail.is.md', RECORD],
  [
    'a record with a status of its own kind',
    'use-a-queue.md',
    '---\nstatus: shelved\n---\n\n# Use a queue\n\n## Rationale\n\nFiles are large.\n',
  ],
  ['a dated file', '20200101-use-a-queue.md', RECORD, ['20200101-use-a-queue.md', '20200202-b.md']],
  ['a filled-in draft that waits for its number', 'XXXX-use-a-queue.md', RECORD],
  [
    'a record about a process of its own',
    'releases.md',
    RECORD.replace('Use a queue', 'Decision process for releases'),
  ],
  ['a folder with a README', '2021-05-11-use-a-queue/README.md', RECORD],
  ['a numbered folder with an index', '0012-use-a-queue/index.md', RECORD],
  [
    'an unnumbered file of an unnumbered collection',
    'use-a-queue.md',
    RECORD,
    ['use-a-queue.md', 'use-a-store.md', 'README.md'],
  ],
  [
    'an unnumbered file without a status',
    'use-a-queue.md',
    `# Use a queue\n\n${BODY}`,
    ['use-a-queue.md', 'use-a-store.md'],
  ],
  ['an unnumbered record among numbered ones', 'use-a-queue.md', RECORD],
  [
    'one sentence in the form of a Y',
    'use-a-queue.md',
    '# Use a queue\n\nIn the context of large files, facing timeouts, we decided for a queue to stay responsive.\n',
    ['use-a-queue.md', 'use-a-store.md'],
  ],
  [
    'a folder of its own',
    'use-a-queue/README.md',
    RECORD,
    ['use-a-queue/README.md', 'use-a-store/README.md'],
  ],
  [
    'a heading that calls it an RFC',
    'queue.md',
    '# RFC — Use a queue\n\n## Summary\n\nA queue.\n\n## Motivation\n\nFiles are large.\n',
  ],
  ['a title with a number', 'queue.md', `# ADR-12: Use a queue\n\n${BODY}`],
  [
    'a PEP-like head',
    'queue.md',
    'PEP: 12\nTitle: Use a queue\nAuthor: Ada Brook <ada@post.example>\nStatus: Final\n\n## Abstract\n\nA queue.\n',
  ],
  [
    'an EIP-like file',
    'queue.md',
    '---\nadr: 12\ntitle: Use a queue\nstatus: Living\n---\n\n## Abstract\n\nA queue.\n',
  ],
];

for (const [name, path, text, neighbours] of RECORDS) {
  test(`${name} (${path}) is a record`, () => {
    record(text, { path, neighbours: neighbours ?? [...NUMBERED, path] });
  });
}

test('an empty file is a record only where its name says so', () => {
  assert.equal(page('', { path: 'notes.md' }).kind, 'guide');
  assert.equal(record('', { path: '0012-use-a-queue.md' }).title.value, 'Use a queue');
});

test('no text makes the reader throw', () => {
  const pieces = fc.constantFrom(
    '---\n',
    '# ',
    '## Status\n',
    '| a | b |\n|---|---|\n',
    '- [ ] ',
    '> ',
    '~~',
    '**',
    '[x](',
    '<',
    '{',
    '}',
    '\n',
    '\n\n',
    'Status: ',
    'superseded by ',
    'ADR-1',
    '2021-13-40',
    '`',
    '```\n',
    '<!--',
    '\u0000',
    '😀',
    '被',
    '![a](b)',
    '&a *a',
    ': ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
      const { kind } = read(parts.join(''));
      return kind === 'record' || kind === 'page';
    }),
    getTries(300),
  );
});

test('text nested too deeply to follow is read up to there, and an issue', () => {
  const { issues, title } = record(`# X\n\n${'> '.repeat(4000)}x\n\n## Status\n\nAccepted\n`);
  assert.equal(title.value, 'X');
  assert.deepEqual(
    issues.flatMap(({ rule, line }) => (rule === 'unread-text' ? [line] : [])),
    [3],
  );
});

test('a paragraph of a hundred thousand characters is read in linear time', () => {
  for (const unit of ['superseded by ADR-1, ', 'a.-', '[[', '{', '<', '2020-01-01 ', '[ADR-1](0001-x.md) ']) {
    const started = process.cpuUsage();
    read(`# X\n\n## Status\n\n${unit.repeat(100_000 / unit.length)}`);
    assert.ok(process.cpuUsage(started).user < 3_000_000, unit);
  }
});
