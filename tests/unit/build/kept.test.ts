/** What a build keeps of the site before: which files, how the next site is made of them, and that kills do no harm. */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildInto } from '../../../src/build/build.ts';
import { addKept } from '../../../src/build/compose.ts';
import { MANIFEST } from '../../../src/build/manifest.ts';
import { listFiles } from '../../../src/build/tree.ts';
import { type Files, tempFolder, writeFiles } from '../../support/temp.ts';

/** A site's files with what each is made from, which is its key as well. */
type Wanted = Record<string, string>;

interface Options {
  made?: string;
  /** Called when the new files are made, before the site is published. */
  meanwhile?: () => void;
}

/** The two ways that sites take: small ones are completed where they are made, large ones made on a tree like the former. */
const ways = [
  { way: 'small', large: 1000 },
  { way: 'large', large: 2 },
];

function project(large: number, elsewhere?: string) {
  const root = tempFolder();
  const out = join(root, 'dist');
  const cache = elsewhere ?? join(root, 'cache');
  /** Builds, and tells which files had to be made. */
  const build = async (wanted: Wanted, { made = 'a', meanwhile }: Options = {}): Promise<string[]> => {
    const fresh: Files = {};
    await buildInto({
      out,
      records: [],
      cache,
      made,
      large,
      make: async (staging, earlier) => {
        for (const [path, key] of Object.entries(wanted)) {
          if (!earlier.holds(`/${path}`, key)) fresh[path] = `made of ${key}`;
        }
        writeFiles(staging, fresh);
        meanwhile?.();
        return {
          result: null,
          files: new Map(Object.entries(wanted).map(([path, key]) => [`/${path}`, key])),
        };
      },
    });
    return Object.keys(fresh).sort();
  };
  return { root, out, cache, build };
}

/** Does the folder hold exactly this site, and say so? */
function assertSite(out: string, wanted: Wanted): void {
  const paths = Object.keys(wanted).sort();
  assert.deepEqual(listFiles(out), [MANIFEST, ...paths]);
  for (const path of paths) {
    assert.equal(readFileSync(join(out, path), 'utf8'), `made of ${wanted[path]}`, path);
  }
  const { files } = JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')) as { files: string[] };
  assert.deepEqual(files, paths);
}

const first: Wanted = { 'index.html': 'i', 'adr/1/index.html': '1', 'adr/2/index.html': '2', 'a.css': 'a' };

