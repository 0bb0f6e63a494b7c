/** One folder with everything that goes wrong with files: each is named, nothing of it stops the others. */
import assert from 'node:assert/strict';
import { chmodSync, chownSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type Exported, exportLog } from '../support/export.ts';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';
import { createTempFolder, type Files, writeFiles } from '../support/temp.ts';

const record = (number: number, title: string, body = 'We decide it.') => `# ${number}. ${title}

Date: 2024-03-0${(number % 9) + 1}

## Status

Accepted

## Decision

${body}
`;

/** Ten aliases of ten aliases …: nine levels are a billion entries. */
const bomb = `---
a: &a [x,x,x,x,x,x,x,x,x,x]
${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`).join('\n')}
tags: *i
status: accepted
---
# Use few aliases

The body is read all the same.
`;

const hugeLine = 'A line of a log that somebody pasted into a record, again and again and again.\n';

const windows = process.platform === 'win32';

const files: Files = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'adr/0001-stay-calm.md': record(
    1,
    'Stay calm',
    `See [the lost one](0099-lost.md), [the next](<0013 with space.md>), [hash](0014-%23hash.md),
[percent](0015-100%25.md), [question](0016-why%3F.md), [решение](0017-решение.md) and
[決定](0018-%E6%B1%BA%E5%AE%9A.md).

![inside](images/inside.png) ![outside](../../outside.png) ![absolute](/etc/hostname)
![missing](images/missing.png) [a file outside](../../secret.txt)`,
  ),
  'adr/images/inside.png': Buffer.from('iVBORw0KGgo=', 'base64'),
  'adr/0002-empty.md': '',
  'adr/0003-binary.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 13, 255, 254, 0]),
  'adr/0004-huge.md': record(4, 'Paste a log', hugeLine.repeat(Math.ceil(10_500_000 / hugeLine.length))),
  'adr/0005-latin.md': Buffer.from(record(5, 'Wählen wir Größe über Maß'), 'latin1'),
  'adr/0006-stray-byte.md': Buffer.concat([
    Buffer.from(record(6, 'Keep “quotes” and dashes — as they are')),
    Buffer.from([0xff, 0x0a]),
  ]),
  'adr/0007-mojibake.md':
    '# 7. Ship it\n\n**Status**: âœ… Accepted\n**Date**: 2024-05-01\n\n## Decision\n\nItâ€™s shipped â€” today.\n',
  'adr/0008-broken-yaml.md':
    '---\nstatus: accepted\ntags: [a, b\n  title: "x\n---\n\n# Close what you open\n\nThe body stands.\n',
  'adr/0009-bomb.md': bomb,
  'adr/0010-javascript.md':
    '---js\n{ status: require("node:fs").writeFileSync("pwned", "x") || "accepted" }\n---\n\n# Run nothing\n\nThe body stands.\n',
  'adr/0013 with space.md': record(13, 'Name files with spaces'),
  'adr/0014-#hash.md': record(14, 'Name files with hashes'),
  'adr/0015-100%.md': record(15, 'Name files with percent signs'),
  ...(windows ? {} : { 'adr/0016-why?.md': record(16, 'Name files with question marks') }),
  'adr/0017-решение.md': record(17, 'Пишем по-русски'),
  'adr/0018-決定.md': record(18, '日本語で書く'),
  'adr/notes on #1 at 100%.md': '# Name guides as you like\n\nNothing here decides anything.\n',
  'adr/guides/0019-plan.rst': 'Plan\n====\n',
  'adr/0020-unclosed.md': '# 20. Close the fence\n\n## Status\n\nAccepted\n\n```js\nlet open = true;\n',
  'adr/0021-hostile.md': record(
    21,
    'Trust nobody',
    '<script>document.title = "pwned"</script>\n<img src=x onerror="alert(1)"> [click](javascript:alert(1)) <T> {x} <AdrLink to="1" />\n\n<div>unclosed',
  ),
};

let site: Site;
let log: Exported;
let caseSensitive = false;

