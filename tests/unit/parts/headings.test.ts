import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../../src/read/languages.ts';
import { getRole, isSectionName, type SectionRole } from '../../../src/read/parts/headings.ts';
import { WORD_KEYS } from '../../../src/read/section-names.ts';

const HEADINGS: [string, SectionRole | null, SectionRole?][] = [
  ['Contesto (Context)', 'context'],
  ['决定（Decision）', 'decision'],
  ['Décision / Decision', 'decision'],
  ['Entscheidung | Decision', 'decision'],
  ['결과 Consequences', 'consequences'],
  ['Consequences 影響', 'consequences'],
  ['三、后果', 'consequences'],
  ['（二）背景', 'context'],
  ['第四章 決定', 'decision'],
  ['2) Entscheidung', 'decision'],
  ['IV. Consequences', 'consequences'],
  ['B. Decision', 'decision'],
  ['§ 3 Context', 'context'],
  ['Decision {#what-we-do}', 'decision'],
  ['Consequences {: .large }', 'consequences'],
  ['Alternatives écartées', 'alternatives'],
  ['Verworfene Optionen', 'alternatives'],
  ['Forkastede alternativer', 'alternatives'],
  ['Reddedilen seçenekler', 'alternatives'],
  ['البدائل المرفوضة', 'alternatives'],
  ['Отвергнутые варианты', 'alternatives'],
  ['被否决的方案', 'alternatives'],
  ['优点（Pros）', 'pros', 'alternative'],
  // words that differ, or of which the first means nothing, name no part
  ['Pros / Cons', null],
  ['Rail (rejected)', null],
  ['Context menus', null],
  ['背景色 colours', null],
  ['Trains (example)', null, 'alternatives'],
];

for (const [heading, role, parent = null] of HEADINGS)
  test(`"${heading}" is ${role ?? 'no part'}`, () => assert.equal(getRole(heading, parent), role));

test('a name of a section is not a title, a subject is one', () => {
  for (const name of ['Context', '背景', 'Legend', 'Proposal / Vorschlag', '1. Requirements', 'Abstract'])
    assert.ok(isSectionName(name), name);
  for (const name of ['Monitoring', 'Migration plan', 'Testing', 'Decision service', 'Context / Rail'])
    assert.ok(!isSectionName(name), name);
});

test('every language has only keys of names that are known, and each name once', () => {
  const known = new Set<string>([...Object.keys(LANGUAGES[0]?.sections ?? {}), ...WORD_KEYS]);
  for (const { sections = {} } of LANGUAGES)
    for (const [key, list] of Object.entries(sections)) {
      assert.ok(known.has(key), key);
      const all = list.split(', ');
      assert.equal(new Set(all).size, all.length, `${key}: ${list}`);
      assert.ok(
        all.every((name) => name === name.trim() && name !== ''),
        `${key}: ${list}`,
      );
    }
});
