import { defineConfig } from 'playwright/test';

/** The three widths the site is looked at in: a phone, a tablet, a desk. */
const widths = { phone: [390, 844], tablet: [820, 1180], desktop: [1440, 900] } as const;

// `tests/run.ts` finds a browser and names it here; without it, Playwright looks for its own.
const { CADRE_BROWSER } = process.env;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './support/build-site.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env['CI'],
  timeout: 60_000,
  // A busy machine is no reason to fail.
  expect: { timeout: 15_000 },
  use: {
    launchOptions: {
      ...(CADRE_BROWSER ? { executablePath: CADRE_BROWSER } : {}),
      // Chromium's sandbox does not start for root, as in most containers.
      chromiumSandbox: false,
    },
    trace: 'off',
  },
  projects: [
    ...Object.entries(widths).map(([name, [width, height]]) => ({
      name,
      // A tablet has no control that neither a phone nor a desk has: there it is enough that everything fits and reads.
      ...(name === 'tablet'
        ? { testMatch: ['everywhere.spec.ts', 'parts.spec.ts', 'search.spec.ts', 'timeline.spec.ts'] }
        : { testIgnore: 'without-scripts.spec.ts' }),
      use: { viewport: { width, height } },
    })),
    {
      name: 'without scripts',
      testMatch: 'without-scripts.spec.ts',
      use: { viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
    },
  ],
});
