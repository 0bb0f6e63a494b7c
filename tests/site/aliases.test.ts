/** Further addresses of records, in a site below a base path. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { follow } from '../support/follow.ts';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';
import { findHtmlErrors } from '../support/validate.ts';

const record = (title: string, front = '') =>
  `---\nstatus: accepted\n${front}---\n# ${title}\n\n## Decision\n\nWe do.\n`;

const base = '/teams/decisions/';
const origin = 'https://decisions.example.com';
let site: Site;

before(async () => {
  site = await buildSite({
    files: {
      'cadre.config.json': JSON.stringify({
        aliases: { '/wiki/Queue': 12, '/wiki/lost/': 'adr/0099-none.md' },
      }),
      'docs/adr/0001-start.md': record('Start', 'aliases: [/timeline/start/, /begin.html]\n'),
      'docs/adr/0012-queue.md': record('Use <i>a</i> queue', 'redirect_from:\n  - /old/12/\n'),
      'docs/adr/0013-one.md': record('One'),
      'docs/adr/0013-two.md': record('Two'),
      'docs/adr/glossary.md': '# Glossary\n\nWords.\n',
    },
    args: ['--base', base, '--site', origin],
  });
  assert.equal(site.code, 0, site.said);
});

const end = (address: string) => follow(address, { out: site.out, base }).address;

for (const [address, permalink] of [
  ['/old/12/', '/adr/12/'],
  ['/wiki/Queue/', '/adr/12/'],
  ['/wiki/Queue', '/adr/12/'],
  ['/begin.html', '/adr/1/'],
  ['/adr/0012-queue/', '/adr/12/'],
] as const) {
  test(`${address} links to ${permalink}`, () => {
    assert.equal(end(address), permalink);
  });
}

for (const spelling of ['/adr/0012/', '/adr/ADR-12', '/docs/adr/queue', '/adr/0013/']) {
  test(`${spelling} has no file of its own: the page for what is missing answers it`, () => {
    assert.equal(follow(spelling, { out: site.out, base }).file, '404.html');
  });
}

test('an unknown address shows the not-found page', () => {
  assert.deepEqual(follow('/adr/99/', { out: site.out, base }), {
    address: null,
    file: '404.html',
    steps: ['/adr/99/'],
  });
});

test('aliases are not pages to find: canonical, not indexed, not in the sitemap', () => {
  const page = site.page('/adr/0012-queue/');
  assert.equal(page.one('link[rel=canonical]').attr('href'), `${origin}${base}adr/12/`);
  assert.equal(page.one('meta[name=robots]').attr('content'), 'noindex');
  const map = site
    .files()
    .filter((file) => /sitemap.*xml$/.test(file))
    .map(site.text);
  assert.ok(map.length > 0);
  assert.ok(!map.join('').includes('/adr/0012-queue/'));
});

test('aliases are valid pages without a broken link', async () => {
  const options = { out: site.out, files: site.files(), base, site: origin };
  assert.deepEqual(findBrokenLinks(options), []);
  assert.deepEqual(await findHtmlErrors('alias', site.text('adr/0012-queue/index.html')), []);
});

test('an alias that cannot be had is reported with its file and line, or as the configuration’s', () => {
  assert.match(
    site.said,
    /docs\/adr\/0001-start\.md:3 {2}warning {2}unusable-alias\n.*\/timeline is reserved for the site/,
  );
  assert.match(
    site.said,
    /“\/wiki\/lost\/” in the configuration cannot be used: “adr\/0099-none\.md” matches no ADR/,
  );
});
