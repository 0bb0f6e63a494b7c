/**
 * The browser tests at three widths. Few of them could pass on a desk and fail on a phone: those are marked, and
 * `npm test` runs them at both widths and the others on the desk alone. Projects `at length` are the rest, which
 * `npm run test:all` adds: each test at each width is in one project only.
 */
import { defineConfig } from 'playwright/test';

/** Marks in the titles of tests: what a phone may do otherwise than a desk, what takes long, what any width does alike. */
const ON_A_PHONE = /@phone/;
const LONG = /@long/;
/** Sets its own width, or none matters. */
const ONCE = /@once/;

const WITHOUT_SCRIPTS = 'without-scripts.spec.ts';
/** What runs does so at any width. */
const AT_ANY_WIDTH = ['hostile.spec.ts', 'single.spec.ts'];

/** The three widths the site is looked at in: a phone, a tablet, a desk. */
const widths = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desk: { width: 1440, height: 900 },
};

// `tests/run.ts` finds a browser and names it here; without it, Playwright looks for its own.
const { CADRE_BROWSER } = process.env;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './support/build-site.ts',
  fullyParallel: true,
  // As many as a small machine has cores: a page keeps one busy.
  workers: 2,
  forbidOnly: !!process.env['CI'],
  // Nobody is there to try again; what passes only then is named at the end.
  retries: process.env['CI'] ? 2 : 0,
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
    // a new one costs as much as two pages; nothing of it is kept but the process
    reuseContext: true,
  },
  projects: [
    { name: 'desk', testIgnore: WITHOUT_SCRIPTS, grepInvert: LONG, use: { viewport: widths.desk } },
    { name: 'phone', testIgnore: WITHOUT_SCRIPTS, grep: ON_A_PHONE, use: { viewport: widths.phone } },
    {
      name: 'without scripts',
      testMatch: WITHOUT_SCRIPTS,
      use: { viewport: widths.phone, javaScriptEnabled: false },
    },
    { name: 'desk at length', grep: LONG, use: { viewport: widths.desk } },
    {
      name: 'phone at length',
      testIgnore: [WITHOUT_SCRIPTS, ...AT_ANY_WIDTH],
      grepInvert: [ON_A_PHONE, ONCE],
      use: { viewport: widths.phone },
    },
    {
      // A tablet has no control that neither a phone nor a desk has: there it is enough that everything fits and reads.
      name: 'tablet at length',
      testMatch: ['everywhere.spec.ts', 'parts.spec.ts', 'search.spec.ts', 'timeline.spec.ts'],
      grep: [ON_A_PHONE, /axe|sideways/],
      grepInvert: ONCE,
      use: { viewport: widths.tablet },
    },
  ],
});
