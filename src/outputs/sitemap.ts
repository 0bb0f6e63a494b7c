/**
 * What search engines read: which pages are worth finding, and when each record last changed. `/sitemap-index.xml`
 * names the files that list them. It needs absolute URLs, so there is none if the site URL is not known.
 */
import type { FileHistory } from '../model/history.ts';
import { toPublishedUrl } from '../shared/addresses.ts';
import { createXmlDocument, createXmlElement, createXmlText } from '../shared/xml.ts';
import { findLatest } from '../site/view/dates.ts';
import { createLogTickets, toTicketPath } from '../site/view/tickets.ts';
import type { Output, OutputInput } from './types.ts';

/** Search engines take 50,000 addresses from one file: https://www.sitemaps.org/protocol.html */
const MOST = 45_000;

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

interface SitemapEntry {
  address: string;
  /** `YYYY-MM-DD`; null for pages that change with the log, which have no date. */
  changed: string | null;
}

export function listSitemaps(input: OutputInput): Output[] {
  const { site } = input;
  if (site.site === null) return [];
  const found = listEntries(input);
  const files = Array.from({ length: Math.ceil(found.length / MOST) }, (_, at) => ({
    path: `/sitemap-${at}.xml`,
    listed: found.slice(at * MOST, (at + 1) * MOST),
  }));
  const index = files.map(({ path, listed }) => ({
    address: new URL(toPublishedUrl(site, path)).href,
    changed: findLatest(listed.map(({ changed }) => changed)),
  }));
  return [
    createSitemapFile('/sitemap-index.xml', { root: 'sitemapindex', item: 'sitemap', listed: index }),
    ...files.map(({ path, listed }) => createSitemapFile(path, { root: 'urlset', item: 'url', listed })),
  ];
}

function createSitemapFile(
  path: string,
  { root, item, listed }: { root: string; item: string; listed: readonly SitemapEntry[] },
): Output {
  const lines = ({ address, changed }: SitemapEntry): string =>
    createXmlElement(item, {}, [
      createXmlText('loc', address),
      changed === null ? null : createXmlText('lastmod', changed),
    ]);
  return { path, make: () => createXmlDocument(createXmlElement(root, NAMESPACE, listed.map(lines))) };
}

/** What is not among these lists the same records once more, and its pages ask search engines to skip them. */
function listEntries({ site, log, history, getSnippets }: OutputInput): SitemapEntry[] {
  const { collections, records, pages } = log;
  const { all } = createLogTickets(log, getSnippets);
  const paths: [path: string, changed: string | null][] = [
    ['/', null],
    ['/about/', null],
    ...(collections.length > 1 ? collections : []).map(({ key }): [string, null] => [`/${key}/`, null]),
    ...pages.flatMap(({ permalink }): [string, null][] => (permalink === null ? [] : [[permalink, null]])),
    ...records.map((record): [string, string | null] => [
      record.permalink,
      findLastChange(record, history.files.get(record.id) ?? null),
    ]),
    ...all.map((ticket): [string, null] => [toTicketPath(ticket), null]),
  ];
  return paths.map(([path, changed]) => ({
    address: new URL(toPublishedUrl(site, path)).href,
    changed: changed === null ? null : toFullDay(changed),
  }));
}

/** The first day of a month or a year, if nothing more is known. */
function toFullDay(date: string): string {
  return `${date}-01-01`.slice(0, 'YYYY-MM-DD'.length);
}

/**
 * When a record last changed: git's day where it is known, since that includes changes without a stated date; else the later
 * of the dates that the record states.
 *
 * @returns `YYYY-MM-DD`, or `YYYY-MM` if only a month is given
 */
export function findLastChange(
  { date, updated }: { date: string | null; updated: string | null },
  file: Pick<FileHistory, 'lastChanged'> | null,
): string | null {
  const committed = file?.lastChanged?.date ?? null;
  if (committed !== null) return committed;
  return date !== null && updated !== null && date > updated ? date : (updated ?? date);
}

export function listRobots({ site }: OutputInput): Output[] {
  const sitemap = site.site === null ? [] : [`Sitemap: ${toPublishedUrl(site, '/sitemap-index.xml')}`, ''];
  return [{ path: '/robots.txt', make: () => ['User-agent: *', 'Allow: /', '', ...sitemap].join('\n') }];
}
