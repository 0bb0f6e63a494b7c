/** What axe finds on a page, in light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Between light and dark only colours change, so the second pass asks for what depends on them. */
const PASSES = { light: null, dark: ['color-contrast', 'link-in-text-block'] };

/** One line for each element that violates a rule. */
export async function findViolations(page: Page): Promise<string[]> {
  const told: string[] = [];
  for (const [scheme, rules] of Object.entries(PASSES)) {
    await page.emulateMedia({ colorScheme: scheme as 'light' | 'dark', reducedMotion: 'reduce' });
    // twice as fast: nothing is kept of what passes, and no page is opened to put frames together where there are none
    const axe = new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .setLegacyMode(page.frames().length === 1);
    const found = await (rules === null ? axe : axe.withRules(rules)).analyze();
    for (const { id, help, nodes } of found.violations) {
      for (const { html } of nodes) told.push(`${scheme}: ${id}: ${help}: ${html.slice(0, 160)}`);
    }
  }
  return told;
}
