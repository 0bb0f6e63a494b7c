/**
 * Every command in a repository full of traps: no file of it is executed, nothing outside of it is opened, and nothing is
 * written but what the command is for. strace watches where there is one; elsewhere only the traps do.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
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
let traps: Traps;
/** How the command line is started: from the checkout, and from the package. */
const starts: Record<string, { bin: string; root: string; install: string[] }> = {
  'the checkout': {
    root: '',
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
    const { root } = hostileRepository();
    traps = layTraps(root);
    writeFiles(root, {
      'DECISIONS.md': '<!-- cadre -->\n<!-- /cadre -->\n',
      'editor.sh': `#!/bin/sh\n: > '${traps.mark('editor')}'\n`,
    });
    chmodSync(join(root, 'editor.sh'), 0o755);
    Object.assign(starts['the checkout'] ?? {}, { root });
    // links out of the repository point to the same places from beside it
    const copy = `${root}-2`;
    cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
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
      root: copy,
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
  const { bin = '', root = '' } = starts[start] ?? {};
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
      // programs of the user, for commands that are told to open something
      ...Object.fromEntries(
        ['VISUAL', 'EDITOR', 'GIT_EDITOR', 'PAGER', 'BROWSER'].map((name) => [name, join(root, 'editor.sh')]),
      ),
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
const RUNS: Record<string, { args: string[]; asked?: string[]; writes?: RegExp }> = {
  build: { args: ['build', '--out', 'site', '--verbose'], writes: /^site\// },
  export: { args: ['export'] },
  dev: { args: ['dev', '--host', '127.0.0.1', '--port', '0'], asked: PAGES },
  preview: { args: ['preview', '--out', 'site', '--host', '127.0.0.1', '--port', '0'], asked: PAGES },
  list: { args: ['list'] },
  show: { args: ['show', '1'] },
  affects: { args: ['affects', 'adr/0001-tag.md'] },
  check: { args: ['check', '--verbose'] },
  new: {
    args: ['new', 'Trust nobody', '--supersedes', '1', '--status', 'accepted'],
    writes: /^adr\/(?:0001-tag|(?:sub\/)?\d{4}-trust-nobody)\.md$/,
  },
  supersede: { args: ['supersede', '7', '--by', '8'], writes: /^adr\/000[78]-\w+\.md$/ },
  status: { args: ['status', '5', 'rejected'], writes: /^adr\/0005-comment\.md$/ },
  link: { args: ['link', '6', 'amends', '4'], writes: /^adr\/000[46]-\w+\.md$/ },
  renumber: {
    args: ['renumber', '9', '200'],
    writes: /^(?:adr\/(?:0009-markdown|0200-markdown|0010-facts)\.md|cadre\.addresses\.json|\.git\/index)$/,
  },
  'check --fix': { args: ['check', '--fix'], writes: /^adr\/0003-script\.md$/ },
  index: { args: ['index', '--file', 'DECISIONS.md'], writes: /^DECISIONS\.md$/ },
  init: {
    args: ['init', 'records'],
    writes: /^records\/(?:ADR-001-record-architecture-decisions|template)\.md$/,
  },
};

test('every command of the command line is tried here', () => {
  const tried = new Set(Object.values(RUNS).map(({ args: [name] }) => name));
  assert.deepEqual([...tried].sort(), COMMANDS.map(({ name }) => name).sort());
});

const isBelow = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => file === folder || file.startsWith(folder + sep));

for (const start of ['the checkout', 'the package'])
  for (const [name, { args, asked, writes }] of Object.entries(RUNS))
    test(`${name} of ${start} executes nothing of a repository, and opens and writes nothing else`, {
      timeout,
    }, async (t) => {
      const { root = '', install = [] } = starts[start] ?? {};
      const [temp, cache] = [join(home, 'tmp'), join(home, 'cache')];
      mkdirSync(temp, { recursive: true });
      // git looks again at files that are as new as its index
      for (const file of readdirSync(join(root, 'adr')).filter((file) => /^\d.*\.md$/.test(file)))
        lutimesSync(join(root, 'adr', file), new Date(), new Date());
      const before = hashFiles(root);
      const { trace, said } = await run(start, args, asked);
      assert.deepEqual(traps.sprung(), []);
      const after = hashFiles(root);
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (file) => before.get(file) !== after.get(file),
      );
      const unasked = changed.filter((file) => writes?.test(file) !== true);
      assert.deepEqual(unasked, [], 'changed');
      assert.equal(changed.length > 0, writes !== undefined, said);
      if (trace === null) return t.diagnostic(`${traps.count} traps, and no strace on this machine`);
      const installed = [...install, process.execPath].map((folder) => realpathSync(folder));
      const foreign = trace.executed.filter(
        (file) => !isOfMachine(file) && !isBelow(findRealPath(file), installed),
      );
      assert.deepEqual(foreign, [], 'executed');
      const allowed = [...installed, root, join(home, '.gitconfig'), temp, cache, ...SYSTEM];
      const isFile = (file: string): boolean => !/^(?:pipe|socket|anon_inode):/.test(file);
      const outside = trace.opened.filter((file) => isFile(file) && !isBelow(file, allowed));
      assert.deepEqual([...new Set(outside)], [], 'opened');
      const writable = [root, temp, cache, '/dev', '/proc'];
      const strewn = trace.written.filter((file) => isFile(file) && !isBelow(file, writable));
      assert.deepEqual([...new Set(strewn)], [], 'written');
      const away = trace.connected.filter((address) => !/^(?:127\.|::1$)/.test(address));
      assert.deepEqual(away, [], 'connected');
      const programs = new Set(trace.executed.map((file) => file.slice(file.lastIndexOf('/') + 1)));
      t.diagnostic(
        `${traps.count} traps; ${trace.opened.length} files opened, ${changed.length} changed; programs: ${[...programs].join(', ')}`,
      );
    });

/** Every file below a folder by a hash of its content. Links are not followed: some lead in a circle. */
function hashFiles(root: string, folder = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) for (const [file, hash] of hashFiles(root, path)) found.set(file, hash);
    if (entry.isFile())
      found.set(
        path,
        createHash('sha1')
          .update(readFileSync(join(root, path)))
          .digest('hex'),
      );
  }
  return found;
}

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
