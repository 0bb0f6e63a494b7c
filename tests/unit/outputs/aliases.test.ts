import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alias } from '../../../src/model/log.ts';
import { formatRules, listAliasPages } from '../../../src/outputs/redirects.ts';
import { parsePage } from '../../support/html.ts';
import { entry, siteLog } from '../site/entries.ts';
import { outputInput } from './input.ts';

const alias = (path: string, target = '/adr/12/', origin: Alias['origin'] = 'name'): Alias => ({
  path,
  target,
  origin,
  page: true,
});

const queue = entry({
  id: 'adr/0012-x.md',
  number: 12,
  title: 'Use <b>`fetch`</b> & "queues"',
  summary: 'We use <queues>.',
  currentStatus: 'superseded',
  permalink: '/adr/12/',
});

async function createFiles(path: string): Promise<string> {
  const pages = listAliasPages(
    outputInput({ log: siteLog([queue]), aliases: [alias('/adr/0012/'), alias('/adr/0012-x.html')] }),
  );
  return String(await pages.find((page) => page.path === path)?.make());
}

test('an alias is a page that names the record and its status, and links to it below the base', async () => {
  const page = parsePage(await createFiles('/adr/0012/index.html'));
  assert.equal(page.one('title').text, '12 Use <b>fetch</b> & "queues" (Superseded)');
  const link = page.one('body a');
  assert.equal(link.attr('href'), '/docs/adr/12/');
  assert.equal(link.text, '12 Use <b>fetch</b> & "queues" (Superseded)');
  assert.equal(page.one('link[rel=canonical]').attr('href'), 'https://decisions.example.com/docs/adr/12/');
  assert.equal(page.one('meta[name=robots]').attr('content'), 'noindex');
});

test('a script of the site redirects, so that a strict policy allows it and the section is kept', async () => {
  const page = await createFiles('/adr/0012/index.html');
  assert.match(page, /<script src="\/docs\/alias\.js" data-to="\/docs\/adr\/12\/"><\/script>/);
  assert.equal(page.match(/<script/g)?.length, 1);
  assert.match(await createFiles('/alias.js'), /location\.search \+ location\.hash/);
});

test('without scripts the page redirects by itself, and only then', async () => {
  assert.match(
    await createFiles('/adr/0012/index.html'),
    /<noscript><meta http-equiv="refresh" content="0; url=\/docs\/adr\/12\/"><\/noscript>/,
  );
});

test('a hostile title stays text', async () => {
  assert.doesNotMatch(await createFiles('/adr/0012-x.html'), /<b>|"queues"(?!>)/);
});

test('a site without aliases has none of their files', () => {
  assert.deepEqual(listAliasPages(outputInput()), []);
});

test('rules are permanent, below the base and percent-encoded', () => {
  assert.equal(formatRules([alias('/adr/ü x/')], '/docs/'), '/docs/adr/%C3%BC%20x/ /docs/adr/12/ 301\n');
});

test('hosts get no more rules than they read, and what is only plausible is left out first', () => {
  const guessed = Array.from({ length: 3000 }, (_, n) => alias(`/adr/${n}-guessed/`));
  const rules = formatRules([...guessed, alias('/zzz/', '/adr/12/', 'stated')], '/')
    .trim()
    .split('\n');
  assert.equal(rules.length, 1000);
  assert.equal(rules[0], '/zzz/ /adr/12/ 301');
});
