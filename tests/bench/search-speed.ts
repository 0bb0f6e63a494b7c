/** What a reader waits for: the palette of a built site in a browser, typed into letter by letter. */
import type { Browser, Page } from 'playwright';
import { openBrowser } from './browser.ts';
import { describeHost, type Host } from './host.ts';
import { findMedian } from './report/numbers.ts';
import type { SearchFigure } from './report/types.ts';

/** A letter every so many milliseconds, as of somebody who types fast. */
const PACE = 120;

/** Words of the generated titles and texts, common ones, and one that is misspelt. */
const QUERIES = ['measure orders', 'service', 'edge', 'decision 77', 'orderz', 'keep working', '42'];

export async function measureSearch(site: string, records: number): Promise<SearchFigure> {
  const server = await describeHost(site);
  const browser = await openBrowser();
  try {
    await measureOne(browser, server, QUERIES[0] ?? ''); // a warm-up, of the disk and of the compiler
    const opens: { ms: number; bytes: number }[] = [];
    const letters: number[] = [];
    const fetched: number[] = [];
    for (const query of QUERIES) {
      const one = await measureOne(browser, server, query);
      opens.push(one.open);
      letters.push(...one.letters);
      fetched.push(one.bytes);
    }
    return {
      records,
      open: { ms: findMedian(opens.map(({ ms }) => ms)), bytes: findMedian(opens.map(({ bytes }) => bytes)) },
      letter: { median: findMedian(letters), worst: Math.max(...letters) },
      query: { median: findMedian(fetched), most: Math.max(...fetched) },
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** One reader, who has never been here. */
async function measureOne(browser: Browser, server: Host, query: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/`, { waitUntil: 'networkidle' });
  const before = countBytes(server);
  const started = performance.now();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox');
  await page.getByRole('option').first().waitFor();
  const open = { ms: performance.now() - started, bytes: countBytes(server) - before };
  await watchLists(page);
  const opened = countBytes(server);
  await field.pressSequentially(query, { delay: PACE });
  await page.waitForTimeout(1_000);
  const letters = await page.evaluate(() => (globalThis as unknown as Watched).waits);
  await context.close();
  return { open, letters, bytes: countBytes(server) - opened };
}

const countBytes = ({ sent }: Host): number => sent.reduce((sum, { bytes }) => sum + bytes, 0);

interface Watched {
  waits: number[];
}

/** Notes, in the page, how long each letter waits for a list that was made after it. */
async function watchLists(page: Page): Promise<void> {
  await page.evaluate(() => {
    const waits: number[] = [];
    Object.assign(globalThis, { waits });
    let since: number[] = [];
    addEventListener('input', () => since.push(performance.now()), true);
    const list = document.querySelector('[role=listbox]');
    if (list === null) throw new Error('The palette has no list.');
    new MutationObserver(() => {
      // the list that comes answers the latest letter, and with it those before
      for (const one of since) waits.push(performance.now() - one);
      since = [];
    }).observe(list, { childList: true });
  });
}
