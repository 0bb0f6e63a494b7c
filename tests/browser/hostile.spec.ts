/** Records that do harm wherever they can, in a reader's hands; and the policy on pages that do none. */
import { readdirSync } from 'node:fs';
import { guard } from './support/guard.ts';
import { expect, ofStrangers, type Page, plain as test } from './support/test.ts';
import { pages } from './support/workshop.ts';

/** Addresses of all pages, those that lead on among them; what the site's script frames for itself is not a page. */
function addresses(): string[] {
  const folder = process.env['CADRE_FOLDER_OF_STRANGERS'] ?? '';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && !file.startsWith('assets'))
    .map((file) => `/${file.replaceAll('\\', '/')}`.replace(/\/index\.html$/, '/'))
    .map((file) => file.split('/').map(encodeURIComponent).join('/'));
}

/** A page that leads on is left before it can be used, and may take the reader along on the way to the next. */
async function visit(page: Page, address: string): Promise<void> {
  const leaving = (error: unknown): void => {
    if (!/navigation|ERR_ABORTED/.test(String(error))) throw error;
  };
  await page.goto(address).catch(async (error) => {
    leaving(error);
    await page.waitForLoadState();
    await page.goto(address);
  });
  await use(page).catch(leaving);
}

/** A reader's way over a page: everything opened, pointed at and scrolled to. */
async function use(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const element of document.querySelectorAll('main a, main button, main [tabindex]')) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      (element as HTMLElement).focus({ preventScroll: true });
    }
    for (const figure of document.querySelectorAll('figure')) figure.scrollIntoView();
    await new Promise((done) => requestAnimationFrame(done));
  });
}

test('no untrusted page runs anything, makes other requests, or breaks its policy @long', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const told = await guard(page, ofStrangers());
  const all = addresses();
  expect(all.length).toBeGreaterThan(80);
  for (const address of all) {
    await visit(page, ofStrangers() + address);
  }
  expect(told).toEqual([]);
});

test('diagrams that the browser draws of untrusted text stay inside their boxes @long', async ({ page }) => {
  const told = await guard(page, ofStrangers());
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('could not be drawn')) refused.push(message.text());
  });
  await page.goto(`${ofStrangers()}/adr/20/`);
  const figures = page.locator('figure.mermaid');
  const count = await figures.count();
  for (const figure of await figures.all()) await figure.scrollIntoViewIfNeeded();
  const drawings = page.locator('figure.mermaid svg');
  await expect.poll(async () => (await drawings.count()) + refused.length).toBeGreaterThanOrEqual(count);
  await expect(page.locator('.mermaid-drawing svg').first()).toBeVisible();
  await expect(page.locator('h1')).toBeVisible();
  await expect(
    page.locator('.mermaid-drawing :is(script, iframe, img, a[href^="javascript:" i])'),
  ).toHaveCount(0);
  expect(told).toEqual([]);
});

test('the search shows untrusted text as text @long', async ({ page }) => {
  const told = await guard(page, ofStrangers());
  await page.goto(`${ofStrangers()}/`);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox');
  const recent = page.getByRole('group', { name: 'Recent decisions' });
  for (const words of ['trust', 'alert', '<img src=x onerror=alert(1)>', 'person:"><img', '1', 'script']) {
    await field.fill(words);
    await expect(recent).toBeHidden();
    await expect(page.getByRole('option').or(page.getByText('No results')).first()).toBeVisible();
    await field.fill('');
    await expect(recent).toBeVisible();
  }
  await field.fill('distrust');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.goto(
    `${ofStrangers()}/search/?q=${encodeURIComponent('"><img src=x onerror=alert(1)> distrust')}`,
  );
  await expect(page.locator('.search-found')).not.toBeEmpty();
  await page.goto(`${ofStrangers()}/search/?q=distrust`);
  await expect(page.locator('main a', { hasText: 'Distrust' }).first()).toBeVisible();
  expect(told).toEqual([]);
});

test('filters, days and lost addresses take no markup from the address @long', async ({ page }) => {
  const told = await guard(page, ofStrangers());
  const words = encodeURIComponent('"><img src=x onerror=alert(1)>');
  for (const address of [
    `/?person=${words}&tag=${words}&effectiveStatus=${words}&sort=__proto__`,
    `/timeline/?at=${words}&kind=${words}`,
    `/timeline/?at=2024-05-20`,
    `/graph/?focus=${words}#${words}`,
    `/adr/1/#${words}`,
    `/badges/?record=${words}#${words}`,
    `/adr/${words}/`,
    `/javascript:alert(1)/`,
  ]) {
    await page.goto(ofStrangers() + address);
    await use(page);
  }
  expect(told.filter((line) => !/404/.test(line))).toEqual([]);
});

test('menus to copy from show untrusted text as text @long', async ({ page }) => {
  const told = await guard(page, ofStrangers());
  for (const number of [1, 2, 9]) {
    await page.goto(`${ofStrangers()}/adr/${number}/`);
    await page.getByRole('button', { name: /copy/i }).first().click();
    await expect(page.getByRole('menu')).toBeVisible();
  }
  expect(told).toEqual([]);
});

test('a drawing beside a record runs nothing where it is opened by itself @long', async ({ page }) => {
  const told = await guard(page, ofStrangers());
  await page.goto(`${ofStrangers()}/adr/22/`);
  const address = await page.locator('main img').first().getAttribute('src');
  await page.goto(ofStrangers() + address);
  await page.locator('rect').click({ force: true });
  expect(await page.locator('script').count()).toBe(0);
  expect(told).toEqual([]);
});

test('pages that do no harm keep to their policy: search, diagrams, graph, timeline, themes @long', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const told = await guard(page, baseURL ?? '');
  for (const address of [
    ...Object.values(pages),
    '/graph/',
    '/timeline/?at=2023-01-01',
    '/?effectiveStatus=no-longer-in-force',
    '/search/?q=queue',
    '/badges/',
  ]) {
    await page.goto(address);
    await use(page);
  }
  await page.goto('/');
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('validate');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(told).toEqual([]);
});

test('the policy stops a script that got into a page anyway @long', async ({ page, baseURL }) => {
  const told = await guard(page, baseURL ?? '');
  await page.goto('/');
  await page.evaluate(() => {
    const box = document.createElement('div');
    box.innerHTML =
      '<img src="x" onerror="alert(1)"><iframe src="data:text/html,x"></iframe><p style="position:fixed">x</p>';
    document.body.append(box);
    const script = document.createElement('script');
    script.textContent = 'alert(1)';
    document.body.append(script);
  });
  await expect.poll(() => told.filter((line) => line.includes('policy: ')).length).toBeGreaterThanOrEqual(4);
  expect(told.filter((line) => line.includes('a dialog'))).toEqual([]);
});
