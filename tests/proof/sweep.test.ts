/**
 * Collections of other teams, where they are at hand, the example and our own decisions, built as one site and gone
 * through page by page: valid, no link broken, and those of each kind as a browser shows them.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { findViolations } from '../browser/support/axe.ts';
import { guard } from '../browser/support/guard.ts';
import { checkout } from '../support/checkout.ts';
import { listCorpora, noCorpora } from '../support/corpora.ts';
import { getRedirectTarget } from '../support/crawl.ts';
import { listUnheld } from '../support/disks.ts';
import { parsePage } from '../support/html.ts';
import { findBrokenLinks } from '../support/links.ts';
import { findBrowser } from '../support/runners/find-browser.ts';
import { type Server, serve } from '../support/serve.ts';
import { buildSite, type Site } from '../support/site.ts';
import { findHtmlErrors } from '../support/validate.ts';

const ORIGIN = 'https://decisions.example';
const WIDTHS = { phone: 390, desk: 1440 };
/** Pages that lead on are alike: of these one in so many is validated. */
const ONE_IN = 10;

const folders = [
  ...(noCorpora === false ? listCorpora() : []),
  join(checkout, 'tests/fixtures/caliper/adr'),
  join(checkout, 'adr'),
];
const collections = folders.map((folder, index) => ({
  folder,
  key: index < folders.length - 2 ? basename(folder) : (['caliper', 'adr'][index - folders.length + 2] ?? ''),
}));

let site: Site;
let pages: string[];
/** Pages that lead on by themselves. */
let forwards: Set<string>;
let server: Server;
let browser: Browser;

before(
  async () => {
    site = await buildSite({
      files: { 'cadre.config.json': JSON.stringify({ site: ORIGIN, collections }) },
      timeout: 400_000,
    });
    assert.equal(site.code, 0, site.said);
    const all = site.files().filter((file) => file.endsWith('.html'));
    forwards = new Set(
      all.filter((file) => isSmall(file) && getRedirectTarget(parsePage(site.text(file))) !== null),
    );
    pages = all.filter((file) => !forwards.has(file));
    server = await serve(site.out);
    browser = await chromium.launch({ executablePath: (await findBrowser()).path, chromiumSandbox: false });
  },
  { timeout: 600_000 },
);

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Saves the parsing of pages that are too long to be one that leads on. */
function isSmall(file: string): boolean {
  return readFileSync(join(site.out, file)).length < 20_000;
}

test('every page is valid', async (t) => {
  const leading = [...forwards].filter((_, index) => index % ONE_IN === 0);
  const errors: string[] = [];
  for (const file of [...pages, ...leading]) errors.push(...(await findHtmlErrors(file, site.text(file))));
  t.diagnostic(
    `${pages.length} pages, and ${leading.length} of ${forwards.size} that lead on; ${noCorpora || `${folders.length} collections`}`,
  );
  assert.deepEqual(errors.slice(0, 20), []);
});

test('every link points to a page and to a place on it', () => {
  const broken = findBrokenLinks({ out: site.out, files: site.files(), site: ORIGIN });
  assert.deepEqual(broken.slice(0, 20), []);
});

test('every file has a name that any disk holds', () => {
  assert.deepEqual(listUnheld(site.files()), []);
});

/** The longest pages of each kind: one of each view, and one of each depth in each collection. */
function createSamples(): { file: string; kind: string }[] {
  const keys = new Set(collections.map(({ key }) => key));
  const getPlace = (file: string): string => `${file.split('/')[0]} ${file.split('/').length}`;
  return [...Map.groupBy(pages, getPlace)]
    .map(([place, files]) => {
      const file = files.toSorted((a, b) => site.text(b).length - site.text(a).length)[0] ?? '';
      const [first = '', depth = ''] = place.split(' ');
      return { file, kind: keys.has(first) ? `collection ${depth}` : place };
    })
    .filter(({ file }) => file !== 'assets/diagrams.html')
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

for (const [name, width] of Object.entries(WIDTHS)) {
  test(`pages of each kind, on a ${name}: axe finds nothing, nothing complains, nothing is too wide`, {
    timeout: 900_000,
  }, async (t) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    await removeOthers(context);
    const page = await context.newPage();
    const told = await guard(page, '');
    const complaints: string[] = [];
    page.on('console', (message) => {
      const own = message.location().url.startsWith(server.origin);
      if (own && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    const found: string[] = [];
    const visited = createSamples();
    const kinds = new Set<string>();
    for (const { file, kind } of visited) {
      await page.goto(`${server.origin}/${encodeURI(file.replace(/(^|\/)index\.html$/, '$1'))}`);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) found.push(`${file}: ${wide} px too wide`);
      // other collections are looked at for what they say and how wide they are
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      for (const one of await findViolations(page)) found.push(`${file}: ${one}`);
    }
    await context.close();
    t.diagnostic(`${visited.length} pages, axe on ${kinds.size}`);
    // pictures of other hosts may be asked for, and are not loaded here
    const policy = told.filter((line) => !/: asks for /.test(line));
    assert.deepEqual([...found, ...new Set([...policy, ...complaints])], []);
  });
}

/** Badges that records show come from elsewhere: a test asks nobody for them. */
async function removeOthers(context: BrowserContext): Promise<void> {
  await context.route(
    (url) => url.origin !== server.origin,
    (route) => route.abort(),
  );
}
