/** What a reader waits for: the palette of a built site in a browser, typed into letter by letter. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';
import { mediaType } from '../../src/media-types.ts';
import { listening, type Server } from '../support/serve.ts';

export interface SearchSpeed {
  /** From the key that opens the palette to its first list, in milliseconds; and what is fetched for it, in bytes. */
  open: { ms: number; bytes: number };
  /** From a letter to the list that answers it, over all letters of all queries. */
  letter: { median: number; worst: number; count: number };
  /** Fetched for one whole query, typed letter by letter, beyond what opening fetched. */
  query: { median: number; most: number };
}

/** A letter every so many milliseconds, as of somebody who types fast. */
const PACE = 120;

/** @param site a built site, whose host it stands for: text goes out compressed, as hosts send it */
export async function measureSearch(
  site: string,
  { queries, browser: executablePath }: { queries: readonly string[]; browser: string | undefined },
): Promise<SearchSpeed> {
  const sent = { bytes: 0 };
  const host = await serveCompressed(site, sent);
  const browser = await chromium.launch({
    chromiumSandbox: false,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    await measureOne(browser, host.origin, sent, queries[0] ?? ''); // a warm-up, of the disk and of the compiler
    const opens: { ms: number; bytes: number }[] = [];
    const letters: number[] = [];
    const fetched: number[] = [];
    for (const query of queries) {
      const one = await measureOne(browser, host.origin, sent, query);
      opens.push(one.open);
      letters.push(...one.letters);
      fetched.push(one.bytes);
    }
    return {
      open: { ms: median(opens.map(({ ms }) => ms)), bytes: median(opens.map(({ bytes }) => bytes)) },
      letter: { median: median(letters), worst: Math.max(...letters), count: letters.length },
      query: { median: median(fetched), most: Math.max(...fetched) },
    };
  } finally {
    await browser.close();
    await host.close();
  }
}

/** One reader, who has never been here. */
async function measureOne(browser: Browser, origin: string, sent: { bytes: number }, query: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  const before = sent.bytes;
  const started = performance.now();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox');
  await page.getByRole('option').first().waitFor();
  const open = { ms: performance.now() - started, bytes: sent.bytes - before };
  await watchLists(page);
  const opened = sent.bytes;
  await field.pressSequentially(query, { delay: PACE });
  await page.waitForTimeout(1_000);
  const letters = await page.evaluate(() => (globalThis as unknown as Watched).waits);
  await context.close();
  return { open, letters, bytes: sent.bytes - opened };
}

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

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Kinds of files that hosts compress on their way; Pagefind's own files are compressed as they lie there. */
const COMPRESSED = new Set(['.html', '.css', '.js', '.json', '.svg', '.xml', '.txt']);

function serveCompressed(site: string, sent: { bytes: number }): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(site, decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    try {
      const content = readFileSync(file);
      const isCompressed = COMPRESSED.has(extname(file));
      const body = isCompressed ? gzipSync(content) : content;
      sent.bytes += body.length;
      response.writeHead(200, {
        'content-type': mediaType(file),
        ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return listening(server);
}
