/** The search as a reader uses it: the palette on every page, its page, and the marks on the record it opens. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { HEAD_SCRIPT } from '../../src/site/view/page-head.ts';
import { findViolations } from './support/axe.ts';
import { belowBase, expect, type Page, readyAtOnce, test } from './support/test.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const field = (page: Page) => palette(page).getByRole('combobox');
const options = (page: Page) => palette(page).getByRole('option');
const results = (page: Page) => page.locator('.search-results li.hit');
const chosen = (page: Page) => palette(page).locator('[aria-selected=true]');

/** Opens the palette by a key and types into it. */
async function seek(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await expect(options(page).first()).toBeVisible();
}

/** The words that are marked on the page, as the browser draws them. */
const markedWords = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('search') ?? [])].map((range) => range.toString().toLowerCase()),
  );

test('a reader types at once, and Enter opens the best record with the words marked', async ({ page }) => {
  await page.goto('/timeline/');
  await page.keyboard.press('/');
  await page.keyboard.type('fax reports');
  await expect(field(page)).toHaveValue('fax reports');
  await expect(options(page).first()).toContainText('Send by fax');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/workshop\/6\/$/);
  await expect.poll(() => markedWords(page)).toContain('fax');
  await expect(page.locator('.marked')).toContainText('matches');
  await page.keyboard.press('Escape');
  await expect(page.locator('.marked')).toHaveCount(0);
  expect(await markedWords(page)).toEqual([]);
});

test('arrow keys go through records and their sections, and a section is opened at its place', async ({
  page,
}) => {
  await page.goto('/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('reconsideration scroll');
  const section = palette(page).locator('.passage', { hasText: 'Reconsideration' }).first();
  await expect(section).toBeVisible();
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  for (let at = 0; at < 10 && (await section.getAttribute('aria-selected')) !== 'true'; at++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await section.getAttribute('id')) ?? '',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/workshop\/4\/#reconsideration$/);
  await expect(page.getByRole('heading', { name: 'Reconsideration' })).toBeInViewport();
});

/** Passages are options too, and come after the records. */
async function settled(page: Page): Promise<void> {
  await expect(palette(page).locator('.passage').first()).toBeVisible();
  let before = -1;
  await expect
    .poll(
      async () => {
        const now = await options(page).count();
        const isSame = now === before;
        before = now;
        return isSame;
      },
      { intervals: [500] },
    )
    .toBe(true);
}

test('the keys go round the list and start at its first result @long', async ({ page }) => {
  await page.goto('/');
  await seek(page, 'validate');
  await expect(chosen(page)).toHaveCount(1);
  await settled(page);
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
});

test('what is typed names replacements, corrects a letter, says where nothing is found, and jumps to a number', async ({
  page,
}) => {
  await page.goto('/');
  await seek(page, 'validate in the request');
  const first = options(page).filter({ hasText: 'Validate in the request' }).first();
  await expect(first).toContainText('Superseded');
  await expect(first).toContainText('replaced by 3 Validate at the edge');

  await field(page).fill('validte');
  await expect(palette(page)).toContainText('No results for “validte”. Showing results for “');

  await field(page).fill('zzzzqqqq');
  await expect(palette(page)).toContainText('No results for “zzzzqqqq”.');
  await expect(palette(page).getByRole('group', { name: 'Try instead' })).toContainText('All decisions');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  // Enter opens the search page, none of them
  await expect(chosen(page)).toHaveCount(0);

  await field(page).fill('ADR-0024');
  await expect(palette(page).getByRole('group', { name: 'Jump to' })).toContainText(
    'Keep files of one customer',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/24\/(\?|$)/);
});

test('Ctrl with Enter opens a new tab and keeps the palette @long', async ({ page, context }) => {
  await page.goto('/');
  await seek(page, 'fax');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  await expect(await opened).toHaveURL(/\/workshop\/6\//);
  await expect(palette(page)).toBeVisible();
});

test('Escape and a press outside close it, and the focus returns', async ({ page }) => {
  await page.goto('/');
  const way = page.locator('header [data-search]');
  await way.focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('queue');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(way).toBeFocused();
  await page.keyboard.press('Space');
  await expect(field(page)).toHaveValue('queue');
  await palette(page).getByRole('button', { name: 'Close' }).click();
  await expect(palette(page)).toBeHidden();
});

test('a press beside the palette closes it @long', async ({ page, viewport }) => {
  test.skip((viewport?.width ?? 0) < 701, 'on a phone it fills the window');
  await page.goto('/');
  await page.keyboard.press('/');
  await expect(palette(page)).toBeVisible();
  await page.mouse.click(8, 400);
  await expect(palette(page)).toBeHidden();
});

test('a slash that is typed into a field stays there @long', async ({ page }) => {
  await page.goto('/timeline/');
  await page.evaluate(() => document.querySelector('main')?.prepend(document.createElement('textarea')));
  await page.locator('textarea').focus();
  await page.keyboard.press('/');
  await expect(page.locator('textarea')).toHaveValue('/');
  await expect(palette(page)).toHaveCount(0);
});

test('how many were found is announced @long', async ({ page }) => {
  await page.goto('/');
  await seek(page, 'fax');
  await expect(palette(page).getByRole('status')).toHaveText(/^\d+ decisions?$/);
});

test('an empty query lists what was looked at and the latest decisions @long', async ({ page }) => {
  for (const address of ['/workshop/4/', '/workshop/6/']) await page.goto(address);
  await page.keyboard.press('/');
  const looked = palette(page).getByRole('group', { name: 'Recently viewed' });
  await expect(looked.getByRole('option')).toHaveText([
    /Show everything.*(Accepted|Superseded|Proposed|Rejected|Deprecated|Draft|No status)/,
  ]);
  await expect(
    palette(page).getByRole('group', { name: 'Recent decisions' }).getByRole('option'),
  ).toHaveCount(5);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/workshop\/4\/$/);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test('fingers open it, choose a result and find targets large enough', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('banner').locator('[data-search]').tap();
    await field(page).fill('fax');
    const first = options(page).first();
    await expect(first).toContainText('Send by fax');
    await expect(palette(page).locator('.passage').first()).toBeVisible();
    for (const target of [...(await options(page).all()), palette(page).getByRole('button')]) {
      const { height = 0 } = (await target.boundingBox()) ?? {};
      expect(height).toBeGreaterThanOrEqual(24);
    }
    await first.tap();
    await expect(page).toHaveURL(/\/workshop\/6\/$/);
  });
});

