/** The log as one file: opened from disk, without a network, and printed. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'playwright/test';
import { checkout } from '../support/checkout.ts';
import { cadre } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';

let file: string;
let records: number;

test.beforeAll(async () => {
  file = join(createTempFolder(), 'decisions.html');
  const run = await cadre(['build', '--single', file, '--json'], {
    root: join(checkout, 'tests/fixtures/caliper'),
  });
  const result = JSON.parse(run.stdout) as { ok: boolean; records: number };
  expect(result.ok).toBe(true);
  records = result.records;
});

test('it opens from disk, makes no request and links to its sections @long', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(file).href;
  await page.goto(address);
  await expect(page.locator('.single-section')).toHaveCount(await page.locator('.single-contents a').count());
  await page.locator('.single-contents a').nth(2).click();
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([address]);
});

test('as PDF, each record starts a page, and links point to them @long', async ({ page }) => {
  await page.goto(pathToFileURL(file).href);
  const pdf = (await page.pdf({ format: 'A4', outline: true, tagged: true })).toString('latin1');
  const pages = pdf.match(/\/Type ?\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(records);
  expect(pdf.match(/\/Subtype ?\/Link/g)?.length ?? 0).toBeGreaterThanOrEqual(records);
});
