import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findLostAddresses, parseRegistry, printRegistry } from '../../../src/link/redirect-registry.ts';
import { planRedirects, type RedirectInput, type Redirects } from '../../../src/link/redirects.ts';
import type { StatedAlias } from '../../../src/model/record.ts';
import { link, page, type RecordSketch } from './records.ts';

type Sketch = RecordSketch & { aliases?: (string | Partial<StatedAlias>)[] };

interface RegistryState extends Partial<Omit<RedirectInput, 'log' | 'formerPaths'>> {
  records: Sketch[];
  guides?: string[];
  keys?: string[];
  former?: Record<string, string[]>;
}

function plan({ records, guides = [], keys = ['adr'], former = {}, ...rest }: RegistryState): Redirects {
  const { log } = link({ records, keys, pages: guides.map((path) => page(path)) });
  for (const record of log.records) {
    const sketch = records.find(({ path, collection = 'adr' }) => record.id === `${collection}/${path}`);
    record.read.aliases = (sketch?.aliases ?? []).map((alias) => ({
      ...{ text: '', line: 2, explicit: true },
      ...(typeof alias === 'string' ? { text: alias } : alias),
    }));
  }
  return planRedirects({
    log,
    collections: keys.map((key) => ({ key, name: key, folder: `docs/${key}`, dir: `/home/docs/${key}` })),
    base: '/',
    configured: {},
    registry: null,
    formerPaths: (id) => former[id] ?? [],
    ...rest,
  });
}

const PROBLEM = ['collection', 'hint', 'key', 'line', 'message', 'path', 'rule', 'severity', 'values'];

/** Where each alias leads. */
const leads = (given: RegistryState): Record<string, string> =>
  Object.fromEntries(plan(given).aliases.map(({ path, target }) => [path, target]));

describe('guessed from the file', () => {
  test('a padded number, a prefix, the name with and without ending, and what Docusaurus made of it', () => {
    assert.deepEqual(leads({ records: [{ path: '0012-use-a-queue.md', number: 12 }] }), {
      '/adr/0012-use-a-queue.html': '/adr/12/',
      '/adr/0012-use-a-queue/': '/adr/12/',
      '/adr/0012/': '/adr/12/',
      '/adr/ADR-12/': '/adr/12/',
      '/adr/use-a-queue/': '/adr/12/',
      '/docs/adr/use-a-queue/': '/adr/12/',
    });
  });

  test('the prefix and the width that the file itself writes', () => {
    const paths = Object.keys(leads({ records: [{ path: 'RFC-007-split.md', number: 7 }] }));
    for (const path of ['/adr/7/', '/adr/007/', '/adr/0007/', '/adr/RFC-007/'])
      assert.ok(paths.includes(path), path);
    assert.ok(!paths.includes('/adr/ADR-7/'));
  });

  test('a file in folders is found with them and without', () => {
    const found = leads({ records: [{ path: 'backend/0003-log.md', number: 3 }] });
    for (const path of ['/adr/backend/0003-log/', '/adr/0003-log/', '/adr/backend/0003-log.html'])
      assert.equal(found[path], '/adr/3/', path);
  });

  test('a record in a folder of its own is found by the name of the folder', () => {
    const found = leads({ records: [{ path: '0003-log/README.md', number: 3 }] });
    assert.equal(found['/adr/0003-log/'], '/adr/3/');
    assert.ok(!Object.keys(found).some((path) => path.endsWith('.html')));
  });

  test("log4brains' addresses for dated files of a package", () => {
    const found = leads({
      keys: ['adr', 'core'],
      records: [{ collection: 'core', path: '20200926-use-next.md' }],
    });
    assert.equal(found['/adr/core/20200926-use-next/'], '/core/20200926-use-next/');
  });

  test('two records of one number share what is said of the number: the page to choose on', () => {
    const found = leads({
      records: [
        { path: '0012-a.md', number: 12 },
        { path: '0012-b.md', number: 12 },
      ],
    });
    assert.equal(found['/adr/0012/'], '/adr/12/');
    assert.equal(found['/adr/ADR-12/'], '/adr/12/');
  });

  test('what two records would have, neither gets', () => {
    const found = leads({
      records: [
        { path: '0001-cache.md', number: 1 },
        { path: '0002-cache.md', number: 2 },
      ],
    });
    assert.equal(found['/adr/cache/'], undefined);
    assert.equal(found['/adr/0002-cache/'], '/adr/2/');
  });

  test('a page of the site is never an alias, in upper or lower case', () => {
    const found = leads({ records: [{ path: '0001-Terms.md', number: 1 }], guides: ['terms.md'] });
    assert.equal(found['/adr/Terms/'], undefined);
  });

  test('no two aliases are one file on a disk without case', () => {
    const { aliases } = plan({
      records: [
        { path: 'adr-012-x.md', number: 12 },
        { path: 'ADR-013-X.md', number: 13 },
      ],
    });
    const keys = aliases.map(({ path }) => path.toLowerCase());
    assert.equal(new Set(keys).size, keys.length);
  });

  test('a page has no file of its own name beside it: hosts that hide .html would go round in a circle', () => {
    const found = leads({ records: [{ path: 'use-a-queue.md' }], guides: ['terms.md'] });
    assert.ok(!Object.keys(found).some((path) => path.endsWith('.html')), Object.keys(found).join(' '));
  });

  test('a name that ends like a file is not a folder among the files of the site', () => {
    const found = Object.keys(leads({ records: [{ path: '0001-use.json.md', number: 1 }] }));
    assert.ok(!found.some((path) => /\.json\/$/.test(path)), found.join(' '));
  });
});

