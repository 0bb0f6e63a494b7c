/** Every dialect, from the file to the page: facts, effective status and both sides of a relation. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { dialectFiles, dialectFolders } from '../support/dialects.ts';
import { type Exported, exportLog } from '../support/export.ts';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';

let site: Site;
let log: Exported;

before(async () => {
  site = await buildSite({ files: dialectFiles, folders: dialectFolders });
  assert.equal(site.code, 0, site.said);
  log = await exportLog({ root: site.root, folders: dialectFolders });
});

/** What each record says, in the words of the contract. */
const facts: Record<string, Record<string, unknown>> = {
  'template/ADR-001-keep-orders-in-postgres.md': {
    number: 1,
    title: 'Keep orders in PostgreSQL',
    status: 'superseded',
    effectiveStatus: 'no longer in force',
    date: '2024-01-15',
    deciders: ['Orders team', 'Mara Lind'],
  },
  'template/ADR-002-keep-orders-in-an-event-log.md': {
    number: 2,
    status: 'accepted',
    effectiveStatus: 'in force',
    date: '2025-03-02',
  },
  'nygard/0001-record-decisions.md': {
    number: 1,
    title: 'Record decisions',
    status: 'accepted',
    date: '2018-04-03',
    deciders: [],
  },
  'nygard/0002-log-to-files.md': {
    number: 2,
    status: 'superseded',
    effectiveStatus: 'no longer in force',
    date: '2018-05-11',
  },
  'nygard/0003-log-to-standard-output.md': { number: 3, status: 'accepted', effectiveStatus: 'in force' },
  'madr2/0001-use-plain-text.md': {
    number: 1,
    title: 'Use plain text for reports',
    status: 'superseded',
    date: '2019-10-08',
    deciders: ['Ines', 'Teo'],
  },
  'madr3/0001-cache-in-memory.md': {
    number: 1,
    status: 'superseded',
    date: '2022-06-01',
    deciders: ['Ana Ruiz', 'Bo Ek'],
  },
  'madr4/0007-sign-tokens.md': {
    number: 7,
    status: 'superseded',
    date: '2024-09-30',
    deciders: ['Kim Osei'],
  },
  'madr4/0008-sign-tokens-with-keys.md': {
    number: 8,
    status: 'accepted',
    effectiveStatus: 'in force',
    deciders: ['Kim Osei', 'Lou Brandt'],
  },
  'log4brains/20200110-use-npm.md': {
    number: null,
    title: 'Use npm workspaces',
    status: 'superseded',
    date: '2020-01-10',
    tags: ['tooling', 'packages'],
  },
  'log4brains/20210305-use-pnpm.md': { number: null, status: 'accepted', effectiveStatus: 'in force' },
  'front-matter/adr-4-name-events.md': {
    number: 4,
    title: 'Name events in the past tense',
    status: 'rejected',
    effectiveStatus: 'no longer in force',
    date: '2023-11-20',
    tags: ['events', 'naming'],
  },
  'table/0012-split-the-gateway.md': {
    number: 12,
    title: 'Split the gateway',
    status: 'proposed',
    effectiveStatus: 'pending',
    date: '2025-06-18',
    deciders: ['Edge team'],
    relations: [],
  },
};

for (const [path, expected] of Object.entries(facts)) {
  test(`${path} is read as it says`, () => {
    const record: Record<string, unknown> = { ...log.decision(path) };
    const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, record[key]]));
    assert.deepEqual(actual, expected);
  });
}

const supersessions = [
  ['template/ADR-001-keep-orders-in-postgres.md', 'template/ADR-002-keep-orders-in-an-event-log.md'],
  ['nygard/0002-log-to-files.md', 'nygard/0003-log-to-standard-output.md'],
  ['madr2/0001-use-plain-text.md', 'madr2/0002-use-html.md'],
  ['madr3/0001-cache-in-memory.md', 'madr3/0002-cache-in-redis.md'],
  ['madr4/0007-sign-tokens.md', 'madr4/0008-sign-tokens-with-keys.md'],
  ['log4brains/20200110-use-npm.md', 'log4brains/20210305-use-pnpm.md'],
] as const;

for (const [older, newer] of supersessions) {
  test(`${older} and its successor link to each other`, () => {
    const [from, to] = [log.decision(older), log.decision(newer)];
    const targets = (record: typeof from, type: string) =>
      record.relations.filter((relation) => relation.type === type).map((relation) => relation.target);
    assert.deepEqual(targets(from, 'superseded-by'), [to.path]);
    assert.deepEqual(targets(to, 'supersedes'), [from.path]);
    const banner = site.page(from.permalink).one('main').text;
    assert.match(banner, /no longer in force/i);
    assert.ok(banner.indexOf(to.title) >= 0, 'the page names what replaced it');
    assert.ok(site.page(from.permalink).one(`main a[href="${to.permalink}"]`));
    assert.ok(site.page(to.permalink).one(`main a[href="${from.permalink}"]`));
  });
}

test('a record page shows title, number, status, date, deciders and ticket', () => {
  const page = site.page(log.decision('template/ADR-001-keep-orders-in-postgres.md').permalink);
  assert.match(page.one('h1').text, /Keep orders in PostgreSQL/);
  const text = page.one('main').text;
  for (const wanted of ['Superseded', '2024', 'Orders team', 'Mara Lind', 'ORD-17']) {
    assert.ok(text.includes(wanted), `the page does not say ${wanted}`);
  }
  assert.equal(page.one('time').attr('datetime'), '2024-01-15');
  assert.ok(page.one('a[href="https://tickets.example/ORD-17"]'));
});

test('the log lists every record of every collection once, with its summary', () => {
  const page = site.page('/');
  for (const { permalink, title } of log.decisions) {
    const links = page.all(`main h3 a[href="${permalink}"]`).filter((link) => link.text.includes(title));
    assert.equal(links.length, 1, `${title} is listed ${links.length} times`);
  }
  assert.match(page.one('main').text, /We append every change of an order to an event log/);
});

test('each collection, tag, person and year is a page with its records', () => {
  for (const [address, count] of [
    ['/log4brains/', 2],
    ['/tags/tooling/', 2],
    ['/people/kim-osei/', 2],
    ['/years/2018/', 2],
  ] as const)
    assert.equal(site.page(address).all('main .row h3').length, count, address);
});

test('the decision has the same address in every dialect', () => {
  const pages = site
    .files()
    .filter((file) => /^[\w-]+\/[1-9]\d*\/index\.html$/.test(file))
    .filter((file) => dialectFolders.includes(file.split('/')[0] ?? ''));
  assert.ok(pages.length > 10, `${pages.length} records`);
  assert.deepEqual(
    pages.filter((file) => !/ id="decision"/.test(site.text(file))),
    [],
  );
});

test('no link on the site is broken', () => {
  assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files() }), []);
});

test('the build says what it read', () => {
  assert.match(site.said, /15 ADRs/);
  assert.match(site.said, /8 collections/);
  assert.match(site.said, /in force/);
});
