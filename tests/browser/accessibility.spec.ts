/** axe finds nothing, in light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/test.ts';
import { pages } from './support/workshop.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, address] of Object.entries(pages)) {
    test(`${name} has no violation in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`),
      );
      expect(told).toEqual([]);
    });
  }
}
