/** What a record hangs together with: its line of supersession, changes, who refers to it, and cards on links. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, ofLines, type Page, readyAtOnce, test } from './support/test.ts';

const WIDTHS = { phone: 390, tablet: 820, desktop: 1440 };

const card = (page: Page) => page.getByRole('tooltip');
const line = (page: Page) => page.getByRole('navigation', { name: 'History of replacements' });

for (const [name, width] of Object.entries(WIDTHS)) {
  test(`chains of two to twelve records can be read on a ${name} @long @once`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const address of ['/adr/1/', '/adr/7/', '/adr/20/', '/adr/30/']) {
      await page.goto(ofLines() + address);
      const items = line(page).locator('.node');
      expect(await items.count(), address).toBeGreaterThan(1);
      for (const item of await items.all()) {
        const box = await item.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        expect(await item.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
      }
      const boxes = await Promise.all((await items.all()).map((item) => item.locator('.name').boundingBox()));
      expect(
        boxes.every((box) => (box?.height ?? 199) < 110),
        'no title is squeezed into a column',
      ).toBe(true);
    }
  });
}

test('the history says in words which record this is, and what was replaced by what @long', async ({
  page,
}) => {
  await page.goto(`${ofLines()}/adr/7/`);
  const here = line(page).locator('[aria-current="true"]');
  await expect(here).toHaveCount(1);
  await expect(here).toContainText('7 This decision');
  await expect(here).toContainText('Superseded');
  await page.goto(`${ofLines()}/adr/30/`);
  await expect(line(page).locator('.node').first()).toContainText(/Replaced by 31 .* and 32 /);
});

test('a part that was taken over is named, in the history and on both records @long', async ({ page }) => {
  await page.goto(`${ofLines()}/adr/21/`);
  await expect(line(page)).toContainText(/by 23.*printing/);
  await page.goto(`${ofLines()}/adr/22/`);
  await expect(page.locator('.changes')).toContainText(/Amended by 23 .*: adds a limit/);
  await page.goto(`${ofLines()}/adr/23/`);
  await expect(page.locator('.changes')).toContainText('Amends 22 Draw plans in a worker: adds a limit');
});

test('records that refer to one are listed with the sentence, the mention highlighted', async ({ page }) => {
  await page.goto(`${ofLines()}/adr/20/`);
  const referrer = page.locator('.connection').filter({ has: page.locator('mark') });
  await expect(referrer).toHaveCount(1);
  await expect(referrer).toContainText('What ADR-20 said of screens still does.');
  await expect(referrer.locator('mark')).toHaveText('ADR-20');
  await expect(referrer).toContainText('Accepted');
});

test('hovering a link shows a card of its target inside the window, and leaving hides it', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto(`${ofLines()}/adr/23/`);
  const link = page.locator('.body').getByRole('link', { name: 'ADR-20' });
  await expect(link).toHaveAttribute('title', '20 Draw plans in the browser (Superseded)');
  await link.hover();
  await expect(card(page)).toContainText('20 Draw plans in the browser');
  await expect(card(page)).toContainText('Superseded');
  await expect(card(page)).toContainText('In force now: 22 Draw plans in a worker');
  await expect(card(page)).toContainText('Draw plans in the browser, and measure again in a year.');
  await expect(link, 'one description at a time').not.toHaveAttribute('title');
  await expect(link).toHaveAccessibleDescription(/Superseded/);
  const box = await card(page).boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await card(page).hover();
  await page.clock.runFor(2000);
  await expect(card(page), 'it stays while it is read').toBeVisible();
  await page.mouse.move(2, 2);
  await expect(card(page)).toBeHidden();
  await expect(link).toHaveAttribute('title', '20 Draw plans in the browser (Superseded)');
});

test('focus shows a card at once; Escape sends it away and keeps the focus', async ({ page }) => {
  await page.goto(`${ofLines()}/adr/20/`);
  const link = page.getByRole('note').getByRole('link').first();
  await link.focus();
  await expect(link).toBeFocused();
  await expect(card(page)).toContainText('21 Draw plans on the server');
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(card(page)).toContainText('22 Draw plans in a worker');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/adr\/22\/$/);
  await expect(card(page)).toBeHidden();
});

test('a card that was sent away under the pointer stays away @long', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${ofLines()}/adr/1/`);
  const link = line(page).getByRole('link').first();
  await link.hover();
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
  const box = await link.boundingBox();
  if (box !== null) await page.mouse.move(box.x + box.width / 2 + 3, box.y + box.height / 2);
  await page.clock.runFor(2000);
  await expect(card(page)).toBeHidden();
});

test('every kind of link to a record has a card; a title is shown as it is written @long', async ({
  page,
}) => {
  await page.goto(`${ofLines()}/adr/22/`);
  for (const place of ['.lineage', '.changes', '.relations', '.neighbours']) {
    await page.mouse.move(2, 2);
    await expect(card(page)).toBeHidden();
    await page.locator(`${place} a`).last().hover();
    await expect(card(page), place).toBeVisible();
  }
  await page.locator('.changes a').hover();
  await expect(card(page)).toContainText('23 Print plans');
});

test('axe finds nothing in a line with a card open, in light and dark @long', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${ofLines()}/adr/20/`);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator('.lineage a').first().hover();
    await expect(card(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, help }) => `${colorScheme}: ${id}: ${help}`)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.mouse.move(2, 2);
  }
});

test('on paper the line is printed and no card is @long', async ({ page }) => {
  await page.goto(`${ofLines()}/adr/20/`);
  await page.locator('.lineage a').first().hover();
  await expect(card(page)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(card(page)).toBeHidden();
  await expect(line(page)).toBeVisible();
});

test('a tap follows the link @long @once', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const page = readyAtOnce(await context.newPage());
  await page.goto(`${ofLines()}/adr/1/`);
  await line(page).getByRole('link').first().tap();
  await expect(page).toHaveURL(/\/adr\/2\/$/);
  await expect(card(page)).toBeHidden();
  await context.close();
});

test('successors in the log have cards too @long', async ({ page }) => {
  await page.goto(`${ofLines()}/`);
  await page.locator('.row .successor').first().hover();
  await expect(card(page)).toContainText('Accepted');
});

test('without a script a link has its title @long @once', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${ofLines()}/adr/23/`);
  await expect(page.locator('.body').getByRole('link', { name: 'the drawing' })).toHaveAttribute(
    'title',
    '22 Draw plans in a worker (Accepted)',
  );
  await page.goto(`${ofLines()}/adr/2/`);
  await expect(line(page).getByRole('link').first()).toHaveAttribute(
    'title',
    '1 Keep measurements in one table (Superseded)',
  );
  await context.close();
});
