/** The page that lists every address to copy. */
import { expect, test } from './support/test.ts';

test('an address is copied whole @long', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/about/');
  const row = page.locator('.addresses > div', { has: page.locator('a[href="/log.json"]') });
  await row.getByRole('button', { name: 'Copy' }).click();
  await expect(row.getByRole('button')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(new URL('/log.json', page.url()).href);
  expect((await page.request.get(copied)).status()).toBe(200);
});

test('every address of the page is there @long', async ({ page }) => {
  await page.goto('/about/');
  for (const link of await page.locator('a[data-copyable]').all()) {
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
    expect.soft((await page.request.get(address)).status(), address).toBe(200);
  }
});
