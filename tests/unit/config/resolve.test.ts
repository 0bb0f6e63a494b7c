import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { type ResolveOptions, resolveSettings } from '../../../src/config/resolve.ts';
import { UserError } from '../../../src/config/user-error.ts';
import { createTempFolder, type Files, writeFiles } from '../../support/temp.ts';

async function resolved(files: Files, options: Omit<ResolveOptions, 'cwd'> = {}) {
  const root = createTempFolder();
  writeFiles(root, files);
  return { root, ...(await resolveSettings({ cwd: root, ...options })) };
}

async function failure(files: Files, options: Omit<ResolveOptions, 'cwd'> = {}): Promise<UserError> {
  try {
    await resolved(files, options);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error;
  }
  assert.fail('it was taken for right');
}

const folders = ({ collections }: { collections: { folder: string }[] }) =>
  collections.map(({ folder }) => folder);

test('without anything the common folders are searched, and the result is reported', async () => {
  const { settings, origin, root } = await resolved({ 'docs/adr/0001-a.md': '', 'decisions/0001-b.md': '' });
  assert.deepEqual(settings.collections, [
    { key: 'adr', name: 'Architecture decisions', folder: 'docs/adr', dir: join(root, 'docs/adr') },
  ]);
  assert.match(origin, /docs\/adr \(a common folder\)\. There are also decisions/);
  assert.equal(settings.base, '/');
  assert.equal(settings.out, join(root, 'dist'));
  assert.equal(settings.configFile, null);
});

test('a common folder is found in any case, and only if it has Markdown', async () => {
  const { settings } = await resolved({ 'adr/notes.txt': '', 'doc/ADR/2020/0001-a.md': '' });
  assert.deepEqual(folders(settings), ['doc/ADR']);
});

test('the folders of other languages are usual places too', async () => {
  for (const folder of [
    'docs/decisiones',
    'docs/Entscheidungen',
    'decisões',
    'docs/ru/adr',
    'docs/решения',
    'docs/pt-br/decisoes',
  ])
    assert.deepEqual(folders((await resolved({ [`${folder}/0001-a.md`]: '' })).settings), [folder]);
  const { settings } = await resolved({ 'docs/de/adr/0001-a.md': '', 'docs/en/adr/0001-a.md': '' });
  assert.deepEqual(folders(settings), ['docs/en/adr']);
});

test('without a usual place at the top, those of packages are found, and tools and other checkouts are not', async () => {
  const { settings, origin } = await resolved({
    'packages/boat/docs/adr/0001-a.md': '',
    'services/north/oar/docs/decisions/0001-b.md': '',
    'node_modules/x/docs/adr/0001-c.md': '',
    'vendor/y/docs/adr/0001-d.md': '',
    'worktrees/spring/docs/adr/0001-e.md': '',
    'packages/oar/decisions/0001-f.md': '',
  });
  assert.deepEqual(folders(settings), ['packages/boat/docs/adr', 'services/north/oar/docs/decisions']);
  assert.match(origin, /packages\/boat\/docs\/adr and services/);
});

test('where none is found, the folders that look like records are named', async () => {
  const found = await failure({
    'notes/why/0001-a.md': '',
    'notes/why/0002-b.md': '',
    'notes/days/monday.md': '',
    'notes/days/tuesday.md': '',
  });
  assert.match(found.hint, /notes\/why\. Name yours, for example: cadre build notes\/why/);
  assert.doesNotMatch(found.hint, /days/);
  assert.match((await failure({ 'notes/monday.md': '' })).hint, /Name the folder/);
});

test('a pattern in the configuration means every folder that it matches', async () => {
  const files = {
    'packages/boat/docs/adr/0001-a.md': '',
    'packages/oar/docs/adr/0001-b.md': '',
    'apps/deep/er/adr/0001-c.md': '',
    'cadre.config.json': JSON.stringify({
      collections: ['packages/*/docs/adr', { folder: 'apps/**/adr', key: 'apps' }],
    }),
  };
  const { settings } = await resolved(files);
  assert.deepEqual(
    settings.collections.map(({ key, folder }) => [key, folder]),
    [
      ['boat', 'packages/boat/docs/adr'],
      ['oar', 'packages/oar/docs/adr'],
      ['apps', 'apps/deep/er/adr'],
    ],
  );
  const found = await failure({ 'cadre.config.json': JSON.stringify({ collections: ['libs/*/adr'] }) });
  assert.match(found.message, /No folder matches libs/);
});

test('.adr-dir goes before the usual places', async () => {
  const { settings, origin } = await resolved({ 'adr/a.md': '', 'why/a.md': '', '.adr-dir': 'why\r\n' });
  assert.deepEqual(folders(settings), ['why']);
  assert.match(origin, /\.adr-dir/);
});

