/** A record for search engines, in the words of schema.org. */
import { published } from '../../shared/addresses.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../types.ts';
import { toldCollection } from './collection-of.ts';
import { CARD_FILE, creditedPeople, recordDescription } from './preview.ts';
import { recordLabel } from './record-label.ts';
import { plainTitle } from './title.ts';
import { STATUS_WORDS } from './words.ts';

type Json = Record<string, unknown>;

export function recordJsonLd(entry: RecordEntry, log: SiteLog, site: SiteInfo): Json {
  return {
    '@context': 'https://schema.org',
    '@graph': [article(entry, log, site), breadcrumbs(entry, log, site)],
  };
}

function article(entry: RecordEntry, log: SiteLog, site: SiteInfo): Json {
  const url = published(site, entry.permalink);
  return present({
    '@type': 'TechArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: plainTitle(entry.title),
    description: recordDescription(entry, log),
    abstract: entry.summary,
    identifier: recordLabel(entry),
    creativeWorkStatus: STATUS_WORDS[entry.effectiveStatus],
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
