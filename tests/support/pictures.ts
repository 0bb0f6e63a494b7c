/** Takes the pictures of the documents from the example site: `npm run pictures`. */
import { join } from 'node:path';
import { chromium } from 'playwright';
import { checkout, sourceBin } from './checkout.ts';
import { exec } from './exec.ts';
import { findBrowser } from './runners/find-browser.ts';
import { serve } from './serve.ts';
import { createTempFolder } from './temp.ts';

const PAGES = { decisions: '/', decision: '/adr/12/' };

const out = join(createTempFolder(), 'site');
const built = await exec(process.execPath, [sourceBin, 'build', '--out', out], {
  cwd: join(checkout, 'tests/fixtures/caliper'),
});
if (built.code !== 0) throw new Error(built.stderr);
const server = await serve(out);
const browser = await chromium.launch({ executablePath: (await findBrowser()).path });
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 640 }, colorScheme });
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(server.origin + path);
    await page.waitForSelector('html[data-ready]');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(checkout, `docs/images/${name}-${colorScheme}.png`) });
  }
}
await browser.close();
await server.close();