test('.log4brains.yml names the project, its folder and those of its packages', async () => {
  const { settings } = await resolved({
    '.log4brains.yml': [
      'project:',
      '  name: Shop',
      '  adrFolder: ./docs/adr',
      '  packages:',
      '    - name: Payments',
      '      path: ./packages/payments',
      '      adrFolder: ./packages/payments/docs/adr',
    ].join('\n'),
    'docs/adr/a.md': '',
    'packages/payments/docs/adr/a.md': '',
  });
  assert.equal(settings.title, 'Shop');
  assert.deepEqual(
    settings.collections.map(({ key, name }) => [key, name]),
    [
      ['adr', 'ADR'],
      ['payments', 'Payments'],
    ],
  );
});

test('the configuration goes before other tools, flags before the configuration', async () => {
  const files = {
    'cadre.config.json':
      '{ "title": "T", "base": "x", "out": "o", "site": "https://a.example/", "collections": ["why"] }',
    'why/a.md': '',
    '.adr-dir': 'adr\n',
    'adr/a.md': '',
  };
  const configured = await resolved(files);
  assert.deepEqual(folders(configured.settings), ['why']);
  assert.equal(configured.settings.base, '/x/');
  assert.equal(configured.settings.site, 'https://a.example');
  const flagged = await resolved(files, {
    folders: ['adr'],
    base: '/y/z',
    out: 'p',
    site: 'https://b.example',
  });
  assert.deepEqual(folders(flagged.settings), ['adr']);
  assert.equal(flagged.settings.base, '/y/z/');
  assert.equal(flagged.settings.out, join(flagged.root, 'p'));
  assert.equal(flagged.settings.site, 'https://b.example');
  assert.equal(flagged.settings.title, 'T');
});

test('a folder that is named and configured keeps its key and name', async () => {
  const { settings } = await resolved(
    {
      'cadre.config.json': '{ "collections": [{ "folder": "why", "key": "w", "name": "Why" }] }',
      'why/a.md': '',
    },
    { folders: ['./why/'] },
  );
  assert.deepEqual(
    settings.collections.map(({ key, name }) => [key, name]),
    [['w', 'Why']],
  );
});

test('a folder named twice is read once', async () => {
  const { settings } = await resolved({ 'adr/a.md': '' }, { folders: ['adr', './adr/'] });
  assert.equal(settings.collections.length, 1);
});

test('the repository is read from git, and the configured one goes before it', async () => {
  const git = {
    '.git/config': '[remote "origin"]\n  url = https://github.com/acme/shop.git\n',
    '.git/HEAD': 'ref: refs/heads/main\n',
    'adr/a.md': '',
  };
  assert.equal((await resolved(git)).settings.repository?.url, 'https://github.com/acme/shop');
  const { settings } = await resolved({
    ...git,
    'cadre.config.json': '{ "repository": "https://gitlab.com/acme/other" }',
  });
  assert.equal(settings.repository?.url, 'https://gitlab.com/acme/other');
  const none = await resolved({ ...git, 'cadre.config.json': '{ "repository": false }' });
  assert.equal(none.settings.repository, null);
});

const wrong: [
  name: string,
  files: Files,
  options: Omit<ResolveOptions, 'cwd'>,
  says: RegExp,
  hint: RegExp,
][] = [
  ['nothing anywhere', { 'src/a.js': '' }, {}, /docs\/adr/, /cadre build path\/to\/adr/],
  [
    'a folder that is not there',
    { 'docs/adr/a.md': '' },
    { folders: ['docs/ard'] },
    /docs\/ard/,
    /docs\/adr\?/,
  ],
  ['a file for a folder', { 'adr/a.md': '' }, { folders: ['adr/a.md'] }, /is a file/, /adr/],
  [
    'a folder inside another',
    { 'docs/adr/a.md': '' },
    { folders: ['docs', 'docs/adr'] },
    /twice/,
    /one of the two/,
  ],
  [
    'a site that is none',
    { 'adr/a.md': '' },
    { site: 'example.com' },
    /not a valid site URL/,
    /--site https/,
  ],
  [
    'a base that is an address',
    { 'adr/a.md': '' },
    { base: 'https://a.b/c' },
    /not a valid base path/,
    /--base/,
  ],
  [
    'a logo that is not there',
    { 'adr/a.md': '', 'cadre.config.json': '{"logo":"l.svg"}' },
    {},
    /l\.svg/,
    /logo/,
  ],
  [
    'one key twice',
    {
      'a/a.md': '',
      'b/a.md': '',
      'cadre.config.json': '{"collections":[{"folder":"a","key":"k"},{"folder":"b","key":"k"}]}',
    },
    {},
    /Two collections have the key "k"/,
    /its own key/,
  ],
];

