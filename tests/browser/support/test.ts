/**
 * Playwright's `test` with the site's address, pages that are used once their script is there, and an eye on the
 * console: no page may complain.
 */
import { test as base, type ConsoleMessage, expect, type Page, type Response } from 'playwright/test';

export { expect, type Page };

/** Address of the site below a base path, with a slash at its end. */
export const belowBase = (): string => process.env['CADRE_SITE_BELOW'] ?? '';

/** Address of the site of lines of supersession, without a slash at its end. */
export const ofLines = (): string => process.env['CADRE_SITE_OF_LINES'] ?? '';

/** Address of the site with a history in git, without a slash at its end. */
export const ofFerries = (): string => process.env['CADRE_SITE_OF_FERRIES'] ?? '';

/** Address of the site of records that do harm, without a slash at its end. */
export const ofStrangers = (): string => process.env['CADRE_SITE_OF_STRANGERS'] ?? '';

/** Until the site's script has done what it does by itself; a page that leads on counts once it has led there. */
export async function ready(page: Page): Promise<void> {
  // the page reports it at once: an expectation would ask at intervals, in every test
  await page.locator('html[data-ready]').waitFor({ state: 'attached', timeout: 15_000 });
}

/**
 * A click or a key that comes before the page's script does what it does without: it follows the link, or nothing.
 * Readers are seldom that fast, a test always is; so every way a test has to a page ends once the page is ready.
 */
export function readyAtOnce(page: Page): Page {
  for (const way of ['goto', 'reload', 'goBack', 'goForward'] as const) {
    const go = page[way].bind(page) as (...args: unknown[]) => Promise<Response | null>;
    page[way] = async (...args: unknown[]) => {
      const response = await go(...args);
      // no answer: a step within the page, or back to one that the browser kept
      if (response?.headers()['content-type']?.startsWith('text/html') ?? true) await ready(page);
      return response;
    };
  }
  return page;
}

/** For pages that complain on purpose. */
export const plain = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  baseURL: async ({}, use) => {
    await use(process.env['CADRE_SITE']);
  },
  page: async ({ page, javaScriptEnabled }, use) => {
    await use(javaScriptEnabled === false ? page : readyAtOnce(page));
  },
});

export const test = plain.extend<{ quietConsole: undefined }>({
  quietConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          complaints.push(`${message.text()} (${message.location().url})`);
        }
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('requestfailed', (request) => {
        // A page that is left cancels what it was still loading.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED')
          complaints.push(`not loaded: ${request.url()}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});
