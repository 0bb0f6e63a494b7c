import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateConfig } from '../../../src/config/load.ts';
import { UserError } from '../../../src/config/user-error.ts';

async function complaint(config: unknown): Promise<string> {
  try {
    await validateConfig(config, 'cadre.config.ts');
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.message;
  }
  assert.fail('it was taken for right');
}

test('every key may be left out, and all of them may be set', async () => {
  assert.deepEqual(await validateConfig({}, 'x'), {});
  const whole = {
    title: 'Decisions',
    description: 'Ours',
    logo: 'logo.svg',
    accent: 'oklch(45% 0.1 240)',
    site: 'https://example.com',
    base: '/decisions',
    out: 'site',
    collections: ['docs/adr', { folder: 'billing/adr', key: 'billing', name: 'Billing' }],
    repository: { url: 'https://code.example.com/a', source: '{url}/{path}' },
    tickets: [
      { pattern: 'PAY-\\d+', url: 'https://tickets.example/$0' },
      { jira: 'https://acme.atlassian.net', projects: ['PAY'] },
      { jira: 'https://acme.atlassian.net' },
      { github: 'acme/shop' },
      { github: 'https://code.acme.example/acme/shop' },
      { gitlab: 'acme/platform/shop' },
      { linear: 'acme', teams: ['ENG'] },
      { azure: 'https://dev.azure.com/acme/shop' },
    ],
    statuses: { adopted: 'accepted' },
    labels: { 'decided on': 'date' },
    sections: { 'Why not': 'alternatives', Launch: { layout: 'steps' } },
    fields: { Area: true, Cost: { label: 'Cost per month', filter: false }, Tags: {} },
    aliases: { '/wiki/queue': '/adr/12/', '/old/3': 3 },
    addresses: 'kept.json',
    rawHtml: 'allow',
    git: false,
  };
  assert.deepEqual(await validateConfig(whole, 'x'), whole);
});

