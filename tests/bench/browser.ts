/** A browser, as the bench uses it. */
import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../support/runners/find-browser.ts';

export async function openBrowser(): Promise<Browser> {
  const { path } = await findBrowser();
  return chromium.launch({ chromiumSandbox: false, executablePath: path });
}
