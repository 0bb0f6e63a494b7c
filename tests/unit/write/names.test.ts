import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary } from '../../../src/read/index.ts';
import { findNextName } from '../../../src/write/names.ts';

const vocabulary = createVocabulary({ statuses: {}, labels: {} });

function next(paths: string[], more: Partial<Parameters<typeof findNextName>[0]> = {}): string {
  const input = { paths, taken: [], title: "Don't wait for Ants", today: '2026-05-04', vocabulary };
  return findNextName({ ...input, ...more }).path;
}

test('the next name has the digits, prefix and separators of the others', () => {
  for (const [paths, expected] of [
    [['0001-a-b.md', '0012-c-d.md'], '0013-dont-wait-for-ants.md'],
    [['ADR-001-a-b.md', 'ADR-009-c-d.md'], 'ADR-010-dont-wait-for-ants.md'],
    [['adr_1_a_b.md', 'adr_2_c_d.md'], 'adr_3_dont_wait_for_ants.md'],
    [['ADR-BE-001-a.md', 'ADR-BE-002-b.md'], 'ADR-BE-003-dont-wait-for-ants.md'],
    [['9-a.md', '10-b.md'], '11-dont-wait-for-ants.md'],
    [['001-Keep-Bees-Here.md', '002-Build-Hives-There.md'], '003-Dont-Wait-For-Ants.md'],
    [['0001-a/README.md', '0002-b/README.md'], '0003-dont-wait-for-ants/README.md'],
    [['2021-03-04-a.md', '2022-05-06-b.md'], '2026-05-04-dont-wait-for-ants.md'],
    [['20210304-a.md', '20220506-b.md'], '20260504-dont-wait-for-ants.md'],
    [['2021-03-04_001-a.md', '2022-05-06_002-b.md'], '2026-05-04_003-dont-wait-for-ants.md'],
    [['keep-bees.md', 'build-hives.md'], 'dont-wait-for-ants.md'],
    [['0013-a.md', '0013b-c.md'], '0014-dont-wait-for-ants.md'],
    [
      ['accepted/0001-a.md', 'accepted/0003-c.md', 'proposed/0002-b.md'],
      'proposed/0004-dont-wait-for-ants.md',
    ],
    [[], 'ADR-001-dont-wait-for-ants.md'],
  ] as const)
    assert.equal(next([...paths]), expected);
});

test('numbers of other branches and of removed records are taken', () => {
  assert.equal(
    next(['0001-a.md', '0002-b.md'], { taken: ['0004-on-a-branch.md'] }),
    '0005-dont-wait-for-ants.md',
  );
});

test('a title of letters outside of ASCII keeps them', () => {
  assert.equal(next(['0001-a.md'], { title: 'Größe: 选择 ёж' }), '0002-größe-选择-ёж.md');
});

test('a number of a year starts again with the year', () => {
  assert.equal(next(['ADR-2025-001-a.md', 'ADR-2025-002-b.md']), 'ADR-2026-001-dont-wait-for-ants.md');
});