describe('files', () => {
  const files = (given: RegistryState): string[] =>
    plan(given).aliases.flatMap(({ path, page }) => (page ? path : []));

  test('a record has one for the name of its file, and none for spellings and guesses', () => {
    assert.deepEqual(files({ records: [{ path: '0012-use-a-queue.md', number: 12 }] }), [
      '/adr/0012-use-a-queue/',
    ]);
  });

  test('a former name and the permalink of then have theirs', () => {
    const former = { 'adr/0012-queue.md': ['0007-broker.md'] };
    assert.deepEqual(files({ records: [{ path: '0012-queue.md', number: 12 }], former }), [
      '/adr/0007-broker/',
      '/adr/0012-queue/',
      '/adr/7/',
    ]);
  });

  test('what was written down or published has one, also where it is a spelling of the number', () => {
    const records = [{ path: '0012-queue.md', number: 12, title: 'Queue', aliases: ['/wiki/queue/'] }];
    const entry = { at: '/adr/12/', title: 'Queue', before: ['/adr/ADR-12/'] };
    const registry = parseRegistry(JSON.stringify({ schema: 1, records: { 'adr/0012-queue.md': entry } }));
    assert.deepEqual(files({ records, registry, configured: { '/q/': 12 } }), [
      '/adr/0012-queue/',
      '/adr/ADR-12/',
      '/q/',
      '/wiki/queue/',
    ]);
  });
});

describe('lost addresses', () => {
  test('pages that a build had and the next has not are named; files beside a page and other spellings are not', () => {
    const earlier = ['adr/1/index.html', '/adr/1.md', '/adr/2/', 'index.html', 'old/x.html', 'site.css'];
    assert.deepEqual(findLostAddresses(earlier, ['/', '/adr/2.html', '/adr/1.md']), [
      '/adr/1/',
      '/old/x.html',
    ]);
    assert.deepEqual(findLostAddresses(earlier, ['/', '/ADR/1/', '/adr/2/', '/old/x/']), []);
  });

  test('lists go with what they list, and are not named', () => {
    const lists = ['tags/mail/index.html', 'people/ada/index.html', 'years/2019/index.html', '404.html'];
    assert.deepEqual(findLostAddresses([...lists, 'mail/index.html'], []), ['/mail/']);
  });
});