before(async () => {
  const outside = createTempFolder();
  writeFiles(outside, {
    'secret.txt': 'a secret',
    'outside.png': 'a picture',
    'away/elsewhere.md': record(40, 'Elsewhere'),
  });
  const root = join(outside, 'project');
  mkdirSync(root);
  writeFiles(root, files);

  writeFiles(root, { 'adr/0030-Case.md': record(30, 'Begin with a capital') });
  caseSensitive = !existsSync(join(root, 'adr/0030-case.md'));
  if (caseSensitive) writeFiles(root, { 'adr/0030-case.md': record(31, 'Begin with a small letter') });

  if (!windows) {
    symlinkSync('nowhere.md', join(root, 'adr/0011-broken-link.md'));
    symlinkSync('0012-loop.md', join(root, 'adr/0012-loop.md'));
    symlinkSync('..', join(root, 'adr/loop'));
    symlinkSync(join(outside, 'away'), join(root, 'adr/away'));
  }
  site = await buildSite({ root });
  log = await exportLog({ root });
});

/** What is said about a file, on the terminal. */
function said(path: string): string {
  return site.said
    .split('\n')
    .flatMap((line, index, lines) => (line.includes(path) ? [lines.slice(index, index + 3).join(' ')] : []))
    .join('\n');
}

test('the other records are built, and the run succeeds', () => {
  assert.equal(site.code, 0, site.said);
  assert.match(site.page('/adr/1/').one('main').text, /Stay calm/);
  assert.match(site.page('/').one('main').text, /Stay calm/);
});

/** Files that give no record: the word their message must have. */
const noRecord = { '0002-empty.md': /empty/i, '0003-binary.md': /binary/i, '0004-huge.md': /10\.5 MB/ };

for (const [path, message] of Object.entries(noRecord)) {
  test(`${path} is named with the reason`, () => {
    assert.match(said(path), message);
    assert.match(log.reason(path), message);
    assert.ok(!log.decisions.some((decision) => decision.path === path));
  });
}

test('a file in Windows-1252 is read right and reported', () => {
  assert.equal(log.decision('0005-latin.md').title, 'Wählen wir Größe über Maß');
  assert.match(said('0005-latin.md:1'), /UTF-8/);
});

test('a stray byte costs one character, not the record', () => {
  assert.equal(log.decision('0006-stray-byte.md').title, 'Keep “quotes” and dashes — as they are');
  assert.match(said('0006-stray-byte.md'), /UTF-8/);
});

test('mojibake is shown repaired and reported with its line', () => {
  assert.equal(log.decision('0007-mojibake.md').status, 'accepted');
  assert.match(site.page('/adr/7/').one('main').text, /It’s shipped — today/);
  assert.match(said('0007-mojibake.md:3'), /Windows-1252/);
});

test('broken YAML is reported with its line, and the body is read', () => {
  assert.equal(log.decision('0008-broken-yaml.md').title, 'Close what you open');
  assert.match(said('0008-broken-yaml.md:'), /front matter|YAML/i);
  assert.match(site.page('/adr/8/').one('main').text, /The body stands/);
});

test('anchors that explode are reported and cost nothing', () => {
  assert.equal(log.decision('0009-bomb.md').title, 'Use few aliases');
  assert.equal(log.decision('0009-bomb.md').status, 'accepted');
  assert.match(said('0009-bomb.md:1'), /front matter.*repeats/);
});

test('front matter in JavaScript is never run', () => {
  assert.ok(!existsSync(join(site.root, 'pwned')));
  assert.equal(log.decision('0010-javascript.md').title, 'Run nothing');
  assert.equal(log.decision('0010-javascript.md').status, 'unknown');
  assert.match(said('0010-javascript.md:1'), /program/);
});

test('an unreadable file is named with the reason, the others are read', { skip: windows }, async () => {
  const root = createTempFolder();
  writeFiles(root, { 'adr/0001-open.md': record(1, 'Open'), 'adr/0022-locked.md': record(22, 'Lock it') });
  chmodSync(join(root, 'adr/0022-locked.md'), 0);
  // Root reads what it likes: there the run is somebody else's.
  const nobody = process.getuid?.() === 0 ? 65534 : undefined;
  if (nobody) for (const path of ['', 'adr', 'adr/0001-open.md']) chownSync(join(root, path), nobody, nobody);
  const exported = await exportLog({ root, ...(nobody ? { uid: nobody } : {}) });
  assert.match(exported.reason('0022-locked.md'), /permission/i);
  assert.equal(exported.decision('0001-open.md').title, 'Open');
});

