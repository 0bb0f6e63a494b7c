/** Nothing of the machine that builds a site is in any byte of it, and no page asks another host for anything but pictures. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { checkout } from '../support/checkout.ts';
import { hostileRepository } from '../support/hostile.ts';
import { parsePage } from '../support/html.ts';
import { buildSite, cadre, type Site } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';
import { createRepository } from '../unit/history/repository.ts';

/** Variables of builders that hold what must stay with them. */
const SECRETS = Object.fromEntries(
  'GITHUB_TOKEN GH_TOKEN NPM_TOKEN NODE_AUTH_TOKEN CI_JOB_TOKEN AWS_SECRET_ACCESS_KEY VERCEL_TOKEN NETLIFY_AUTH_TOKEN CLOUDFLARE_API_TOKEN DATABASE_URL SSH_AUTH_SOCK PASSWORD PUBLIC_X VITE_X ASTRO_X USER LOGNAME USERNAME HOSTNAME'
    .split(' ')
    .map((name, index) => [name, `kept-with-the-builder-${index}`]),
);
const home = createTempFolder();
const sites: Record<string, Site & { exported: string; json: string }> = {};

/** Addresses that a record's body shows; no other may be published. */
const SHOWN = 'shown@example.org';

before(
  async () => {
    const { root } = hostileRepository();
    const repo = createRepository();
    const files = {
      'docs/adr/0001-use-a-queue.md': `---\nstatus: accepted\ndeciders: [Ada Berg <kept@example.org>]\n---\n# 1. Use a queue\n\nAuthor: Bo Lind <also.kept@example.org>\n\n## Context\n\nWrite to ${SHOWN}.\n\n## Decision\n\nWe do. ![A picture](https://pictures.example.org/a.png) [A file](missing.md) ![None](none.png)\n`,
      'docs/adr/0002-broken.md':
        '---\nstatus: [\n---\n# 2. Keep what is broken\n\n## Status\n\nSuperseded by ADR-99\n',
      '.gitignore': 'site/\n.cache/\n',
    };
    repo.commit(files, {
      on: '2024-02-03',
      by: 'Ada Berg',
      message: 'Use a queue\n\nCo-authored-by: Cy Dahl <cy.kept@example.org>',
    });
    repo.commit(
      {
        'docs/adr/0001-use-a-queue.md': files['docs/adr/0001-use-a-queue.md'].replace(
          'accepted',
          'deprecated',
        ),
      },
      {
        on: '2024-03-04',
        by: 'Bo Lind',
        message: 'Deprecate it\n\nCo-authored-by: Cy Dahl <cy.kept@example.org>',
      },
    );
    repo.git('remote', 'add', 'origin', 'https://builder:kept-with-the-remote@github.com/river/crossing.git');
    writeFiles(repo.root, { '.env': 'TOKEN=kept-in-the-file\n' });
    const env = { ...SECRETS, HOME: home };
    for (const [name, folder] of Object.entries({ 'a plain': repo.root, 'a hostile': root })) {
      const site = await buildSite({ root: folder, env, args: ['--site', 'https://decisions.example.com'] });
      assert.equal(site.code, 0, site.said);
      const exported = await cadre(['export'], { root: folder, env });
      const json = await cadre(['build', '--out', 'again', '--json'], { root: folder, env });
      sites[name] = { ...site, exported: exported.stdout, json: json.stdout };
    }
  },
  { timeout: 500_000 },
);

/** A file's bytes, unpacked where it is packed. */
function readContent(site: Site, file: string): string {
  const bytes = readFileSync(join(site.out, file));
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('latin1');
}

