/** The package as a guest in projects of Astro's. Long: they install Astro and Starlight. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { runAstro } from '../support/astro.ts';
import { exec } from '../support/exec.ts';
import { follow } from '../support/follow.ts';
import { type HostProject, ownPages, PACKAGES, starlight } from '../support/host-project.ts';
import { findBrokenLinks } from '../support/links.ts';
import { leftToLong as skip } from '../support/long.ts';
import { findDifferences, pack, timeout } from '../support/package.ts';
import { openSearch } from '../support/search.ts';
import { readSite, type Site } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

/** Holds the packages of all projects here, which are folders in it. */
const workspace = createTempFolder();

before(
  async () => {
    if (skip) return;
    const { tarball } = await pack();
    writeFiles(workspace, { 'package.json': '{ "private": true, "type": "module" }' });
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES, tarball];
    const { code, stderr } = await exec('npm', args, { cwd: workspace, timeout: 2 * timeout });
    assert.equal(code, 0, stderr);
  },
  { timeout: 2 * timeout },
);

interface BuiltSites {
  /** The same project without Cadre. */
  alone: Site;
  together: Site;
  /** Cadre's pages in it. */
  decisions: Site;
}

async function buildBoth(name: string, project: HostProject, options: object): Promise<BuiltSites> {
  const root = join(workspace, name);
  writeFiles(root, {
    ...project.files,
    // how Astro knows which packages bring sources
    'package.json': readFileSync(join(workspace, 'package.json')),
  });
  const build = async (out: string, guest: { integrations: string; collections: string }): Promise<Site> => {
    writeFiles(root, {
      'astro.config.mjs': project.config(guest.integrations),
      'src/content.config.ts': project.collections(guest.collections),
    });
    const astro = join(workspace, 'node_modules/astro/bin/astro.mjs');
    const run = await runAstro(root, ['build', '--outDir', out], astro);
    assert.equal(run.code, 0, run.said);
    return { ...run, ...readSite(join(root, out)) };
  };
  const alone = await build('alone', { integrations: '', collections: '' });
  const together = await build('together', {
    integrations: `cadre(${JSON.stringify(options)})`,
    collections: 'decisions: defineCollection({ loader: decisionsLoader() })',
  });
  return { alone, together, decisions: { ...together, ...readSite(join(together.out, 'decisions')) } };
}

/** Files of the project that Cadre changed, and those that it added elsewhere than among the decisions and Astro's assets. */
function listChanged({ alone, together }: BuiltSites): string[] {
  return findDifferences(alone.out, together.out).filter(
    (file) => alone.exists(file) || !/^(?:decisions|_astro)\//.test(file),
  );
}

describe('in a project with pages, styles, files and content of its own', { skip }, () => {
  let built: BuiltSites;
  before(
    async () => {
      built = await buildBoth('shop', ownPages, {
        path: '/decisions',
        collections: ['docs/adr'],
        components: { SiteFoot: './src/components/Foot.astro' },
      });
    },
    { timeout },
  );

  test('everything of the project stays as it is, to the byte', () => {
    const { together } = built;
    assert.deepEqual(listChanged(built), []);
    for (const file of [
      'index.html',
      '404.html',
      'blog/second/index.html',
      'robots.txt',
      '_headers',
      'log.json',
    ])
      assert.ok(together.exists(file), file);
    assert.ok(!together.exists('decisions/404.html'));
  });

  test('every address of the decisions stays below their path and links to a file', () => {
    const { out, files } = built.decisions;
    const broken = findBrokenLinks({
      out,
      files: files(),
      base: '/shop/decisions/',
      site: 'https://shop.example',
    });
    // pictures in MDX are Astro's
    assert.deepEqual(
      broken.filter(({ address }) => !address.startsWith('/shop/_astro/')),
      [],
    );
    for (const { address } of broken)
      assert.ok(existsSync(join(built.together.out, address.slice('/shop'.length))));
  });

  test('a record in MDX is rendered with its imports, its components and its links', () => {
    const page = built.decisions.page('/adr/2/');
    assert.match(page.one('.body').text, /One queue holds 1000 orders\./);
    assert.equal(page.one('.body a').attr('href'), '/shop/decisions/adr/1/');
    assert.equal(page.one('button.counter').text, '42');
    assert.match(built.decisions.text('adr/2/index.html'), /addEventListener/);
    assert.match(page.one('.body img').attr('src') ?? '', /^\/shop\/_astro\/square\.|^data:image\/svg/);
  });

  test('a component of the project is in the place of Cadre’s, and can use it', () => {
    for (const address of ['/', '/adr/1/']) {
      const page = built.decisions.page(address);
      assert.equal(page.one('.our-foot').text, 'Made by the shop');
      assert.ok(page.one('footer'));
    }
  });

  test('redirects, feeds and the search are below the path too', async () => {
    const { decisions } = built;
    assert.equal(follow('/wiki/queue/', { out: decisions.out, base: '/shop/decisions/' }).address, '/adr/1/');
    assert.match(decisions.text('feed.xml'), /<id>https:\/\/shop\.example\/shop\/decisions\/feed\.xml</);
    assert.match(decisions.text('sitemap-0.xml'), /<loc>https:\/\/shop\.example\/shop\/decisions\/adr\/2\/</);
    const search = await openSearch(decisions.out);
    const { hits } = await search.search({ query: 'gift cards', chosen: {}, sort: 'relevance' });
    assert.deepEqual(
      hits.map(({ card }) => card.permalink),
      ['/adr/2/'],
    );
  });
});

describe('beside Starlight', { skip }, () => {
  let built: BuiltSites;
  before(
    async () => {
      built = await buildBoth('docs', starlight, { path: '/decisions', collections: ['docs/adr'] });
    },
    { timeout },
  );

  test('everything of Starlight stays as it is, but for the sitemap, which names the decisions', () => {
    const { together } = built;
    assert.deepEqual(listChanged(built), ['sitemap-0.xml']);
    assert.match(together.text('sitemap-0.xml'), /<loc>https:\/\/shop\.example\/decisions\/adr\/2\/</);
  });

  test('the sidebar links to the decisions, which keep their own look', () => {
    const { together, decisions } = built;
    assert.ok(together.page('/guides/start/').one('nav.sidebar a[href="/decisions/"]'));
    const sheets = decisions.page('/adr/1/').all('link[rel=stylesheet]');
    for (const sheet of sheets) assert.match(sheet.attr('href') ?? '', /^\/decisions\//);
  });

  test('a record in MDX is rendered', () => {
    const page = built.decisions.page('/adr/2/');
    assert.match(page.one('.body').text, /holds 1000 orders/);
    assert.equal(page.one('button.counter').text, '42');
  });
});