describe('former names', () => {
  test('its former name and number redirect to the file', () => {
    const found = leads({
      records: [{ path: '0012-queue.md', number: 12 }],
      former: { 'adr/0012-queue.md': ['0007-broker.md'] },
    });
    for (const path of ['/adr/7/', '/adr/0007/', '/adr/ADR-7/', '/adr/0007-broker/', '/adr/0007-broker.html'])
      assert.equal(found[path], '/adr/12/', path);
  });

  test('a number that another record has now is that one’s', () => {
    const found = leads({
      records: [
        { path: '0012-queue.md', number: 12 },
        { path: '0007-new.md', number: 7 },
      ],
      former: { 'adr/0012-queue.md': ['0007-queue.md'] },
    });
    assert.equal(found['/adr/0007/'], '/adr/7/');
    assert.equal(found['/adr/0007-queue/'], '/adr/12/');
  });

  test('a file that came from another collection had the addresses of that one', () => {
    const found = leads({
      keys: ['adr', 'pay'],
      records: [{ collection: 'pay', path: '0001-cards.md', number: 1 }],
      former: { 'pay/0001-cards.md': ['../adr/0009-cards.md'] },
    });
    assert.equal(found['/adr/9/'], '/pay/1/');
  });

  test('a folder that was moved gave its records the key it has today', () => {
    const found = leads({
      keys: ['adr', 'pay'],
      records: [
        { path: '0001-a.md', number: 1 },
        { path: '0002-b.md', number: 2 },
        { collection: 'pay', path: '0007-c.md', number: 7 },
      ],
      former: {
        'adr/0001-a.md': ['../../old/0001-a.md'],
        'adr/0002-b.md': ['../../old/0002-b.md'],
        'pay/0007-c.md': ['../../old/0003-c.md'],
      },
    });
    assert.equal(found['/adr/3/'], '/pay/7/');
  });
});

describe('written down', () => {
  const queue = (...aliases: Sketch['aliases'] & {}): Sketch => ({
    path: '0012-queue.md',
    number: 12,
    aliases,
  });

  test('paths of the site, file names and titles', () => {
    const found = leads({
      records: [queue('/wiki/queue', '0007-old.md', 'Job queue', '/old/12.html', '/x/?y#z')],
    });
    for (const path of ['/wiki/queue/', '/adr/0007-old/', '/adr/Job-queue/', '/old/12.html', '/x/'])
      assert.equal(found[path], '/adr/12/', path);
  });

  test('count more than what is guessed for another record', () => {
    const found = leads({ records: [queue('/adr/cache/'), { path: '0002-cache.md', number: 2 }] });
    assert.equal(found['/adr/cache/'], '/adr/12/');
  });

  test('a path may be written with the base', () => {
    assert.equal(
      leads({ base: '/docs/', records: [queue('/docs/wiki/queue/')] })['/wiki/queue/'],
      '/adr/12/',
    );
  });

  for (const [alias, reason] of [
    ['/adr/2/', /\/adr\/2\/ is a page of this site/],
    ['/timeline/old/', /\/timeline is reserved/],
    ['/', /front page/],
    ['https://elsewhere.example/12', /another site/],
    ['/a/../../etc/', /cannot be part/],
    ['/badge.svg', /ending/],
    ['/a<b>/', /cannot be part/],
  ] as const) {
    test(`${alias} is reported with file and line, and left out`, () => {
      const { issues, aliases } = plan({ records: [queue(alias), { path: '0002-b.md', number: 2 }] });
      const [issue, ...others] = issues;
      assert.deepEqual(others, []);
      assert.deepEqual([issue?.rule, issue?.path, issue?.line], ['unusable-alias', '0012-queue.md', 2]);
      assert.match(issue?.message ?? '', reason);
      assert.ok(aliases.every(({ origin }) => origin !== 'stated'));
    });
  }

  test('two records that claim one address both get an issue, and neither gets the address', () => {
    const { issues, aliases } = plan({
      records: [queue('/old/'), { path: '0002-b.md', number: 2, aliases: ['/OLD'] }],
    });
    assert.deepEqual(issues.map(({ path }) => path).sort(), ['0002-b.md', '0012-queue.md']);
    assert.ok(!aliases.some(({ path }) => path.toLowerCase() === '/old/'));
  });

  test("another generator's permalink is taken where it is free, and no issue where not", () => {
    const stated = (text: string) => ({ text, explicit: false });
    const { issues, aliases } = plan({ records: [queue(stated('/decisions/queue/'), stated('/adr/12/'))] });
    assert.deepEqual(issues, []);
    assert.ok(aliases.some(({ path }) => path === '/decisions/queue/'));
  });

  test('the configuration names a record by address, file or number', () => {
    const configured = {
      '/a/': '/adr/12/',
      '/b': '0012-queue.md',
      '/c/': 12,
      '/d/': 'ADR-012',
      '/e/': 'adr/12',
    };
    const found = leads({ records: [queue()], configured });
    for (const path of ['/a/', '/b/', '/c/', '/d/', '/e/']) assert.equal(found[path], '/adr/12/', path);
  });

  test('the configuration names a record that is not there', () => {
    const { issues } = plan({ records: [queue()], configured: { '/a/': 99 } });
    assert.match(issues[0]?.message ?? '', /“99” matches no ADR/);
  });
});

