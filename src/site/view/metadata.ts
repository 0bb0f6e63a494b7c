/** Metadata of a page for chats and search engines: Open Graph and structured data. */

import type { Messages } from '../../messages/messages.ts';
import { toPublishedUrl } from '../../shared/addresses.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../types.ts';
import {
  formatRecordLabel,
  formatStatusSentence,
  formatTitleWithStatus,
  getDateKey,
  toPlainTitle,
} from './record-name.ts';
import { getShownCollection } from './relations.ts';

/** The preview image of a page, beside it; that of the site is at its root. */
export const CARD_FILE = 'card.png';
export const CARD_SIZE = { width: 1200, height: 630 };

export interface LinkPreview {
  title: string;
  description: string;
  /** ISO dates; null if there is none. */
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

/** Of a page that is not a record: its own text, with the image of the site. */
export function createPagePreview({ title, description }: PageWords, site: SiteInfo): LinkPreview {
  return {
    title: title ?? site.title,
    description: description ?? site.description,
    published: null,
    modified: null,
    image: createImage('/', site.title, site),
    facts: [],
    tags: [],
  };
}

/** Number, title and status first: readers see whether it is in force without opening it. */
export function createRecordPreview(
  entry: RecordEntry,
  log: SiteLog,
  site: SiteInfo,
  messages: Messages,
): LinkPreview {
  const { t } = messages;
  const { date, permalink, tags, effectiveStatus, currentStatus } = entry;
  const title = formatTitleWithStatus(entry, messages);
  const facts = [{ label: t('fact.status'), value: t(`status.${currentStatus}`) }];
  if (date !== null) facts.push({ label: t(getDateKey(effectiveStatus)), value: messages.date(date) });
  return {
    title,
    description: describeRecord(entry, log, messages),
    published: date,
    modified: entry.updated ?? date,
    image: createImage(permalink, title, site),
    facts,
    tags,
  };
}

/** The people named as its authors: those who wrote it, or else those who decided it. */
export function listCreditedPeople({
  authors,
  deciders,
}: Pick<RecordEntry, 'authors' | 'deciders'>): string[] {
  return authors.length > 0 ? authors : deciders;
}

/** `Superseded by ADR-31. A queue takes the uploads.` */
function describeRecord(entry: RecordEntry, log: SiteLog, messages: Messages): string {
  const { summary } = entry;
  const status = formatStatusSentence(entry, log, messages);
  return summary === null
    ? messages.t('record.described-briefly', { status })
    : messages.t('record.described', { status, summary });
}

function createImage(path: string, alt: string, site: SiteInfo): LinkPreview['image'] {
  return site.cards ? { url: toPublishedUrl(site, path + CARD_FILE), alt } : null;
}

type Json = Record<string, unknown>;

export function createRecordJsonLd(
  entry: RecordEntry,
  log: SiteLog,
  site: SiteInfo,
  messages: Messages,
): Json {
  return {
    '@context': 'https://schema.org',
    '@graph': [createArticle(entry, log, site, messages), createBreadcrumbs(entry, log, site)],
  };
}

function createArticle(entry: RecordEntry, log: SiteLog, site: SiteInfo, messages: Messages): Json {
  const url = toPublishedUrl(site, entry.permalink);
  return removeEmpty({
    '@type': 'TechArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: toPlainTitle(entry.title),
    description: describeRecord(entry, log, messages),
    abstract: entry.summary,
    inLanguage: entry.language,
    identifier: formatRecordLabel(entry),
    creativeWorkStatus: messages.t(`status.${entry.currentStatus}`),
    datePublished: entry.date,
    dateModified: entry.updated ?? entry.date,
    author: listCreditedPeople(entry).map((name) => ({
      '@type': GROUP.test(name) ? 'Organization' : 'Person',
      name,
    })),
    keywords: entry.tags,
    image: site.cards ? toPublishedUrl(site, entry.permalink + CARD_FILE) : null,
    isPartOf: { '@type': 'WebSite', name: site.title, url: toPublishedUrl(site, '/') },
  });
}

/** Names of groups; schema.org wants to know a person from an organisation. */
const GROUP =
  /\b(?:team|group|guild|board|council|committee|chapter|squad|tribe|department|maintainers|architects|engineers|developers|owners|staff)\b/i;

function createBreadcrumbs(entry: RecordEntry, log: SiteLog, site: SiteInfo): Json {
  const collection = getShownCollection(entry.collection, log);
  const steps = [
    { name: site.title, path: '/' },
    ...(collection === undefined ? [] : [{ name: collection.name, path: `/${collection.key}/` }]),
    { name: formatRecordLabel(entry) ?? toPlainTitle(entry.title), path: entry.permalink },
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: toPublishedUrl(site, path),
    })),
  };
}

/** Without values that are missing. */
function removeEmpty(fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** JSON for a data block in a page: nothing in it can end the block or open another. */
export function toDataBlock(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