test('all results are on a page whose address can be shared', async ({ page }) => {
  await page.goto('/');
  await seek(page, 'the');
  await palette(page)
    .getByRole('option', { name: /^All \d+ results$/ })
    .click();
  await expect(page).toHaveURL(/\/search\/\?q=the$/);
  await expect(page).toHaveTitle(/^the · Search/);
  await expect(results(page).first()).toBeVisible();
  const before = await results(page).count();
  await page.getByRole('button', { name: /^Show more/ }).click();
  await expect(results(page).nth(before).locator('h3 a')).toBeFocused();
});

test('filters are in the address, and the back button undoes them @phone', async ({ page }) => {
  await page.goto('/search/?q=validate');
  await expect(results(page).first()).toBeVisible();
  const all = await results(page).count();
  const summary = page.locator('.search-filters > summary');
  if (await summary.isVisible()) await summary.click();
  await page
    .getByRole('group', { name: 'Collection' })
    .getByLabel(/^workshop/i)
    .check();
  await expect(page).toHaveURL(/collection=workshop/);
  await expect(results(page)).toHaveCount(3);
  const status = page.getByRole('group', { name: 'Status' });
  await status.getByLabel(/^Accepted/).check();
  await expect(results(page)).toHaveCount(1);
  await status.getByLabel(/^Superseded/).check();
  await expect(results(page)).toHaveCount(3);
  await expect(page).toHaveURL(/status=accepted&status=superseded/);
  await expect(status.getByLabel(/^Superseded/)).toBeFocused();
  await page.goBack();
  await expect(results(page)).toHaveCount(1);
  await expect(status.getByLabel(/^Superseded/)).not.toBeChecked();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(results(page)).toHaveCount(all);
  await expect(page).toHaveURL(/\/search\/\?q=validate$/);
});

test('a shared address opens with its words, filters and order @long', async ({ page }) => {
  await page.goto('/search/?q=validate&collection=workshop&sort=oldest');
  await expect(results(page).locator('h3')).toHaveText([
    'Validate in the request',
    'Validate in a queue',
    'Validate at the edge',
  ]);
  await expect(page.getByLabel('Sort')).toHaveValue('oldest');
  await page.getByLabel('Sort').selectOption('Newest');
  await expect(results(page).locator('h3').first()).toHaveText('Validate at the edge');
  await expect(page).toHaveURL(/sort=newest/);
});

test('filters alone list what carries them @long', async ({ page }) => {
  await page.goto('/search/?collection=workshop&effectiveStatus=pending');
  await expect(results(page).locator('h3')).toHaveText(['Print on paper']);
});

