/** Addresses that were once given out, after records were renamed, renumbered, moved and removed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { findCrawlable, followRedirects } from '../support/crawl.ts';
import { follow } from '../support/follow.ts';
import { HOSTS } from '../support/hosts.ts';
import { buildSite, type Site } from '../support/site.ts';
import { adr, createRepository, type TestRepository } from '../unit/history/repository.ts';

/** Where the collection `adr` is; the other one stays. */
const config = (folder: string, more: object = {}): string =>
  JSON.stringify({
    title: 'Decisions of the harbour',
    collections: [
      { folder, key: 'adr', name: 'Harbour' },
      { folder: 'payments/adr', key: 'payments', name: 'Payments' },
    ],
    ...more,
  });

/** Each step of a life of three records and a guide, distinguished by names in their text that never change: Alpha, Bravo, Charlie. */
const life = (more: object): Record<string, string | null>[] => [
  {
    '.gitignore': 'site/\n.cache/\n',
    'cadre.config.json': config('adr', more),
    'adr/0001-alpha-queue.md': adr('Alpha queue', 'Accepted'),
    'adr/0002-bravo-store.md': adr('Bravo store', 'Accepted'),
    'adr/0003-charlie-log.md': adr('Charlie log', 'Accepted'),
    'adr/words.md': adr('Delta words', 'x').replaceAll('Status', 'Notes').replace('## Decision', '## More'),
    'payments/adr/0001-echo-cards.md': adr('Echo cards', 'Accepted'),
  },
  // another title, another name
  {
    'adr/0001-alpha-queue.md': null,
    'adr/0001-use-the-alpha-broker.md': adr('Alpha queue', 'Accepted', 'A broker.').replace(
      '# Alpha',
      '# Use the Alpha',
    ),
  },
  // another number, and the guide gets another name
  {
    'adr/0002-bravo-store.md': null,
    'adr/0012-bravo-store.md': adr('Bravo store', 'Accepted'),
    'adr/words.md': null,
    'adr/our-words.md': adr('Delta words', 'x')
      .replaceAll('Status', 'Notes')
      .replace('## Decision', '## More'),
  },
  // another collection, and another number there
  { 'adr/0003-charlie-log.md': null, 'payments/adr/0007-charlie-log.md': adr('Charlie log', 'Accepted') },
  // another folder for all, and another prefix
  {
    'cadre.config.json': config('docs/adr', more),
    'adr/0001-use-the-alpha-broker.md': null,
    'adr/0012-bravo-store.md': null,
    'adr/our-words.md': null,
    'docs/adr/ADR-001-use-the-alpha-broker.md': adr('Alpha queue', 'Accepted', 'A broker.').replace(
      '# Alpha',
      '# Use the Alpha',
    ),
    'docs/adr/ADR-012-bravo-store.md': adr('Bravo store', 'Accepted'),
    'docs/adr/our-words.md': adr('Delta words', 'x')
      .replaceAll('Status', 'Notes')
      .replace('## Decision', '## More'),
  },
];

const NAMES = /Alpha|Bravo|Charlie|Delta|Echo/;

/** Every address of a site that opens a record or guide, with the record's name. */
function listAddresses(site: Site): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of site.files().filter((name) => name.endsWith('.html'))) {
    const address = `/${file.replace(/(?<=^|\/)index\.html$/, '')}`;
    const name = getNameAt(site, address);
    if (name !== null && !/^\/(?:tags|people|years|effectiveStatus)\//.test(address))
      found.set(address, name);
  }
  return found;
}

function getNameAt(site: Site, address: string): string | null {
  const { file, address: end } = follow(address, { out: site.out });
  return file === null || end === null ? null : getNameIn(site, file);
}

function getNameIn(site: Site, file: string): string | null {
  const [heading] = site.page(`/${file}`).all('article h1');
  return NAMES.exec(heading?.text ?? '')?.[0] ?? null;
}

