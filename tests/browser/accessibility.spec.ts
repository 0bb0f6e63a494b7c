/** axe finds nothing, in light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/test.ts';
import { pages } from './support/workshop.ts';

for (const [name, address] of Object.entries(pages)) {
  test(`${name} has no violation, in light and dark`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(address);
    const told: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, help, nodes } of violations) {
        for (const { html } of nodes) told.push(`${colorScheme}: ${id}: ${help}: ${html.slice(0, 160)}`);
      }
    }
    expect(told).toEqual([]);
  });
}
