/**
 * Builds that are killed, crowded out or left without room: the output folder holds the earlier site or the new one,
 * and the next build works.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { buildSite, cadre, readSite } from '../support/site.ts';
import { createTempFolder, type Files, writeFiles } from '../support/temp.ts';

/** Builds that are killed, two at a time, and how many records they are of. */
const KILLS: [size: number, kills: number][] = [
  [6, 90],
  [120, 14],
];

/** A log of one generation: titles, links and diagrams differ, so that every page and cache does. */
function records(generation: string, size = 12): Files {
  return Object.fromEntries(
    Array.from({ length: size }, (_, index) => {
      const number = index + 1;
      return [
        `docs/adr/${String(number).padStart(4, '0')}-step.md`,
        `# ${number}. Step ${number} of ${generation}\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Decision\n\nWe take ${generation}, see [the next](${String((number % size) + 1).padStart(4, '0')}-step.md).\n\n\`\`\`mermaid\ngraph TD\na[${generation}]-->b${number}\n\`\`\`\n`,
      ];
    }),
  );
}

const GENERATIONS = ['Autumn', 'Winter'];

let root = '';
const whole: Record<string, Record<string, string>> = {};

/** Everything on a site, as one value to compare. */
function print(out: string): Record<string, string> {
  return Object.fromEntries(
    readSite(out)
      .files()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(out, file)))
          .digest('hex'),
      ]),
  );
}

/** What an output folder has otherwise than a generation, in a line. */
function differences(generation: string, present: Record<string, string>): string {
  const wanted = whole[generation] ?? {};
  const files = Object.keys({ ...wanted, ...present }).filter((file) => wanted[file] !== present[file]);
  return `${files.length} files are not those of ${generation}: ${files.slice(0, 5).join(', ')}`;
}

/** The generation that the output folder holds as a whole. */
function effectiveStatus(out = join(root, 'site')): string {
  const present = print(out);
  const found = GENERATIONS.find(
    (generation) => JSON.stringify(whole[generation]) === JSON.stringify(present),
  );
  assert.ok(found, `neither site: ${GENERATIONS.map((one) => differences(one, present)).join('; ')}`);
  const { files } = JSON.parse(readFileSync(join(out, '.cadre-manifest.json'), 'utf8')) as {
    files: string[];
  };
  assert.deepEqual(readSite(out).files(), ['.cadre-manifest.json', ...files].sort());
  return found;
}

before(async () => {
  root = createTempFolder();
  for (const generation of GENERATIONS.toReversed()) {
    const site = await buildSite({ root, files: records(generation) });
    assert.equal(site.code, 0, site.said);
    whole[generation] = print(site.out);
  }
});

for (const [size, kills] of KILLS)
  test(`${kills} kills at random moments, two builds at a time, leave the earlier site of ${size} records or the new one`, {
    timeout: 600_000,
  }, async (t) => {
    const folder = createTempFolder();
    const sites: Record<string, string> = {};
    const present = (): string => JSON.stringify(print(join(folder, 'site')));
    let usual = 0;
    for (const generation of GENERATIONS) {
      const started = performance.now();
      const site = await buildSite({ root: folder, files: records(generation, size) });
      usual = performance.now() - started;
      assert.equal(site.code, 0, site.said);
      sites[generation] = present();
    }
    const seen = new Map<string, number>();
    let killed = 0;
    let turn = 0;
    // a build that was done before its moment is no kill
    for (; killed < kills && turn < 2 * kills; turn++) {
      const generation = GENERATIONS[turn % 2] as string;
      writeFiles(folder, records(generation, size));
      // the first of them in its last third, where the site is written
      const moments = [(0.6 + Math.random() * 0.6) * usual, Math.random() * usual];
      const runs = await Promise.all(
        moments.map(async (moment) => {
          const started = performance.now();
          const { code } = await cadre(['build', '--out', 'site'], {
            root: folder,
            started: (child) => void setTimeout(moment).then(() => child.kill('SIGKILL')),
          });
          return { code, took: performance.now() - started };
        }),
      );
      killed += runs.filter(({ code }) => code === null).length;
      // a machine that has less to do builds faster
      usual = Math.min(usual, ...runs.filter(({ code }) => code === 0).map(({ took }) => took));
      // between the two renames there is no site: the next build puts the earlier one back
      const isThere = existsSync(join(folder, 'site'));
      const now = isThere ? present() : '';
      const held = isThere ? GENERATIONS.find((one) => sites[one] === now) : 'aside';
      assert.ok(held, `neither site, after ${moments.map((moment) => moment.toFixed(0)).join(' and ')} ms`);
      seen.set(held, (seen.get(held) ?? 0) + 1);
      if (turn % 15 === 14 || held === 'aside') {
        const next = await buildSite({ root: folder });
        assert.equal(next.code, 0, next.said);
        assert.equal(present(), sites[generation]);
      }
    }
    assert.ok(killed >= kills, `${killed} of ${2 * turn} were still at work`);
    const last = await buildSite({ root: folder });
    assert.equal(last.code, 0, last.said);
    const left = readdirSync(folder).filter((name) => name.startsWith('.cadre-'));
    assert.deepEqual(left, [], 'nothing is left beside the site');
    t.diagnostic(
      `${killed} kills in ${turn} turns, of builds of ${usual.toFixed(0)} ms: ${[...seen].map(([held, count]) => `${held} ${count}`).join(', ')}`,
    );
  });

