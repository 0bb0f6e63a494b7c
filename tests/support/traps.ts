/**
 * Files that some tool runs, loads or follows by itself when it finds them in a repository. Each that runs leaves its
 * name in a folder outside, which a test reads.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder, writeFiles } from './temp.ts';

/** Tools that load a configuration from the working folder, or from a folder above the file at hand. */
const TOOLS =
  'postcss tailwind vite vitest astro svelte rolldown rollup esbuild babel webpack eslint stylelint prettier svgo jest playwright pagefind satteri temml mermaid commitlint lint-staged next nuxt uno windi'.split(
    ' ',
  );
/** Tools with a file `.TOOLrc`, in every ending. */
const RC =
  'postcss babel eslint prettier stylelint swc browserslist mocha nyc npm yarn pnpm lintstaged'.split(' ');
const SETTING =
  '{ "extends": "./trap.cjs", "plugins": ["./trap.cjs"], "require": "./trap.cjs", "presets": ["./trap.cjs"] }';
/** Packages called like those that Cadre uses, and like those that its dependencies look for. */
const PACKAGES =
  'cadre pagefind @pagefind/linux-x64 @pagefind/darwin-arm64 satteri @bruits/satteri-linux-x64-gnu astro @astrojs/mdx vite rolldown tailwindcss @tailwindcss/vite postcss postcss-trap chokidar js-yaml gray-matter temml beautiful-mermaid elkjs fontkitten typescript sharp'.split(
    ' ',
  );
const PROGRAMS =
  'git node npm npx pagefind pagefind_extended cadre sh bash env python3 xdg-open open ssh gpg less vi uname ldd'.split(
    ' ',
  );
const HOOKS =
  'applypatch-msg pre-commit pre-merge-commit prepare-commit-msg commit-msg post-checkout post-merge pre-push pre-rebase post-rewrite pre-auto-gc fsmonitor-watchman reference-transaction post-index-change sendemail-validate'.split(
    ' ',
  );

export interface Traps {
  /** Names of the traps that went off. */
  sprung(): string[];
  /** How many there are. */
  count: number;
  /** The file whose being there says that a trap went off. */
  mark(name: string): string;
}

