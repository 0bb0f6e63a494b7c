/**
 * What surrounds a build: folders in odd places, names that differ by case, clocks that are wrong, caches that are
 * damaged, another command at work, files that come and go. Each leaves the earlier site or the new one, byte for byte.
 */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { findDifferences } from '../support/package.ts';
import { buildSite, cadre } from '../support/site.ts';
import { createTempFolder, type Files, writeFiles } from '../support/temp.ts';
import { createRepository } from '../unit/history/repository.ts';

const timeout = 180_000;
const windows = process.platform === 'win32';

const record = (number: number, title: string, status = 'Accepted'): string =>
  `# ${number}. ${title}\n\n## Status\n\n${status}\n\n## Decision\n\nWe ${title.toLowerCase()}.\n`;

const FILES: Files = {
  'docs/adr/0001-use-a-queue.md': record(1, 'Use a queue'),
  'docs/adr/0002-keep-logs.md': record(2, 'Keep logs'),
};

async function built(files: Files = FILES): Promise<string> {
  const root = createTempFolder();
  const site = await buildSite({ root, files });
  assert.equal(site.code, 0, site.said);
  cpSync(join(root, 'site'), join(root, 'before'), { recursive: true });
  return root;
}

/** The site is still that of before. */
function isUnchanged(root: string): void {
  assert.deepEqual(findDifferences(join(root, 'before'), join(root, 'site')), []);
}

test('an output folder in the records, around them, or that is a file is refused', { timeout }, async () => {
  const root = await built();
  writeFiles(root, { file: 'a file', 'mine/notes.txt': 'mine' });
  for (const out of ['docs/adr', 'docs/adr/site', 'docs', '.', 'file', 'file/site', 'mine', '/', '/etc']) {
    const run = await cadre(['build', '--out', out], { root });
    assert.equal(run.code, 1, `${out}: ${run.said}`);
    assert.doesNotMatch(run.said, /\n\s+at /, out);
  }
  isUnchanged(root);
  assert.equal(readFileSync(join(root, 'mine/notes.txt'), 'utf8'), 'mine');
  assert.deepEqual(readdirSync(join(root, 'docs/adr')).sort(), ['0001-use-a-queue.md', '0002-keep-logs.md']);
});

test('an output folder that is a link is written where it points, and one that points to records is refused', {
  timeout,
  skip: windows,
}, async () => {
  const root = await built();
  const elsewhere = join(createTempFolder(), 'site');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(root, 'link'));
  symlinkSync('docs/adr', join(root, 'into-records'));
  symlinkSync('.', join(root, 'around'));
  symlinkSync('circle', join(root, 'circle'));
  symlinkSync('nothing/there', join(root, 'dangling'));
  for (let round = 0; round < 2; round++) {
    const through = await cadre(['build', '--out', 'link'], { root });
    assert.equal(through.code, 0, through.said);
    assert.deepEqual(findDifferences(join(root, 'before'), elsewhere), []);
    assert.ok(lstatSync(join(root, 'link')).isSymbolicLink());
  }
  for (const out of ['into-records', 'around', 'circle']) {
    const run = await cadre(['build', '--out', out], { root });
    assert.equal(run.code, 1, `${out}: ${run.said}`);
    assert.doesNotMatch(run.said, /\n\s+at /, out);
  }
  isUnchanged(root);
});