test('of two builds at once into one folder one is done, and the other says why not', async () => {
  writeFiles(root, records('Winter'));
  const [one, other] = await Promise.all([buildSite({ root }), buildSite({ root })]);
  const codes = [one.code, other.code].sort();
  assert.ok(codes[0] === 0, `${one.said}${other.said}`);
  if (codes[1] !== 0) assert.match(`${one.said}${other.said}`, /Another build/);
  effectiveStatus();
});

test('two builds at once into two folders do not meet, inside the project or outside', async () => {
  const outside = createTempFolder();
  const before = readdirSync(root);
  const outs = [join(outside, 'one'), join(outside, 'two')];
  const runs = await Promise.all(outs.map((out) => cadre(['build', '--out', out], { root })));
  for (const run of runs) assert.equal(run.code, 0, run.said);
  assert.deepEqual(
    outs.map((out) => effectiveStatus(out)),
    ['Winter', 'Winter'],
  );
  assert.deepEqual(readdirSync(root), before, 'nothing is left in the project');
});

test('an output folder that may not be written is named, and stays', {
  skip: process.platform === 'win32',
}, async () => {
  const folder = createTempFolder();
  mkdirSync(join(folder, 'locked'));
  cpSync(join(root, 'site'), join(folder, 'locked/site'), { recursive: true });
  writeFiles(folder, records('Winter'));
  chmodSync(join(folder, 'locked/site'), 0o555);
  chmodSync(join(folder, 'locked'), 0o555);
  // root may write anywhere: there the run is somebody else's
  const nobody = process.getuid?.() === 0 ? 65534 : undefined;
  if (nobody) chownSync(folder, nobody, nobody);
  const run = await cadre(['build', '--out', 'locked/site'], {
    root: folder,
    ...(nobody ? { uid: nobody } : {}),
  });
  chmodSync(join(folder, 'locked'), 0o755);
  chmodSync(join(folder, 'locked/site'), 0o755);
  assert.equal(run.code, 1, run.said);
  assert.match(run.said, /You cannot write to .*locked/);
  effectiveStatus(join(folder, 'locked/site'));
});

/** A disk of a size; only who may mount one has it. */
let disk: string | null = null;

after(() => {
  if (disk !== null) execFileSync('umount', [disk]);
});

function smallDisk(kilobytes: number): string | null {
  const folder = join(createTempFolder(), 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
    disk = folder;
    return folder;
  } catch {
    return null;
  }
}

test('a full disk costs the build, not the published site', async (t) => {
  const place = smallDisk(12_000);
  if (place === null) return t.skip('this user may mount no disk');
  const out = join(place, 'site');
  writeFiles(root, records('Autumn'));
  const first = await cadre(['build', '--out', out], { root });
  assert.equal(first.code, 0, first.said);
  effectiveStatus(out);
  // leaves less room than a second site needs
  const free = Number(
    execFileSync('df', ['--output=avail', '-k', place], { encoding: 'utf8' }).trim().split('\n').at(-1),
  );
  writeFiles(place, { ballast: new Uint8Array(Math.max(0, free - 400) * 1024) });
  writeFiles(root, records('Winter'));
  const full = await cadre(['build', '--out', out], { root });
  assert.equal(full.code, 1, full.said);
  assert.match(full.said, /ENOSPC|no space|full/i);
  assert.equal(effectiveStatus(out), 'Autumn');
  assert.deepEqual(readdirSync(place).sort(), ['ballast', 'site']);
  rmSync(join(place, 'ballast'));
  const again = await cadre(['build', '--out', out], { root });
  assert.equal(again.code, 0, again.said);
  assert.equal(effectiveStatus(out), 'Winter');
});
