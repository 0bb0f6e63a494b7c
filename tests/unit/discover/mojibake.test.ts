import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repairMojibake } from '../../../src/discover/mojibake.ts';
import { garble, garbleLosing } from './garble.ts';

const RECORD = `# ADR-12: Paint the bridge

**Status**: 🤔 Proposed | ✅ Accepted | ❌ Rejected | 🔄 Superseded by ADR-YYY
**Effort**: “small” – about 3 days… ⚠️

\`\`\`
┌─────────┐         ┌──────────┐
│ Painter │────────▶│ Bridge   │
│         │◀────────│          │
└─────────┘  rope   └──────────┘
                      ▼
\`\`\`
`;

function repairs(garbled: string, expected: string): void {
  const { text, remains } = repairMojibake(garbled);
  assert.equal(text, expected);
  assert.deepEqual(remains, []);
}

test('emoji and box drawing come back where every byte was kept', () => {
  repairs(garble(RECORD), RECORD);
});

test('emoji and box drawing come back where undefined bytes were dropped', () => {
  repairs(garbleLosing(RECORD), RECORD);
});

test('the lines that were changed are named', () => {
  assert.deepEqual(repairMojibake(garble('plain\n✅ one\nplain\n– two')).lines, [2, 4]);
});

test('a double box closes with its corner though its bar lost the same byte', () => {
  const box = '╔═══╗\n║ a ║\n╚═══╝';
  repairs(garbleLosing(box), box);
});

test('text that went through the wrong tool twice needs two passes', () => {
  repairs(garble(garble('✅ Accepted — “done”')), '✅ Accepted — “done”');
});

test('accented words come back', () => {
  repairs(garble('La décision a été validée par François.'), 'La décision a été validée par François.');
  repairs(garble('Größe und Maß für Straßen'), 'Größe und Maß für Straßen');
  repairs(garble('Żółw i Gęś'), 'Żółw i Gęś');
});

test('Cyrillic and Chinese come back', () => {
  repairs(garble('Решение принято'), 'Решение принято');
  repairs(garble('状态：已接受'), '状态：已接受');
});

test('only the garbled line of a mixed file is changed', () => {
  const { text, lines } = repairMojibake(`Décision ✅\n${garble('Décision ✅')}`);
  assert.equal(text, 'Décision ✅\nDécision ✅');
  assert.deepEqual(lines, [2]);
});

const HONEST: Record<string, string> = {
  French: 'La décision : « café » coûte 3 €. À côté… l’âge d’or. Il a répondu « à »… « où ? »',
  German: 'Die Größe „Maß“, der „Spaß“, „JÄ“ und „Fuß“… Süße Öfen – „ß“.',
  Vietnamese: 'Quyết định: dùng hàng đợi “đã được chấp nhận”. Âm thanh và ảnh là “ã”… Ã là chữ hoa.',
  Portuguese: 'Decisão: “NÃO”, “MANHÔ, IRMÃ… e ROMÂNIA',
  Swedish: 'Ångström är “Å”… och “å”',
  Chinese: '状态：已接受。“引号”——破折号……',
  'our own signs': '✅ “a” – b… │ ─ ┐ ❌ 🤔 ▶',
};
for (const [language, text] of Object.entries(HONEST)) {
  test(`${language} is left alone`, () => {
    assert.deepEqual(repairMojibake(text), { text, lines: [], remains: [] });
  });
}

test('a record that only mentions mojibake is left alone', () => {
  const text =
    'Names arrive as `Ã©` instead of é.\nThe sign “Ã©” stands for é.\nThe log shows `âœ…` and `â”Œâ”€` for boxes.\nOne sees (Ã©) in old mails.';
  assert.deepEqual(repairMojibake(text), { text, lines: [], remains: [] });
});

test('what lost too many bytes is reported and left as it is', () => {
  const { text, lines, remains } = repairMojibake('A flag: ðŸ here');
  assert.equal(text, 'A flag: ðŸ here');
  assert.deepEqual(lines, []);
  assert.deepEqual(remains, [1]);
});
