/**
 * Every command in a repository full of traps: no file of it is executed, nothing outside of it is opened. strace watches
 * where there is one; elsewhere only the traps do.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, sep } from 'node:path';
import { before, test } from 'node:test';
import { COMMANDS } from '../../src/cli/commands.ts';
import { compileIfStale } from '../../src/compiled-pages/index.ts';
import { checkout, sourceBin } from '../support/checkout.ts';
import { eventually } from '../support/eventually.ts';
import { hostileRepository } from '../support/hostile.ts';
import { pack, timeout } from '../support/package.ts';
import { canTrace, runTraced, type TracedRun } from '../support/strace.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';
import { layTraps, type Traps } from '../support/traps.ts';

const home = createTempFolder();
let root = '';
let traps: Traps;
/** How the command line is started: from the checkout, and from the package. */
const starts: Record<string, { bin: string; install: string[] }> = {
  'the checkout': {
    bin: sourceBin,
    install: [
      join(checkout, 'src'),
      join(checkout, 'lib'),
      join(checkout, 'public'),
      join(checkout, 'package.json'),
      join(checkout, 'node_modules'),
    ],
  },
};

before(
  async () => {
    compileIfStale();
    ({ root } = hostileRepository());
    traps = layTraps(root);
    writeFiles(home, {
      '.gitconfig': '[user]\n\tname = Nobody\n[safe]\n\tdirectory = *\n',
      '.npmrc': '//registry.example.com/:_authToken=not-for-readers\n',
      '.ssh/id_ed25519': 'not-for-readers\n',
    });
    const { tarball } = await pack();
    const project = createTempFolder();
    const install = join(project, 'node_modules/cadre');
    mkdirSync(install, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '-C', install, '--strip-components=1']);
    const needs = createRequire(join(checkout, 'package.json'));
    for (const name of ['pagefind', 'satteri'])
      symlinkSync(findPackageFolder(needs, name), join(project, 'node_modules', name), 'junction');
    starts['the package'] = {
      bin: join(install, 'lib/cadre.js'),
      install: [project, join(checkout, 'node_modules')],
    };
  },
  { timeout },
);

function findPackageFolder(needs: NodeJS.Require, name: string): string {
  const found = needs.resolve.paths(name)?.map((folder) => join(folder, name, 'package.json')) ?? [];
  for (const file of found)
    try {
      readFileSync(file);
      return realpathSync(dirname(file));
    } catch {
      // in a folder further up
    }
  throw new Error(`${name} is not installed`);
}

/** What a system's own libraries read. */
const SYSTEM = [
  ...[
    '/usr',
    '/lib',
    '/lib64',
    '/proc',
    '/sys',
    '/dev',
    '/etc/ssl',
    '/etc/ld.so.cache',
    '/etc/ld.so.preload',
  ],
  ...[
    'localtime',
    'timezone',
    'passwd',
    'group',
    'nsswitch.conf',
    'hosts',
    'host.conf',
    'resolv.conf',
    'gai.conf',
  ].map((name) => `/etc/${name}`),
  ...['/etc/gitconfig', '/etc/mime.types', '/etc/services'],
];

interface RunResult {
  said: string;
  trace: TracedRun | null;
}

/** Runs a command in the repository to its end; one that serves is asked for pages first, and then stopped. */
async function run(start: keyof typeof starts, args: string[], asked: string[] = []): Promise<RunResult> {
  const bin = starts[start]?.bin ?? '';
  const watch = canTrace ? runTraced(process.execPath, [bin, ...args]) : null;
  const [command, all] = watch ? [watch.command, watch.args] : [process.execPath, [bin, ...args]];
  const child = spawn(command, all, {
    cwd: root,
    env: {
      // what `npx` and careless users put in front
      PATH: ['.', join(root, 'node_modules/.bin'), 'bin', process.env['PATH']].join(delimiter),
      HOME: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      TMPDIR: join(home, 'tmp'),
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const limit = setTimeout(() => child.kill('SIGKILL'), 120_000);
  if (asked.length > 0) {
    const [url] = await eventually('it serves', () => /http:\/\/\S+/.exec(said), { within: 100_000 });
    for (const path of asked) await (await fetch(new URL(path, url))).arrayBuffer();
    process.kill(watch?.pid() ?? child.pid ?? 0, 'SIGTERM');
  }
  const code = await ended;
  clearTimeout(limit);
  assert.equal(code, 0, said);
  return { said, trace: watch?.read() ?? null };
}

const PAGES = [
  '/',
  '/adr/1/',
  '/adr/17/',
  '/adr/20/',
  '/log.json',
  '/nothing/',
  '/pagefind/pagefind-entry.json',
];
const RUNS: Record<string, { args: string[]; asked?: string[] }> = {
  build: { args: ['build', '--out', 'site', '--verbose'] },
  export: { args: ['export'] },
  dev: { args: ['dev', '--host', '127.0.0.1', '--port', '0'], asked: PAGES },
  preview: { args: ['preview', '--out', 'site', '--host', '127.0.0.1', '--port', '0'], asked: PAGES },
};

test('every command of the command line is tried here', () => {
  assert.deepEqual(Object.keys(RUNS).sort(), COMMANDS.map(({ name }) => name).sort());
});

for (const start of ['the checkout', 'the package'])
  for (const [name, { args, asked }] of Object.entries(RUNS))
    test(`${name} of ${start} executes nothing of a repository and opens nothing outside of it`, {
      timeout,
    }, async (t) => {
      mkdirSync(join(home, 'tmp'), { recursive: true });
      const { trace } = await run(start, args, asked);
      assert.deepEqual(traps.sprung(), []);
      if (trace === null) return t.diagnostic(`${traps.count} traps, and no strace on this machine`);
      const install = starts[start]?.install ?? [];
      const isBelow = (file: string, folders: readonly string[]): boolean =>
        folders.some((folder) => file === folder || file.startsWith(folder + sep));
      const installed = [...install, process.execPath].map((folder) => realpathSync(folder));
      const foreign = trace.executed.filter(
        (file) => !isOfMachine(file) && !isBelow(findRealPath(file), installed),
      );
      assert.deepEqual(foreign, [], 'executed');
      const allowed = [
        ...installed,
        root,
        join(home, '.gitconfig'),
        join(home, 'tmp'),
        join(home, 'cache'),
        ...SYSTEM,
      ];
      const outside = trace.opened.filter(
        (file) => !isBelow(file, allowed) && !/^(?:pipe|socket|anon_inode):/.test(file),
      );
      assert.deepEqual([...new Set(outside)], [], 'opened');
      const away = trace.connected.filter((address) => !/^(?:127\.|::1$)/.test(address));
      assert.deepEqual(away, [], 'connected');
      t.diagnostic(
        `${traps.count} traps; ${trace.opened.length} files opened, ${new Set(trace.executed).size} programs: ${[...new Set(trace.executed)].map((file) => file.slice(file.lastIndexOf('/') + 1)).join(', ')}`,
      );
    });

/** The machine's git, and the programs of its own that it starts. */
function isOfMachine(file: string): boolean {
  return /^\/(?:usr\/(?:local\/)?)?(?:bin\/git|lib(?:exec)?\/git-core\/[\w-]+)$/.test(file);
}

function findRealPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
