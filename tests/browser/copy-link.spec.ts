/** Copying a link to a record or a section: what is on the clipboard, and what is announced. */
import { findViolations } from './support/axe.ts';
import { belowBase, expect, type Page, test } from './support/test.ts';

const RECORD = '/workshop/3/';

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const menu = (page: Page) => page.getByRole('menu');
const choose = async (page: Page, format: string): Promise<void> => {
  await page.getByRole('button', { name: 'Copy link' }).click();
  await menu(page).getByRole('menuitemradio', { name: format }).click();
  await expect(page.getByRole('status').last()).toContainText(`Copied as ${format}`);
};

test('the button asks how, and copies it so', async ({ page, baseURL }) => {
  await page.goto(RECORD);
  const address = `${baseURL}${RECORD}`;
  const texts = {
    URL: address,
    Markdown: `[ADR-3: Validate at the edge](${address})`,
    'Jira and Confluence': `[ADR-3: Validate at the edge|${address}]`,
    'Formatted link': `ADR-3: Validate at the edge (Accepted) ${address}`,
    'Plain text': `ADR-3: Validate at the edge (Accepted) ${address}`,
  };
  for (const [format, text] of Object.entries(texts)) {
    await choose(page, format);
    expect(await copied(page)).toBe(text);
    await expect(menu(page)).toHaveCount(0);
  }
});

test('programs that take formatted text are given a link @long', async ({ page, baseURL }) => {
  await page.goto(RECORD);
  await choose(page, 'Formatted link');
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType('text/html'))?.text();
  });
  expect(html).toContain(`<a href="${baseURL}${RECORD}">ADR-3: Validate at the edge</a> (Accepted)`);
});

test('the menu is worked by keyboard and remembers the last choice', async ({ page, baseURL }) => {
  await page.goto(RECORD);
  const button = page.getByRole('button', { name: 'Copy link' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(menu(page).getByRole('menuitemradio', { name: 'URL' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(menu(page).getByRole('menuitemcheckbox')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(button).toBeFocused();
  await page.reload();
  await page.keyboard.press('c');
  await expect(page.getByRole('status').last()).toContainText('Copied as Markdown');
  expect(await copied(page)).toBe(`[ADR-3: Validate at the edge](${baseURL}${RECORD})`);
});

test('a second press on the button closes the menu @long', async ({ page }) => {
  await page.goto(RECORD);
  const button = page.getByRole('button', { name: 'Copy link' });
  await button.click();
  await expect(menu(page)).toBeVisible();
  await button.click();
  await expect(menu(page)).toHaveCount(0);
});

test('Shift and C asks how; the key can be turned off @long', async ({ page }) => {
  await page.goto(RECORD);
  await page.keyboard.press('Shift+C');
  const byKey = menu(page).getByRole('menuitemcheckbox', {
    name: 'Keyboard shortcuts: C to copy, / to search',
  });
  await expect(byKey).toHaveAttribute('aria-checked', 'true');
  await byKey.click();
  await expect(byKey).toHaveAttribute('aria-checked', 'false');
  await page.keyboard.press('Escape');
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  await page.keyboard.press('c');
  await page.keyboard.press('Shift+C');
  // what a key begins has begun by the next frame
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  expect(await copied(page)).toBe('before');
  await expect(menu(page)).toHaveCount(0);
});

test('the anchor of a heading links to it and copies its permanent id', async ({ page, baseURL }) => {
  await page.goto('/bridges/4/');
  const heading = page.locator('#considered-options');
  await heading.hover();
  await heading.locator('a.anchor').click();
  await expect(page).toHaveURL(/#considered-options$/);
  await expect(menu(page)).toBeInViewport();
  await menu(page).getByRole('menuitemradio', { name: 'Plain text' }).click();
  await expect(page.getByRole('status').last()).toContainText('Copied');
  expect(await copied(page)).toBe(
    `ADR-4: Choose a railing § Considered Options (Proposed) ${baseURL}/bridges/4/#alternatives`,
  );
  await page.goto('/bridges/4/#alternatives');
  await expect(heading).toBeInViewport();
});

test('below a base path the address has it @long', async ({ page }) => {
  await page.goto(`${belowBase()}adr/3/`);
  await choose(page, 'URL');
  expect(await copied(page)).toBe(`${belowBase()}adr/3/`);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test('taps open the menu and choose from it', async ({ page, baseURL }) => {
    await page.goto(RECORD);
    await page.getByRole('button', { name: 'Copy link' }).tap();
    await expect(menu(page)).toBeInViewport({ ratio: 1 });
    await menu(page).getByRole('menuitemradio', { name: 'URL' }).tap();
    await expect(page.getByRole('status').last()).toContainText('Copied');
    expect(await copied(page)).toBe(`${baseURL}${RECORD}`);
  });
});

test('the menu and what it says break no rule of axe @long', async ({ page }) => {
  await page.goto(RECORD);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(menu(page)).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await menu(page).getByRole('menuitemradio', { name: 'URL' }).click();
  await expect(page.getByRole('status').last()).toContainText('Copied');
  expect(await findViolations(page)).toEqual([]);
});
