import assert from 'node:assert/strict';
import test from 'node:test';
import { linkLog } from '../../../src/link/index.ts';
import type { Page, ReadRecord } from '../../../src/model/record.ts';
import { createVocabulary, readSource } from '../../../src/read/index.ts';

const vocabulary = createVocabulary({ statuses: {}, labels: {} });

function linked(files: Record<string, string>) {
  const neighbours = Object.keys(files);
  const records: ReadRecord[] = [];
  const pages: Page[] = [];
  for (const [path, text] of Object.entries(files)) {
    const source = { collection: 'adr', path, text, digest: path, issues: [] };
    const found = readSource(source, { vocabulary, neighbours });
    if (found.kind === 'record') records.push(found.record);
    else pages.push(found.page);
  }
  const collections = [{ key: 'adr', name: 'adr', folder: 'docs/adr', dir: '/home/docs/adr' }];
  return linkLog({ collections, records, pages, repository: null }).log;
}

const oven = '# 1. Build a clay oven\n\n## Status\n\nAccepted\n\n## Decision\n\nClay.\n';
const ofen = '# 1. Einen Lehmofen bauen\n\n## Status\n\nAkzeptiert\n\n## Entscheidung\n\nLehm.\n';
const bread =
  '# 2. Bake rye\n\n## Status\n\nAccepted\n\nSupersedes [the oven](de/0001-oven.md)\n\n## Decision\n\nRye.\n';

test('translations beside a record, or in the folder of a language, belong to the record', () => {
  for (const path of ['0001-oven.de.md', 'de/0001-oven.md', 'i18n/de/0001-oven.md']) {
    const log = linked({ '0001-oven.md': oven, [path]: ofen });
    assert.equal(log.records.length, 1);
    assert.deepEqual(log.records[0]?.translations, [
      { language: 'de', id: `adr/${path}`, path, title: 'Einen Lehmofen bauen', permalink: '/adr/1/de/' },
    ]);
    assert.deepEqual(
      log.issues.map(({ rule }) => rule),
      [],
    );
  }
});

test('where every language has its folder, the English text is the record', () => {
  const log = linked({ 'de/0001-oven.md': ofen, 'en/0001-oven.md': oven, 'pt_br/0001-oven.md': oven });
  assert.deepEqual(
    log.records.map(({ path, translations }) => [path, translations.map(({ language }) => language)]),
    [['en/0001-oven.md', ['de', 'pt-BR']]],
  );
});

test('a link to a translation means the record', () => {
  const log = linked({ '0001-oven.md': oven, 'de/0001-oven.md': ofen, '0002-bread.md': bread });
  const [first, second] = log.records;
  assert.equal(second?.relations[0]?.target, first?.id);
  assert.equal(first?.currentStatus, 'superseded');
});

test('departments that are called like a language number for themselves', () => {
  const log = linked({ 'it/0001-oven.md': oven, 'hr/0001-bread.md': bread, '0001-roof.md': oven });
  assert.equal(log.records.length, 3);
  assert.deepEqual(
    log.records.map(({ translations }) => translations.length),
    [0, 0, 0],
  );
});