/** Lives through all steps and looks after each whether every address that ever worked still does, on every kind of host. */
async function liveThrough(
  repo: TestRepository,
  steps: Record<string, string | null>[],
  args: string[],
): Promise<Site> {
  const ever = new Map<string, string>();
  let last: Site | null = null;
  for (const [step, files] of steps.entries()) {
    repo.commit(files, { on: `2025-0${step + 1}-01` });
    const site = await buildSite({ root: repo.root, args });
    assert.equal(site.code, 0, site.said);
    const crawled = findCrawlable({ out: site.out, base: '/', site: 'http://own.test' });
    for (const [address, name] of ever) {
      for (const host of HOSTS) {
        const { file, way } = followRedirects(host, crawled, encodeURI(address));
        const found = file === null ? null : getNameIn(site, file);
        assert.equal(found, name, `${way.join(' → ')} after step ${step} on ${host.name}`);
      }
    }
    for (const [address, name] of listAddresses(site)) ever.set(address, name);
    last = site;
  }
  assert.ok(last);
  // pages, and redirects from file names, of five records over five steps
  assert.ok(ever.size > 12, [...ever.keys()].join(' '));
  for (const address of ['/adr/2/', '/adr/3/', '/adr/0001-alpha-queue/', '/adr/words/'])
    assert.ok(ever.has(address), address);
  return last;
}

describe('with the history that git has', () => {
  test('every address that ever worked redirects to the right record', async () => {
    const site = await liveThrough(createRepository(), life({}), []);
    assert.doesNotMatch(site.said, /address-/);
  });
});

describe('with the file that remembers, and without git', () => {
  const repo = createRepository();
  const remembered = (): string => readFileSync(join(repo.root, 'cadre.addresses.json'), 'utf8');

  test('every address that ever worked redirects to the right record', async () => {
    await liveThrough(repo, life({ git: false }), ['--remember']);
  });

  test('what is remembered has one line a record, and the same after the same build', async () => {
    const before = remembered();
    assert.equal(before.split('\n').filter((line) => line.includes('"at"')).length, 5);
    await buildSite({ root: repo.root, args: ['--remember'] });
    assert.equal(remembered(), before);
  });

  test('a build without --remember writes nothing, and says that an address moved', async () => {
    const before = remembered();
    repo.commit(
      {
        'docs/adr/ADR-012-bravo-store.md': null,
        'docs/adr/ADR-044-bravo-store.md': adr('Bravo store', 'Accepted'),
      },
      { on: '2025-07-01' },
    );
    const site = await buildSite({ root: repo.root });
    assert.match(site.said, /ADR-044-bravo-store\.md {2}notice {2}address-moved/);
    assert.equal(remembered(), before);
    assert.equal(getNameAt(site, '/adr/12/'), 'Bravo');
  });

  test('the address of a removed record says what was there, and the report says so', async () => {
    repo.commit({ 'docs/adr/ADR-044-bravo-store.md': null }, { on: '2025-08-01' });
    const site = await buildSite({ root: repo.root });
    assert.match(site.said, /ADR-012-bravo-store\.md {2}warning {2}address-gone/);
    for (const address of ['/adr/12/', '/adr/0002-bravo-store/', '/adr/2/']) {
      const { file } = follow(address, { out: site.out });
      const page = site.page(`/${file}`);
      assert.match(page.one('h1').text, /Bravo store/, address);
      assert.match(page.one('main').text, /It is no longer on this site/);
      assert.match(page.one('main').text, /docs\/adr\/ADR-012-bravo-store\.md/);
    }
  });

  test('a number that is given to another record is reported', async () => {
    repo.commit({ 'docs/adr/ADR-012-foxtrot.md': adr('Foxtrot', 'Accepted') }, { on: '2025-09-01' });
    const site = await buildSite({ root: repo.root });
    assert.match(site.said, /warning {2}address-reused/);
    assert.match(site.page('/adr/12/').one('h1').text, /Foxtrot/);
  });

  test('once all changes are accepted, nothing is reported', async () => {
    await buildSite({ root: repo.root, args: ['--remember'] });
    const site = await buildSite({ root: repo.root });
    assert.doesNotMatch(site.said, /address-|addresses-/);
  });

  test('a file that was merged badly stops the build and says so', async () => {
    const { root, code, said } = await buildSite({
      files: {
        'cadre.addresses.json': '{\n<<<<<<< ours\n"schema": 1 }',
        'adr/0001-a.md': adr('A', 'Accepted'),
      },
    });
    assert.equal(code, 1, root);
    assert.match(said, /cadre\.addresses\.json cannot be read: it contains the markers of a merge conflict/);
  });
});