test('on its own page a slash focuses the field @long', async ({ page }) => {
  await page.goto('/search/?q=fax');
  await expect(results(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('edge');
  await expect(page).toHaveURL(/\?q=edge$/);
  await expect(results(page).first()).toContainText('Validate at the edge');
});

test('nothing found under filters offers to drop them @long', async ({ page }) => {
  await page.goto('/search/?q=fax&year=2019');
  await expect(page.locator('.search-found')).toContainText('No decisions match these filters.');
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(results(page).first()).toContainText('Send by fax');
});

test('marks open what is folded, and the address is clean again', async ({ page }) => {
  await page.goto('/workshop/4/?mark=rope+everything#decision');
  await expect(page).toHaveURL(/\/workshop\/4\/#decision$/);
  await expect.poll(() => markedWords(page)).toContain('everything');
  await page.goto('/bridges/4/?mark=storm+splice#splicing');
  await expect.poll(() => markedWords(page)).toContain('splice');
  const visible = await page.evaluate(() =>
    [...(CSS.highlights.get('search') ?? [])].some(
      (range) => (range as Range).getBoundingClientRect().height > 0,
    ),
  );
  expect(visible).toBe(true);
});

test('below a base path and under a strict policy it finds and opens the record @long', async ({ page }) => {
  const hash = createHash('sha256').update(HEAD_SCRIPT).digest('base64');
  const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'; worker-src 'self' blob:`;
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(`${belowBase()}timeline/`);
  await seek(page, 'fax');
  await expect(options(page).first()).toContainText('Send by fax');
  await expect(palette(page).locator('.passage').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${belowBase()}adr/6/`);
  await page.goto(`${belowBase()}search/?q=fax`);
  await expect(results(page).first()).toContainText('Send by fax');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test.describe('where its files do not come', () => {
  test('the palette says so, and tries again', async ({ page }) => {
    await page.route('**/search/manifest.json', (route) => route.fulfill({ json: [], status: 200 }));
    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('fax');
    await expect(palette(page)).toContainText('Search failed to load.');
    await expect(palette(page).getByRole('link', { name: 'all decisions' })).toHaveAttribute('href', '/');
    await page.unroute('**/search/manifest.json');
    await palette(page).getByRole('button', { name: 'try again' }).click();
    await expect(options(page).first()).toContainText('Send by fax');
  });

  test('without the code of the palette, Enter opens the page, which says so @long', async ({
    browser,
    baseURL,
    viewport,
  }) => {
    // a context of its own: its console may complain
    const context = await browser.newContext({ viewport, baseURL: baseURL ?? '' });
    const page = readyAtOnce(await context.newPage());
    await page.route(/_astro\/palette\.[\w-]+\.js/, (route) => route.abort());
    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('fax');
    await expect(palette(page)).toContainText('failed to load');
    await page.unrouteAll();
    await page.route('**/pagefind.js', (route) => route.abort());
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=fax$/);
    await expect(page.locator('.search-lost')).toBeVisible();
    await context.close();
  });

  test('its page says so, and names the ways that are left @long', async ({ page }) => {
    await page.route('**/search/manifest.json', (route) => route.fulfill({ json: [], status: 200 }));
    await page.goto('/search/?q=fax');
    await expect(page.getByText('Search failed to load.').first()).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Tags' })).toBeVisible();
    await page.unroute('**/search/manifest.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(results(page).first()).toContainText('Send by fax');
  });
});

test('a record loads less than 15 KB of script before the search is opened, and none of its index', async ({
  page,
}) => {
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|json|wasm|pagefind)$/.test(pathname) || pathname.includes('/pagefind/')) {
      sizes.set(pathname, gzipSync(await response.body()).length);
    }
  });
  await page.goto('/workshop/3/');
  await page.waitForLoadState('networkidle');
  expect([...sizes.keys()].filter((path) => /pagefind|search|palette/.test(path))).toEqual([]);
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(15_000);
});

test('axe finds nothing with the palette closed, open, full and empty-handed @long', async ({ page }) => {
  test.slow();
  await page.goto('/workshop/3/');
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press('/');
  await expect(options(page).first()).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await field(page).fill('validate');
  await expect(palette(page).locator('.passage').first()).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await field(page).fill('zzzzqqqq');
  await expect(palette(page)).toContainText('No results');
  expect(await findViolations(page)).toEqual([]);
});

test('axe finds nothing on its page, which does not scroll sideways @long', async ({ page }) => {
  await page.goto('/search/?q=validate&collection=workshop');
  await expect(results(page).first()).toBeVisible();
  const summary = page.locator('.search-filters > summary');
  if (await summary.isVisible()) await summary.click();
  await expect(page.getByRole('group', { name: 'Tag' })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
