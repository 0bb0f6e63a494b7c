import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { MemberSettings } from '../../../src/config/settings.ts';
import { loadMembers, type MembersOptions } from '../../../src/hub/members.ts';
import { readLog } from '../../../src/pipeline.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';
import { file, hubSettings, serveFiles, siteFiles } from './site.ts';

const closing: (() => Promise<void>)[] = [];
after(() => Promise.all(closing.map((close) => close())));

async function host(files: Parameters<typeof serveFiles>[0]) {
  const server = await serveFiles(files);
  closing.push(server.close);
  return { from: `${server.origin}/`, close: server.close };
}

const load = (root: string, members: Partial<MemberSettings>[], options: MembersOptions = {}) =>
  loadMembers(hubSettings(root, members), { cache: join(root, 'cache'), today: '2026-05-06', ...options });

/** The reason why the one member is left out. */
async function reasonFor(from: string, limits: MembersOptions['limits'] = {}, key = 'bees'): Promise<string> {
  const { collections, memberProblems = [] } = await load(createTempFolder(), [{ from, key }], { limits });
  assert.deepEqual(collections, []);
  assert.deepEqual(
    memberProblems.map(({ rule, severity }) => [rule, severity]),
    [['member-left-out', 'error']],
  );
  return memberProblems[0]?.message ?? '';
}

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = createTempFolder();
  writeFiles(folder, files);
  return folder;
}

test('a site on the web is read as the collection it came from', async () => {
  const { from } = await host(siteFiles());
  const settings = await load(createTempFolder(), [{ from }]);
  assert.deepEqual(settings.memberProblems, []);
  const { log } = await readLog(settings);
  const [record] = log.records;
  assert.equal(record?.id, 'bees/0001-keep-bees.md');
  assert.equal(record?.status, 'accepted');
  const [collection] = settings.collections;
  assert.equal(collection?.name, 'Decisions of the apiary');
  // not what its log says, which may be the address of any site
  assert.equal(collection?.member?.pages.get('0001-keep-bees.md'), `${from}adr/1/`);
});

test('its own words for statuses are read as it reads them', async () => {
  const text = '# 1. Keep bees\n\n## Status\n\nBlessed\n';
  const files = siteFiles(({ sources }) => {
    if (sources === undefined) return;
    sources.files = [file('docs/adr/0001-keep-bees.md', '/adr/1.md', text)];
    sources.collections = [{ ...sources.collections[0], statuses: { blessed: 'accepted' } }];
  });
  const { log } = await readLog(
    await load(createTempFolder(), [{ from: folderWith({ ...files, 'adr/1.md': text }) }]),
  );
  assert.equal(log.records[0]?.status, 'accepted');
});

test('its own template is read as it reads it, but for what only a later version knows', async () => {
  const text = '# 1. Keep bees\n\nHive: north\n\n## Status\n\nAccepted\n\n## Buzz\n\nWe keep them.\n';
  const read = async (sections: object) => {
    const files = siteFiles(({ sources }) => {
      if (sources === undefined) return;
      sources.files = [file('docs/adr/0001-keep-bees.md', '/adr/1.md', text)];
      const fields = { Hive: { label: 'Place', filter: null } };
      sources.collections = [{ ...sources.collections[0], sections, fields }];
    });
    const from = folderWith({ ...files, 'adr/1.md': text });
    const { log } = await readLog(await load(createTempFolder(), [{ from }]));
    return log.records[0]?.read;
  };
  const known = await read({ Buzz: 'decision' });
  assert.deepEqual(known?.fields, [{ label: 'Place', values: ['north'], own: true }]);
  assert.equal(known?.parts.decision[0]?.text, 'We keep them.');
  assert.deepEqual((await read({ Buzz: { layout: 'spiral' } }))?.parts.decision, []);
});

test('without a network the version of the lock file is built', async () => {
  const root = createTempFolder();
  const { from, close } = await host(siteFiles());
  await load(root, [{ from }]);
  await close();
  const settings = await load(root, [{ from }]);
  assert.deepEqual(settings.memberProblems, []);
  assert.equal((await readLog(settings)).log.records.length, 1);
});

test('a site that changed is built anew when asked for, and its old version until then', async () => {
  const root = createTempFolder();
  const files = siteFiles();
  const { from, close } = await host(files);
  await load(root, [{ from }]);
  const lock = readFileSync(join(root, 'cadre.lock.json'), 'utf8');
  files['log.json'] = siteFiles((log) => Object.assign(log.site, { title: 'New' }))['log.json'] ?? '';
  assert.equal((await load(root, [{ from }])).collections[0]?.name, 'Decisions of the apiary');
  assert.equal(readFileSync(join(root, 'cadre.lock.json'), 'utf8'), lock);

  // on another machine, which has no copy
  const elsewhere = await load(root, [{ from }], { cache: createTempFolder() });
  assert.match(elsewhere.memberProblems?.[0]?.message ?? '', /changed since 2026-05-06/);

  const updated = await load(root, [{ from }], { update: true, today: '2026-06-07' });
  assert.equal(updated.collections[0]?.name, 'New');
  assert.match(readFileSync(join(root, 'cadre.lock.json'), 'utf8'), /2026-06-07/);

  await close();
  const stale = await load(root, [{ from }], { update: true });
  assert.equal(stale.collections[0]?.name, 'New');
  assert.deepEqual(
    stale.memberProblems?.map(({ rule }) => rule),
    ['member-not-updated'],
  );
});