test('a broken symbolic link is named', { skip: windows }, () => {
  assert.match(said('0011-broken-link.md'), /link/i);
});

test('links that form a circle are named and not followed', { skip: windows }, () => {
  assert.match(said('0012-loop.md'), /circle/i);
  assert.match(said('loop'), /circle/i);
  assert.ok(!log.decisions.some((decision) => decision.path.startsWith('loop/')));
});

test('a link out of the repository is not followed', { skip: windows }, () => {
  assert.match(said('away'), /outside/i);
  assert.ok(!log.decisions.some((decision) => decision.title === 'Elsewhere'));
});

test('a link to a record that is not there is reported with its line', () => {
  assert.match(said('0001-stay-calm.md:11'), /0099-lost\.md/);
});

const named: [path: string, permalink: string, title: string][] = [
  ['0013 with space.md', '/adr/13/', 'Name files with spaces'],
  ['0014-#hash.md', '/adr/14/', 'Name files with hashes'],
  ['0015-100%.md', '/adr/15/', 'Name files with percent signs'],
  ...(windows
    ? []
    : ([['0016-why?.md', '/adr/16/', 'Name files with question marks']] as [string, string, string][])),
  ['0017-решение.md', '/adr/17/', 'Пишем по-русски'],
  ['0018-決定.md', '/adr/18/', '日本語で書く'],
];

for (const [path, permalink, title] of named) {
  test(`${path} has its page, and links by its name point there`, () => {
    assert.equal(log.decision(path).permalink, permalink);
    assert.match(site.page(permalink).one('h1').text, new RegExp(title));
    assert.ok(site.page('/adr/1/').one(`main a[href="${permalink}"]`));
  });
}

test('a name with spaces, # and % makes an address that works', () => {
  const page = site.files().find((file) => /^adr\/.*notes.*100.*\/index\.html$/.test(file));
  assert.ok(page, `no page for it among ${site.files().join(', ')}`);
  assert.doesNotMatch(page, /[#%? ]/);
});

test('two names that differ by case only are two records', (t) => {
  if (!caseSensitive) return t.skip('this disk knows no case');
  assert.match(site.page(log.decision('0030-Case.md').permalink).one('h1').text, /capital/);
  assert.match(site.page(log.decision('0030-case.md').permalink).one('h1').text, /small/);
});

test('an image beside the records is copied, one outside the repository is not and is reported', () => {
  const sources = site
    .page('/adr/1/')
    .all('main img')
    .map((image) => image.attr('src') ?? '');
  const inside = sources.find((source) => source.includes('inside'));
  assert.ok(inside && site.exists(inside.slice(1)), `${inside} is on the site`);
  const copied = site.files().filter((file) => /outside|secret|hostname/.test(file));
  assert.deepEqual(copied, []);
  assert.match(said('0001-stay-calm.md'), /outside\.png/);
  assert.match(said('0001-stay-calm.md'), /missing\.png/);
});

test('formats that are not read are counted and named', () => {
  assert.match(log.reason('guides/0019-plan.rst'), /reStructuredText/i);
  assert.match(site.said, /rst/i);
});

test('hostile HTML is made harmless, and reported with its line', () => {
  const page = site.page('/adr/21/');
  assert.ok(page.all('script').every((script) => !script.source.includes('pwned')));
  assert.deepEqual(page.all('[onerror], main a[href^=javascript]'), []);
  assert.match(page.one('title').text, /Trust nobody/);
  assert.match(page.one('main').text, /<T> \{x\} <AdrLink to="1" \/>/);
  assert.match(said('0021-hostile.md:11'), /script/);
});

test('a fence that is never closed ends with its record', () => {
  assert.match(site.page('/adr/20/').one('pre').text, /let open = true/);
  assert.ok(site.page('/adr/20/').one('footer'));
});

test('no link on the site is broken but those that the records have', () => {
  const broken = findBrokenLinks({ out: site.out, files: site.files() });
  assert.deepEqual(
    broken.filter(({ address }) => !/0099-lost|missing|outside|secret|hostname/.test(address)),
    [],
  );
});