for (const { way, large } of ways) {
  test(`${way}: over many builds each makes what changed only, and the site is whole`, async () => {
    const { root, out, build } = project(large);
    assert.equal((await build(first)).length, 4);
    const steps: [Wanted, string[]][] = [
      [{ ...first, 'index.html': 'i2' }, ['index.html']],
      [{ ...first, 'index.html': 'i3', 'adr/2/index.html': '2b' }, ['adr/2/index.html', 'index.html']],
      [{ 'index.html': 'i3', 'adr/1/index.html': '1' }, []],
      [{ 'index.html': 'i3', 'adr/1/index.html': '1', adr2: 'x' }, ['adr2']],
      [{ 'index.html': 'i3', 'adr/1/index.html': '1', 'adr2/index.html': 'x' }, ['adr2/index.html']],
      [{ ...first }, ['a.css', 'adr/2/index.html', 'index.html']],
    ];
    for (const [wanted, made] of steps) {
      assert.deepEqual(await build(wanted), made);
      assertSite(out, wanted);
    }
    assert.deepEqual(readdirSync(root).sort(), ['cache', 'dist']);
  });

  test(`${way}: where nothing changes, the folder is left alone`, async () => {
    const { out, build } = project(large);
    await build(first);
    const before = statSync(out);
    assert.deepEqual(await build(first), []);
    const { ino, mtimeMs } = statSync(out);
    assert.deepEqual({ ino, mtimeMs }, { ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test(`${way}: a file that is made again with the same content stays the file it was`, async () => {
    const { out, cache, build } = project(large);
    await build(first);
    const { ino } = statSync(join(out, 'a.css'));
    const again = { ...first, 'index.html': 'i2' };
    await buildInto({
      out,
      records: [],
      cache,
      made: 'a',
      large,
      make: async (staging) => {
        writeFiles(
          staging,
          Object.fromEntries(Object.entries(again).map(([path, key]) => [path, `made of ${key}`])),
        );
        return { result: null, files: new Map() };
      },
    });
    assertSite(out, again);
    assert.equal(statSync(join(out, 'a.css')).ino, ino);
    // what was made under no key is made at each build
    assert.equal((await build(again)).length, 4);
    assert.deepEqual(await build(again), []);
    assert.equal(statSync(join(out, 'a.css')).ino, ino);
  });

  const harms: Record<string, (file: string) => void> = {
    'written to': (file) => appendFileSync(file, '!'),
    'replaced by one of the same size': (file) => {
      const { atime, mtime } = statSync(file);
      writeFileSync(`${file}.x`, 'made of ?');
      utimesSync(`${file}.x`, atime, mtime);
      renameSync(`${file}.x`, file);
    },
    removed: (file) => rmSync(file),
  };
  for (const [name, harm] of Object.entries(harms)) {
    test(`${way}: a file that somebody has ${name} is made again`, async () => {
      const { out, build } = project(large);
      await build(first);
      await build({ ...first, 'index.html': 'i2' });
      harm(join(out, 'adr/1/index.html'));
      const next = { ...first, 'index.html': 'i3' };
      assert.deepEqual(await build(next), ['adr/1/index.html', 'index.html']);
      assertSite(out, next);
      const last = { ...first, 'index.html': 'i4' };
      assert.deepEqual(await build(last), ['index.html']);
      assertSite(out, last);
    });
  }

  test(`${way}: made by another Cadre, nothing is kept`, async () => {
    const { out, build } = project(large);
    await build(first);
    assert.equal((await build(first, { made: 'b' })).length, 4);
    assertSite(out, first);
    assert.deepEqual(await build({ ...first, 'a.css': 'b' }, { made: 'b' }), ['a.css']);
  });

  test(`${way}: a build that fails, or is refused at the end, costs nothing`, async () => {
    const { root, out, build } = project(large);
    await build(first);
    const changed = { ...first, 'index.html': 'i2' };
    const fail = () => {
      throw new Error('no further');
    };
    await assert.rejects(build(changed, { meanwhile: fail }), /no further/);
    const intrude = () => writeFiles(out, { 'adr/1/notes.txt': 'mine' });
    await assert.rejects(build(changed, { meanwhile: intrude }), /adr\/1\/notes\.txt/);
    assert.equal(readFileSync(join(out, 'adr/1/notes.txt'), 'utf8'), 'mine');
    rmSync(join(out, 'adr/1/notes.txt'));
    assertSite(out, first);
    assert.deepEqual(await build(changed), ['index.html']);
    assertSite(out, changed);
    assert.deepEqual(readdirSync(root).sort(), ['cache', 'dist']);
  });

  test(`${way}: a table that is broken, cut off or of another form is passed over`, async () => {
    const { out, cache, build } = project(large);
    for (const spoil of [
      (file: string) => writeFileSync(file, ''),
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 200)),
      (file: string) => writeFileSync(file, readFileSync(file, 'latin1').replace('"schema":1', '"schema":0')),
    ]) {
      await build(first);
      for (const name of readdirSync(cache)) if (name.startsWith('table-')) spoil(join(cache, name));
      assert.equal((await build(first)).length, 4);
      assertSite(out, first);
    }
  });

  test(`${way}: without a cache that can be written, everything is made at each build`, async () => {
    const { root, out, build } = project(large);
    writeFileSync(join(root, 'cache'), 'a file in the place of the folder');
    assert.equal((await build(first)).length, 4);
    assert.equal((await build(first)).length, 4);
    assertSite(out, first);
    assert.deepEqual(readdirSync(root).sort(), ['cache', 'dist']);
  });

  test(`${way}: a site that was copied elsewhere and back is made anew`, async () => {
    const { out, build } = project(large);
    await build(first);
    for (const path of Object.keys(first)) {
      const content = readFileSync(join(out, path));
      rmSync(join(out, path));
      writeFileSync(join(out, path), content);
    }
    assert.equal((await build(first)).length, 4);
    assertSite(out, first);
  });

  test(`${way}: killed between its renames, a build goes on from the site that is put back`, async () => {
    const { root, out, build } = project(large);
    await build(first);
    renameSync(out, join(root, '.cadre-dist.old'));
    assert.deepEqual(await build({ ...first, 'a.css': 'b' }), ['a.css']);
    assertSite(out, { ...first, 'a.css': 'b' });
  });

  test(`${way}: killed after its renames, a build left the former site, which goes`, async () => {
    const { root, out, build } = project(large);
    await build(first);
    writeFiles(root, { '.cadre-dist.old/index.html': 'made of ?', '.cadre-dist.old/b/c.html': 'made of ?' });
    assert.deepEqual(await build({ ...first, 'a.css': 'b' }), ['a.css']);
    assertSite(out, { ...first, 'a.css': 'b' });
    assert.ok(!existsSync(join(root, '.cadre-dist.old')));
  });
}

test('the former large site is the ground of the next: whatever state a killed build left it in', async () => {
  const { out, cache, build } = project(2);
  const spare = join(cache, 'spare');
  await build(first);
  await build({ ...first, 'index.html': 'i2' });
  assert.ok(existsSync(spare));
  const states: ((spare: string) => void)[] = [
    (folder) => rmSync(join(folder, 'adr'), { recursive: true }),
    (folder) => writeFiles(folder, { 'adr/7/index.html': 'of another build', 'adr/8': '' }),
    (folder) => {
      rmSync(join(folder, 'a.css'));
      mkdirSync(join(folder, 'a.css/inner'), { recursive: true });
    },
    (folder) => {
      // the same path, another file
      rmSync(join(folder, 'adr/1/index.html'));
      writeFileSync(join(folder, 'adr/1/index.html'), 'made of ?');
    },
    (folder) => rmSync(folder, { recursive: true }),
    (folder) => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, 'no folder');
    },
  ];
  for (const [index, spoil] of states.entries()) {
    spoil(spare);
    const wanted = { ...first, 'index.html': `state ${index}` };
    assert.deepEqual(await build(wanted), ['index.html']);
    assertSite(out, wanted);
  }
});

