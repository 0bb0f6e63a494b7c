/** Where the feeds stand and what they are called: pages link to them, outputs write them. */

import type { FacetKey } from './facets.ts';

export const FEED_FORMATS = ['atom', 'rss'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

const FILES: Record<FeedFormat, string> = { atom: 'feed.xml', rss: 'rss.xml' };

export const FEED_TYPES: Record<FeedFormat, string> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
};

/** Newest entries of a feed; what is older is in the timeline. */
export const MOST_ENTRIES = 50;

export const FEED_NAMES: Record<FeedFormat, string> = { atom: 'Atom', rss: 'RSS' };

/** The filters whose values have feeds of their own. */
export function hasFeeds(key: FacetKey): boolean {
  return key === 'collection' || key === 'tag';
}

/** Address, below the base, of the feed that goes with a page: `/tags/queue/` has `/tags/queue/feed.xml`. */
export function feedPath(page: string, format: FeedFormat): string {
  return `${page}${FILES[format]}`;
}

/** What a feed tells, as its title; the site alone for that of the whole log. */
export function feedTitle(site: { title: string }, part: string | null): string {
  return part === null ? site.title : `${site.title}: ${part}`;
}
