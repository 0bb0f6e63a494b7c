/** What search engines are told: which pages are worth finding, and when each record last changed. */
import type { SitemapOptions } from '@astrojs/sitemap';
import { lastChangeOf } from '../history/last-change.ts';
import { published } from '../shared/addresses.ts';
import type { SiteContent } from './content.ts';

/** Pages that list the same records, or parts of them, once more; they tell search engines themselves to pass on. */
const LISTS = new Set([
  'standing',
  'tags',
  'people',
  'years',
  'problems',
  'badges',
  'risks',
  'revisit',
  'checks',
  'timeline',
  'graph',
  'log',
]);

export interface SitemapInput {
  base: string;
  site: string;
  /** The log, once it is loaded. */
  content(): SiteContent | null;
}

export function sitemapOptions({ base, site, content }: SitemapInput): SitemapOptions {
  let changes: ReadonlyMap<string, string> | null = null;
  return {
    filter: (page) => {
      const [first = '', ...rest] = new URL(page).pathname.slice(base.length).split('/');
      // further pages of a collection's log, and the way from the only collection to the front page
      const further = rest.length === 3 && rest[0] === 'log';
      const way =
        rest.join('') === '' &&
        content()?.collections.length === 1 &&
        content()?.collections[0]?.key === first;
      return !LISTS.has(first) && !further && !way;
    },
    serialize: (item) => {
      changes ??= lastChanges(content(), { base, site });
      const lastmod = changes.get(item.url);
      return lastmod === undefined ? item : { ...item, lastmod };
    },
    // records are text; what else a sitemap can hold would be empty names
    namespaces: { news: false, xhtml: false, image: false, video: false },
  };
}

/** By whole address. Pages other than records change with the log, of which nobody keeps a date. */
function lastChanges(
  content: SiteContent | null,
  place: { base: string; site: string },
): Map<string, string> {
  return new Map(
    (content?.records ?? []).flatMap((record) => {
      const changed = lastChangeOf(record, content?.history.files.get(record.id) ?? null);
      return changed === null ? [] : [[new URL(published(place, record.permalink)).href, changed] as const];
    }),
  );
}
