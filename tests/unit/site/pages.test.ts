/** The list of a site's pages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listSitePages } from '../../../src/site/pages.ts';
import { createSite } from '../../../src/site/site.ts';
import type { SiteLog } from '../../../src/site/types.ts';
import {
  getLanguageName,
  listVersions,
  toOpenGraphLocale,
} from '../../../src/site/view/language-attributes.ts';
import { SITE } from '../outputs/input.ts';
import { entry, messages, siteLog } from './entries.ts';

const guide = {
  id: 'adr/glossary.md',
  collection: 'adr',
  path: 'glossary.md',
  kind: 'guide',
  title: 'Glossary',
  language: null,
  permalink: '/adr/glossary/',
  editUrl: null,
  sourceUrl: null,
} as const;

function listPagePaths(log: SiteLog): Map<string, string> {
  const site = createSite({
    info: SITE,
    messages,
    log,
    history: { events: [], files: new Map(), commits: new Map() },
    getBody: () => ({ html: '', factsHtml: '', headings: [], sections: [] }),
    getSnippets: () => ({ risks: [], checks: [], conditions: [], tickets: [] }),
  });
  return new Map(listSitePages(site).map(({ path, component }) => [path, component]));
}

test('every record, guide and shared number has a page below its collection', () => {
  const pages = listPagePaths(
    siteLog([entry({ id: 'a', permalink: '/adr/12/' })], {
      pages: [guide, { ...guide, id: 'adr/README.md', kind: 'introduction', permalink: null }],
      duplicateNumbers: [{ permalink: '/adr/7/', collection: 'adr', number: 7, ids: [], first: null }],
    }),
  );
  const expected = {
    '/': 'LogPage',
    '/adr/': 'CollectionRedirect',
    '/adr/12/': 'RecordPage',
    '/adr/glossary/': 'GuidePage',
    '/adr/7/': 'DuplicateNumberPage',
    '/404.html': 'NotFoundPage',
  };
  for (const [path, component] of Object.entries(expected)) assert.equal(pages.get(path), component, path);
});

test('a record in another language has a page, and no row of its own', () => {
  const german = { ...guide, kind: 'translation', id: 'adr/0012-a.de.md', permalink: '/adr/12/de/' } as const;
  const { id, path, title, permalink } = german;
  const record = entry({
    ...{ id: 'a', permalink: '/adr/12/', language: 'en' },
    translations: [{ language: 'de', id, path, title, permalink }],
  });
  const log = siteLog([record], { pages: [german] });
  assert.equal(listPagePaths(log).get('/adr/12/de/'), 'TranslationPage');
  assert.deepEqual(
    listVersions(record).map((version) => [version.language, version.permalink]),
    [
      ['en', '/adr/12/'],
      ['de', '/adr/12/de/'],
    ],
  );
  assert.deepEqual(listVersions(entry({ id: 'b' })), []);
});

test('languages are called as their speakers call them', () => {
  assert.deepEqual(['de', 'fr', 'pt-BR', 'zh-Hans', 'ar'].map(getLanguageName), [
    'Deutsch',
    'Français',
    'Português (Brasil)',
    '简体中文',
    'العربية',
  ]);
  assert.deepEqual(['de', 'zh-Hant', 'en', 'nb', 'de-AT'].map(toOpenGraphLocale), [
    'de_DE',
    'zh_TW',
    'en_US',
    'nb_NO',
    'de_AT',
  ]);
});

test('each of several collections has a list of its own', () => {
  const pages = listPagePaths(
    siteLog([entry({ id: 'a' }), entry({ id: 'b', collection: 'ops', permalink: '/ops/b/' })], {
      collections: [
        { key: 'adr', name: 'A', folder: 'a' },
        { key: 'ops', name: 'B', folder: 'b' },
      ],
    }),
  );
  assert.equal(pages.get('/adr/'), 'LogPage');
  assert.equal(pages.get('/ops/'), 'LogPage');
});

test('no two pages have the same address', () => {
  const records = Array.from({ length: 250 }, (_, at) => entry({ id: `r${at}`, permalink: `/adr/${at}/` }));
  const log = siteLog(records);
  assert.equal(
    listPagePaths(log).size,
    250 + [...listPagePaths(log).values()].filter((name) => name !== 'RecordPage').length,
  );
});
