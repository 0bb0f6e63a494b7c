/** Playwright's `test` with the site's address, and an eye on the console: no page may complain. */
import { test as base, type ConsoleMessage, expect, type Page } from 'playwright/test';

export { expect, type Page };

/** Address of the site below a base path, with a slash at its end. */
export const belowBase = (): string => process.env['CADRE_SITE_BELOW'] ?? '';

/** Address of the site of lines of supersession, without a slash at its end. */
export const ofLines = (): string => process.env['CADRE_SITE_OF_LINES'] ?? '';

/** Address of the site with a history in git, without a slash at its end. */
export const ofFerries = (): string => process.env['CADRE_SITE_OF_FERRIES'] ?? '';

/** Address of the site of records that do harm, without a slash at its end. */
export const ofStrangers = (): string => process.env['CADRE_SITE_OF_STRANGERS'] ?? '';

/** For pages that complain on purpose. */
export const plain = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  baseURL: async ({}, use) => {
    await use(process.env['CADRE_SITE']);
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
