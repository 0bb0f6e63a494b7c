/** A record's parts as a reader compares and scans them. */
import { findViolations } from './support/axe.ts';
import { expect, type Page, test } from './support/test.ts';

const beside = async (page: Page, first: string, second: string): Promise<boolean> => {
  const [a, b] = await Promise.all([first, second].map((one) => page.locator(one).first().boundingBox()));
  if (a === undefined || b === undefined || a === null || b === null) throw new Error('not on the page');
  return b.x >= a.x + a.width - 1;
};

test('good and bad consequences are side by side where there is room, else below each other @phone', async ({
  page,
  viewport,
}) => {
  await page.goto('/caliper/12/');
  const wide = (viewport?.width ?? 0) >= 600;
  expect(await beside(page, '[data-part="positive"]', '[data-part="negative"]')).toBe(wide);
});

test('each risk is beside its mitigation @phone', async ({ page, viewport }) => {
  await page.goto('/bridges/1/');
  const register = page.getByRole('table').filter({ hasText: 'Rust' });
  const rows = register.getByRole('row');
  await expect(rows.filter({ hasText: 'Wind sets it swinging' })).toContainText('It is closed in a storm');
  await expect(rows.filter({ hasText: 'Rust' }).getByText('No mitigation given')).toBeVisible();
  if ((viewport?.width ?? 0) >= 600)
    expect(await beside(page, '#risk-1 > td.risk', '#risk-1 > td.mitigation')).toBe(true);
});

test('the options are compared at a glance, the chosen one first, and link to their details', async ({
  page,
}) => {
  await page.goto('/caliper/12/');
  const rows = page.getByRole('table', { name: /options compared/i }).locator('tbody tr');
  await expect(rows.nth(0)).toContainText('Chosen');
  await expect(rows.filter({ hasText: 'Serverless functions' })).toContainText('Rejected');
  await rows.getByRole('link', { name: 'Longer timeouts' }).click();
  await expect(page.getByRole('heading', { name: /Alternative 3: Longer timeouts/ })).toBeInViewport();
});

test('what else there is to an option opens in place, by keyboard too @long', async ({ page }) => {
  await page.goto('/bridges/4/');
  const more = page.getByText(/^More about /);
  const code = page.getByText('post --- rope --- post');
  await expect(code).toBeHidden();
  await expect(page.getByText('Bad, because it rots')).toBeVisible();
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(code).toBeVisible();
});

test('a link into what is folded opens it', async ({ page }) => {
  await page.goto('/bridges/4/#splicing');
  await expect(page.getByText(/^A splice holds four years/)).toBeVisible();
});

test('the chosen one of a list of options is marked there @long', async ({ page }) => {
  await page.goto('/bridges/4/');
  const items = page.locator('[data-part="alternatives"]').first().getByRole('listitem');
  await expect(items.filter({ hasText: 'Iron' }).first()).toContainText('Chosen');
  await expect(items.filter({ hasText: 'Glass' }).first()).not.toContainText('Chosen');
});

test('the progress of tests is written and shown @long', async ({ page }) => {
  await page.goto('/caliper/12/');
  const testing = page.locator('[data-part="testing"]');
  await expect(testing.getByText('3 of 5 done')).toBeVisible();
  await expect(testing.getByRole('progressbar')).toHaveAttribute('value', '3');
});

test('phases are steps, metrics are tables, and conditions to reconsider the decision are set apart @long', async ({
  page,
}) => {
  await page.goto('/caliper/12/');
  await expect(page.locator('ol.steps > li')).toHaveCount(3);
  await expect(page.getByRole('table', { name: 'Alerting' })).toContainText('Redis above 2 GB');
  const panel = page.locator('[data-part="reconsideration"]');
  await expect(panel.getByText('This decision should be revisited if:')).toBeVisible();
});

test('the page opens with whether it is in force, and the decision in a sentence', async ({ page }) => {
  await page.goto('/caliper/22/');
  const answer = page.locator('.eyebrow');
  await expect(answer).toContainText('In force');
  await expect(answer).toBeInViewport();
  await expect(page.getByText('Each distinct part of an assembly is a job of its own').first()).toBeVisible();
});

test('a record prints whole: what is folded is open, and nothing is left to click', async ({ page }) => {
  await page.goto('/bridges/4/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('post --- rope --- post')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Site' })).toBeHidden();
  await expect(page.getByRole('button').locator('visible=true')).toHaveCount(0);
});

test('axe finds nothing in the parts, folded or open, in light and dark @long', async ({ page }) => {
  await page.goto('/bridges/4/');
  await page.getByText(/^More about /).click();
  expect(await findViolations(page)).toEqual([]);
});