for (const name of ['a plain', 'a hostile'])
  test(`no byte of ${name} site or export says where, by whom or with what it was built`, (t) => {
    const site = sites[name];
    assert.ok(site);
    const parts = [
      site.root,
      checkout,
      home,
      process.execPath,
      join(checkout, '..'),
      hostname(),
      userInfo().homedir,
    ];
    const kept = [
      ...parts.filter((part) => part.length > 5),
      ...[...parts]
        .filter((part) => part.startsWith('/') && part.length > 5)
        .map((part) => encodeURIComponent(part)),
      'kept-with-the-builder',
      'kept-with-the-remote',
      'kept-in-the-file',
      'kept@example.org',
      'not-for-readers',
      'Ada.Example@example.com',
      'committer@example.com',
      'file:///',
    ];
    const files = site.files();
    const bytes: [string, string][] = [
      ...files.map((file): [string, string] => [file, readContent(site, file)]),
      ['export', site.exported],
    ];
    const found = bytes.flatMap(([file, content]) =>
      kept
        .filter((part) => content.includes(part) && !isWritten(part, { name, file }))
        .map((part) => `${file}: ${part}`),
    );
    assert.deepEqual(found, []);
    assert.ok(!files.some((file) => file.endsWith('.map')), 'a source map');
    for (const part of ['kept-with', 'kept-in']) assert.ok(!`${site.json}${site.said}`.includes(part), part);
    t.diagnostic(`${bytes.length} files, ${kept.length} secrets`);
  });

/** What records say themselves. Their Markdown is published as it is written. */
function isWritten(part: string, { name, file }: { name: string; file: string }): boolean {
  return (
    (name === 'a hostile' && part === 'file:///') || (part === 'kept@example.org' && file.endsWith('.md'))
  );
}

test('mail addresses are on the site where a body shows them, and nowhere else', () => {
  const site = sites['a plain'];
  assert.ok(site);
  const found = new Set<string>();
  for (const file of site.files().filter((one) => /\.(?:html|json|xml|csv|txt|svg|ics)$/.test(one)))
    for (const [address] of readContent(site, file).matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g))
      found.add(address);
  found.delete(SHOWN);
  assert.deepEqual([...found], []);
});

for (const name of ['a plain', 'a hostile'])
  test(`pages of ${name} site request images of a record from other hosts, which the report names, and nothing else`, (t) => {
    const site = sites[name];
    assert.ok(site);
    const asked = new Set<string>();
    for (const file of site.files().filter((one) => one.endsWith('.html'))) {
      const page = parsePage(site.text(file));
      for (const element of page.all(
        '[src], [srcset], [poster], [data], link[href], use, image, feImage, object, embed',
      )) {
        for (const key of ['src', 'srcset', 'poster', 'data', 'href', 'xlink:href']) {
          const value = element.attr(key);
          if (value === null || !/^\s*(?:[a-z][\w+.-]*:)?\/\//i.test(value)) continue;
          const isLink =
            key === 'href' && /^(?:canonical|alternate|license|me)$/.test(element.attr('rel') ?? '');
          if (!isLink) asked.add(`${element.tag} ${value}`);
        }
      }
    }
    for (const file of site.files().filter((one) => /\.(?:css|svg)$/.test(one)))
      for (const [, address = ''] of site
        .text(file)
        .matchAll(/(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')]+)/g))
        asked.add(`${file} ${address}`);
    t.diagnostic(`asked of other hosts: ${[...asked].join(', ') || 'nothing'}`);
    const pictures = /^img https:\/\/(?:pictures\.example\.org\/a|evil\.example\/(?:pixel|x|y|p|z))\.png$/;
    assert.deepEqual(
      [...asked].filter((one) => !pictures.test(one)),
      [],
    );
    const hosts = new Set([...asked].map((one) => new URL(one.replace(/^img /, '')).host));
    const { imageHosts } = JSON.parse(site.json) as { imageHosts: Record<string, number> };
    assert.deepEqual(Object.keys(imageHosts).sort(), [...hosts].sort());
    const [, named = ''] = /from other hosts[^:]*: (.*)/.exec(site.said) ?? [];
    assert.deepEqual(
      named.split(', ').filter((one) => one !== ''),
      Object.entries(imageHosts).map(([host, count]) => `${host} (${count})`),
    );
  });
