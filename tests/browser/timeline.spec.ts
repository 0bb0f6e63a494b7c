/** The timeline and the log as of a day, as somebody reads them who asks what was in force when it happened. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, ofFerries, type Page, test } from './support/test.ts';

const events = (page: Page) => page.locator('.timeline .event:visible');
const inForce = (page: Page) => page.locator('.timeline section.as-of').first().locator('li .name');

test('events are listed with their days, and those from git link to the commit', async ({ page }) => {
  await page.goto(`${ofFerries()}/timeline/`);
  const accepted = events(page)
    .filter({ hasText: /^Accepted/ })
    .filter({ hasText: 'Row across' });
  await expect(accepted).toContainText('Noor Haas: Row, says the board');
  await expect(accepted.getByRole('link', { name: /^from git/ })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/river\/crossing\/commit\/[\da-f]{40}$/,
  );
  await expect(events(page).filter({ hasText: /^Superseded/ })).toContainText('by 2 Sail across');
  await expect(page.getByRole('heading', { name: 'Without a date' })).toHaveCount(0);
});

test('a bar of the chart links to its period, from the keyboard @long', async ({ page }) => {
  await page.goto(`${ofFerries()}/timeline/`);
  const chart = page.getByRole('navigation', { name: 'Years', exact: true });
  const bar = chart.getByRole('link', { name: /2021: 1 event/ }).first();
  test.skip(!(await bar.isVisible()), 'on a phone, where bars are narrow, years are links');
  await bar.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#2021-06$/);
  await expect(page.getByRole('heading', { name: 'June' })).toBeInViewport();
});

test('a day that is asked for shows what was in force then, and what became of it', async ({ page }) => {
  await page.goto(`${ofFerries()}/timeline/`);
  await page.locator('input[type="date"]').fill('2022-01-01');
  await page.locator('input[type="date"]').press('Enter');
  await expect(page).toHaveURL(/\/timeline\/\?at=2022-01-01$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Decisions as of 1 January 2022');
  await expect(page.getByRole('status')).toContainText('2 decisions in force');
  await expect(inForce(page)).toHaveText(['1 Row across', '1 Build of wood']);
  await expect(page.locator('section.as-of').first()).toContainText('today: Superseded → 2 Sail across');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Timeline');
  await expect(events(page).first()).toBeVisible();
});

test('the handle on the chart goes to the day before, by keyboard and by dragging @phone', async ({
  page,
}) => {
  await page.goto(`${ofFerries()}/timeline/`);
  const handle = page.getByRole('slider');
  await handle.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Decisions as of 1 January');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\?at=\d{4}-\d\d-\d\d$/);
  await expect(handle).toHaveAttribute('aria-valuetext', /\d{4}$/);
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/\/timeline\/$/);
  await expect(events(page).first()).toBeVisible();
  const plot = await page.locator('.plot').boundingBox();
  const place = await handle.boundingBox();
  const y = (place?.y ?? 0) + (place?.height ?? 0) / 2;
  await page.mouse.move((place?.x ?? 0) + (place?.width ?? 0) / 2, y);
  await page.mouse.down();
  await page.mouse.move((plot?.x ?? 0) + (plot?.width ?? 0) / 2, y, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Decisions as of');
});

test('an address with a day is all that a colleague needs', async ({ page }) => {
  await page.goto(`${ofFerries()}/timeline/?at=2023-08-09`);
  await expect(inForce(page)).toHaveText(['2 Sail across', '1 Build of wood']);
  await expect(page.locator('input[type="date"]')).toHaveValue('2023-08-09');
  await page.getByRole('link', { name: /Previous change/ }).click();
  await expect(page).toHaveURL(/at=2021-06-07$/);
  await expect(inForce(page)).toHaveText(['1 Row across', '1 Build of wood']);
  await page.getByRole('link', { name: 'Back to the timeline' }).click();
  await expect(page).toHaveURL(/\/timeline\/$/);
  await expect(events(page).first()).toBeVisible();
});

test('decisions with unknown status on a day are listed @long', async ({ page }) => {
  await page.goto('/timeline/?at=2023-01-01');
  await expect(page.getByRole('status')).toContainText(/\d+ unknown/);
  const unknown = page.locator('details.as-of', { hasText: /\d+ unknown/ });
  await unknown.locator('summary').click();
  await expect(unknown).toContainText('Trust a lost link');
});

test('an address without a valid day says so @long', async ({ page }) => {
  await page.goto(`${ofFerries()}/timeline/?at=2023-02-30`);
  await expect(page.getByRole('status')).toContainText('This date does not exist');
  await page.getByRole('link', { name: 'Back to the timeline' }).click();
  await expect(events(page).first()).toBeVisible();
});

test('filters put their state into the address and leave what has it all', async ({ page }) => {
  await page.goto(`${ofFerries()}/timeline/`);
  await page.getByLabel('Event').selectOption('Accepted');
  await expect(page).toHaveURL(/\?kind=accepted$/);
  await expect(page.getByRole('status')).toContainText('3 of');
  await page.getByLabel('Collection').selectOption('Ferries');
  await expect(events(page)).toHaveCount(2);
  await page.reload();
  await expect(events(page)).toHaveCount(2);
  await expect(page.getByLabel('Collection')).toHaveValue('ferries');
  await page.getByLabel('Year', { exact: true }).selectOption('2021');
  await expect(events(page)).toHaveCount(1);
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/timeline\/$/);
});

test('as of a day, a collection can be read alone @long', async ({ page }) => {
  await page.goto(`${ofFerries()}/timeline/?at=2022-01-01`);
  await page.getByLabel('Collection').selectOption('Quays');
  await expect(inForce(page)).toHaveText(['1 Build of wood']);
  await expect(page).toHaveURL(/at=2022-01-01&collection=quays/);
});

test('a failure to load the events is shown @long', async ({ page }) => {
  await page.route('**/timeline.json', (route) => route.fulfill({ json: [] }));
  await page.goto(`${ofFerries()}/timeline/?at=2022-01-01`);
  await expect(page.getByRole('status')).toContainText('failed to load');
  await expect(events(page).first()).toBeVisible();
});

test('the timeline of a repository has no violation and does not scroll sideways @long', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of ['/timeline/', '/timeline/?at=2022-01-01', '/timeline/2021/', '/ferries/1/']) {
    await page.goto(ofFerries() + address);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
  }
});
