/** A record as a reader meets it. */
import { expect, test } from './support/test.ts';

test('a superseded record opens with a banner that links to what is in force now', async ({ page }) => {
  await page.goto('/workshop/1/');
  const banner = page.getByRole('note').first();
  await expect(banner).toContainText('No longer in force.');
  await expect(banner).toBeInViewport();
  const above = await banner.evaluate(
    (element) =>
      element.compareDocumentPosition(document.querySelector('h1') ?? element) &
      Node.DOCUMENT_POSITION_FOLLOWING,
  );
  expect(above, 'it stands before the title').toBeTruthy();
  await banner.getByRole('link', { name: /Validate at the edge/ }).click();
  await expect(page).toHaveURL(/\/workshop\/3\/$/);
  await expect(page.getByRole('note').filter({ hasText: 'No longer in force' })).toHaveCount(0);
});

test('the chain shows the whole line and where the reader is in it', async ({ page }) => {
  await page.goto('/workshop/2/');
  const chain = page.getByRole('navigation', { name: 'History of replacements' });
  await expect(chain.locator('.generation')).toHaveCount(3);
  await expect(chain.locator('.generation').nth(1)).toContainText('This decision');
  await chain.getByRole('link', { name: /Validate in the request/ }).click();
  await expect(page).toHaveURL(/\/workshop\/1\/$/);
});

test('the facts are there without scrolling far: status, date, deciders, ticket @long', async ({ page }) => {
  await page.goto('/workshop/3/');
  const eyebrow = page.locator('.eyebrow');
  await expect(eyebrow).toContainText('Accepted');
  await expect(eyebrow.locator('time')).toHaveAttribute('datetime', '2024-07-08');
  const facts = page.locator('.facts');
  await expect(facts).toContainText('Noor Haas');
  await expect(facts.getByRole('link', { name: 'SHOP-30', exact: true })).toHaveAttribute(
    'href',
    'https://tickets.example/SHOP-30',
  );
  await expect(facts).toBeInViewport();
});

test('contents link to their section and mark where the reader is @phone', async ({ page }) => {
  await page.goto('/workshop/4/');
  const contents = page.locator('.toc');
  if (!(await contents.getByRole('link').first().isVisible())) await contents.locator('summary').click();
  const link = contents.getByRole('link', { name: 'Reconsideration' });
  await link.click();
  await expect(page.getByRole('heading', { name: 'Reconsideration' })).toBeInViewport();
  await expect(link).toHaveAttribute('aria-current', 'true');
  await page.locator('#alternative-2-show-nothing').evaluate((heading) => heading.scrollIntoView());
  await expect(contents.locator('[aria-current="true"]')).toHaveText(/Alternative 2/);
});

test('code is copied by its button', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/workshop/4/');
  const block = page.locator('.body pre', { hasText: 'tolerance' }).locator('..');
  await block.hover();
  await block.getByRole('button', { name: /copy/i }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^export const tolerance: number = 0\.25;/);
  await expect(block.getByRole('button')).toContainText(/copied/i);
});

test('diagrams are drawn, at build and in the browser', async ({ page }) => {
  await page.goto('/workshop/4/');
  for (const [section, words] of [
    ['drawn-while-the-site-is-built', 'Worker'],
    ['drawn-while-the-site-is-built', 'done'],
    ['drawn-in-the-browser', 'Rollout'],
  ]) {
    await page.locator(`h3#${section}`).scrollIntoViewIfNeeded();
    const drawing = page.locator('.body svg', { hasText: words ?? '' }).first();
    await expect(drawing).toBeVisible();
    expect((await drawing.boundingBox())?.height).toBeGreaterThan(40);
  }
});

test('box drawings are set in a font where their lines join @long', async ({ page }) => {
  await page.goto('/workshop/4/');
  const lines = page.locator('.body pre', { hasText: '┌─' });
  await expect(lines).toBeVisible();
  const gap = await lines.evaluate((pre) => {
    const code = pre.querySelector('code') ?? pre;
    const { lineHeight, fontSize } = getComputedStyle(code);
    return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
  });
  expect(gap, 'lines that are set apart do not join').toBeLessThanOrEqual(1.35);
});

test('a wide table and long code scroll in boxes of their own, reached by keyboard @phone', async ({
  page,
  viewport,
}) => {
  await page.goto('/workshop/4/');
  const code = page.locator('.body pre', { hasText: 'tolerance' });
  expect(await code.evaluate((pre) => pre.scrollWidth > pre.clientWidth)).toBe(true);
  await expect(code).toHaveAttribute('tabindex', '0');
  if ((viewport?.width ?? 0) > 400) return;
  const box = page.locator('.body .table-box');
  expect(await box.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  await expect(box).toHaveAttribute('tabindex', '0');
});

test('footnotes link there and back @long', async ({ page }) => {
  await page.goto('/workshop/4/');
  await page.locator('.body sup a').first().click();
  await expect(page.getByText('The note at the foot.')).toBeInViewport();
  await page.locator('.body .footnotes, .body section').getByRole('link').last().click();
  await expect(page.locator('.body sup a').first()).toBeInViewport();
});

test('an image beside the record is shown @long', async ({ page }) => {
  await page.goto('/workshop/4/');
  const image = page.getByRole('img', { name: 'The plan' });
  await image.scrollIntoViewIfNeeded();
  await expect
    .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
});

test('previous and next go through the log @long', async ({ page }) => {
  await page.goto('/workshop/2/');
  await page.locator('a[rel=next]').click();
  await expect(page).toHaveURL(/\/workshop\/3\/$/);
  await page.locator('a[rel=prev]').click();
  await expect(page).toHaveURL(/\/workshop\/2\/$/);
});
