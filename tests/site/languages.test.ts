/** Logs in ten languages, each built as it is: pages, dates, sections and search are in its language. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { findCatalog, loadMessages } from '../../src/messages/catalogs.ts';
import { checkout } from '../support/checkout.ts';
import { openSearch } from '../support/search.ts';
import { buildSite, type Site } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';

interface Log {
  folder: string;
  /** Of the site, and of its records. */
  site: string;
  records: string;
  /** Of the first record, as its page shows it. */
  date: string;
  /** Words as people type them, and the record that is to come first; null for none. */
  searches: [query: string, number: number][];
}

const LOGS: Log[] = [
  {
    ...{ folder: 'de', site: 'de', records: 'de', date: '6. Februar 2024' },
    searches: [
      ['datenbanken', 1],
      ['loesung', 5],
      ['strasse', 5],
      ['lodz', 5],
      ['C++', 5],
    ],
  },
  {
    ...{ folder: 'fr', site: 'fr', records: 'fr', date: '6 février 2024' },
    searches: [
      ['oeuvre', 5],
      ['bibliotheque', 1],
      ['sauvegarder', 6],
      ['prêt hors ligne', 3],
    ],
  },
  {
    ...{ folder: 'es', site: 'es', records: 'es', date: '16 de enero de 2024' },
    searches: [
      ['notificacion', 6],
      ['C#', 5],
      ['.NET', 5],
      ['rutas', 5],
    ],
  },
  {
    ...{ folder: 'pt', site: 'pt-BR', records: 'pt', date: '7 de fevereiro de 2024' },
    searches: [
      ['entregadores', 3],
      ['cardapio', 6],
      ['pagamentos', 5],
    ],
  },
  {
    ...{ folder: 'ru', site: 'ru', records: 'ru', date: '8 февраля 2024 г.' },
    searches: [
      ['заявка', 1],
      ['механики', 6],
      ['отчет', 5],
    ],
  },
  {
    ...{ folder: 'ja', site: 'ja', records: 'ja', date: '2024年2月9日' },
    searches: [
      ['ロボット', 4],
      ['暗証番号', 3],
      ['node.js', 5],
    ],
  },
  {
    ...{ folder: 'zh', site: 'zh-CN', records: 'zh-Hans', date: '2024年2月19日' },
    searches: [
      ['库存', 3],
      ['物流', 4],
      ['检索', 5],
    ],
  },
  {
    ...{ folder: 'ko', site: 'ko', records: 'ko', date: '2024년 2월 14일' },
    searches: [
      ['자전거', 3],
      ['초성', 5],
      ['얼굴 인식', 4],
    ],
  },
  {
    ...{ folder: 'nb', site: 'nb', records: 'nb', date: '12. februar 2024' },
    searches: [
      ['bjorn', 3],
      ['fangst', 1],
      ['kameraer', 4],
      ['C++', 5],
    ],
  },
  {
    ...{ folder: 'ar', site: 'ar', records: 'ar', date: '11 فبراير 2024' },
    searches: [
      ['رسالة', 6],
      ['الوصفة', 3],
      ['نسخة احتياطية', 5],
    ],
  },
];

for (const log of LOGS)
  describe(`a log in ${log.records}`, { skip: findCatalog(log.site) === null }, () => {
    const { t, direction } = loadMessages(log.site);
    let site: Site;
    before(async () => {
      site = await build(log);
    });

    test('is built without a configuration, and without an issue', () => {
      assert.equal(site.code, 0, site.said);
      assert.equal(site.page('/issues/').all('.after section').length, 0);
      const { decisions } = JSON.parse(site.text('log.json'));
      assert.deepEqual(
        decisions.map(({ language }: { language: string }) => language),
        Array(6).fill(log.records),
      );
      assert.deepEqual(
        decisions.map(({ effectiveStatus }: { effectiveStatus: string }) => effectiveStatus),
        ['in force', 'no longer in force', 'in force', 'no longer in force', 'pending', 'in force'],
      );
      assert.ok(decisions.every(({ summary }: { summary: string | null }) => summary !== null));
    });

    test('has pages in its language', () => {
      for (const address of ['/', '/adr/1/', '/timeline/', '/search/', '/404.html']) {
        const html = site.page(address).one('html');
        assert.deepEqual([html.attr('lang'), html.attr('dir')], [log.site, direction], address);
      }
      assert.match(site.page('/').one('header').text, new RegExp(t('nav.decisions')));
      assert.equal(site.page('/404.html').one('h1').text, t('not-found.title'));
      assert.match(site.page('/adr/2/').one('.record-head').text, new RegExp(t('status.superseded')));
      assert.match(site.page('/adr/1/').one('.record').text, new RegExp(log.date.replaceAll('.', '\\.')));
    });

    test('has records that say their language, laid out by their parts', () => {
      const page = site.page('/adr/1/');
      const article = page.one('article.record');
      assert.deepEqual([article.attr('lang'), article.attr('dir')], [log.records, direction]);
      assert.match(page.one('meta[name=description]').attr('content') ?? '', /\S/);
      for (const part of ['#context', '#decision', ':is(#consequences, #positive)', '#alternatives'])
        assert.equal(page.all(`.body ${part}`).length, 1, part);
    });

    test('says its language in feeds and previews', () => {
      assert.match(site.text('feed.xml'), new RegExp(`<feed [^>]*xml:lang="${log.site}"`));
      assert.match(
        site.text('feed.xml'),
        new RegExp(`&lt;p lang=&quot;${log.records}&quot; dir=&quot;${direction}&quot;&gt;`),
      );
      const [locale] = site.page('/adr/1/').all('meta[property="og:locale"]');
      assert.match(locale?.attr('content') ?? '', new RegExp(`^${log.records.slice(0, 2)}_[A-Z]{2}$`));
    });

    test('is searched by the words that people type', async () => {
      const engine = await openSearch(site.out);
      for (const [query, number] of log.searches) {
        const { hits } = await engine.search({ query, chosen: {}, sort: 'relevance' });
        assert.equal(hits[0]?.card.number, number, query);
      }
    });
  });

function build({ folder }: Log): Promise<Site> {
  const root = createTempFolder();
  cpSync(join(checkout, 'tests/fixtures/languages', folder), root, { recursive: true });
  return buildSite({ root, args: ['--site', 'https://decisions.example.com'] });
}