test('what a large site throws away waits in the cache and is gone after a while', async () => {
  const { cache, build } = project(2);
  await build(first);
  await build({ ...first, 'index.html': 'i2' });
  await build({ ...first, 'index.html': 'i3' }, { made: 'b' });
  await build({ ...first, 'index.html': 'i4' }, { made: 'c' });
  const trash = () => readdirSync(cache).filter((name) => name.startsWith('trash-'));
  for (let round = 0; round < 50 && trash().length > 0; round++) {
    await build({ ...first, 'index.html': `round ${round}` }, { made: 'c' });
  }
  assert.deepEqual(trash(), []);
});

test('a file written through by its owner does not come back with a later site', async () => {
  const { out, build } = project(2);
  await build(first);
  await build({ ...first, 'index.html': 'i2' });
  // the former site has the very same file
  appendFileSync(join(out, 'a.css'), 'changed in place');
  for (const index of ['i3', 'i4', 'i5']) {
    await build({ ...first, 'index.html': index });
    assertSite(out, { ...first, 'index.html': index });
  }
});

test('what is neither made nor kept is a mistake of whoever makes the site', async () => {
  const { root, out } = project(2);
  const make = async () => ({ result: null, files: new Map([['/index.html', 'i']]) });
  await assert.rejects(
    buildInto({ out, records: [], cache: join(root, 'cache'), made: 'a', make }),
    /\/index\.html was neither made nor/,
  );
});

test('where the system does not link a file from one folder to the other, it is copied', (t) => {
  const other = '/dev/shm';
  const out = tempFolder();
  if (!existsSync(other) || statSync(other).dev === statSync(out).dev)
    return t.skip('there is one disk only');
  writeFiles(out, { 'adr/1/index.html': 'one', 'a.css': 'a' });
  const folder = mkdtempSync(join(other, 'cadre-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  assert.equal(addKept(folder, out, ['adr/1/index.html', 'a.css']), false);
  assert.equal(readFileSync(join(folder, 'adr/1/index.html'), 'utf8'), 'one');
  assert.equal(readFileSync(join(folder, 'a.css'), 'utf8'), 'a');
});

test('with a cache on another disk, the same files are kept, and the former site is removed', async (t) => {
  const other = '/dev/shm';
  const root = tempFolder();
  if (!existsSync(other) || statSync(other).dev === statSync(root).dev)
    return t.skip('there is one disk only');
  const cache = mkdtempSync(join(other, 'cadre-test-'));
  t.after(() => rmSync(cache, { recursive: true }));
  const { out, build } = project(2, cache);
  await build(first);
  for (const index of ['i2', 'i3']) {
    const wanted = { ...first, 'index.html': index };
    assert.deepEqual(await build(wanted), ['index.html']);
    assertSite(out, wanted);
    assert.deepEqual(readdirSync(join(out, '..')), ['dist']);
  }
});