describe('remembered', () => {
  const before = plan({
    records: [{ path: '0007-use-a-queue.md', number: 7, title: 'Use a queue' }],
  }).registry;

  test('what is kept reads as it was written', () => {
    assert.deepEqual([...parseRegistry(printRegistry(before))], [...before]);
  });

  test('a record is known again by its name, its title, or the words of its name', () => {
    for (const now of [
      { path: 'moved/0007-use-a-queue.md', number: 8, title: 'Other' },
      { path: '0012-other.md', number: 12, title: 'Use a queue' },
      { path: '0012-use-a-queue.md', number: 12, title: 'Other' },
    ]) {
      const { aliases, issues } = plan({ records: [now], registry: before });
      assert.equal(aliases.find(({ path }) => path === '/adr/7/')?.target, `/adr/${now.number}/`, now.path);
      assert.equal(issues[0]?.rule, 'address-moved');
      assert.deepEqual(Object.keys(issues[0] ?? {}).sort(), PROBLEM);
    }
  });

  test('once kept, an address stays alive over any further change', () => {
    const second = plan({
      records: [{ path: '0012-b.md', number: 12, title: 'Use a queue' }],
      registry: before,
    }).registry;
    const third = plan({ records: [{ path: '0031-b.md', number: 31, title: 'Stop' }], registry: second });
    for (const path of ['/adr/7/', '/adr/12/', '/adr/0007-use-a-queue/', '/adr/0012/'])
      assert.equal(third.aliases.find((alias) => alias.path === path)?.target, '/adr/31/', path);
  });

  test('a record that is gone has a page in its place, and its other addresses lead there', () => {
    const { removed, aliases, issues } = plan({
      records: [{ path: '0001-a.md', number: 1 }],
      registry: before,
    });
    assert.deepEqual(
      removed.map(({ permalink, title }) => [permalink, title]),
      [['/adr/7/', 'Use a queue']],
    );
    assert.equal(aliases.find(({ path }) => path === '/adr/0007/')?.target, '/adr/7/');
    assert.ok(issues.some(({ rule, severity }) => rule === 'address-gone' && severity === 'warning'));
  });

  test('two records that swap their files keep their addresses by git and title', () => {
    const swapped = [
      { path: 'a.md', title: 'Second' },
      { path: 'b.md', title: 'First' },
    ];
    const { registry } = plan({
      records: [
        { path: 'a.md', title: 'First' },
        { path: 'b.md', title: 'Second' },
      ],
    });
    const { issues } = plan({
      records: swapped,
      registry,
      former: { 'adr/a.md': ['b.md'], 'adr/b.md': ['a.md'] },
    });
    assert.deepEqual(issues.map(({ rule }) => rule).slice(0, 2), ['address-reused', 'address-reused']);
  });

  test('a number that another record took is reported at the file that has it now', () => {
    const { issues } = plan({
      records: [
        { path: '0007-send-mail.md', number: 7, title: 'Send mail' },
        { path: '0012-use-a-queue.md', number: 12, title: 'Use a queue' },
      ],
      registry: before,
    });
    const [reused] = issues.filter(({ rule }) => rule === 'address-reused');
    assert.equal(reused?.path, '0007-send-mail.md');
    assert.match(reused?.message ?? '', /\/adr\/7\/ was the page of “Use a queue”/);
    assert.match(reused?.hint ?? '', /cadre\.addresses\.json/);
  });

  test('a build that adds a record says that the file does not hold it', () => {
    const { issues } = plan({
      records: [
        { path: '0007-use-a-queue.md', number: 7, title: 'Use a queue' },
        { path: '0008-b.md', number: 8 },
      ],
      registry: before,
    });
    assert.deepEqual(
      issues.map(({ rule, severity }) => [rule, severity]),
      [['addresses-not-remembered', 'notice']],
    );
  });

  test('paths that climb out of the site are not taken from the file', () => {
    const entry = { at: '/adr/7/', title: 'x', before: ['/../../etc/', '/ok/', 'no', '/a//b/'] };
    const registry = parseRegistry(JSON.stringify({ schema: 1, records: { 'adr/7.md': entry } }));
    assert.deepEqual(registry.get('adr/7.md')?.before, ['/ok/']);
    assert.throws(() => parseRegistry('{"schema":1,"records":{"x":{"at":"../x/"}}}'), /no valid "at"/);
  });
});

