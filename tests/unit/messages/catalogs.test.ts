/** The catalogue of each language: what it lacks, and what in it would not work. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCatalog, listLanguages, loadMessages, readCatalog } from '../../../src/messages/catalogs.ts';
import type { Message, MessageKey } from '../../../src/messages/messages.ts';

const english = readCatalog('en');

for (const language of listLanguages()) {
  const catalog = readCatalog(language);
  const entries = Object.entries(catalog);
  const rules = new Intl.PluralRules(language);
  const categories: string[] = rules.resolvedOptions().pluralCategories;
  // some languages have a form for millions alone, which no log needs
  const needed = new Set([...Array(200).keys(), 1000, 100_000].map((count) => rules.select(count)));

  test(`${language}: what is missing is said in English`, (t) => {
    const missing = Object.keys(english).filter((key) => !(key in catalog));
    if (missing.length > 0) t.diagnostic(`${language} lacks ${missing.length}: ${missing.join(', ')}`);
    const messages = loadMessages(language);
    assert.equal(messages.language, language);
    for (const key of missing)
      if (typeof english[key] === 'string' && !english[key].includes('{'))
        assert.equal(messages.t(key as MessageKey), english[key]);
  });

  test(`${language}: every message is one of English, with its placeholders`, () => {
    const wrong = entries.flatMap(([key, message]) => {
      const model = english[key];
      if (model === undefined) return [`${key} is not in English`];
      const used = Object.values(forms(model)).map(placeholders);
      // "one record" needs no number where a category is that number alone
      const needed = used
        .flat()
        .filter((name) => name !== 'count' && used.every((names) => names.includes(name)));
      return Object.entries(forms(message)).flatMap(([form, text]) => {
        const own = placeholders(text);
        const lacking = [...new Set(needed)].filter((name) => !own.includes(name));
        const odd = own.filter((name) => !used.flat().includes(name));
        return [
          ...lacking.map((name) => `${key} (${form}) lacks {${name}}`),
          ...odd.map((name) => `${key} (${form}) has {${name}}`),
        ];
      });
    });
    assert.deepEqual(wrong, []);
  });

  test(`${language}: plurals have the forms of the language`, () => {
    const wrong = entries.flatMap(([key, message]) => {
      if (typeof message === 'string') return [];
      const own = Object.keys(message);
      const lacking = [...needed].filter((category) => !own.includes(category));
      const odd = own.filter((form) => !categories.includes(form));
      return [
        ...lacking.map((form) => `${key} lacks "${form}"`),
        ...odd.map((form) => `${key} has "${form}"`),
      ];
    });
    assert.deepEqual(wrong, []);
  });
}

test('a language finds its catalogue, and one without has none', () => {
  assert.deepEqual(['en', 'EN', 'en-US', 'tlh', 'den'].map(findCatalog), ['en', 'en', 'en', null, null]);
  assert.equal(loadMessages('tlh').t('nav.decisions'), english['nav.decisions']);
  assert.equal(loadMessages('en-US').date('2026-03-04'), 'March 4, 2026');
  assert.equal(loadMessages('en').date('2026-03-04'), '4 March 2026');
});

function forms(message: Message): Record<string, string> {
  return typeof message === 'string' ? { text: message } : (message as Record<string, string>);
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))];
}
