/** What holds for every page: nothing sideways, themes, the base path. */
import { belowBase, expect, type Page, test } from './support/test.ts';
import { pages } from './support/workshop.ts';

/** The colour behind the page. */
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

/** The widest of each kind of page. */
const SAMPLE = [
  'the log',
  'a record with everything',
  'options weighed at length',
  'a facet',
  'the open risks',
  'the log as of a day',
  'all relations',
  'the decisions of a ticket',
  'the problems',
  'what the site is',
];

test('no kind of page scrolls sideways on a phone @once', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await findSideways(page, SAMPLE);
});

test('no page scrolls sideways @long', async ({ page }) => {
  await findSideways(page, Object.keys(pages));
});

async function findSideways(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.goto(pages[name] ?? '');
    const { wide, culprits } = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      return {
        wide: document.documentElement.scrollWidth - width,
        culprits: [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > width + 1)
          .slice(0, 5)
          .map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
      };
    });
    expect.soft(wide, `${name}: ${culprits.join(', ')}`).toBeLessThanOrEqual(0);
  }
}

test('the theme that is chosen stays, on the next page as well', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await paper(page);
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(() => paper(page)).not.toBe(light);
  const dark = await paper(page);
  await page.goto('/workshop/3/');
  expect(await paper(page)).toBe(dark);
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('radio', { name: 'System' }).check({ force: true });
  await expect.poll(() => paper(page)).toBe(light);
});

test('the theme follows the system where none is chosen @long', async ({ page }) => {
  await page.goto('/');
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await paper(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => paper(page)).not.toBe(light);
});

test('below a base path the log filters, a record opens and its files load', async ({ page }) => {
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(response.url());
  });
  await page.goto(`${belowBase()}?effectiveStatus=no-longer-in-force`);
  const rows = page.locator('[data-log-rows] .row:visible');
  await expect(rows).toHaveCount(3);
  await rows.locator('h3 a', { hasText: 'Validate in the request' }).click();
  await page
    .getByRole('note')
    .getByRole('link', { name: /Validate at the edge/ })
    .click();
  await expect(page).toHaveURL(`${belowBase()}workshop/3/`.replace('workshop', 'adr'));
  await page.goto(`${belowBase()}adr/4/`);
  await page.getByRole('img', { name: 'The plan' }).scrollIntoViewIfNeeded();
  await page.getByText('Drawn in the browser').last().scrollIntoViewIfNeeded();
  await expect(page.locator('.body svg', { hasText: 'Rollout' }).first()).toBeVisible();
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(page).toHaveURL(belowBase());
  expect(refused).toEqual([]);
});

test('a missing page links back to the log @long', async ({ page }) => {
  await page.goto('/404.html');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.locator('[data-log-rows]')).toBeVisible();
});
