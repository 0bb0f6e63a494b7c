import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileHistory } from '../../../src/model/history.ts';
import { listSitemaps } from '../../../src/outputs/sitemap.ts';
import { entry, siteLog } from '../site/entries.ts';
import { outputInput } from './input.ts';

const record = (id: string, values = {}) => entry({ id: `adr/${id}`, permalink: `/adr/${id}/`, ...values });

function createFiles(input: Parameters<typeof outputInput>[0]): Map<string, string> {
  return new Map(listSitemaps(outputInput(input)).map(({ path, make }) => [path, make() as string]));
}

test('lists the pages worth finding with the day each record last changed', () => {
  const git = { lastChanged: { date: '2025-06-07' } } as FileHistory;
  const log = siteLog(
    [
      record('1', { date: '2024-05' }),
      record('2', { date: '2024-01-02', tickets: [{ text: 'PAY-1', href: null, key: 'PAY-1' }] }),
      record('3 & <4>'),
    ],
    { collections: ['adr', 'web'].map((key) => ({ key, name: key, folder: key })) },
  );
  const history = { events: [], files: new Map([['adr/2', git]]), commits: new Map() };
  const files = createFiles({ log, history });
  const at = 'https://decisions.example.com/docs';
  const url = (path: string, changed = '') => `<url><loc>${at}${path}</loc>${changed}</url>`;
  assert.deepEqual([...files.keys()], ['/sitemap-index.xml', '/sitemap-0.xml']);
  assert.match(
    files.get('/sitemap-index.xml') ?? '',
    /<sitemap><loc>\S+\/docs\/sitemap-0\.xml<\/loc><lastmod>2025-06-07<\/lastmod><\/sitemap>/,
  );
  assert.ok(
    files
      .get('/sitemap-0.xml')
      ?.includes(
        [
          ...['/', '/about/', '/adr/', '/web/'].map((path) => url(path)),
          url('/adr/1/', '<lastmod>2024-05-01</lastmod>'),
          url('/adr/2/', '<lastmod>2025-06-07</lastmod>'),
          url('/adr/3%20&amp;%20%3C4%3E/'),
          url('/tickets/PAY-1/'),
        ].join(''),
      ),
    files.get('/sitemap-0.xml'),
  );
});

test('is cut where search engines would take no more, and left out where the site does not know its address', () => {
  const log = siteLog(Array.from({ length: 45_000 }, (_, at) => record(String(at))));
  const files = createFiles({ log });
  assert.deepEqual([...files.keys()], ['/sitemap-index.xml', '/sitemap-0.xml', '/sitemap-1.xml']);
  assert.equal(files.get('/sitemap-0.xml')?.match(/<url>/g)?.length, 45_000);
  assert.equal(files.get('/sitemap-1.xml')?.match(/<url>/g)?.length, 2);
  assert.deepEqual([...createFiles({ log, site: { site: null } }).keys()], []);
});
