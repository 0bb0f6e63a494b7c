/** The configuration: where records are found without it, what it changes, and what a wrong one is answered with. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportLog } from '../support/export.ts';
import { buildSite, cadre } from '../support/site.ts';
import type { Files } from '../support/temp.ts';

const record = '# 1. Begin\n\n## Status\n\nAccepted\n\n## Decision\n\nWe begin.\n';

/** Wrong configurations, and what the message must name. */
const wrong: { name: string; files: Files; words: RegExp[] }[] = [
  {
    name: 'a mistyped key is answered with the right one',
    files: { 'cadre.config.json': '{ "titel": "Decisions" }' },
    words: [/cadre\.config\.json/, /titel/, /Did you mean "title"/],
  },
  {
    name: 'a value of the wrong kind is answered with what was expected',
    files: { 'cadre.config.json': '{ "accent": 7 }' },
    words: [/accent/, /CSS colour/, /got 7/],
  },
  {
    name: 'a mistyped key inside a collection is named with its place',
    files: { 'cadre.config.json': '{ "collections": [{ "folder": "adr", "nmae": "x" }] }' },
    words: [/collections\[0\]\.nmae/, /"name"/],
  },
  {
    name: 'a status nobody knows is answered with those there are',
    files: { 'cadre.config.json': '{ "statuses": { "adopted": "acepted" } }' },
    words: [/statuses\.adopted/, /accepted/],
  },
  {
    name: 'a folder of a collection that is not there',
    files: { 'cadre.config.json': '{ "collections": ["docs/decisons"] }' },
    words: [/docs\/decisons/],
  },
  {
    name: 'JSON that is none',
    files: { 'cadre.config.json': '{ title: ' },
    words: [/cadre\.config\.json/, /JSON/],
  },
  {
    name: 'a configuration that throws',
    files: { 'cadre.config.mjs': "throw new Error('the moon is wrong');" },
    words: [/cadre\.config\.mjs/, /the moon is wrong/],
  },
  {
    name: 'a configuration that exports nothing',
    files: { 'cadre.config.mjs': 'export const title = 1;' },
    words: [/cadre\.config\.mjs/, /export default/],
  },
];

for (const { name, files, words } of wrong) {
  test(name, async () => {
    const run = await cadre(['export', '--format', 'json'], {
      files: { 'adr/0001-begin.md': record, ...files },
    });
    assert.equal(run.code, 1, run.said);
    assert.equal(run.stdout, '', 'standard output is for the result');
    for (const word of words) assert.match(run.stderr, word);
    assert.doesNotMatch(run.stderr, /\n\s+at .*:\d+:\d+/, 'a stack is no message');
  });
}

/** Without a configuration: what else says where the records are, and the folder it means. */
const found: { name: string; folder: string; key: string; files: Files }[] = [
  { name: '.adr-dir', folder: 'notes/why', key: 'why', files: { '.adr-dir': 'notes/why\n' } },
  {
    name: '.log4brains.yml',
    folder: 'notes/decided',
    key: 'decided',
    files: {
      '.log4brains.yml': 'project:\n  name: Shop\n  tz: Europe/Paris\n  adrFolder: ./notes/decided\n',
    },
  },
  ...['adr', 'docs/adr', 'docs/decisions', 'doc/architecture/decisions', 'decisions'].map((folder) => ({
    name: 'its usual place',
    folder,
    key: 'adr',
    files: {},
  })),
];

for (const { name, folder, key, files } of found) {
  test(`${folder} is found by ${name}`, async () => {
    const log = await exportLog({ files: { [`${folder}/0001-begin.md`]: record, ...files } });
    assert.equal(log.decision('0001-begin.md').permalink, `/${key}/1/`);
  });
}

test('further words for a status and labels for a fact are read', async () => {
  const log = await exportLog({
    files: {
      'cadre.config.json': '{ "statuses": { "in vigore": "accepted" }, "labels": { "deciso il": "date" } }',
      'adr/0001-inizio.md':
        '# 1. Inizio\n\n- Status: In vigore\n- Deciso il: 2024-07-01\n\n## Decision\n\nSì.\n',
    },
  });
  const { status, statusText, date } = log.decision('0001-inizio.md');
  assert.deepEqual(
    { status, statusText, date },
    { status: 'accepted', statusText: 'In vigore', date: '2024-07-01' },
  );
});

test('the look is that of the configuration, on every page', async () => {
  const site = await buildSite({
    files: {
      'adr/0001-begin.md': record,
      'cadre.config.json': JSON.stringify({
        accent: { light: '#0b5d8a', dark: '#7cc4ee' },
        logo: { light: 'logo.svg', dark: 'logo-dark.svg' },
        favicon: 'icon.svg',
        css: 'own.css',
        head: [{ tag: 'meta', attrs: { name: 'team', content: 'Harbour' } }],
        csp: { 'script-src': ['https://stats.example.com'] },
        nav: {
          after: [{ label: 'Handbook', href: 'https://handbook.example.com/' }],
          pages: { timeline: 'History' },
        },
        footer: 'Kept by *Harbour*.',
        introduction: 'intro.md',
      }),
      'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'logo-dark.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>',
      'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>',
      'own.css': ':root { --color-paper: #fff }',
      'intro.md': 'Welcome to the **harbour**.',
    },
    args: ['--base', '/docs'],
  });
  assert.equal(site.code, 0, site.said);
  for (const address of ['/', '/adr/1/', '/timeline/']) {
    const page = site.page(address);
    const [sheet] = page.all('link[rel=stylesheet]').slice(-1);
    const file = sheet?.attr('href') ?? '';
    assert.match(file, /^\/docs\/files\/[\da-f]+\/own\.css$/);
    assert.match(site.text(file.slice('/docs'.length)), /--color-paper: #fff/);
    assert.match(page.one('link[rel=icon]').attr('href') ?? '', /favicon\.svg$/);
    assert.equal(page.all('header img').length, 2);
    assert.equal(page.one('meta[name=team]').attr('content'), 'Harbour');
    assert.match(page.one('nav').text, /History.*Handbook/);
    assert.match(page.one('footer').text, /Kept by Harbour\./);
    assert.match(site.text(`${address}index.html`), /script-src [^;]*https:\/\/stats\.example\.com/);
    assert.equal(/Welcome to the harbour/.test(page.one('main').text), address === '/');
  }
});
