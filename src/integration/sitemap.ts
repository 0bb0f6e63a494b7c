/** What search engines are told: which pages are worth finding, and when each record last changed. */
import type { SitemapOptions } from '@astrojs/sitemap';
import { lastChangeOf } from '../history/last-change.ts';
import { type Published, published } from '../shared/addresses.ts';
import type { SiteContent } from './content.ts';

export interface SitemapInput {
  base: string;
  site: string;
  /** The log, once it is loaded. */
  content(): SiteContent | null;
}

export function sitemapOptions({ base, site, content }: SitemapInput): SitemapOptions {
  let pages: ReadonlyMap<string, string | null> | null = null;
  const known = (): ReadonlyMap<string, string | null> => {
    pages ??= worthFinding(content(), { base, site });
    return pages;
  };
  return {
    filter: (page) => known().has(page) || TICKET.test(new URL(page).pathname.slice(base.length - 1)),
    serialize: (item) => {
      const lastmod = known().get(item.url) ?? null;
      return lastmod === null ? item : { ...item, lastmod };
    },
    // records are text; what else a sitemap can hold would be empty names
    namespaces: { news: false, xhtml: false, image: false, video: false },
  };
}

/** The first page of a ticket, and none of the list of all. */
const TICKET = /^\/tickets\/(?!\d+\/$)[^/]+\/$/;

/**
 * Whole addresses with the day of the last change. Pages other than records change with the log, of which nobody keeps
 * a date. What is not among these lists the same records once more, and tells search engines itself to pass on.
 */
function worthFinding(content: SiteContent | null, place: Published): Map<string, string | null> {
  const { collections = [], records = [], pages = [] } = content ?? {};
  const lists = ['/', '/about/', ...(collections.length > 1 ? collections.map(({ key }) => `/${key}/`) : [])];
  const changes: [path: string, changed: string | null][] = [
    ...lists.map((path): [string, null] => [path, null]),
    ...pages.flatMap(({ permalink }): [string, null][] => (permalink === null ? [] : [[permalink, null]])),
    ...records.map((record): [string, string | null] => [
      record.permalink,
      lastChangeOf(record, content?.history.files.get(record.id) ?? null),
    ]),
  ];
  return new Map(changes.map(([path, changed]) => [new URL(published(place, path)).href, changed]));
}
