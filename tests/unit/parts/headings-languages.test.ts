import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getRole, type SectionRole } from '../../../src/read/parts/headings.ts';

const HEADINGS: Partial<Record<SectionRole, string[]>> = {
  context: [
    '背景（Context）',
    '背景 / Context',
    '배경 Context',
    '一、背景',
    'Ⅰ. 背景',
    '（一）背景',
    'Contexte (Context)',
  ],
  decision: ['二、决策（Decision）', 'Decision / 決定', 'Entscheidung (Decision)'],
  alternatives: [
    ...[
      'Verworfene Alternativen',
      'Alternatives écartées',
      'Alternativas descartadas',
      'Alternativas rejeitadas',
    ],
    ...['Alternative scartate', 'Afgewezen alternatieven', 'Odrzucone alternatywy', 'Відхилені альтернативи'],
    ...[
      'Отклонённые альтернативы',
      '却下した代替案',
      '被否决的方案',
      '被否決的方案',
      '기각된 대안',
      'Forkastede alternativer',
    ],
    ...['Förkastade alternativ', 'Afviste alternativer', 'Zamítnuté alternativy', 'Reddedilen alternatifler'],
    ...['البدائل المرفوضة', 'Оцінені варіанти'],
  ],
};

for (const [role, headings] of Object.entries(HEADINGS))
  for (const heading of headings)
    test(`"${heading}" heads the ${role}`, () => {
      assert.equal(getRole(heading, null), role);
    });

test('a heading of two languages that disagree, or of other words, has no part', () => {
  assert.equal(getRole('背景（Decision）', null), null);
  assert.equal(getRole('一、风筝', null), null);
});
