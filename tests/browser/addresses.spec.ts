/** Addresses that are not permalinks, as readers follow them from tickets and chats. */
import { test as plain } from 'playwright/test';
import { belowBase, expect, test } from './support/test.ts';

test('an alias ends on the record, at the section that was asked for', async ({ page }) => {
  await page.goto('/caliper/ADR-012-process-cad-files-in-a-job-queue/?from=ticket#decision');
  await expect(page).toHaveURL(/\/caliper\/12\/\?from=ticket#decision$/);
  await expect(page.locator('#decision')).toBeInViewport();
});

test('going back from the record does not open the alias again @long', async ({ page }) => {
  await page.goto('/');
  await page.goto('/caliper/ADR-012-process-cad-files-in-a-job-queue/');
  await expect(page).toHaveURL(/\/caliper\/12\/$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
});

test('an alias below a base path redirects below it @long', async ({ page }) => {
  await page.goto(`${belowBase()}adr/ADR-001-validate-in-the-request/`);
  await expect(page).toHaveURL(/\/teams\/decisions\/adr\/1\/$/);
});

// A page that is not there is a complaint of the browser's: no quiet console here.
plain.describe('an address that no page has', () => {
  plain('is resolved where it can mean one record only', async ({ page }) => {
    await page.goto(`${process.env['CADRE_SITE']}/adr/caliper/0012-old.html?x#decision`);
    await expect(page).toHaveURL(/\/caliper\/12\/\?x#decision$/);
    await expect(page.locator('h1')).toContainText('job queue');
  });

  plain('is resolved below a base path, however deep it is', async ({ page }) => {
    await page.goto(`${belowBase()}wiki/old/adr/ADR_00001.htm`);
    await expect(page).toHaveURL(/\/teams\/decisions\/adr\/1\/$/);
  });

  plain('offers what is near where it could mean several or none', async ({ page }) => {
    await page.goto(`${process.env['CADRE_SITE']}/caliper/0099-tessellate-everything/`);
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Were you looking for one of these?' })).toBeVisible();
    await page.getByRole('link', { name: /Tessellate once and cache/ }).click();
    await expect(page).toHaveURL(/\/caliper\/16\/$/);
  });
});
