/** What chats, tickets and search engines are told of a page before anyone opens it. */
import { published } from '../../shared/addresses.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../types.ts';
import { formatDate } from './dates.ts';
import { statusSentence, titleWithStatus } from './record-label.ts';
import { dateWord, STATUS_WORDS } from './words.ts';

/** The picture of a page, beside it; that of the site stands at its root. */
export const CARD_FILE = 'card.png';
export const CARD_SIZE = { width: 1200, height: 630 };
/** Where the page says the same to those who embed it. */
export const OEMBED_FILE = 'oembed.json';

export interface Preview {
  title: string;
  description: string;
  /** ISO dates; null where none is told. */
  published: string | null;
  modified: string | null;
  image: { url: string; alt: string } | null;
  /** Short facts that some chats show below the description. */
  facts: { label: string; value: string }[];
  tags: string[];
}

export interface PageWords {
  title: string | null;
  description: string | null;
}

/** Of a page that is no record: its own words, with the picture of the site. */
export function pagePreview({ title, description }: PageWords, site: SiteInfo): Preview {
  return {
    title: title ?? site.title,
    description: description ?? site.description,
    published: null,
    modified: null,
    image: imageOf('/', site.title, site),
    facts: [],
    tags: [],
  };
}

/** Number, title and status first: whoever sees the link knows whether it stands without opening it. */
export function recordPreview(entry: RecordEntry, log: SiteLog, site: SiteInfo): Preview {
  const { date, permalink, tags, standing, effectiveStatus } = entry;
  const title = titleWithStatus(entry);
  const facts = [{ label: 'Status', value: STATUS_WORDS[effectiveStatus] }];
  if (date !== null) facts.push({ label: dateWord(standing), value: formatDate(date) });
  return {
    title,
    description: recordDescription(entry, log),
    published: date,
    modified: entry.updated ?? date,
    image: imageOf(permalink, title, site),
    facts,
    tags,
  };
}

/** Whom others are told as its authors: those who wrote it, or else those who decided it. */
export function creditedPeople({ authors, deciders }: Pick<RecordEntry, 'authors' | 'deciders'>): string[] {
  return authors.length > 0 ? authors : deciders;
}

/** `Superseded by ADR-31. A queue takes the uploads.` */
export function recordDescription(entry: RecordEntry, log: SiteLog): string {
  const sentence = statusSentence(entry, log);
  return entry.summary === null ? `${sentence}.` : `${sentence}. ${entry.summary}`;
}

function imageOf(path: string, alt: string, site: SiteInfo): Preview['image'] {
  return site.cards ? { url: published(site, path + CARD_FILE), alt } : null;
}