test('records whose names differ by case alone are both on the site', {
  timeout,
  skip: process.platform !== 'linux',
}, async () => {
  const root = await built({
    ...FILES,
    'docs/adr/0003-Use-Mail.md': record(3, 'Use mail'),
    'docs/adr/0003-use-mail.md': record(3, 'Use no mail'),
    'docs/adr/README.md': 'About',
    'docs/adr/readme.md': 'about',
  });
  const pages = readdirSync(join(root, 'site/adr'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('index.html'))
    .map((name) => readFileSync(join(root, 'site/adr', name), 'utf8'));
  for (const title of ['Use mail', 'Use no mail'])
    assert.ok(
      pages.some((page) => page.includes(`${title}</h1>`) || new RegExp(`<h1[^>]*>[^<]*${title}`).test(page)),
      title,
    );
});

/** A clock that starts at a moment, as every module of the program sees it. */
const clock = (moment: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `const Real=Date,away=Real.parse('${moment}')-Real.now();globalThis.Date=class extends Real{constructor(...a){a.length?super(...a):super(Real.now()+away)}static now(){return Real.now()+away}};`,
  )}`;

test('with a clock in 1970 or 2099 a build works, and so does the next one on time', {
  timeout,
}, async () => {
  const root = await built();
  for (const moment of ['1970-01-01T00:00:10Z', '2099-12-31T23:59:50Z']) {
    // a lock and a folder that a build left which was killed with that clock
    writeFileSync(join(root, '.cadre-site.lock'), '');
    mkdirSync(join(root, '.cadre-site.new-999999-dead'), { recursive: true });
    for (const path of [
      '.cadre-site.lock',
      '.cadre-site.new-999999-dead',
      'docs/adr/0001-use-a-queue.md',
      'site',
    ])
      utimesSync(join(root, path), new Date(moment), new Date(moment));
    const onTime = await buildSite({ root });
    assert.equal(onTime.code, 0, onTime.said);
    isUnchanged(root);
    const wrong = await buildSite({ root, env: { NODE_OPTIONS: `--import=${clock(moment)}` } });
    assert.equal(wrong.code, 0, wrong.said);
    const next = await buildSite({ root });
    assert.equal(next.code, 0, next.said);
    isUnchanged(root);
  }
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith('.cadre-')),
    [],
  );
});

test('a history cache that is cut, flipped, foreign or no file gives the site of a cold build', {
  timeout: 400_000,
}, async (t) => {
  const write = (queue: string): ReturnType<typeof createRepository> => {
    const repo = createRepository();
    repo.commit(
      { ...(FILES as Record<string, string>), '.gitignore': 'site/\nbefore/\n.cache/\n' },
      { on: '2024-01-02' },
    );
    repo.commit(
      { 'docs/adr/0001-use-a-queue.md': record(1, queue, 'Deprecated') },
      { on: '2024-02-03', by: queue },
    );
    return repo;
  };
  const { root } = write('Use a queue');
  const other = write('Use a bus').root;
  for (const folder of [root, other]) {
    const site = await buildSite({ root: folder, env: { XDG_CACHE_HOME: join(folder, '.cache') } });
    assert.equal(site.code, 0, site.said);
  }
  cpSync(join(root, 'site'), join(root, 'before'), { recursive: true });
  const filesIn = (folder: string): string[] =>
    readdirSync(join(folder, '.cache'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
  const [name = ''] = filesIn(root);
  const [foreign = ''] = filesIn(other);
  const file = join(root, '.cache', name);
  const whole = readFileSync(file);
  const at = (part: number): number => Math.floor(whole.length * part);
  const flipped = (place: number): Buffer => {
    const copy = Buffer.from(whole);
    copy[place] = (copy[place] ?? 0) ^ 0x20;
    return copy;
  };
  const damages: [string, () => void][] = [
    ...[0, 0.01, 0.3, 0.7, 0.99].map((part): [string, () => void] => [
      `cut at ${part}`,
      () => writeFileSync(file, whole.subarray(0, at(part))),
    ]),
    ...[0, 0.02, 0.2, 0.5, 0.8].map((part): [string, () => void] => [
      `flipped at ${part}`,
      () => writeFileSync(file, flipped(at(part))),
    ]),
    ['longer', () => writeFileSync(file, Buffer.concat([whole, whole]))],
    ['foreign', () => copyFileSync(join(other, '.cache', foreign), file)],
    [
      'a folder',
      () => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
    ['gone', () => rmSync(file, { recursive: true })],
    [
      'a file where its folder was',
      () => {
        rmSync(join(root, '.cache'), { recursive: true });
        writeFileSync(join(root, '.cache'), 'x');
      },
    ],
  ];
  for (const [damage, make] of damages) {
    make();
    const again = await buildSite({ root, env: { XDG_CACHE_HOME: join(root, '.cache') } });
    assert.equal(again.code, 0, `${damage}: ${again.said}`);
    assert.deepEqual(findDifferences(join(root, 'before'), join(root, 'site')), [], damage);
  }
  t.diagnostic(`${damages.length} damaged caches; tests/unit/history/care.test.ts flips and cuts every byte`);
});

test('files that vanish, change or turn into folders while they are read cost nothing but themselves', {
  timeout,
}, async () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `docs/adr/${String(index + 10).padStart(4, '0')}-step.md`,
      record(index + 10, `Take step ${index}`),
    ]),
  );
  const root = await built({ ...FILES, ...many });
  for (let round = 0; round < 3; round++) {
    const run = buildSite({ root });
    for (const [index, path] of Object.keys(many).entries()) {
      await setTimeout(15);
      rmSync(join(root, path), { recursive: true, force: true });
      if (index % 3 === 0) mkdirSync(join(root, path));
      if (index % 3 === 1) writeFiles(root, { [path]: record(index + 10, `Change step ${index}`) });
    }
    const { code, said } = await run;
    assert.ok(code === 0 || code === 1, said);
    assert.doesNotMatch(said, /\n\s+at /);
    assert.ok(existsSync(join(root, 'site/adr/1/index.html')));
    for (const path of Object.keys(many)) rmSync(join(root, path), { recursive: true, force: true });
    writeFiles(root, many);
  }
  const last = await buildSite({ root });
  assert.equal(last.code, 0, last.said);
  isUnchanged(root);
});

test('dev beside build takes nothing from it and gives nothing to it', { timeout }, async () => {
  const root = await built();
  const dev = cadre(['dev', '--port', '0', '--host', '127.0.0.1'], {
    root,
    started: (child) => {
      child.stdout?.once('data', () => void setTimeout(12_000).then(() => child.kill('SIGTERM')));
    },
  });
  for (let round = 0; round < 2; round++) {
    writeFiles(root, { 'docs/adr/0001-use-a-queue.md': record(1, 'Use a topic') });
    const other = await buildSite({ root });
    assert.equal(other.code, 0, other.said);
    writeFiles(root, FILES);
    const again = await buildSite({ root });
    assert.equal(again.code, 0, again.said);
    isUnchanged(root);
  }
  const { code, said } = await dev;
  assert.equal(code, 0, said);
  isUnchanged(root);
});
