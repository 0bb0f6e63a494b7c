/** What chats, tickets and search engines read of a page: Open Graph, and structured data. */

import type { Messages } from '../../messages/messages.ts';
import { published } from '../../shared/addresses.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../types.ts';
import { dateKey, plainTitle, recordLabel, statusSentence, titleWithStatus } from './record-name.ts';
import { toldCollection } from './relations.ts';

/** The picture of a page, beside it; that of the site stands at its root. */
export const CARD_FILE = 'card.png';
export const CARD_SIZE = { width: 1200, height: 630 };

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

interface PageWords {
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
export function recordPreview(entry: RecordEntry, log: SiteLog, site: SiteInfo, messages: Messages): Preview {
  const { t } = messages;
  const { date, permalink, tags, effectiveStatus, currentStatus } = entry;
  const title = titleWithStatus(entry, messages);
  const facts = [{ label: t('fact.status'), value: t(`status.${currentStatus}`) }];
  if (date !== null) facts.push({ label: t(dateKey(effectiveStatus)), value: messages.date(date) });
  return {
    title,
    description: recordDescription(entry, log, messages),
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
function recordDescription(entry: RecordEntry, log: SiteLog, messages: Messages): string {
  const { summary } = entry;
  const status = statusSentence(entry, log, messages);
  return summary === null
    ? messages.t('record.described-briefly', { status })
    : messages.t('record.described', { status, summary });
}

function imageOf(path: string, alt: string, site: SiteInfo): Preview['image'] {
  return site.cards ? { url: published(site, path + CARD_FILE), alt } : null;
}

type Json = Record<string, unknown>;

export function recordJsonLd(entry: RecordEntry, log: SiteLog, site: SiteInfo, messages: Messages): Json {
  return {
    '@context': 'https://schema.org',
    '@graph': [article(entry, log, site, messages), breadcrumbs(entry, log, site)],
  };
}

function article(entry: RecordEntry, log: SiteLog, site: SiteInfo, messages: Messages): Json {
  const url = published(site, entry.permalink);
  return present({
    '@type': 'TechArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: plainTitle(entry.title),
    description: recordDescription(entry, log, messages),
    abstract: entry.summary,
    inLanguage: entry.language,
    identifier: recordLabel(entry),
    creativeWorkStatus: messages.t(`status.${entry.currentStatus}`),
    datePublished: entry.date,
    dateModified: entry.updated ?? entry.date,
    author: creditedPeople(entry).map((name) => ({
      '@type': GROUP.test(name) ? 'Organization' : 'Person',
      name,
    })),
    keywords: entry.tags,
    image: site.cards ? published(site, entry.permalink + CARD_FILE) : null,
    isPartOf: { '@type': 'WebSite', name: site.title, url: published(site, '/') },
  });
}

/** Names of groups; schema.org wants to know a person from an organisation. */
const GROUP =
  /\b(?:team|group|guild|board|council|committee|chapter|squad|tribe|department|maintainers|architects|engineers|developers|owners|staff)\b/i;

function breadcrumbs(entry: RecordEntry, log: SiteLog, site: SiteInfo): Json {
  const collection = toldCollection(entry.collection, log);
  const steps = [
    { name: site.title, path: '/' },
    ...(collection === undefined ? [] : [{ name: collection.name, path: `/${collection.key}/` }]),
    { name: recordLabel(entry) ?? plainTitle(entry.title), path: entry.permalink },
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: published(site, path),
    })),
  };
}

/** Without what is not told. */
function present(fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** JSON for a data block in a page: nothing in it can end the block or open another. */
export function dataBlock(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
