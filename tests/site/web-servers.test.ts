/** The configurations that docs/hosting.md offers, run by the servers they are for, where the machine has them. */
import assert from 'node:assert/strict';
import { chmodSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { type CrawledSite, findCrawlable, followRedirects } from '../support/crawl.ts';
import { HOSTS } from '../support/hosts.ts';
import { buildSite } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';
import { findProgram, startServer, WEB_SERVERS } from '../support/web-servers.ts';

const here = WEB_SERVERS.map((server) => ({ server, program: findProgram(server) }));
const like = HOSTS.find(({ name }) => name.startsWith('nginx')) ?? assert.fail('no such kind of host');
let site: CrawledSite;

before(async () => {
  if (here.every(({ program }) => program === null)) return;
  const root = createTempFolder();
  cpSync(join(checkout, 'tests/fixtures/caliper'), root, { recursive: true });
  // servers give their rights away when they start as root
  chmodSync(root, 0o755);
  const built = await buildSite({ root });
  assert.equal(built.code, 0, built.said);
  site = findCrawlable({ out: built.out, base: '/', site: 'http://own.test' });
});

for (const { server, program } of here) {
  const skip = program === null ? `this machine has no ${server.programs.join(' or ')}` : false;

  test(`${server.name} serves the site as docs/hosting.md configures it`, { skip }, async () => {
    const { origin, stop } = await startServer(server, program ?? '', site.out);
    try {
      const sent = (file: string): string => readFileSync(join(site.out, file), 'utf8');
      for (const address of site.addresses.keys()) {
        const answer = await fetch(origin + address);
        const { way } = followRedirects(like, { ...site, forwards: new Map() }, address);
        assert.equal(answer.status, 200, address);
        assert.equal(new URL(answer.url).pathname, way.at(-1), address);
      }
      const missing = await fetch(`${origin}/adr/999/`);
      assert.equal(missing.status, 404);
      assert.ok((await missing.text()) === sent('404.html'));

      const bare = await fetch(`${origin}/adr/12?from=ticket`, { redirect: 'manual' });
      assert.match(bare.headers.get('location') ?? '', /\/adr\/12\/(?:\?from=ticket)?$/);
      const page = await fetch(`${origin}/adr/12/`);
      assert.equal(page.headers.get('cache-control'), 'no-cache');
      assert.ok((await page.text()) === sent('adr/12/index.html'));
      const hashed = [...site.files].find((file) => file.startsWith('_astro/') && file.endsWith('.css'));
      const style = await fetch(`${origin}/${hashed}`);
      assert.equal(style.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      const source = await fetch(`${origin}/adr/12.md`);
      assert.match(source.headers.get('content-type') ?? '', /^text\/markdown; charset=utf-8$/i);
    } finally {
      await stop();
    }
  });
}
