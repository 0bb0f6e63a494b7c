/**
 * Feeds of new and changed decisions: of the whole log, of each collection among several, and of each tag. Their
 * addresses and ids have to be whole, so there are none where it is not known which origin the site is published at.
 */
import { published } from '../../shared/addresses.ts';
import type { RecordEntry } from '../../site/types.ts';
import { facetPath } from '../../site/view/facets.ts';
import {
  FEED_FORMATS,
  type FeedFormat,
  feedPath,
  feedTitle,
  hasFeeds,
  MOST_ENTRIES,
} from '../../site/view/feeds.ts';
import { listHeading, logView } from '../../site/view/list.ts';
import type { Output, OutputInput } from '../types.ts';
import { toAtom } from './atom.ts';
import { type EntryContext, entryOf } from './entries.ts';
import type { Feed } from './feed.ts';
import { eventKeys } from './keys.ts';
import { toRss } from './rss.ts';
import { type ToldEvent, toldEvents } from './told.ts';

const WRITERS: Record<FeedFormat, (feed: Feed) => string> = { atom: toAtom, rss: toRss };

export function feeds(input: OutputInput): Output[] {
  const { site } = input;
  if (site.site === null) return [];
  let told: ReadonlyMap<string, ToldEvent[]> | null = null;
  let context: EntryContext | null = null;
  return partsOf(input).flatMap(({ page, name }) =>
    FEED_FORMATS.map((format) => {
      const path = feedPath(page, format);
      const make = (): string => {
        told ??= byPage(input);
        context ??= contextOf(input);
        return WRITERS[format](feedOf({ events: told.get(page) ?? [], page, name, path, context }));
      };
      return {
        path,
        make,
      };
    }),
  );
}

interface Part {
  /** Page that lists the same records. */
  page: string;
  /** Null for the whole log. */
  name: string | null;
}

function partsOf({ log }: OutputInput): Part[] {
  const { facets } = logView(log);
  return [
    { page: '/', name: null },
    // the only collection is the whole log, and no filter
    ...facets
      .filter(({ key }) => hasFeeds(key))
      .flatMap(({ key, values }) =>
        values.map((value) => ({
          page: facetPath(key, value.slug),
          name: listHeading(key, value),
        })),
      ),
  ];
}

/** One way through the events for all feeds, however many tags there are. */
function byPage({ log, history }: OutputInput): Map<string, ToldEvent[]> {
  const { slugs } = logView(log);
  const places = new Map(log.records.map(({ id }, place) => [id, place]));
  const pagesOf = new Map(log.records.map((record) => [record.id, pagesWith(record, slugs.tags)]));
  const told = new Map<string, ToldEvent[]>();
  for (const event of toldEvents(history.events, places)) {
    for (const page of pagesOf.get(event.record) ?? []) {
      const events = told.get(page) ?? [];
      told.set(page, events);
      if (events.length < MOST_ENTRIES) events.push(event);
    }
  }
  return told;
}

function pagesWith({ collection, tags }: RecordEntry, slugsOf: (tags: string[]) => string[]): string[] {
  return ['/', facetPath('collection', collection), ...slugsOf(tags).map((slug) => facetPath('tag', slug))];
}

function contextOf({ site, log, history }: OutputInput): EntryContext {
  return { site, log, keyOf: eventKeys(history.events, (id) => log.byId.get(id)?.permalink ?? null) };
}

interface FeedParts extends Part {
  events: readonly ToldEvent[];
  path: string;
  context: EntryContext;
}

function feedOf({ events, page, name, path, context }: FeedParts): Feed {
  const { site, log } = context;
  return {
    title: feedTitle(site, name),
    description: name === null ? site.description : `New and changed decisions. ${feedTitle(site, name)}`,
    page: published(site, page),
    self: published(site, path),
    author: site.title,
    generator: { name: 'Cadre', version: site.version },
    entries: events.flatMap((event) => {
      const record = log.byId.get(event.record);
      return record === undefined ? [] : [entryOf(event, record, context)];
    }),
  };
}