test('a broken lock file is an error', async () => {
  const root = folderWith({ 'cadre.lock.json': '{"version": 2}' });
  await assert.rejects(load(root, [{ from: root }]), /cadre\.lock\.json is not a lock file/);
});

test('an export without texts has its facts', async () => {
  const { 'log.json': text = '' } = siteFiles((log) => {
    log.sources = undefined;
    log.decisions[0]?.relations.push({ type: 'supersedes', target: 'y.md', targetText: '2', stated: true });
  });
  const settings = await load(createTempFolder(), [
    { from: join(folderWith({ 'bees.json': text }), 'bees.json') },
  ]);
  const { log } = await readLog(settings);
  const [record] = log.records;
  assert.deepEqual([record?.title, record?.status, record?.date], ['Keep bees', 'accepted', '2024-05-06']);
  assert.equal(record?.relations[0]?.type, 'supersedes');
  assert.match(record?.read.source.text ?? '', /We keep them \\\*outside\\\*\./);
  assert.deepEqual(
    settings.memberProblems?.map(({ rule }) => rule),
    ['member-without-texts'],
  );
});

test('an archive of a site is read, with its folder or without it', async () => {
  const files = Object.fromEntries(
    Object.entries(siteFiles()).map(([path, text]) => [`public/${path}`, text]),
  );
  for (const [name, bytes] of [
    ['site.tar', tar(files)],
    ['site.tgz', gzipSync(tar(siteFiles()))],
    ['site.zip', zip(files)],
  ] as const) {
    const folder = folderWith({ [name]: bytes });
    const settings = await load(createTempFolder(), [{ from: join(folder, name) }]);
    assert.deepEqual(settings.memberProblems, [], name);
    assert.equal((await readLog(settings)).log.records.length, 1, name);
    assert.equal(
      settings.collections[0]?.member?.pages.get('0001-keep-bees.md'),
      'https://apiary.example.com/adr/1/',
    );
  }
});

test('a collection keeps its place among those of this repository', async () => {
  const folder = folderWith(siteFiles());
  const own = ['a', 'b'].map((key) => ({ key, name: key, folder: key, dir: `/${key}` }));
  const settings = hubSettings(createTempFolder(), [{ from: folder, position: 1 }], { collections: own });
  const { collections } = await loadMembers(settings, { cache: createTempFolder() });
  assert.deepEqual(
    collections.map(({ key }) => key),
    ['a', 'bees', 'b'],
  );
});

type Change = Parameters<typeof siteFiles>[0];
const inFiles =
  (...files: Record<string, unknown>[]): Change =>
  ({ sources }) => {
    sources?.files.push(...files);
  };

const LIES: [name: string, change: Change, reason: RegExp][] = [
  ['another version of the schema', (log) => Object.assign(log, { schema: 2 }), /not valid at schema/],
  [
    'a status that there is not',
    (log) => Object.assign(log.decisions[0] ?? {}, { status: 'holy' }),
    /decisions\[0\]\.status/,
  ],
  ['a path out of its folder', inFiles(file('docs/adr/../../../x.md', '/adr/1.md')), /files\[1\]\.path/],
  ['an absolute path', inFiles(file('/etc/x.md', '/adr/1.md')), /files\[1\]\.path/],
  ['a backslash', inFiles(file('docs\\..\\x.md', '/adr/1.md')), /files\[1\]\.path/],
  ["a file of git's", inFiles(file('.git/config', '/adr/1.md')), /files\[1\]\.path/],
  ['an address out of the site', inFiles(file('docs/adr/2.md', '/../secret.md')), /files\[1\]\.address/],
  [
    'one path twice',
    inFiles(file('docs/adr/0001-Keep-Bees.md', '/adr/1.md')),
    /not valid at docs\/adr\/0001-Keep/,
  ],
  ['a file that is not there', inFiles(file('docs/adr/2.md', '/adr/2.md')), /no file 2\.md/],
  [
    'content that is not what it says',
    inFiles(file('docs/adr/2.md', '/adr/1.md', '# Something else')),
    /larger than|not what its log/,
  ],
  [
    'a record that is too large',
    inFiles({ ...file('docs/adr/2.md', '/adr/1.md'), size: 11_000_000 }),
    /2\.md is larger than 10 MB/,
  ],
  [
    'more than all files may have',
    inFiles({ ...file('big.png', '/big.png'), size: 600_000_000 }),
    /larger than 512 MB/,
  ],
  [
    'links that run code',
    (log) => Object.assign(log.sources?.collections[0] ?? {}, { source: 'javascript:{path}' }),
    /collections\[0\]\.source/,
  ],
  [
    'nothing of its own',
    (log) => Object.assign(log.sources ?? {}, { collections: [] }),
    /no collections of its own/,
  ],
];