describe('on disks that are not this one', () => {
  const record = { path: '0012-use-a-queue.md', number: 12 };

  test('no two addresses differ in case or in the form of an accent alone', () => {
    const { aliases } = plan({
      records: [
        { ...record, aliases: ['/ADR/12/', '/Old/12/', '/old/12/', '/u\u0308ber/', '/\u00fcber/'] },
        { path: 'adr-0013-next.md', number: 13, aliases: ['/adr/ADR-0012/'] },
      ],
    });
    const folded = aliases.map(({ path }) => path.normalize('NFC').toLowerCase());
    assert.equal(new Set(folded).size, folded.length);
    assert.ok(!folded.includes('/adr/12/'));
  });

  test('an alias is refused where Windows holds no such folder', () => {
    const { aliases, issues } = plan({
      records: [{ ...record, aliases: ['/old/aux/', '/old./x/', '/con.html'] }],
    });
    assert.deepEqual(
      issues.map(({ rule }) => rule),
      ['unusable-alias', 'unusable-alias', 'unusable-alias'],
    );
    assert.ok(!aliases.some(({ path }) => /aux|old|con/.test(path)));
  });

  test('a title with a colon is a title, not another site', () => {
    assert.equal(leads({ records: [{ ...record, aliases: ['Note: old'] }] })['/adr/Note-old/'], '/adr/12/');
  });

  test('what is remembered takes no address that the site or a host needs', () => {
    const remembered = (at: string) =>
      [at, { at, title: at, before: ['/graph/old/', '/_headers.html'] }] as const;
    const registry = parseRegistry(
      JSON.stringify({
        schema: 1,
        records: Object.fromEntries(['/graph/1/', '/_x/1/', '/adr/x.json/', '/old/7/'].map(remembered)),
      }),
    );
    const { aliases, removed } = plan({ records: [record], registry });
    assert.deepEqual(
      removed.map(({ permalink }) => permalink),
      ['/old/7/'],
    );
    assert.ok(!aliases.some(({ path }) => /^\/(?:graph|_)/.test(path)));
  });
});