const wrong: [name: string, config: unknown, says: RegExp][] = [
  ['a mistyped key', { titel: 'x' }, /titel: unknown key\. Did you mean "title"\?/],
  ['a key like no other', { zebra: 'x' }, /zebra: unknown key\. Use one of title, description/],
  ['a value of the wrong kind', { title: 5 }, /title: expected a text.*got 5/],
  ['an alias for nothing', { aliases: { '/old': true } }, /aliases\.\/old: expected an ADR/],
  [
    'a file of another kind',
    { addresses: 'kept.yml' },
    /addresses: expected a file ending in \.json, or false/,
  ],
  [
    'a language without a catalogue',
    { language: 'english' },
    /language: expected one of .*Did you mean "en"\?/,
  ],
  ['a tag that is none', { language: 'e n' }, /language: expected one of /],
  [
    'a mistyped section',
    { sections: { 'Why not': 'alternatves' } },
    /sections\.Why not: expected one of summary, context.*Did you mean "alternatives"\?/,
  ],
  [
    'a mistyped layout',
    { sections: { Launch: { layout: 'stepps' } } },
    /sections\.Launch\.layout: expected one of "list".*Did you mean "steps"\?/,
  ],
  [
    'a section without a layout',
    { sections: { Launch: {} } },
    /sections\.Launch\.layout: expected one of "list"/,
  ],
  ['a mistyped key of a section', { sections: { Launch: { layuot: 'list' } } }, /Did you mean "layout"\?/],
  ['a section that is a number', { sections: { Launch: 3 } }, /sections\.Launch: expected one of summary/],
  ['a field that is a text', { fields: { Area: 'yes' } }, /fields\.Area: expected true, or an object/],
  [
    'a mistyped key of a field',
    { fields: { Area: { filer: true } } },
    /fields\.Area\.filer: .*Did you mean "filter"\?/,
  ],
  [
    'a field that is a fact',
    { fields: { 'Decision date': true } },
    /expected another name, as ADRs state their date by/,
  ],
  ['a mistyped value', { rawHtml: 'sanitise' }, /rawHtml: expected "sanitize".*Did you mean "sanitize"\?/],
  ['a key of a collection', { collections: [{ folder: 'a', nmae: 'x' }] }, /collections\[0\]\.nmae.*"name"/],
  [
    'a collection that is neither text nor object',
    { collections: [3] },
    /collections\[0\]: expected a folder/,
  ],
  [
    'a collection without a folder',
    { collections: [{ key: 'a' }] },
    /collections\[0\]\.folder: expected a folder/,
  ],
  [
    'a key with a space',
    { collections: [{ folder: 'a', key: 'A b' }] },
    /collections\[0\]\.key: expected lower-case/,
  ],
  [
    'a tracker of another name',
    { tickets: [{ githb: 'acme/shop' }] },
    /tickets\[0\]\.githb: unknown key\. Did you mean "github"\?/,
  ],
  [
    'a Jira site without its scheme',
    { tickets: [{ jira: 'acme.atlassian.net' }] },
    /tickets\[0\]\.jira: expected the address of a Jira site, such as "https:\/\/acme\.atlassian\.net"; got/,
  ],
  [
    'a project in small letters',
    { tickets: [{ jira: 'https://a.b', projects: ['pay'] }] },
    /tickets\[0\]\.projects\[0\]: expected a key in capitals, such as "PAY"; got "pay"/,
  ],
  [
    'a repository without its owner',
    { tickets: [{ github: 'shop' }] },
    /tickets\[0\]\.github: expected a repository of GitHub, such as "acme\/shop", or its address; got "shop"/,
  ],
  [
    'two trackers in one',
    { tickets: [{ github: 'acme/shop', gitlab: 'acme/shop' }] },
    /tickets\[0\]: expected exactly one of pattern, jira, linear, azure, github, gitlab; got/,
  ],
  [
    'a pattern without an address',
    { tickets: [{ pattern: 'PAY-\\d+' }] },
    /tickets\[0\]\.url: expected an address with \$0 in it; got nothing/,
  ],
  [
    'a workspace without its teams',
    { tickets: [{ linear: 'acme' }] },
    /tickets\[0\]\.teams: expected the keys of its teams, such as \["ENG"\]; got nothing/,
  ],
  [
    'projects of a tracker that has none',
    { tickets: [{ github: 'acme/shop', projects: ['PAY'] }] },
    /tickets\[0\]\.projects: expected nothing, because "jira" is not set; got \["PAY"\]/,
  ],
  [
    'a reserved key',
    { collections: [{ folder: 'a', key: 'search' }] },
    /not reserved for the site; got "search"/,
  ],
  ['no collections', { collections: [] }, /at least one folder/],
  [
    'a key of a repository',
    { repository: { url: 'https://a.b/c', brnach: 'x' } },
    /repository\.brnach.*"branch"/,
  ],
  [
    'a repository that is not an address',
    { repository: 'acme/shop' },
    /repository: expected an address such as/,
  ],
  [
    'a pattern that is not valid',
    { tickets: [{ pattern: '(', url: 'https://a.b' }] },
    /tickets\[0\]\.pattern: expected/,
  ],
  [
    'a status nobody knows',
    { statuses: { adopted: 'acepted' } },
    /statuses\.adopted.*Did you mean "accepted"\?/,
  ],
  [
    'a page that the navigation does not have',
    { nav: { pages: { grph: false } } },
    /nav\.pages\.grph.*Did you mean "graph"\?/,
  ],
  ['a site with a path', { site: 'https://a.b/c' }, /a path goes into "base"/],
  ['a colour that would end the style', { accent: 'red;}body{' }, /accent: expected a CSS colour/],
  ['a function', () => ({}), /the configuration: expected an object.*a function/],
];

for (const [name, config, says] of wrong) {
  test(`${name} is answered with its place and what was expected`, async () => {
    assert.match(await complaint(config), says);
  });
}

test('everything that is wrong is reported at once', async () => {
  const lines = (await complaint({ titel: 'x', search: 'yes' })).split('\n');
  assert.match(lines[0] ?? '', /has 2 errors/);
  assert.deepEqual(
    lines.slice(1).map((line) => line.trim().split(':')[0]),
    ['search', 'titel'],
  );
});
