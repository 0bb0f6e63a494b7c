/**
 * A site works on every kind of host of static files, at the root and below a path: whatever the host does with slashes,
 * endings and `_redirects`, every page, link and alias opens the same page.
 */
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { type CrawledSite, findCrawlable, followRedirects } from '../support/crawl.ts';
import { serveAs } from '../support/host-server.ts';
import { getAnswer, HOSTS, type Host, PLAINEST, parseRules } from '../support/hosts.ts';
import { parsePage } from '../support/html.ts';
import { buildSite } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';

const ORIGIN = 'https://decisions.example.com';
const BASES = ['/', '/team/decisions/'];

const sites = new Map<string, CrawledSite>();

before(async () => {
  for (const base of BASES) {
    const root = createTempFolder();
    cpSync(join(checkout, 'tests/fixtures/caliper'), root, { recursive: true });
    const built = await buildSite({ root, args: ['--site', ORIGIN, '--base', base] });
    assert.equal(built.code, 0, built.said);
    sites.set(base, findCrawlable({ out: built.out, base, site: ORIGIN }));
  }
});

function createSite(base: string): CrawledSite {
  return sites.get(base) ?? assert.fail(`no site below ${base}`);
}

/** Addresses that a host has to answer, and where they come from: its rules only where it reads them. */
function listAddresses(site: CrawledSite, { hasRules = false }: Host): [address: string, from: string][] {
  const rules = hasRules ? parseRules(site.redirects) : [];
  return [...site.addresses, ...rules.map(({ from }) => [from, '_redirects'] as [string, string])];
}

for (const base of BASES) {
  for (const host of HOSTS) {
    test(`${host.name}, below ${base}: every page, link and alias reaches a page`, () => {
      const site = createSite(base);
      const addresses = listAddresses(site, host);
      assert.ok(addresses.length > 50, `only ${addresses.length} addresses`);
      const lost = addresses.flatMap(([address, from]) => {
        const { file, reason, way } = followRedirects(host, site, address);
        return file === null ? [`${address} (in ${from}): ${reason}, by ${way.join(' → ')}`] : [];
      });
      assert.deepEqual(lost, []);
    });

    test(`${host.name}, below ${base}: an address reaches the same page as on a host without any rules`, () => {
      const site = createSite(base);
      const other = listAddresses(site, PLAINEST).flatMap(([address]) => {
        const [here, there] = [host, PLAINEST].map((one) => followRedirects(one, site, address).file);
        return here === there ? [] : [`${address}: ${here}, elsewhere ${there}`];
      });
      assert.deepEqual(other, []);
    });

    test(`${host.name}, below ${base}: what is not there is answered with the site's own page`, () => {
      for (const path of ['nothing-of-this-name', 'adr/999/', 'adr/999', 'files/none.svg', '%E0%A4%A']) {
        assert.deepEqual(
          getAnswer(host, createSite(base), base + path),
          { status: 404, file: '404.html' },
          path,
        );
      }
    });
  }
}

for (const host of HOSTS) {
  test(`${host.name}: a browser gets a record, and the page for what is not there`, async () => {
    const base = '/team/decisions/';
    const { origin, close } = await serveAs(host, createSite(base));
    try {
      const page = await fetch(`${origin}${base}adr/12/?from=ticket`);
      assert.equal(page.status, 200);
      assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(parsePage(await page.text()).one('h1').text, /^Process CAD files/);
      const missing = await fetch(`${origin}${base}adr/999/`);
      assert.equal(missing.status, 404);
      assert.ok((await missing.text()) === readFileSync(join(createSite(base).out, '404.html'), 'utf8'));
    } finally {
      await close();
    }
  });
}

test('a site names its own pages below its base and by its origin alone', () => {
  const site = createSite('/team/decisions/');
  const outside = [...site.addresses].filter(([address]) => !address.startsWith('/team/decisions/'));
  assert.deepEqual(outside, []);
});
