import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { getRole, isSectionName, type SectionRole } from '../../../src/read/parts/headings.ts';
import { WORD_KEYS } from '../../../src/read/vocabulary/sections/index.ts';

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

test('every file of names has only keys that are known, and each name once', () => {
  const folder = new URL('../../../src/read/vocabulary/sections/', import.meta.url);
  const english = JSON.parse(readFileSync(new URL('en.json', folder), 'utf8'));
  const known = new Set([...Object.keys(english), ...WORD_KEYS]);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const names: Record<string, string> = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    for (const [key, list] of Object.entries(names)) {
      assert.ok(known.has(key), `${file}: ${key}`);
      const all = list.split(', ');
      assert.equal(new Set(all).size, all.length, `${file}: ${key}`);
      assert.ok(
        all.every((name) => name === name.trim() && name !== ''),
        `${file}: ${key}`,
      );
    }
  }
});
