/** What a reader waits for: pages of a built site over a slow connection, on a slow processor, come to for the first time. */
import { extname } from 'node:path';
import type { Browser } from 'playwright';
import { openBrowser } from './browser.ts';
import { type BuiltSite, getBuiltSite } from './built-site.ts';
import { describeHost, type Host } from './host.ts';
import type { Options } from './options.ts';
import type { Notes } from './report/notes.ts';
import { findMedian } from './report/numbers.ts';
import { BYTE_KINDS, type ByteKind, type PageFigure } from './report/types.ts';
import { measureSearch } from './search-speed.ts';

/** A phone on a bad day: 1.6 Mbit/s and 150 ms away, a quarter of this machine's speed. */
const CONNECTION = {
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 750e3 / 8,
  offline: false,
};
const SLOWER = 4;

/** Visits of each page; the median counts. */
const VISITS = 3;

const PAGES: Record<string, (site: BuiltSite) => string> = {
  'the log': () => '/',
  'a long record': ({ longRecord }) => `/adr/${longRecord}/`,
  'the timeline': () => '/timeline/',
  'the graph': () => '/graph/',
  'the search, of one word': () => '/search/?q=gateway',
};

export async function measureReader({ sizes }: Options, notes: Notes): Promise<void> {
  for (const records of sizes) {
    const site = await getBuiltSite(records, notes);
    const server = await describeHost(site.folder);
    const browser = await openBrowser();
    try {
      for (const [page, address] of Object.entries(PAGES)) {
        const visits: Visit[] = [];
        for (let at = 0; at < VISITS; at++) visits.push(await visit(browser, server, address(site)));
        notes.page({ records, page, ...middle(visits) });
      }
    } finally {
      await browser.close();
      await server.close();
    }
    notes.search(await measureSearch(site.folder, records));
  }
}

type Visit = Pick<PageFigure, 'bytes' | 'largestPaint' | 'shift'>;

/** One reader, who has never been here. */
async function visit(browser: Browser, server: Host, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', CONNECTION);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const before = server.sent.length;
  await page.goto(server.origin + address, { waitUntil: 'networkidle', timeout: 300_000 });
  await page.waitForTimeout(1_000);
  const { largestPaint, shift } = await page.evaluate(paints);
  await context.close();
  const bytes = bytesByKind(server.sent.slice(before));
  return { bytes, largestPaint, shift };
}

const KINDS: Record<string, ByteKind> = {
  '.html': 'html',
  '.js': 'script',
  '.css': 'style',
  '.woff2': 'font',
};

/** Counted where they are sent: a browser does not report to a page what its workers fetch. */
function bytesByKind(sent: Host['sent']): Record<ByteKind, number> {
  const bytes = Object.fromEntries(BYTE_KINDS.map((kind) => [kind, 0])) as Record<ByteKind, number>;
  for (const one of sent) bytes[KINDS[extname(one.file)] ?? 'other'] += one.bytes;
  return bytes;
}

/** Runs in the page. */
function paints(): Promise<{ largestPaint: number; shift: number }> {
  const of = (type: string): Promise<PerformanceEntryList> =>
    new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => resolve([]), 500);
    });
  return Promise.all([of('largest-contentful-paint'), of('layout-shift')]).then(([largest, shifts]) => ({
    largestPaint: largest.at(-1)?.startTime ?? Number.NaN,
    shift: (shifts as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      .filter(({ hadRecentInput }) => !hadRecentInput)
      .reduce((sum, { value }) => sum + value, 0),
  }));
}

function middle(visits: readonly Visit[]): Visit {
  const [first] = visits;
  if (first === undefined) throw new Error('A page needs a visit.');
  return {
    bytes: Object.fromEntries(
      BYTE_KINDS.map((kind) => [kind, findMedian(visits.map(({ bytes }) => bytes[kind]))]),
    ) as Record<ByteKind, number>,
    largestPaint: findMedian(visits.map(({ largestPaint }) => largestPaint)),
    shift: findMedian(visits.map(({ shift }) => shift)),
  };
}
