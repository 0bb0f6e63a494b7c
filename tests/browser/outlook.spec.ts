/** What decisions still ask for, as somebody who leads them reads it. */
import { expect, test } from './support/test.ts';

test('the lists are reached from any page, and say where the reader is @long', async ({ page }) => {
  await page.goto('/workshop/3/');
  const site = page.getByRole('navigation', { name: 'Site' });
  for (const [name, heading] of [
    ['Risks', 'Open risks'],
    ['Reviews', 'Reviews'],
    ['To-dos', 'Open to-dos'],
  ] as const) {
    await site.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(site.locator('[aria-current="page"]')).toHaveText(name);
  }
});

test('a risk links to its line in the record, from the keyboard @long', async ({ page }) => {
  await page.goto('/risks/without-mitigation/');
  const rust = page.locator('.follow-up', { hasText: 'Rust' });
  await expect(rust).toContainText('No mitigation given');
  const link = rust.getByRole('link', { name: /^Risk 2 of 1 / });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/bridges\/1\/#/);
  await expect(page.locator(':target')).toBeInViewport();
  await expect(page.locator(':target')).toContainText('Rust');
});

test('what is closed is on no list @long', async ({ page }) => {
  for (const address of ['/risks/', '/reviews/', '/todos/']) {
    await page.goto(address);
    await expect(page.getByRole('main')).not.toContainText('Ask a toll');
  }
});

test('the head has its links in one line; a risk and its mitigation are side by side where there is room @phone', async ({
  page,
}) => {
  await page.goto('/risks/');
  const tops = await page
    .locator('.site-nav a')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
  const wind = page.locator('.follow-up', { hasText: 'Wind sets it swinging' });
  const [risk, answer] = await wind
    .locator('> .body, > .mitigation')
    .evaluateAll((boxes) => boxes.map((box) => box.getBoundingClientRect()));
  const width = page.viewportSize()?.width ?? 0;
  if (width > 700) expect(answer?.left).toBeGreaterThan(risk?.right ?? 0);
  else expect(answer?.top).toBeGreaterThanOrEqual(risk?.bottom ?? 0);
});

test('a review date that has passed since the site was built is marked @long', async ({ page }) => {
  await page.goto('/reviews/');
  const dates = page.locator('.reviews li');
  await expect(dates).toHaveCount(2);
  await expect(dates.getByText('Overdue').locator('visible=true')).toHaveCount(1);
  await expect(dates.first()).toContainText('Overdue');
  await expect(page.locator('.tally')).toContainText('2 review dates, 1 overdue');

  await page.clock.setFixedTime(new Date(2099, 0, 16));
  await page.reload();
  await expect(dates.getByText('Overdue').locator('visible=true')).toHaveCount(2);
  await expect(page.locator('.tally')).toContainText('2 review dates, 2 overdue');
});

test('printed, a list is the list alone @long', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/todos/');
  await expect(page.getByText('Ten lorries cross it at once')).toBeVisible();
  await expect(page.locator('.jump-link').locator('visible=true')).toHaveCount(0);
  await expect(page.locator('.site-nav')).toBeHidden();
});