/** Lays them in a repository that is there already. */
export function layTraps(root: string): Traps {
  const marks = createTempFolder();
  let count = 0;
  const mark = (name: string): string => {
    count++;
    return join(marks, name.replace(/[^\w.@-]/g, '_'));
  };
  const script = (name: string): string =>
    `require('node:fs').writeFileSync(${JSON.stringify(mark(name))}, '');\nmodule.exports = {};\n`;
  const module = (name: string): string =>
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(mark(name))}, '');\nexport default {};\n`;
  const shell = (name: string): string => `#!/bin/sh\n: > '${mark(name)}'\ncat\n`;

  const loaded = Object.fromEntries(
    TOOLS.flatMap((tool) => [
      [`${tool}.config.cjs`, script(`${tool}.config.cjs`)],
      [`${tool}.config.mjs`, module(`${tool}.config.mjs`)],
      [`${tool}.config.ts`, module(`${tool}.config.ts`)],
      [`adr/${tool}.config.js`, module(`adr-${tool}.config.js`)],
    ]),
  );
  const rc = Object.fromEntries(
    RC.flatMap((tool) => [
      [`.${tool}rc`, tool === 'npm' ? 'script-shell=./bin/sh\nnode-options=--require ./trap.cjs\n' : SETTING],
      [`.${tool}rc.cjs`, script(`.${tool}rc.cjs`)],
      [`adr/.${tool}rc.json`, SETTING],
    ]),
  );
  const packages = Object.fromEntries(
    ['', 'adr/'].flatMap((folder) =>
      PACKAGES.flatMap((name) => [
        [
          `${folder}node_modules/${name}/package.json`,
          JSON.stringify({ name, version: '99.0.0', main: 'index.js' }),
        ],
        [`${folder}node_modules/${name}/index.js`, script(`${folder}${name}`)],
      ]),
    ),
  );
  const programs = Object.fromEntries(
    ['', 'adr/', 'bin/', 'node_modules/.bin/'].flatMap((folder) =>
      PROGRAMS.map((name) => [`${folder}${name}`, shell(`${folder}${name}`)]),
    ),
  );
  const hooks = Object.fromEntries(HOOKS.map((name) => [`.git/hooks/${name}`, shell(`hook-${name}`)]));
  const { 'adr/cadre': _, ...runnable } = programs;
  writeFiles(root, {
    ...loaded,
    ...rc,
    ...packages,
    ...runnable,
    ...hooks,
    'trap.cjs': script('trap'),
    'trap.mjs': module('trap'),
    'trap.sh': shell('trap.sh'),
    'package.json': JSON.stringify({
      name: 'cadre',
      type: 'commonjs',
      main: './trap.cjs',
      imports: { '#*': './trap.cjs', '#x': './trap.cjs' },
      exports: { '.': './trap.cjs', './*': './trap.cjs' },
      postcss: { plugins: { 'postcss-trap': {} } },
      babel: { presets: ['./trap.cjs'] },
      browserslist: ['extends ./trap.cjs'],
      workspaces: ['.', 'adr'],
      scripts: { preinstall: './trap.sh', prepare: './trap.sh', build: './trap.sh', astro: './trap.sh' },
    }),
    'tsconfig.json':
      '{ "extends": "./trap.cjs", "compilerOptions": { "plugins": [{ "name": "./trap.cjs" }] } }',
    'jsconfig.json': '{ "extends": "./trap.cjs" }',
    'deno.json': '{ "imports": { "node:fs": "./trap.mjs" } }',
    'bunfig.toml': 'preload = ["./trap.mjs"]\n',
    'node.config.json': '{ "nodeOptions": { "import": ["./trap.mjs"], "require": ["./trap.cjs"] } }',
    '.env': 'NODE_OPTIONS=--require ./trap.cjs\nTOKEN=not-for-readers\nPAGEFIND_BINARY_PATH=./trap.sh\n',
    '.env.local': 'NODE_OPTIONS=--require ./trap.cjs\n',
    '.envrc': './trap.sh\n',
    '.node-version': '0.1\n',
    '.nvmrc': '0.1\n',
    '.tool-versions': 'nodejs 0.1\n',
    '.pnp.cjs': script('.pnp.cjs'),
    '.pnp.loader.mjs': module('.pnp.loader.mjs'),
    '.yarnrc.yml': 'yarnPath: ./trap.cjs\nplugins: [./trap.cjs]\n',
    '.pnpmfile.cjs': script('.pnpmfile.cjs'),
    '.npmrc': 'script-shell=./bin/sh\nnode-options=--require ./trap.cjs\n',
    '.gitattributes': '* diff=trap filter=trap merge=trap\n',
    '.git/info/attributes': '* diff=trap filter=trap merge=trap\n',
    '.gitmodules':
      '[submodule "adr/sub"]\n\tpath = adr/sub\n\turl = ext::./trap.sh\n\tupdate = !./trap.sh\n[submodule "-x"]\n\tpath = adr/-x\n\turl = --upload-pack=./trap.sh\n',
    '.mailmap': `Name <!${'x'.repeat(50)}@example.com>\n`,
    'trap.gitconfig': `[core]\n\tfsmonitor = ${root}/trap.sh\n\tsshCommand = ${root}/trap.sh\n\tpager = ${root}/trap.sh\n`,
  });
  for (const name of [...Object.keys(runnable), ...Object.keys(hooks), 'trap.sh'])
    chmodSync(join(root, name), 0o755);
  setGit(root, `${root}/trap.sh`);
  // a repository in the records' folder whose own settings name programs, and one without a working tree
  for (const [folder, args] of [
    ['adr/sub', ['init', '--quiet']],
    ['adr/bare', ['init', '--quiet', '--bare']],
  ] as const) {
    const inner = join(root, folder);
    mkdirSync(inner, { recursive: true });
    execFileSync('git', args, { cwd: inner });
    setGit(inner, `${root}/trap.sh`);
    writeFiles(inner, { '0090-inner.md': '# 90. Trust no inner repository\n\n## Status\n\nAccepted\n' });
  }
  commit(join(root, 'adr/sub'));
  if (process.platform !== 'win32') {
    for (const name of ['passwd.md', 'passwd.png', '0098-passwd.md'])
      symlinkSync('/etc/passwd', join(root, 'adr', name));
    symlinkSync('/etc', join(root, 'adr/etc'));
    symlinkSync('/var/tmp', join(root, 'node_modules/.cache'));
    symlinkSync('.', join(root, 'adr/again'));
    symlinkSync('no-such-file.md', join(root, 'adr/0097-nothing.md'));
  }
  return { sprung: () => readdirSync(marks), count, mark };
}

/** Every setting of git that names a program. */
function setGit(folder: string, program: string): void {
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'core.editor',
    'core.sshCommand',
    'core.askPass',
    'core.gitProxy',
    'core.alternateRefsCommand',
    'diff.external',
    'diff.trap.command',
    'diff.trap.textconv',
    'filter.trap.clean',
    'filter.trap.smudge',
    'filter.trap.process',
    'merge.trap.driver',
    'gpg.program',
    'gpg.ssh.program',
    'gpg.ssh.defaultKeyCommand',
    'credential.helper',
    'interactive.diffFilter',
    'pager.log',
    'pager.rev-list',
    'remote.origin.uploadpack',
    'remote.origin.vcs',
    'sequence.editor',
    'trailer.co-authored-by.command',
    'trailer.co-authored-by.cmd',
    'uploadpack.packObjectsHook',
  ])
    execFileSync('git', ['config', key, program], { cwd: folder });
  for (const [key, value] of [
    ['alias.log', `!${program}`],
    ['alias.rev-parse', `!${program}`],
    ['log.showSignature', 'true'],
    ['core.hooksPath', '.git/hooks'],
    ['remote.origin.url', `ext::${program}`],
    ['remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*'],
    ['protocol.ext.allow', 'always'],
    ['include.path', '../trap.gitconfig'],
    ['includeIf.onbranch:**.path', '../trap.gitconfig'],
    ['safe.directory', '*'],
    ['safe.bareRepository', 'all'],
  ] as const)
    execFileSync('git', ['config', '--add', key, value], { cwd: folder });
}

/** Without the programs that the settings name. */
function commit(folder: string): void {
  const off = [
    'core.fsmonitor=',
    'core.hooksPath=/dev/null',
    'filter.trap.clean=',
    'filter.trap.process=',
    'user.name=Eve',
    'user.email=eve@example.com',
  ];
  const settings = off.flatMap((one) => ['-c', one]);
  execFileSync('git', [...settings, 'add', '0090-inner.md'], { cwd: folder });
  execFileSync('git', [...settings, 'commit', '--quiet', '--no-verify', '-m', 'Write'], { cwd: folder });
}
