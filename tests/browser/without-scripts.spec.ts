/** Everything can be read, and every filter followed, where no script runs. */
import { expect, test } from './support/test.ts';

test('the log lists its records, and a filter is a page of its own', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.row h3', { hasText: 'Validate at the edge' })).toBeVisible();
  await page
    .locator('[data-facet="effectiveStatus"]')
    .getByRole('link', { name: /^Pending/ })
    .click();
  await expect(page).toHaveURL(/\/effective-status\/pending\/$/);
  await expect(page.locator('.row h3', { hasText: 'Print on paper' })).toBeVisible();
  await expect(page.locator('.row h3', { hasText: 'Validate at the edge' })).toHaveCount(0);
});

test('a record is read whole: banner, facts, body, diagrams, contents', async ({ page }) => {
  await page.goto('/workshop/1/');
  await expect(page.getByRole('note').first()).toContainText('No longer in force.');
  await page.goto('/workshop/4/');
  await expect(page.locator('.facts')).toContainText('Ada Berg');
  await expect(page.locator('.body svg', { hasText: 'Worker' }).first()).toBeVisible();
  await expect(page.getByText('after a1, 20d'), 'the source of a diagram that needs a script').toBeVisible();
  await expect(page.getByText('runs-without-a-break')).toBeAttached();
  await page.locator('.toc summary').click();
  await page.locator('.toc').getByRole('link', { name: 'Reconsideration' }).click();
  await expect(page.getByRole('heading', { name: 'Reconsideration' })).toBeInViewport();
});

test('the timeline is read by years and months, and its chart links to them', async ({ page }) => {
  await page.goto('/timeline/');
  await expect(page.locator('.event', { hasText: 'Validate in the request' }).first()).toBeVisible();
  await expect(page.getByText('need JavaScript')).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Years', exact: true })
    .getByRole('link', { name: /^2022/ })
    .click();
  await expect(page.locator('h2', { hasText: /^2022$/ })).toBeInViewport();
});

test('nothing that needs a script is offered', async ({ page }) => {
  for (const address of ['/workshop/4/', '/timeline/']) {
    await page.goto(address);
    for (const role of ['button', 'radio', 'combobox'] as const)
      await expect(page.getByRole(role).locator('visible=true')).toHaveCount(0);
    await expect(page.getByLabel('View decisions as of').locator('visible=true')).toHaveCount(0);
  }
});

test('the graph is drawn, explained and written as text', async ({ page }) => {
  await page.goto('/graph/');
  await expect(page.locator('svg.graph:visible').first()).toBeVisible();
  await expect(page.locator('.legend')).toContainText('superseded by');
  await expect(page.locator('.legend input')).toHaveCount(0);
  await expect(page.getByText('Keyboard:')).toBeHidden();
  await page.locator('.words summary').first().click();
  await expect(page.locator('.in-words').first()).toContainText('superseded by');
  await page.locator('a.graph-node:visible').first().click();
  await expect(page.locator('article.record h1')).toBeVisible();
});

test('the search says what it needs, and where else decisions are found', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await expect(page.getByText('Search needs JavaScript')).toBeVisible();
  await expect(page.getByText('failed to load')).toBeHidden();
  await expect(page.locator('.search-form')).toBeHidden();
  await page.getByRole('main').getByRole('link', { name: 'Tags' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tags');
});
