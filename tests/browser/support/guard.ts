/** Watches a page for whatever a stranger's words could do to its reader. */
import type { Page } from 'playwright/test';

/** Reports of the policy, noted in the page itself: the console would be asked too early. */
const NOTE = `addEventListener('securitypolicyviolation', (event) =>
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));`;

/** What happened so far, one line each; filled while the page is used. */
export async function guard(page: Page, origin: string): Promise<string[]> {
  const told: string[] = [];
  const at = (): string => decodeURIComponent(new URL(page.url()).pathname);
  await page.addInitScript(NOTE);
  page.on('dialog', (dialog) => {
    told.push(`${at()}: a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => told.push(`${at()}: a window: ${popup.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob):/.test(url)) told.push(`${at()}: asks for ${url}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy/i.test(message.text())) told.push(`${at()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => told.push(`${at()}: ${error}`));
  return told;
}
