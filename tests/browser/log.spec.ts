/** The log as a reader uses it: filters, their state in the address, orders. */
import { expect, type Page, test } from './support/test.ts';

/** Opens the log with the workshop's records alone. */
async function open(page: Page): Promise<void> {
  await page.goto('/?collection=workshop');
  await expect(rows(page)).toHaveCount(7);
}

const rows = (page: Page) => page.locator('[data-log-rows] .row:visible');
const titles = (page: Page) => page.locator('[data-log-rows] .row:visible h3');
/** Chooses an order in its menu. */
async function sort(page: Page, name: string): Promise<void> {
  await page.locator('.sorting summary').click();
  await page.locator('.sorting').getByRole('link', { name }).click();
}

/** Chooses a filter where it shows, or in its menu. */
async function choose(page: Page, facet: string, name: RegExp): Promise<void> {
  const box = page.locator(`[data-facet="${facet}"]`);
  const link = box.getByRole('link', { name }).locator('visible=true').first();
  if (!(await link.isVisible())) await box.locator('summary').click();
  await link.click();
}

test('filters work together and put their state in the address @phone', async ({ page }) => {
  await open(page);
  await choose(page, 'tag', /^validation/);
  await expect(titles(page)).toHaveText([
    'Validate at the edge',
    'Validate in a queue',
    'Validate in the request',
  ]);
  await choose(page, 'effectiveStatus', /^No longer in force/);
  await expect(titles(page)).toHaveText(['Validate in a queue', 'Validate in the request']);
  await choose(page, 'year', /^2022/);
  await expect(titles(page)).toHaveText(['Validate in a queue']);

  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toEqual({
    collection: 'workshop',
    tag: 'validation',
    effectiveStatus: 'no-longer-in-force',
    year: '2022',
  });
});

test('the back button undoes one choice after the other', async ({ page }) => {
  await open(page);
  await choose(page, 'effectiveStatus', /^No longer in force/);
  await expect(rows(page)).toHaveCount(3);
  await choose(page, 'tag', /^pages/);
  await expect(titles(page)).toHaveText(['Send by fax']);
  await page.goBack();
  await expect(rows(page)).toHaveCount(3);
  await page.goBack();
  await expect(rows(page)).toHaveCount(7);
  await page.goForward();
  await expect(rows(page)).toHaveCount(3);
});

test('an address with a state opens in that state, and a record and back keeps it', async ({ page }) => {
  await page.goto('/?effectiveStatus=pending&collection=workshop');
  await expect(titles(page)).toHaveText(['Print on paper']);
  await titles(page).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Print on paper');
  await page.goBack();
  await expect(titles(page)).toHaveText(['Print on paper']);
});

test('a choice made twice is taken back @long', async ({ page }) => {
  await open(page);
  await choose(page, 'effectiveStatus', /^Pending/);
  await expect(rows(page)).toHaveCount(1);
  await choose(page, 'effectiveStatus', /^Pending/);
  await expect(rows(page)).toHaveCount(7);
});

test('a person finds what they decided @long', async ({ page }) => {
  await open(page);
  await choose(page, 'person', /^Noor Haas/);
  await expect(titles(page)).toHaveText(['Print on paper', 'Validate at the edge', 'Validate in a queue']);
});

test('the log can be sorted by number, title and status @long', async ({ page }) => {
  await open(page);
  await sort(page, 'Number');
  await expect(titles(page).first()).toHaveText('Validate in the request');
  await sort(page, 'Title');
  await expect(titles(page)).toHaveText([
    'Print on paper',
    'Send by fax',
    'Show everything',
    'Trust a lost link',
    'Validate at the edge',
    'Validate in a queue',
    'Validate in the request',
  ]);
  await sort(page, 'Status');
  await expect(titles(page).first()).toHaveText('Print on paper');
  expect(new URL(page.url()).searchParams.get('sort')).toBe('status');
});

test('a filter without matches offers to clear it', async ({ page }) => {
  await page.goto('/?collection=workshop&tag=queue&effectiveStatus=pending');
  await expect(rows(page)).toHaveCount(0);
  const answer = page.getByRole('status');
  await expect(answer).toContainText(/^0 of \d+ decisions/);
  await answer.getByText('Clear filters').click();
  await expect(rows(page).first()).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
});

test('a closed record names its successor @long', async ({ page }) => {
  await open(page);
  const row = rows(page).filter({ hasText: 'Validate in the request' });
  await expect(row.locator('.successor')).toContainText('Validate at the edge');
  await row.locator('.successor').click();
  await expect(page).toHaveURL(/\/workshop\/3\/$/);
});

test('a record is reached from the log by keyboard alone', async ({ page }) => {
  await page.goto('/?collection=workshop&effectiveStatus=pending');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  const record = titles(page).getByRole('link');
  for (let presses = 0; presses < 80; presses++) {
    if (await record.evaluate((link) => link === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(record).toBeFocused();
  const outline = await record.evaluate((link) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(link);
    return outlineStyle !== 'none' && outlineWidth !== '0px' ? 'outline' : boxShadow;
  });
  expect(outline, 'what has the focus is marked').not.toBe('none');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/workshop\/5\/$/);
});

test('each chosen filter is a chip, and its cross removes it', async ({ page }) => {
  await page.goto('/?collection=workshop&effectiveStatus=no-longer-in-force');
  await expect(rows(page)).toHaveCount(3);
  const chips = page.locator('.found .chip');
  await expect(chips).toHaveCount(2);
  await page.getByRole('link', { name: 'Remove filter Effective status: No longer in force' }).click();
  await expect(rows(page)).toHaveCount(7);
  expect(new URL(page.url()).search).toBe('?collection=workshop');
});

test('a compact list has one line a record, also on the next visit', async ({ page }) => {
  await open(page);
  const first = rows(page).first();
  const height = async () => (await first.boundingBox())?.height ?? 0;
  const before = await height();
  await page.getByRole('button', { name: 'Compact' }).click();
  expect(await height()).toBeLessThan(Math.min(before, 50));
  await page.reload();
  await expect(rows(page)).toHaveCount(7);
  expect(await height()).toBeLessThan(50);
  await page.getByRole('button', { name: 'Compact' }).click();
  expect(await height()).toBe(before);
});