for (const [name, files, options, says, hint] of wrong) {
  test(`${name} is answered with what to do`, async () => {
    const { message, hint: next } = await failure(files, options);
    assert.match(message, says);
    assert.match(next, hint);
  });
}

const written = { collections: [{ folder: 'why', key: 'x' }] };
const asJson = JSON.stringify(written);
const asYaml = 'collections:\n  - folder: why\n    key: x\n';
const asTypeScript = `const folder: string = 'why';\nexport default { collections: [{ folder, key: 'x' }] };\n`;
const formats: Record<string, Files> = {
  'cadre.config.ts': { 'cadre.config.ts': asTypeScript },
  'cadre.config.ts in a project of CommonJS': {
    'cadre.config.ts': asTypeScript,
    'package.json': '{ "type": "commonjs" }',
  },
  'cadre.config.mts': { 'cadre.config.mts': asTypeScript },
  'cadre.config.mjs': { 'cadre.config.mjs': `export default ${asJson};` },
  'cadre.config.js': {
    'cadre.config.js': `export default ${asJson};`,
    'package.json': '{ "type": "module" }',
  },
  'cadre.config.cjs': { 'cadre.config.cjs': `module.exports = ${asJson};` },
  'cadre.config.json': { 'cadre.config.json': `\uFEFF${asJson}` },
  'cadre.config.yml': { 'cadre.config.yml': asYaml },
  'cadre.config.yaml': { 'cadre.config.yaml': asYaml },
  'the key "cadre" of package.json': { 'package.json': `{ "name": "shop", "cadre": ${asJson} }` },
};

for (const [name, files] of Object.entries(formats)) {
  test(`${name} is a configuration`, async () => {
    const { settings } = await resolved({ 'why/0001-a.md': '', ...files });
    assert.deepEqual(
      settings.collections.map(({ key, folder }) => ({ key, folder })),
      [{ key: 'x', folder: 'why' }],
    );
  });
}

test('a package.json without the key, or that is not JSON, is not one', async () => {
  for (const text of ['{ "name": "shop" }', '{ oops'])
    assert.equal((await resolved({ 'adr/a.md': '', 'package.json': text })).settings.configFile, null);
});

test('a configuration is looked for up to the root of the repository, and its paths are relative to it', async () => {
  const root = createTempFolder();
  writeFiles(root, {
    'cadre.config.json': '{ "title": "Outside" }',
    'shop/.git/HEAD': 'ref: refs/heads/main\n',
    'shop/cadre.config.json': '{ "title": "Shop", "out": "site", "collections": ["docs/adr"] }',
    'shop/docs/adr/0001-a.md': '',
    'shop/services/pay/decisions/0001-b.md': '',
  });
  const cwd = join(root, 'shop/services/pay');
  const { settings } = await resolveSettings({ cwd });
  assert.equal(settings.title, 'Shop');
  assert.equal(settings.out, join(root, 'shop/site'));
  assert.deepEqual(folders(settings), ['docs/adr']);

  const named = (await resolveSettings({ cwd, folders: ['decisions'], out: 'here' })).settings;
  assert.equal(named.out, join(cwd, 'here'));
  assert.equal(named.collections[0]?.dir, join(cwd, 'decisions'));

  const outside = await resolveSettings({ cwd: join(root, 'shop/docs/adr'), folders: ['.'] });
  assert.equal(outside.settings.title, 'Shop');
});

test('outside a repository the folders above are not searched', async () => {
  const root = createTempFolder();
  writeFiles(root, { 'cadre.config.json': '{ "title": "Above" }', 'shop/adr/0001-a.md': '' });
  assert.equal((await resolveSettings({ cwd: join(root, 'shop') })).settings.configFile, null);
});

test('a fault in a configuration is named with its line, unless it may be on several', async () => {
  const json =
    '{\n  "title": "Shop",\n  "collections": [\n    { "folder": "a", "nmae": "A" },\n    { "folder": 5 }\n  ]\n}';
  const { message } = await failure({ 'a/0001-a.md': '', 'cadre.config.json': json });
  assert.match(message, /line 4: collections\[0\]\.nmae/);
  // there are two keys "folder"
  assert.match(message, /line 3: collections\[1\]/);
  const yaml = await failure({ 'a/0001-a.md': '', 'cadre.config.yml': '# ours\nbase: /x\nsearch: often\n' });
  assert.match(yaml.message, /line 3: search: expected true or false/);
  assert.match(
    (await failure({ 'cadre.config.yml': 'a: [' })).message,
    /cadre\.config\.yml is not valid YAML/,
  );
});
