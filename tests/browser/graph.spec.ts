/** The graph: along its lines with the keyboard, kinds of lines hidden, one record's surroundings, nothing on top of a word. */
import { expect, ofLines, type Page, test } from './support/test.ts';

/** The graph, with its script. */
async function openGraph(page: Page, address = '/graph/'): Promise<void> {
  await page.goto(address);
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

test('one of two drawings is shown, without overlapping words and lines @phone', async ({ page }) => {
  for (const address of ['/graph/', '/graph/all/', '/caliper/12/', `${ofLines()}/graph/`]) {
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    expect(await collisions(page), address).toEqual([]);
    if (address === '/graph/') await expect(page.locator('.drawings svg.graph:visible')).toHaveCount(1);
  }
});

test('the graph opens on replacements, and all relations are one link away', async ({ page }) => {
  await openGraph(page);
  expect(await drawn(page, 'supersedes')).toBeGreaterThan(1);
  expect(await drawn(page, 'relates-to')).toBe(0);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'All relations' }).click();
  await expect(page).toHaveURL(/\/graph\/all\/$/);
  await expect.poll(() => drawn(page, 'relates-to')).toBeGreaterThan(5);
});

test('arrow keys go from row to row and along the lines, Home and End to the ends of a history @phone', async ({
  page,
}) => {
  await openGraph(page);
  await node(page, '/caliper/3/').focus();
  await page.keyboard.press('ArrowRight');
  await expect(node(page, '/caliper/12/')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(node(page, '/caliper/21/')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(node(page, '/caliper/12/')).toBeFocused();
  await page.keyboard.press('End');
  await expect(node(page, '/caliper/21/')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(node(page, '/caliper/3/')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(node(page, '/caliper/12/')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(node(page, '/caliper/3/')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/caliper\/3\/$/);
});

test('the record with the focus is shown beside the drawing, and what is not connected fades', async ({
  page,
}) => {
  await openGraph(page);
  await node(page, '/caliper/12/').focus();
  await expect(page.locator('.graph-card')).toContainText('12 Process CAD files');
  await expect(page.locator('.graph-card')).toContainText('superseded by 21 Show progress');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await expect(node(page, '/caliper/3/')).toHaveClass(/highlighted/);
  await expect(node(page, '/caliper/7/')).not.toHaveClass(/highlighted/);
  await expect(node(page, '/caliper/7/')).toHaveCSS('opacity', '0.22');
  await page.keyboard.press('Escape');
  await expect(page.locator('svg.has-highlight')).toHaveCount(0);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('the first tap shows a record, the second one opens it', async ({ page }) => {
    await openGraph(page);
    await node(page, '/caliper/12/').tap();
    await expect(page.locator('.graph-card.filled')).toContainText('12 Process CAD files');
    await expect(page).toHaveURL(/\/graph\/$/);
    await node(page, '/caliper/12/').tap();
    await expect(page).toHaveURL(/\/caliper\/12\/$/);
  });
});

test('a kind of line can be hidden: the rest closes up, and the address says so', async ({ page }) => {
  await openGraph(page, '/graph/all/');
  await expect.poll(() => drawn(page, 'relates-to')).toBeGreaterThan(5);
  const before = await page.locator('a.graph-node:visible').count();
  const height = async () => Number(await page.locator('svg.graph:visible').getAttribute('height'));
  const tall = await height();
  const box = page.getByRole('checkbox', { name: /relates to/ });
  await box.uncheck();
  await expect.poll(() => drawn(page, 'relates-to')).toBe(0);
  expect(await page.locator('a.graph-node:visible').count()).toBeLessThan(before);
  expect(await height()).toBeLessThan(tall);
  expect(await collisions(page)).toEqual([]);
  await expect(page).toHaveURL(/\?hide=relates-to$/);
  await page.reload();
  await expect(box).not.toBeChecked();
  expect(await drawn(page, 'relates-to')).toBe(0);
  await box.check();
  await expect(page).toHaveURL(/\/graph\/all\/$/);
});

test('a record links to its place in the graph, where it is highlighted', async ({ page }) => {
  await page.goto('/graph/?focus=caliper/21');
  const here = node(page, '/caliper/21/');
  await expect(here).toBeFocused();
  await expect(here).toBeInViewport();
  await expect(page.locator('.graph-found')).toContainText('Highlighted: 21 ');
  await expect(node(page, '/caliper/3/')).toHaveClass(/highlighted/);
  await page.getByRole('link', { name: 'Show the whole graph' }).click();
  await expect(page.locator('svg.has-highlight')).toHaveCount(0);
});

test('a number will do where there is one collection, a record without replacements is in the other view, and the page says what is not drawn @long', async ({
  page,
}) => {
  await page.goto(`${ofLines()}/graph/?focus=21`);
  await expect(node(page, '/adr/21/')).toBeFocused();
  await page.goto('/graph/?focus=caliper/9');
  await expect(page).toHaveURL(/\/graph\/all\/\?focus=caliper\/9$/);
  await expect(node(page, '/caliper/9/')).toBeFocused();
  await page.goto(`${ofLines()}/graph/?focus=4711`);
  await expect(page.locator('.graph-found')).toHaveText('No record in the graph matches “adr/4711”.');
});

test('a text version says the same @long', async ({ page }) => {
  await openGraph(page);
  await page.locator('.words summary').first().click();
  const item = page.locator('.in-words > li').filter({ hasText: /^12 Process/ });
  await expect(item.getByRole('listitem')).toContainText(['supersedes 3 Validate', 'superseded by 21 Show']);
});

test('a drawing is made larger and smaller with buttons, keys and the wheel, is dragged, and fits again', async ({
  page,
}) => {
  await openGraph(page);
  const drawing = page.locator('svg.graph:visible');
  const width = async () => (await drawing.boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect(page.locator('.zoom span')).toHaveText('80%');
  expect(await width()).toBeCloseTo(before * 0.8, -1);
  await page.getByRole('button', { name: 'Zoom in' }).press('+');
  await page.getByRole('button', { name: 'Zoom in' }).press('+');
  const box = page.getByRole('region', { name: 'Diagram: Replacements' });
  const left = () => box.evaluate((element) => element.scrollLeft);
  await box.hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  expect(await width()).toBeGreaterThan(before * 2);
  const at = await left();
  const place = await box.boundingBox();
  const [x, y] = [(place?.x ?? 0) + 300, (place?.y ?? 0) + 200];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 80, y, { steps: 4 });
  await page.mouse.up();
  expect(await left()).toBeGreaterThan(at + 40);
  await expect(page).toHaveURL(/\/graph\/$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await box.focus();
  await page.keyboard.press('0');
  await expect(page.locator('.zoom span')).toHaveText('100%');
  expect(await width()).toBeCloseTo(before, -1);
});
