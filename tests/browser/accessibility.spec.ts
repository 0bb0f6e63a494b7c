/** axe finds nothing, in light and dark. */
import { findViolations } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { pages } from './support/workshop.ts';

for (const [name, address] of Object.entries(pages)) {
  test(`${name} has no violation, in light and dark @long`, async ({ page }) => {
    await page.goto(address);
    expect(await findViolations(page)).toEqual([]);
  });
}
