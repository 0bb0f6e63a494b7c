/** Lists and labels that look like facts of the record and state less. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nygard, record, relations, status } from './reading.ts';

const LEGENDS: [string, string, string][] = [
  ['a list', '- Draft: somebody is at work on it.\n- Agreed: the crew stands behind it.', 'none'],
  [
    'a list behind dashes',
    '- **Rejected** – we will not do this\n- **Replaced** – look for a newer text',
    'none',
  ],
  [
    'a list of code',
    'These are used:\n\n- `draft`: not ready to be read\n- `replaced`: later replaced by another one',
    'none',
  ],
  [
    'a table',
    '| Word | Meaning |\n|---|---|\n| Draft | not ready yet |\n| Approved | ready to build |',
    'none',
  ],
  [
    'a list below the status',
    'Approved\n\n- Draft: not ready to be read\n- Approved: everybody builds on it',
    'accepted',
  ],
  ['no list with days', '- Proposed: in May, 2020-05-01\n- Approved: in June, 2020-06-01', 'accepted'],
  ['no list of people', '- Proposed: Ann Example\n- Approved: Ben Example', 'accepted'],
  ['no list with records', '- Approved: by the crew\n- Replaced: by ADR-7', 'superseded'],
];

for (const [what, section, wanted] of LEGENDS)
  test(`${what} that explains states states ${wanted}`, () => {
    const text = `# Keep a log\n\n## Status\n\n${section}\n\n## Context\n\nMany texts.\n\n## Decision\n\nWe keep it.\n`;
    assert.equal(status(text), wanted);
  });

const SCOPES: [string, string[]][] = [
  ['Supersedes (upload path): ADR-3', ['supersedes 3 (part)']],
  ['Superseded by (for mail): ADR-3', ['superseded-by 3 (part)']],
  ['Replaces (wire names only): [ADR-3](0003-go.md)', ['supersedes 3 (part)']],
  ['Supersedes (2020-05-01): ADR-3', ['supersedes 3']],
  ['Supersedes (if any): ADR-3', ['supersedes 3']],
  ['Supersedes (see below): ADR-3', ['supersedes 3']],
];

for (const [line, wanted] of SCOPES)
  for (const text of [
    nygard('Accepted').replace('Date: 2021-03-04', line),
    `${nygard('Accepted')}\n## References\n\n- ${line}\n`,
  ])
    test(`"${line}" ${text.includes('References') ? 'below references' : 'in the head'} is ${wanted.join()}`, () => {
      assert.deepEqual(relations(text), wanted);
      assert.equal(
        record(text).status?.value,
        wanted.includes('superseded-by 3') ? 'superseded' : 'accepted',
      );
    });
