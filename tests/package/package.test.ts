/** The packed package: what is in it, what an install of it brings, and that it builds what the checkout builds. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { before, test } from 'node:test';
import ts from 'typescript';
import { checkout, sourceBin } from '../support/checkout.ts';
import { exec } from '../support/exec.ts';
import { findSchemaFaults } from '../support/json-schema.ts';
import { findDifferences, install, listPackages, pack, runInstalled, timeout } from '../support/package.ts';
import { listBundled, listInSecurity, listInstalled } from '../support/packages.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

let files: string[] = [];
let tarball = '';
let project = '';

before(
  async () => {
    ({ tarball, files } = await pack());
    project = await install(tarball);
  },
  { timeout },
);

/** Everything that may be in the package. Names of chunks and hashes change with the code. */
const CONTENTS = [
  /^(?:LICENSE|package\.json|(?:README|CHANGELOG|SECURITY)\.md)$/,
  /^docs\/(?:[\w-]+\.md|images\/[\w-]+\.png)$/,
  /^lib\/(?:cadre|index|loaders)\.js$/,
  /^lib\/THIRD-PARTY-NOTICES$/,
  /^lib\/(?:build|config|write)\.schema\.json$/,
  /^lib\/chunks\/[\w-]+\.js$/,
  /^lib\/types\/(?:[\w-]+\/)*[\w-]+\.d\.ts$/,
  /^lib\/files\/atkinson-hyperlegible-next-latin(?:-ext)?-[46]00-normal\.woff$/,
  /^lib\/pages\/client\/favicon\.svg$/,
  /^lib\/pages\/client\/_astro\/[\w.-]+\.(?:js|css|woff2)$/,
  /^lib\/pages\/server\/(?:chunks\/)?[\w.-]+\.mjs$/,
  // sources of the pages, which an Astro project compiles
  /^src\/[\w.-]+(?:\/[\w.-]+)*\.(?:ts|astro|css|json|md)$/,
];

test('the package holds what runs and nothing else', () => {
  assert.deepEqual(
    files.filter((file) => !CONTENTS.some((pattern) => pattern.test(file))),
    [],
  );
  for (const pattern of CONTENTS)
    assert.ok(
      files.some((file) => pattern.test(file)),
      String(pattern),
    );
});

test('no parser is bundled with the pages: its binding is found from its own folder only', () => {
  for (const file of files.filter((name) => /\.m?js$/.test(name)))
    assert.ok(
      !readFileSync(join(project, 'node_modules/cadre', file), 'utf8').includes('native binding'),
      file,
    );
});

test('the types of the package are TypeScript', () => {
  for (const file of files.filter((name) => name.endsWith('.d.ts'))) {
    const text = readFileSync(join(project, 'node_modules/cadre', file), 'utf8');
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
    assert.deepEqual(
      diagnostics?.map(({ messageText }) => messageText),
      [],
      file,
    );
  }
});

test('the documents link to files of the package, or to whole addresses', () => {
  for (const document of files.filter((file) => /^(?:docs\/)?[\w-]+\.md$/.test(file))) {
    const text = readFileSync(join(checkout, document), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    const links = text.matchAll(/(?:\]\(|(?:src|srcset)=")([^)#\s"]+)[^)"]*[)"]/g);
    for (const [, address = ''] of links) {
      const known =
        /^https?:\/\//.test(address) || files.includes(posix.join(posix.dirname(document), address));
      assert.ok(known, `${document} links to ${address}, which is not in the package`);
    }
  }
});

test('what is bundled needs nothing but Node and the dependencies', () => {
  const { dependencies } = readManifest();
  const folder = join(project, 'node_modules/cadre');
  const imports = files
    .filter((file) => /^lib\/(?!pages\/client).*\.m?js$/.test(file))
    .flatMap((file) => listImports(readFileSync(join(folder, file), 'utf8')));
  const packages = new Set(imports.filter((name) => !isBuiltin(name)).map(getPackage));
  // asked for only where it is installed
  packages.delete('@viz-js/viz');
  assert.deepEqual([...packages].sort(), Object.keys(dependencies).sort());
});

test('its schema of the configuration explains the keys and refuses what a build refuses', () => {
  const schema = JSON.parse(readFileSync(join(project, 'node_modules/cadre/lib/config.schema.json'), 'utf8'));
  const faults = findSchemaFaults(schema);
  assert.deepEqual(
    faults({ $schema: 'x', title: 'Shop', collections: ['adr', { folder: 'b', key: 'b' }] }),
    [],
  );
  assert.notDeepEqual(faults({ title: 5 }), []);
  assert.notDeepEqual(faults({ titel: 'Shop' }), []);
  assert.match(schema.properties.base.description, /Base path, if the site is not served from/);
  assert.match(JSON.stringify(schema.properties.collections), /Name for people/);
});

