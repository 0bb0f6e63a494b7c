/** What a built site finds, asked through the code that runs in the browser. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { ChosenFacets, Engine, SearchSort } from '../../src/search/types.ts';
import { checkout } from '../support/checkout.ts';
import { openSearch } from '../support/search.ts';
import { buildSite, type Site } from '../support/site.ts';
import { createTempFolder, type Files } from '../support/temp.ts';

interface SearchCase {
  chosen?: ChosenFacets;
  sort?: SearchSort;
}

async function numbers(engine: Engine, query: string, { chosen = {}, sort = 'relevance' }: SearchCase = {}) {
  const { hits } = await engine.search({ query, chosen, sort });
  return hits.map(({ card }) => card.number);
}

describe('a log in many languages', () => {
  const files: Files = {
    'adr/0001-zh.md':
      '# 1. 采用消息队列处理订单\n\n状态：已接受\n\n## 决策\n\n我们使用 RabbitMQ，数据库仍然是 PostgreSQL。\n',
    'adr/0002-ja.md':
      '# 2. データベースの移行を自動化する\n\n## 決定\n\nマイグレーションは Flyway で実行します。\n',
    'adr/0003-ru.md': '# 3. Использовать очередь сообщений\n\n## Решение\n\nЗаказы идут через Kafka. Ёлка.\n',
    'adr/0004-he.md': '# 4. שימוש בתור הודעות\n\n## החלטה\n\nאנו משתמשים בתור.\n',
    'adr/0005-fr.md':
      "# 5. Décider des numéros de série à l'entrée\n\n## Décision\n\nIls sont générés côté serveur.\n",
    'adr/0006-ko.md': '# 6. 메시지 큐를 사용한다\n\n## 결정\n\n주문 처리에 사용한다.\n',
    'adr/0007-de.md':
      '# 7. Datenbankverbindungen führen\n\n## Entscheidung\n\nGrößenänderungen auf der Straße.\n',
    'adr/0008-ar.md': '# 8. استخدام قائمة انتظار الرسائل\n\n## القرار\n\nنستخدم قائمة الانتظار.\n',
    'adr/0009-en.md':
      '# 9. Keep the JobQueue of the WebSocket server\n\nTechnical Story: PAY-8\n\n## Decision\n\nWe keep it for orders.\n',
  };
  let engine: Engine;
  before(async () => {
    const site = await buildSite({ files });
    assert.equal(site.code, 0, site.said);
    engine = await openSearch(site.out);
  });

  const QUERIES: [query: string, number: number][] = [
    ['队列', 1],
    ['采用消息', 1],
    ['队', 1],
    ['数据库 postgresql', 1],
    ['データベース', 2],
    ['自動化', 2],
    ['マイグレーション', 2],
    ['очереди', 3],
    ['сообщений', 3],
    ['елка', 3],
    ['תור', 4],
    ['הודעות', 4],
    ['decider numeros', 5],
    ['série', 5],
    ['메시지', 6],
    ['큐', 6],
    ['datenbank', 7],
    ['strasse', 7],
    ['grossenanderungen', 7],
    ['الرسائل', 8],
    ['web socket', 9],
    ['queue', 9],
    ['webscoket', 9],
    ['ADR-8', 8],
    ['PAY-8', 9],
    ['PAY-7', 7],
  ];
  for (const [query, number] of QUERIES) {
    test(`\`${query}\` finds record ${number}`, async () => {
      assert.equal((await numbers(engine, query))[0], number);
    });
  }
});

describe('the example', () => {
  let site: Site;
  let engine: Engine;
  before(async () => {
    const root = createTempFolder();
    cpSync(join(checkout, 'tests/fixtures/caliper'), root, { recursive: true });
    site = await buildSite({ root });
    assert.equal(site.code, 0, site.said);
    engine = await openSearch(site.out);
  });

  for (const query of ['12', '#12', 'ADR-12', 'adr 0012']) {
    test(`\`${query}\` finds record 12`, async () => {
      assert.equal((await numbers(engine, query))[0], 12);
    });
  }

  test('a ticket finds its records before those with similar words', async () => {
    const { hits } = await engine.search({ query: 'cal-418', chosen: {}, sort: 'relevance' });
    assert.equal(hits[0]?.card.number, 12);
  });

  test('a hit names the section, and what replaced a superseded record', async () => {
    const { hits } = await engine.search({ query: 'BullMQ Redis', chosen: {}, sort: 'relevance' });
    const hit = hits.find(({ card }) => card.number === 12);
    assert.equal(hit?.card.status, 'superseded');
    assert.deepEqual(
      hit?.card.successors.map(({ number }) => number),
      [21],
    );
    const passages = await hit?.passages();
    assert.ok(passages?.some(({ id }) => id === 'decision'));
    for (const { id } of passages ?? []) {
      if (id !== null) assert.ok(site.text('adr/12/index.html').includes(`id="${id}"`), id);
    }
  });

  test('a misspelt word is put right, and the response says so', async () => {
    const { replaced, hits } = await engine.search({ query: 'qeue', chosen: {}, sort: 'relevance' });
    assert.deepEqual(replaced, [{ from: 'qeue', to: 'queue' }]);
    assert.equal(hits[0]?.card.number, 12);
  });

  for (const query of ['zzzqx', 'ISM-99173']) {
    test(`nothing is found for \`${query}\`, which only begins like words of the log`, async () => {
      const { total, replaced } = await engine.search({ query, chosen: {}, sort: 'relevance' });
      assert.equal(total, 0);
      assert.ok(replaced.length > 0 && replaced.every(({ to }) => to === null));
    });
  }

  test('words in quotation marks are found exactly', async () => {
    const [loose, exact, other] = await Promise.all(
      ['queue job', '"job queue"', '"queue job"'].map((query) =>
        engine.search({ query, chosen: {}, sort: 'relevance' }),
      ),
    );
    assert.ok((exact?.total ?? 0) > 0 && (exact?.total ?? 0) < (loose?.total ?? 0));
    assert.equal(exact?.hits[0]?.card.number, 12);
    assert.equal(other?.total, 0);
  });

  test('a word that nothing is like is left out, and the response says so', async () => {
    const { replaced, total } = await engine.search({
      query: 'queue xyzzyplugh',
      chosen: {},
      sort: 'relevance',
    });
    assert.deepEqual(replaced, [{ from: 'xyzzyplugh', to: null }]);
    assert.ok(total > 0);
  });

  test('filters narrow what is found, and every count is what a choice would leave', async () => {
    const chosen = { status: ['accepted'] };
    const response = await engine.search({ query: 'queue', chosen, sort: 'relevance' });
    assert.ok(response.hits.every(({ card }) => card.status === 'accepted'));
    const counts = await response.counts();
    assert.equal(counts.status.get('accepted'), response.total);
    for (const [tag, count] of counts.tag) {
      const { total } = await engine.search({
        query: 'queue',
        chosen: { ...chosen, tag: [tag] },
        sort: 'relevance',
      });
      assert.equal(total, count, tag);
    }
    const superseded = counts.status.get('superseded') ?? 0;
    const both = await engine.search({
      query: 'queue',
      chosen: { status: ['accepted', 'superseded'] },
      sort: 'relevance',
    });
    assert.equal(both.total, response.total + superseded);
  });

  test('counts hold beside a choice that leaves nothing, and for a query with several wordings', async () => {
    const nothing = await engine.search({ query: 'queue', chosen: { year: ['1999'] }, sort: 'relevance' });
    assert.equal(nothing.total, 0);
    assert.ok([...(await nothing.counts()).year.values()].some((count) => count > 0));
    const misspelt = { query: 'qeue', chosen: { status: ['accepted'] }, sort: 'relevance' } as const;
    const counts = await (await engine.search(misspelt)).counts();
    const { total } = await engine.search({ ...misspelt, chosen: { status: ['superseded'] } });
    assert.ok(total > 0);
    assert.equal(counts.status.get('superseded'), total);
  });

  test('results come by date where that is asked for', async () => {
    for (const [sort, direction] of [
      ['newest', -1],
      ['oldest', 1],
    ] as const) {
      const { hits } = await engine.search({ query: 'queue', chosen: {}, sort });
      const dates = hits.map(({ card }) => card.date ?? '');
      assert.ok(dates.length > 2);
      assert.deepEqual(
        dates,
        [...dates].sort((a, b) => direction * (a < b ? -1 : a > b ? 1 : 0)),
      );
    }
  });

  test('without words, the choices alone list their records, the newest first', async () => {
    const { hits, total } = await engine.search({
      query: '',
      chosen: { effectiveStatus: ['no-longer-in-force'] },
      sort: 'relevance',
    });
    assert.ok(total > 0 && hits.every(({ card }) => card.effectiveStatus === 'no longer in force'));
    const dates = hits.map(({ card }) => card.date ?? '');
    assert.deepEqual(dates, [...dates].sort().reverse());
  });

  test('more of the results come in the same order, each once', async () => {
    const response = await engine.search({ query: '', chosen: {}, sort: 'newest' });
    const rest = [...(await response.more(5)), ...(await response.more(50))];
    const all = [...response.hits, ...rest].map(({ card }) => card.permalink);
    assert.equal(all.length, response.total);
    assert.equal(new Set(all).size, all.length);
  });

  test('what Pagefind brings beyond its library and index is not published', () => {
    const files = site.files().filter((file) => file.startsWith('pagefind/'));
    assert.ok(files.includes('pagefind/pagefind.js'));
    assert.deepEqual(
      files.filter((file) => /ui|highlight/.test(file)),
      [],
    );
  });
});

test('the search works below a base path', async () => {
  const site = await buildSite({
    files: { 'adr/0001-a.md': '# 1. Keep bees\n\n## Status\n\nAccepted\n\n## Decision\n\nWe do.\n' },
    args: ['--base', '/teams/decisions'],
  });
  const engine = await openSearch(site.out);
  const [hit] = (await engine.search({ query: 'bees', chosen: {}, sort: 'relevance' })).hits;
  assert.equal(hit?.card.permalink, '/adr/1/');
  assert.ok(site.exists(join('search', 'manifest.json')));
});
