/**
 * What search engines are told: which pages are worth finding, and when each record last changed. `/sitemap-index.xml`
 * names the files that list them. Addresses in it are whole, so that there is none where the origin is not known.
 */
import type { FileHistory } from '../model/history.ts';
import { published } from '../shared/addresses.ts';
import { xmlDocument, xmlElement, xmlWords } from '../shared/xml.ts';
import { latest } from '../site/view/dates.ts';
import { ticketPath, ticketsOfLog } from '../site/view/tickets.ts';
import type { Output, OutputInput } from './types.ts';

/** Search engines take 50,000 addresses from one file: https://www.sitemaps.org/protocol.html */
const MOST = 45_000;

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

interface Found {
  address: string;
  /** `YYYY-MM-DD`; null for pages that change with the log, of which nobody keeps a date. */
  changed: string | null;
}

export function sitemap(input: OutputInput): Output[] {
  const { site } = input;
  if (site.site === null) return [];
  const found = worthFinding(input);
  const files = Array.from({ length: Math.ceil(found.length / MOST) }, (_, at) => ({
    path: `/sitemap-${at}.xml`,
    listed: found.slice(at * MOST, (at + 1) * MOST),
  }));
  const index = files.map(({ path, listed }) => ({
    address: new URL(published(site, path)).href,
    changed: latest(listed.map(({ changed }) => changed)),
  }));
  return [
    fileOf('/sitemap-index.xml', { root: 'sitemapindex', item: 'sitemap', listed: index }),
    ...files.map(({ path, listed }) => fileOf(path, { root: 'urlset', item: 'url', listed })),
  ];
}

function fileOf(
  path: string,
  { root, item, listed }: { root: string; item: string; listed: readonly Found[] },
): Output {
  const lines = ({ address, changed }: Found): string =>
    xmlElement(item, {}, [xmlWords('loc', address), changed === null ? null : xmlWords('lastmod', changed)]);
  return { path, make: () => xmlDocument(xmlElement(root, NAMESPACE, listed.map(lines))) };
}

/** What is not among these lists the same records once more, and tells search engines itself to pass on. */
function worthFinding({ site, log, history, extractsOf }: OutputInput): Found[] {
  const { collections, records, pages } = log;
  const { all } = ticketsOfLog(log, extractsOf);
  const paths: [path: string, changed: string | null][] = [
    ['/', null],
    ['/about/', null],
    ...(collections.length > 1 ? collections : []).map(({ key }): [string, null] => [`/${key}/`, null]),
    ...pages.flatMap(({ permalink }): [string, null][] => (permalink === null ? [] : [[permalink, null]])),
    ...records.map((record): [string, string | null] => [
      record.permalink,
      lastChangeOf(record, history.files.get(record.id) ?? null),
    ]),
    ...all.map((ticket): [string, null] => [ticketPath(ticket), null]),
  ];
  return paths.map(([path, changed]) => ({
    address: new URL(published(site, path)).href,
    changed: changed === null ? null : wholeDay(changed),
  }));
}

/** The first day of a month or a year of which nobody knows more. */
function wholeDay(date: string): string {
  return `${date}-01-01`.slice(0, 'YYYY-MM-DD'.length);
}

/**
 * When a record last changed: git's day where it is known, since that counts changes that nobody dated; else the later
 * of the dates that the record states.
 *
 * @returns `YYYY-MM-DD`, or `YYYY-MM` where only a month is given
 */
export function lastChangeOf(
  { date, updated }: { date: string | null; updated: string | null },
  file: Pick<FileHistory, 'lastChanged'> | null,
): string | null {
  const committed = file?.lastChanged?.date ?? null;
  if (committed !== null) return committed;
  return date !== null && updated !== null && date > updated ? date : (updated ?? date);
}

export function robots({ site }: OutputInput): Output[] {
  const sitemap = site.site === null ? [] : [`Sitemap: ${published(site, '/sitemap-index.xml')}`, ''];
  return [{ path: '/robots.txt', make: () => ['User-agent: *', 'Allow: /', '', ...sitemap].join('\n') }];
}