test('nothing in it runs text as a program', () => {
  for (const file of files.filter((name) => /^lib\/chunks\//.test(name))) {
    const text = readFileSync(join(project, 'node_modules/cadre', file), 'utf8');
    assert.doesNotMatch(text, /(?<![.\w])eval\(/, file);
  }
});

test('an install brings few packages, little weight and no install script', (t) => {
  const packages = listPackages(project);
  const bytes = readdirSync(join(project, 'node_modules'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  t.diagnostic(`${packages.size} packages, ${(bytes / 1e6).toFixed(1)} MB`);
  assert.ok(packages.size <= 15);
  const stated = /An install is (\d+) packages and about (\d+) MB/.exec(
    readFileSync(join(checkout, 'README.md'), 'utf8'),
  );
  assert.equal(Number(stated?.[1]), packages.size, 'the README');
  assert.ok(Math.abs(Number(stated?.[2]) - bytes / 1e6) < 5, 'the README');
  assert.ok(bytes <= 40e6);
  for (const [name, { scripts = {} }] of packages) {
    const atInstall = Object.keys(scripts).filter((script) => /^(?:pre|post)?install$/.test(script));
    assert.deepEqual(atInstall, [], name);
  }
});

test('SECURITY.md lists what an install brings', () => {
  const locked = listInstalled();
  assert.deepEqual(
    listInSecurity('installed').map(([name, version, license, , , script]) => [
      name,
      version,
      license,
      script,
    ]),
    locked.map(({ name, version, license, installScript, systems }) => [
      systems === 0 ? name : `${name} (one of ${systems}, by system)`,
      version,
      license,
      installScript ? 'yes' : 'none',
    ]),
    'run `npm run packages`',
  );
  for (const [, , , megabytes, released] of listInSecurity('installed')) {
    assert.match(megabytes ?? '', /^\d+\.\d\d$/);
    assert.match(released ?? '', /^20\d\d-\d\d-\d\d$/);
  }
  const everywhere = locked.filter(({ systems }) => systems === 0).map(({ name }) => name);
  const installed = [...listPackages(project).keys()];
  assert.deepEqual(
    everywhere.filter((name) => !installed.includes(name)),
    [],
  );
  // the others: Cadre itself, and one binary for each package that has them
  const binaries = locked.length - everywhere.length;
  assert.equal(installed.filter((name) => !everywhere.includes(name)).length, 1 + binaries);
});

test('an SBOM of an install lists all its packages', { timeout }, async () => {
  const options = { cwd: project, timeout };
  // npm lists what belongs to a project that has a version
  await exec('npm', ['pkg', 'set', 'version=1.0.0'], options);
  const { code, stdout, stderr } = await exec('npm', ['sbom', '--sbom-format', 'cyclonedx'], options);
  assert.equal(code, 0, stderr);
  const { components } = JSON.parse(stdout) as { components: { name: string }[] };
  assert.deepEqual(components.map(({ name }) => name).sort(), [...listPackages(project).keys()].sort());
});

test('SECURITY.md lists what is bundled, and the notices hold a licence text of each', () => {
  assert.deepEqual(
    listInSecurity('bundled'),
    listBundled().map(({ name, version, license }) => [name, version, license]),
    'run `npm run packages`',
  );
  const [, ...notices] = readFileSync(
    join(project, 'node_modules/cadre/lib/THIRD-PARTY-NOTICES'),
    'utf8',
  ).split(/^-{80}$/m);
  for (const notice of notices) assert.match(notice, /copyright|licen[cs]e/i, notice.slice(0, 80));
});

test('it builds the site that the checkout builds, to the byte', { timeout }, async () => {
  const records = createTempFolder();
  cpSync(join(checkout, 'tests/fixtures/caliper'), records, { recursive: true });
  // a site URL, so that cards are drawn and feeds written
  const args = ['build', '--site', 'https://decisions.example', '--base', '/caliper', '--out'];
  const packed = await runInstalled(project, [...args, 'packed'], { cwd: records });
  assert.equal(packed.code, 0, packed.stdout + packed.stderr);
  const source = await exec(process.execPath, [sourceBin, ...args, 'source'], { cwd: records, timeout });
  assert.equal(source.code, 0, source.stdout + source.stderr);
  assert.ok(existsSync(join(records, 'packed/adr/1/card.png')));
  assert.deepEqual(findDifferences(join(records, 'packed'), join(records, 'source')), []);
});

test('no configuration of a tool, and no program or package of the repository, is executed', {
  timeout,
}, async () => {
  const repository = createTempFolder();
  const canary = join(repository, 'executed');
  const write = `require('fs').appendFileSync(${JSON.stringify(canary)}, __filename + '\\n');`;
  const writeModule = `import { appendFileSync } from 'node:fs';\nappendFileSync(${JSON.stringify(canary)}, import.meta.url + '\\n');\nexport default {};\n`;
  const tools = ['postcss', 'tailwind', 'vite', 'astro', 'rolldown', 'babel', 'eslint', 'svgo', 'prettier'];
  const packages = ['pagefind', 'satteri', 'astro', 'vite', 'tailwindcss', 'postcss-canary'];
  writeFiles(repository, {
    ...Object.fromEntries(
      tools.flatMap((tool) => [
        [`${tool}.config.cjs`, write],
        [`${tool}.config.mjs`, writeModule],
        [`docs/adr/${tool}.config.js`, writeModule],
      ]),
    ),
    ...Object.fromEntries(packages.map((name) => [`node_modules/${name}/index.js`, write])),
    ...Object.fromEntries(
      ['git', 'node', 'pagefind'].map((name) => [name, `#!/bin/sh\necho ${name} >> "${canary}"\n`]),
    ),
    '.postcssrc.cjs': write,
    '.babelrc.js': write,
    '.env': `NODE_OPTIONS=--require ${canary}\n`,
    'package.json': '{ "postcss": { "plugins": { "postcss-canary": {} } }, "imports": { "#x": "./x.js" } }',
    'docs/adr/0001-use-a-queue.md': '# 1. Use a queue\n\n## Status\n\nAccepted\n\n```ts\nconst a = 1;\n```\n',
  });
  const built = await runInstalled(project, ['build', '--out', 'site'], { cwd: repository });
  assert.equal(built.code, 0, built.stdout + built.stderr);
  assert.ok(existsSync(join(repository, 'site/adr/1/index.html')));
  assert.equal(existsSync(canary) && readFileSync(canary, 'utf8'), false);
});

test('the command is where npm links it, and prints its version', { timeout }, async () => {
  const name = process.platform === 'win32' ? 'cadre.cmd' : 'cadre';
  assert.ok(existsSync(join(project, 'node_modules/.bin', name)));
  const { stdout } = await runInstalled(project, ['--version']);
  assert.equal(stdout.trim(), readManifest().version);
});

test('on a Node that is too old, it says so in one sentence and exits 1', async () => {
  const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.11.0'})";
  const { code, stdout, stderr } = await runInstalled(project, ['build'], {
    env: { NODE_OPTIONS: `--import=${old}` },
  });
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.equal(stderr.trim().split('\n').length, 1);
  assert.match(stderr, /22\.12.*20\.11\.0/);
});

test('it can be published', { timeout }, async () => {
  const dry = await exec('npm', ['publish', '--dry-run', '--access', 'public', tarball], {
    cwd: createTempFolder(),
    timeout,
  });
  assert.equal(dry.code, 0, dry.stderr);
  assert.match(dry.stdout + dry.stderr, /\+ cadre@/);
});

test('the workflows run the package on three systems and the oldest Node, and publish it with provenance and an SBOM', () => {
  const [ci = '', release = ''] = ['ci', 'release'].map((name) =>
    readFileSync(join(checkout, `.github/workflows/${name}.yml`), 'utf8'),
  );
  const oldest = readManifest().engines.node.replace('>=', '');
  assert.match(ci, /os: \[ubuntu-latest, macos-latest, windows-latest\]\n\s+node: \["22\.12\.0", 24\]/);
  assert.ok(ci.includes(`"${oldest}.0"`));
  assert.match(release, /npm publish --provenance/);
  assert.match(release, /npm install --ignore-scripts \S+cadre-\*\.tgz\n\s+npm sbom /);
  // no address of a registry: npm knows its own
  assert.doesNotMatch(release, /https?:|registry-url/);
});

function readManifest(): {
  version: string;
  dependencies: Record<string, string>;
  engines: { node: string };
} {
  return JSON.parse(readFileSync(join(project, 'node_modules/cadre/package.json'), 'utf8'));
}

/** What a file imports that is not beside it. */
function listImports(text: string): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\b[^'"\n]*["']([^'"\n]+)["'];?$|\b(?:import|__require)\(["']([^'"\n]+)["']\)/gm,
  );
  return [...statements].map(([, a, b]) => a ?? b ?? '').filter((name) => !name.startsWith('.'));
}

function getPackage(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}
