import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import commandLine from '../../../src/messages/command-line.json' with { type: 'json' };
import en from '../../../src/messages/en.json' with { type: 'json' };
import { describeIssue, translateIssue } from '../../../src/messages/issues.ts';
import { createMessages, type MessageKey } from '../../../src/messages/messages.ts';
import { checkout } from '../../support/checkout.ts';

const key = (name: string): MessageKey => name as MessageKey;
const russian = createMessages('ru', {
  counted: { one: '{count} запись', few: '{count} записи', many: '{count} записей', other: '{count} записи' },
});
const english = createMessages('en', {
  counted: { one: '{count} record', other: '{count} records' },
  replaced: 'Replaced by {record} on {date}',
});

test('numbers choose the plural of the language and are written as it writes them', () => {
  const russianCounts = [1, 3, 5, 21].map((count) => russian.t(key('counted'), { count }));
  assert.deepEqual(russianCounts, ['1 запись', '3 записи', '5 записей', '21 запись']);
  assert.equal(english.t(key('counted'), { count: 10_000 }), '10,000 records');
});

test('a placeholder without a value is a slot for markup, and an error in plain text', () => {
  const values = { date: '4 March 2026' };
  assert.deepEqual(english.parts(key('replaced'), values), [
    { text: 'Replaced by ' },
    { slot: 'record' },
    { text: ' on ' },
    { text: '4 March 2026' },
    { text: '' },
  ]);
  assert.throws(() => english.t(key('replaced'), values), /\{record\}/);
  assert.throws(() => english.t(key('missing')), RangeError);
});

test('dates are written as far as they are known', () => {
  assert.deepEqual(
    ['2026-03-04', '2026-03', '2026', 'soon'].map((iso) => english.date(iso)),
    ['4 March 2026', 'March 2026', '2026', 'soon'],
  );
  assert.equal(english.date('2026-03-04', 'medium'), '4 Mar 2026');
  assert.equal(english.date('2026-03-04', 'short'), '4 Mar');
  assert.equal(createMessages('de', {}).date('2026-03-04'), '4. März 2026');
});

test('an issue is English where it is found, and in the language of the site on its pages', () => {
  const found = describeIssue('issue.unreadable.file', {
    reason: { key: 'issue-reason.permission-denied', values: {} },
  });
  assert.equal(found.message, 'The file could not be read. Permission denied.');
  const shown = translateIssue(found, loadMessages('de'));
  assert.equal(shown.message, 'Die Datei konnte nicht gelesen werden. Zugriff verweigert.');
  assert.match(shown.hint, /^Geben Sie dem Benutzerkonto/);
  assert.equal(translateIssue({ ...found, hint: '' }, loadMessages('de')).hint, '');
});

test('text is ordered as the language orders it, numbers by their value', () => {
  assert.deepEqual(['ADR 10', 'ADR 9'].sort(english.compare), ['ADR 9', 'ADR 10']);
  assert.deepEqual(['ö', 'z'].sort(createMessages('sv', {}).compare), ['z', 'ö']);
  assert.deepEqual(['ö', 'z'].sort(createMessages('de', {}).compare), ['ö', 'z']);
});

test('every message is used', () => {
  const source = readdirSync(join(checkout, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|astro)$/.test(file))
    .map((file) => readFileSync(join(checkout, 'src', file), 'utf8'))
    .join('\n');
  const named = new Set([...source.matchAll(/['"]([a-z][\w-]*(?:\.[\w-]+)+)['"]/g)].map(([, name]) => name));
  const begun = [...source.matchAll(/`([a-z][\w.-]*\.)\$\{(?!string)/g)].map(([, start = '']) => start);
  const unused = [...Object.keys(en), ...Object.keys(commandLine)].filter((name) => {
    // the text of an issue or error brings its hint along
    const used = /^(?:issue|error)\./.test(name) ? name.replace(/\.hint$/, '') : name;
    return !named.has(used) && !begun.some((start) => used.startsWith(start));
  });
  assert.deepEqual(unused, []);
});
