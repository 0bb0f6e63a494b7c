import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadLook } from '../../../src/build/customization.ts';
import type { LookSettings } from '../../../src/config/settings.ts';
import { UserError } from '../../../src/config/user-error.ts';
import { listNavLinks } from '../../../src/site/view/navigation.ts';
import { createHeadTagHtml, createPagePolicy } from '../../../src/site/view/page-head.ts';
import { createTempFolder, type Files, writeFiles } from '../../support/temp.ts';
import { PLAIN_LOOK } from '../outputs/input.ts';

async function loaded(files: Files, make: (folder: string) => Partial<LookSettings>) {
  const folder = createTempFolder();
  writeFiles(folder, files);
  const said: string[] = [];
  const look = await loadLook({
    look: { ...PLAIN_LOOK, ...make(folder) },
    base: '/docs/',
    warn: (message) => void said.push(message),
  });
  const written = Object.fromEntries(look.outputs.map(({ path, make }) => [path, String(make())]));
  return { ...look.info, written, said };
}

test('files are published under an address that changes with them', async () => {
  const [one, two] = await Promise.all(
    ['<svg/>', '<svg></svg>'].map((text) =>
      loaded({ 'Brand.SVG': text, 'icon.png': 'i' }, (folder) => ({
        logo: { light: join(folder, 'Brand.SVG'), dark: 'https://example.com/dark.svg' },
        favicon: join(folder, 'icon.png'),
      })),
    ),
  );
  assert.match(one?.logo?.light ?? '', /^\/files\/[\da-f]{10}\/logo\.svg$/);
  assert.equal(one?.written[one.logo?.light ?? ''], '<svg/>');
  assert.notEqual(one?.logo?.light, two?.logo?.light);
  assert.equal(one?.logo?.dark, 'https://example.com/dark.svg');
  assert.match(one?.favicon ?? '', /\/favicon\.png$/);
});

test('files beside a style sheet come along; other addresses stay', async () => {
  const css =
    ".a { background: url('img/paper.png') }\n.b { src: url(https://example.com/x.woff2), url(#c), url(gone.png) }\n";
  const { styles, written } = await loaded({ 'look/own.css': css, 'look/img/paper.png': 'P' }, (folder) => ({
    css: [join(folder, 'look/own.css')],
  }));
  const text = written[styles[0] ?? ''] ?? '';
  assert.match(text, /url\("\/docs\/files\/[\da-f]{10}\/paper\.png"\)/);
  assert.match(text, /url\(https:\/\/example\.com\/x\.woff2\), url\(#c\), url\(gone\.png\)/);
});

test('CSS that does not parse is refused with its line', async () => {
  await assert.rejects(
    loaded({ 'own.css': 'a { color: red }\n\nb { color: red\n' }, (folder) => ({
      css: [join(folder, 'own.css')],
    })),
    (error: unknown) =>
      error instanceof UserError && /own\.css:3 is not valid CSS: Unclosed block/.test(error.message),
  );
});

test('an accent that is not a colour is refused, and one that is hard to read is named with its theme', async () => {
  await assert.rejects(
    loaded({}, () => ({ accent: { light: 'bleu', dark: null } })),
    /"bleu" is not a colour/,
  );
  const pale = await loaded({}, () => ({ accent: { light: '#ffd400', dark: '#ffd400' } }));
  assert.equal(pale.said.length, 1);
  assert.match(pale.said[0] ?? '', /#ffd400 is hard to read in the light theme: its contrast is 1\.\d/);
  assert.deepEqual(
    (await loaded({}, () => ({ accent: { light: 'oklch(45% 0.1 240)', dark: null } }))).said,
    [],
  );
});

test('texts are Markdown, cleaned', async () => {
  const { footer, introduction } = await loaded(
    { 'intro.md': '## Hello\n\nOur *decisions*.\n' },
    (folder) => ({
      footer: 'Ask [us](mailto:us@example.com). <script>x</script>',
      introduction: join(folder, 'intro.md'),
    }),
  );
  assert.match(String(footer), /<a href="mailto:us@example\.com"[^>]*>us<\/a>/);
  assert.doesNotMatch(String(footer), /<script/);
  assert.match(introduction ?? '', /<em>decisions<\/em>/);
});

test('the policy names added sources and the hash of inline scripts, and tags are escaped', () => {
  const head = [
    {
      tag: 'script' as const,
      attrs: { src: 'https://stats.example.com/s.js?a=1&b="', defer: true, async: false },
    },
    { tag: 'script' as const, content: 'window.x = 1' },
  ];
  const policy = createPagePolicy({
    scripts: [],
    styles: [],
    look: {
      head,
      csp: { 'script-src': ['https://stats.example.com'], 'connect-src': ['https://stats.example.com'] },
    },
  });
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+' https:\/\/stats\.example\.com;/);
  assert.match(policy, /connect-src 'self' https:\/\/stats\.example\.com;/);
  assert.deepEqual(head.map(createHeadTagHtml), [
    '<script src="https://stats.example.com/s.js?a=1&amp;b=&quot;" defer></script>',
    '<script>window.x = 1</script>',
  ]);
});

test('the navigation has links before and after, other names, and leaves pages out', () => {
  const nav = {
    before: [{ label: 'Handbook', href: 'https://example.com/' }],
    after: [{ label: 'About', href: '/about/' }],
    pages: { timeline: 'History', graph: false as const },
  };
  const site = {
    info: { look: { ...PLAIN_LOOK, nav } },
    messages: { t: (key: string) => key },
    graph: { nodes: new Map([['a', 1]]) },
    followUps: { risks: [], reviews: [], conditions: [], checks: [] },
  };
  assert.deepEqual(
    listNavLinks(site as never).map(({ label, path }) => `${label} ${path}`),
    ['Handbook https://example.com/', 'nav.decisions /', 'History /timeline/', 'About /about/'],
  );
});