for (const [name, change, reason] of LIES)
  test(`a member is left out for ${name}`, async () => {
    assert.match(await reasonFor(folderWith(siteFiles(change))), reason);
  });

test('a member is left out that loops, redirects elsewhere, is slow, huge or missing', async () => {
  const log = siteFiles()['log.json'] ?? '';
  const loop = await host({
    'log.json': (_, response) => response.writeHead(302, { location: '/log.json' }).end(),
  });
  assert.match(await reasonFor(loop.from), /redirects too often/);
  const elsewhere = await host({
    'log.json': (_, response) => response.writeHead(302, { location: 'http://localhost:1/log.json' }).end(),
  });
  assert.match(await reasonFor(elsewhere.from), /redirects to another site, http:\/\/localhost:1/);
  const slow = await host({ 'log.json': () => {} });
  assert.match(await reasonFor(slow.from, { request: 50 }), /longer than 1 second/);
  const drip = await host({ 'log.json': (_, response) => void response.writeHead(200).write('{') });
  assert.match(await reasonFor(drip.from, { member: 50 }), /longer than 1 second/);
  // it says nothing of its length
  const huge = await host({
    'log.json'(_, response) {
      response.writeHead(200);
      for (let piece = 0; piece < 100; piece++) response.write(' '.repeat(1000));
      response.end();
    },
  });
  assert.match(await reasonFor(huge.from, { log: 5_000 }), /log\.json is larger than 5000 bytes/);
  const page = await host({ 'log.json': '<!doctype html>' });
  assert.match(await reasonFor(page.from), /not JSON/);
  assert.match(await reasonFor((await host({})).from), /log\.json answers with status 404/);
  const gone = await host({ 'log.json': log });
  await gone.close();
  assert.match(await reasonFor(gone.from), /cannot be reached \(ECONNREFUSED\)/);
  assert.match(await reasonFor(join(createTempFolder(), 'none')), /no file or folder/);
});

test('a damaged archive, or one that unpacks to more than it may, is left out', async () => {
  const folder = folderWith({
    'cut.tgz': gzipSync(tar(siteFiles())).subarray(0, 200),
    'bomb.tgz': gzipSync(Buffer.alloc(5_000_000)),
    'empty.zip': 'PK',
    'none.tar': tar({ 'index.html': 'x' }),
  });
  for (const name of ['cut.tgz', 'bomb.tgz', 'empty.zip'])
    assert.match(await reasonFor(join(folder, name), { files: 1_000_000 }), /damaged or too large/, name);
  assert.match(await reasonFor(join(folder, 'none.tar')), /no file log\.json/);
});

test('keys are those of one collection, and none of the site itself', async () => {
  const folder = folderWith(siteFiles());
  assert.match(await reasonFor(folder, {}, 'graph'), /key graph is not allowed/);
  const other = folderWith(siteFiles());
  const twice = await load(createTempFolder(), [{ from: folder }, { from: other }]);
  assert.equal(twice.collections.length, 1);
  assert.match(twice.memberProblems?.[0]?.message ?? '', /key bees is that of/);
  const same = await load(createTempFolder(), [{ from: folder }, { from: folder, key: 'hives' }]);
  assert.match(same.memberProblems?.[0]?.message ?? '', /listed twice/);
});

test('a site is not a member of itself', async () => {
  const root = createTempFolder();
  const { from } = await host(siteFiles());
  const address = new URL(from).origin;
  const settings = hubSettings(root, [{ from }, { from: join(root, 'dist') }], { site: address, base: '/' });
  const { collections, memberProblems } = await loadMembers(settings, { cache: createTempFolder() });
  assert.deepEqual(collections, []);
  assert.equal(memberProblems?.filter(({ message }) => message.includes('It is this site')).length, 2);
});

test('without members nothing is read or written', async () => {
  const root = createTempFolder();
  const { members: _, ...settings } = hubSettings(root, []);
  writeFileSync(join(root, 'cadre.lock.json'), 'broken');
  assert.equal(await loadMembers(settings), settings);
  rmSync(join(root, 'cadre.lock.json'));
  assert.equal(existsSync(join(root, 'cache')), false);
});

function tar(files: Record<string, string | Uint8Array>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, content]) => {
    const bytes = Buffer.from(content);
    const head = Buffer.alloc(512);
    head.write(path, 0);
    head.write(bytes.length.toString(8).padStart(11, '0'), 124);
    head.write('0', 156);
    head.write('ustar', 257);
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Without compression. */
function zip(files: Record<string, string | Uint8Array>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt32LE(bytes.length, 20);
    central.writeUInt32LE(bytes.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(local, name, bytes);
    directory.push(central, name);
    at += 30 + name.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
