/** The graph: along its lines with the keyboard, kinds of lines hidden, one record's surroundings, nothing on top of a word. */
import { expect, ofLines, type Page, test } from './support/test.ts';

/** Keys that go along time and across it: wide drawings run to the right, narrow ones down. */
const keysOn = (page: Page) =>
  (page.viewportSize()?.width ?? 0) > 900
    ? { later: 'ArrowRight', earlier: 'ArrowLeft', after: 'ArrowDown', before: 'ArrowUp' }
    : { later: 'ArrowDown', earlier: 'ArrowUp', after: 'ArrowRight', before: 'ArrowLeft' };

/** The graph, with its script. */
async function openGraph(page: Page): Promise<void> {
  await page.goto('/graph/');
  await expect(page.locator('.legend input').first()).toBeVisible();
}

const node = (page: Page, address: string) => page.locator(`a.graph-node[href="${address}"]:visible`).first();

/** Lines of a kind that take room in the drawings; a level one has no height, so Playwright would not see it. */
const drawn = (page: Page, kind: string) =>
  page
    .locator(`.drawings [data-type="${kind}"]`)
    .evaluateAll((lines) => lines.filter((line) => line.getBoundingClientRect().width > 0).length);

/** Words on words, and lines across words, in what is visible: pairs of what meets. */
const collisions = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const drawing of document.querySelectorAll<SVGSVGElement>('svg.graph')) {
      if (!drawing.checkVisibility()) continue;
      const words = [...drawing.querySelectorAll<SVGGraphicsElement>('text')].map((text) => ({
        text: text.textContent ?? '',
        box: text.getBoundingClientRect(),
        node: text.closest('a') ?? text,
      }));
      for (const [place, one] of words.entries()) {
        for (const other of words.slice(place + 1)) {
          const [a, b] = [one.box, other.box];
          // Lines of one label touch, as lines of type do.
          const least = one.node === other.node ? 5 : 1;
          const apart =
            a.right <= b.left || b.right <= a.left || a.bottom <= b.top + least || b.bottom <= a.top + least;
          if (!apart) found.push(`${one.text} | ${other.text}`);
        }
      }
      for (const line of drawing.querySelectorAll<SVGPathElement>('.graph-line')) {
        const matrix = line.getScreenCTM();
        if (matrix === null) continue;
        for (let at = 0; at < line.getTotalLength(); at += 2) {
          const { x, y } = line.getPointAtLength(at).matrixTransform(matrix);
          const hit = words.find(
            ({ box }) => x > box.left && x < box.right && y > box.top + 1 && y < box.bottom - 1,
          );
          if (hit !== undefined) {
            found.push(`a line at ${Math.round(x)},${Math.round(y)} | ${hit.text}`);
            break;
          }
        }
      }
    }
    return found;
  });

test('of the two drawings of a sheet one is there, for the eye, the ear and the keyboard', async ({
  page,
}) => {
  await openGraph(page);
  for (const drawings of await page.locator('.drawings').all())
    await expect(drawings.locator('svg.graph:visible')).toHaveCount(1);
});

test('no word stands on another one, and no line crosses a word @phone', async ({ page }) => {
  for (const address of ['/graph/', '/caliper/12/', `${ofLines()}/graph/`, `${ofLines()}/adr/21/`]) {
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    expect(await collisions(page), address).toEqual([]);
  }
});

