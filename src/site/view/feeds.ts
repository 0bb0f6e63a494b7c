/** Addresses and titles of the feeds, for links to them; `outputs/feeds.ts` writes them. */
import type { Messages } from '../../messages/messages.ts';
import type { FacetKey } from './facets.ts';

export const FEED_TYPE = 'application/atom+xml';

/** Newest entries of a feed; what is older is in the timeline. */
export const MAX_ENTRIES = 50;

/** The filters whose values have feeds of their own. */
export function hasFeeds(key: FacetKey): boolean {
  return key === 'collection' || key === 'tag';
}

/** Address, below the base, of the feed that goes with a page: `/tags/queue/` has `/tags/queue/feed.xml`. */
export function toFeedPath(page: string): string {
  return `${page}feed.xml`;
}

/** The site alone for the feed of the whole log. */
export function formatFeedTitle(site: { title: string }, part: string | null, { t }: Messages): string {
  return part === null ? site.title : t('feed.title', { site: site.title, part });
}
