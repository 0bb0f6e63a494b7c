/** Redirects: `/addresses.json` for the not-found page, a page for each alias, and `_redirects` for hosts that read it. */
import { RESERVED_KEYS } from '../config/collection-names.ts';
import { ORIGINS } from '../link/redirects.ts';
import type { Messages } from '../messages/messages.ts';
import { STATUSES } from '../model/statuses.ts';
import { addBase } from '../shared/addresses.ts';
import { getStem } from '../shared/paths.ts';
import { escapeHtml } from '../shared/text.ts';
import { createMessageHtml } from '../site/view/message-html.ts';
import { createRecordPreview, type LinkPreview } from '../site/view/metadata.ts';
import type { NameIndex } from '../site/view/not-found.ts';
import { REDIRECT_POLICY } from '../site/view/page-head.ts';
import { formatLinkTitle, toPlainTitle } from '../site/view/record-name.ts';
import type { Output, OutputInput } from './types.ts';

export function listNameIndex({ log, history }: OutputInput): Output[] {
  return [
    {
      path: '/addresses.json',
      make: () => JSON.stringify(createNameIndex({ log, history })),
    },
  ];
}

function createNameIndex({ log, history }: Pick<OutputInput, 'log' | 'history'>): NameIndex {
  const keys = log.collections.map(({ key }) => key);
  const listNames = (id: string, path: string): string[] => {
    const former = history.files.get(id)?.formerNames.map((name) => name.path) ?? [];
    return [...new Set([path, ...former].map(getStem))];
  };
  return {
    collections: keys,
    views: [...RESERVED_KEYS].sort(),
    rows: [
      ...log.records.map(({ id, permalink, number, title, currentStatus, collection, path }) => ({
        ...{ permalink, number, title, names: listNames(id, path) },
        collection: keys.indexOf(collection),
        status: STATUSES.indexOf(currentStatus),
      })),
      ...log.pages.flatMap(({ id, permalink, title, collection, path }) =>
        permalink === null
          ? []
          : [
              {
                permalink,
                number: null,
                title,
                names: listNames(id, path),
                collection: keys.indexOf(collection),
                status: null,
              },
            ],
      ),
    ].map(({ permalink, number, title, names, collection, status }) => [
      ...([permalink, number, title, collection, status] as const),
      names,
    ]),
  };
}

const SCRIPT = '/alias.js';

/**
 * Redirects with the query and the section, which a refresh by the page alone would lose. A file of its
 * own, so that the content security policy need not name it. History keeps the record, not this page.
 */
const LEAD_ON = `location.replace(document.currentScript.dataset.to + location.search + location.hash);\n`;

export function listAliasPages(input: OutputInput): Output[] {
  const { aliases, log, site } = input;
  const { messages } = input.pages;
  const { t } = messages;
  if (aliases.length === 0) return [];
  const named = (permalink: string, name: string): [string, AliasTarget] => [
    permalink,
    { name, id: null, preview: null },
  ];
  const targets = new Map<string, AliasTarget>([
    ...log.pages.flatMap(({ permalink, title }) =>
      permalink === null ? [] : [named(permalink, toPlainTitle(title))],
    ),
    ...log.duplicateNumbers.map(({ permalink, number }) =>
      named(permalink, t('record.duplicates-title', { number: String(number) })),
    ),
    ...log.removed.map(({ permalink, title }) =>
      named(permalink, t('record.removed-title', { record: toPlainTitle(title) })),
    ),
    ...log.records.map((record): [string, AliasTarget] => [
      record.permalink,
      {
        name: formatLinkTitle(record, messages),
        id: record.id,
        preview: () => createRecordPreview(record, log, site, messages),
      },
    ]),
  ]);
  const pages = aliases
    .filter(({ page }) => page)
    .map(({ path, target }): Output => {
      const at = targets.get(target) ?? { name: target, id: null, preview: null };
      return {
        path: path.endsWith('/') ? `${path}index.html` : path,
        make: () =>
          createAliasPage(
            { ...at, href: addBase(site.base, target), base: site.base, origin: site.site },
            messages,
          ),
      };
    });
  return [{ path: SCRIPT, make: () => LEAD_ON }, ...pages];
}

interface AliasTarget {
  name: string;
  /** Null for what is not a record. */
  id: string | null;
  /** What chats show of a record; null for other pages. */
  preview: (() => LinkPreview) | null;
}

interface AliasPage extends AliasTarget {
  /** Address of the record, below the base. */
  href: string;
  base: string;
  /** Null if it is not known. */
  origin: string | null;
}

/** Small, because each record has several. Chats show the record for an alias too. */
function createAliasPage({ name, preview, href, base, origin }: AliasPage, messages: Messages): string {
  const text = escapeHtml(name);
  const to = escapeHtml(href);
  const whole = escapeHtml(origin === null ? href : new URL(href, origin).href);
  return `<!doctype html>
<html lang="${messages.language}" dir="${messages.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${REDIRECT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${whole}">
${createPreviewTags(preview?.() ?? null, whole)}<script src="${escapeHtml(addBase(base, SCRIPT))}" data-to="${to}"></script>
<noscript><meta http-equiv="refresh" content="0; url=${to}"></noscript>
</head>
<body>
<main>
<h1>${escapeHtml(messages.t('record.moved'))}</h1>
<p>${createMessageHtml(messages, 'record.moved-to', { record: `<a href="${to}">${text}</a>` })}</p>
</main>
</body>
</html>
`;
}

function createPreviewTags(preview: LinkPreview | null, url: string): string {
  if (preview === null) return '';
  const { title, description, image } = preview;
  const tags: [string, string][] = [
    ['og:title', escapeHtml(title)],
    ['og:type', 'article'],
    ['og:url', url],
    ...(description === '' ? [] : [['og:description', escapeHtml(description)] as [string, string]]),
    ...(image === null ? [] : [['og:image', escapeHtml(image.url)] as [string, string]]),
  ];
  return tags.map(([name, value]) => `<meta property="${name}" content="${value}">\n`).join('');
}

/**
 * Cloudflare takes 2,000 rules, GitLab 1,000 in 64 KB, and beyond that none of them. Every alias has its page, so a
 * rule that is left out is not needed to reach the record.
 */
const MOST_RULES = 1000;
const MOST_BYTES = 60_000;

export function listRedirectRules({ aliases, site }: OutputInput): Output[] {
  if (aliases.length === 0) return [];
  return [
    {
      path: '/_redirects',
      make: () => formatRules(aliases, site.base),
    },
  ];
}

/** Addresses that were stated or published come before those that are only likely. */
export function formatRules(aliases: OutputInput['aliases'], base: string): string {
  const ranked = aliases
    .map((alias) => ({ ...alias, rank: ORIGINS_OF_RULES.indexOf(alias.origin) }))
    .sort((a, b) => a.rank - b.rank);
  const lines: string[] = [];
  let bytes = 0;
  for (const { path, target } of ranked) {
    const line = `${toRuleAddress(base, path)} ${toRuleAddress(base, target)} 301`;
    bytes += Buffer.byteLength(line) + 1;
    if (lines.length === MOST_RULES || bytes > MOST_BYTES) break;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}

const ORIGINS_OF_RULES = [
  'stated',
  'remembered',
  'former',
  ...ORIGINS.filter((origin) => !['stated', 'remembered', 'former'].includes(origin)),
];

/** A colon or a star would make it a pattern. */
function toRuleAddress(base: string, path: string): string {
  return addBase(base, path).replaceAll(':', '%3A').replaceAll('*', '%2A');
}