test('arrow keys go along the lines, Home and End to the ends of a line of supersession @phone', async ({
  page,
}) => {
  const { later, earlier, after, before } = keysOn(page);
  await openGraph(page);
  await node(page, '/caliper/3/').focus();
  await page.keyboard.press(later);
  await expect(node(page, '/caliper/12/')).toBeFocused();
  await page.keyboard.press(later);
  await expect(node(page, '/caliper/21/')).toBeFocused();
  await page.keyboard.press(earlier);
  await expect(node(page, '/caliper/12/')).toBeFocused();
  await page.keyboard.press('End');
  await expect(node(page, '/caliper/21/')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(node(page, '/caliper/3/')).toBeFocused();
  await node(page, '/caliper/16/').focus();
  await page.keyboard.press(before);
  const other = page.locator('a.graph-node:focus');
  await expect(other).not.toHaveAttribute('href', '/caliper/16/');
  await page.keyboard.press(after);
  await expect(node(page, '/caliper/16/')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/caliper\/16\/$/);
});

test('every record can be reached with the tab key, and shows a card @long', async ({ page }) => {
  await openGraph(page);
  await page.locator('.legend input').last().focus();
  const first = page.locator('a.graph-node:visible').first();
  for (let presses = 0; presses < 3; presses++) {
    await page.keyboard.press('Tab');
    if (await first.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(first).toBeFocused();
  await expect(page.getByRole('tooltip')).toBeVisible();
  expect(await first.locator('title').count(), 'the hint of the browser beside the card').toBe(0);
});

test('lines of the record with the focus stand out', async ({ page }) => {
  await openGraph(page);
  await node(page, '/caliper/21/').focus();
  const drawing = page.locator('svg.graph.tracing');
  await expect(drawing).toHaveCount(1);
  const ends = await drawing
    .locator('.graph-edge.lit')
    .evaluateAll((lines) => lines.map(({ dataset }) => `${dataset['from']} ${dataset['to']}`));
  expect(ends.length).toBeGreaterThan(1);
  expect(ends.every((both) => both.includes('ADR-021'))).toBe(true);
});

test('a kind of line can be hidden, and the address says so', async ({ page }) => {
  await openGraph(page);
  await expect.poll(() => drawn(page, 'relates-to')).toBeGreaterThan(5);
  const box = page.getByRole('checkbox', { name: /relates to/ });
  await box.uncheck();
  await expect.poll(() => drawn(page, 'relates-to')).toBe(0);
  await expect(page).toHaveURL(/\?hide=relates-to$/);
  await page.reload();
  await expect(box).not.toBeChecked();
  expect(await drawn(page, 'relates-to')).toBe(0);
  expect(await drawn(page, 'supersedes')).toBeGreaterThan(1);
  await box.check();
  await expect(page).toHaveURL(/\/graph\/$/);
});

test('a record leads to its surroundings in the graph, which stand out there', async ({ page }) => {
  await page.goto('/caliper/21/');
  await page.locator('.around').getByRole('link', { name: 'In the graph' }).click();
  await expect(page).toHaveURL(/\/graph\/\?focus=caliper\/21#sheet-\d+$/);
  const here = node(page, '/caliper/21/');
  await expect(here).toBeFocused();
  await expect(here).toBeInViewport();
  await expect(page.getByRole('status')).toContainText('Highlighted: 21 ');
  await expect(node(page, '/caliper/3/')).toHaveClass(/near/);
  await expect(node(page, '/caliper/9/')).not.toHaveClass(/near/);
  await page.getByRole('link', { name: 'Show the whole graph' }).click();
  await expect(page.locator('svg.focused')).toHaveCount(0);
});

test('a number will do where there is one collection, and what is not drawn is said @long', async ({
  page,
}) => {
  await page.goto(`${ofLines()}/graph/?focus=21`);
  await expect(node(page, '/adr/21/')).toBeFocused();
  await page.goto(`${ofLines()}/graph/?focus=4711`);
  await expect(page.getByRole('status')).toHaveText('No record in the graph matches “adr/4711”.');
});

test('hidden lines stay hidden on the way to the surroundings of a record and back @long', async ({
  page,
}) => {
  await page.goto('/graph/?focus=021&hide=relates-to');
  await expect(node(page, '/caliper/21/')).toBeFocused();
  await page.getByRole('link', { name: 'Show the whole graph' }).click();
  await expect(page).toHaveURL(/\/graph\/\?hide=relates-to$/);
  await expect(page.locator('.graph-sheets.without-relates-to')).toBeVisible();
});

test('the same is told in words @long', async ({ page }) => {
  await openGraph(page);
  await page.locator('.words summary').first().click();
  const item = page.locator('.in-words > li').filter({ hasText: /^12 Process/ });
  await expect(item.getByRole('listitem')).toContainText(['supersedes 3 Validate', 'superseded by 21 Show']);
});

test('a drawing is made larger in a box that scrolls, with buttons and keys, and fits again', async ({
  page,
}) => {
  await openGraph(page);
  const sheet = page.locator('.sheet').first();
  const drawing = sheet.locator('svg.graph:visible');
  const width = async () => (await drawing.boundingBox())?.width ?? 0;
  const before = await width();
  await sheet.getByRole('button', { name: 'Zoom in' }).click();
  await expect(sheet.locator('.zoom span')).toHaveText('150%');
  expect(await width()).toBeCloseTo(before * 1.5, -1);
  const box = sheet.getByRole('region', { name: /^Diagram: / });
  await sheet.getByRole('button', { name: 'Zoom in' }).press('+');
  expect(await box.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await box.focus();
  await page.keyboard.press('0');
  await expect(sheet.locator('.zoom span')).toHaveText('100%');
  expect(await width()).toBeCloseTo(before, -1);
});
