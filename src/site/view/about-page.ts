/** The tables of the about page: every address for programs, and what it serves. */
import type { MessageKey, Messages } from '../../messages/messages.ts';
import { OPENSEARCH_PATH, SEARCH_PATH, toSiblingPath } from '../../shared/addresses.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../types.ts';
import { toBadgePath } from './badges.ts';
import { formatListHeading, type LogView } from './decision-list.ts';
import { toFacetPath } from './facets.ts';
import { MAX_ENTRIES, toFeedPath } from './feeds.ts';
import { CARD_FILE } from './metadata.ts';

interface AddressGroup {
  /** Id of its section. */
  id: string;
  heading: string;
  /** Below the heading; null if the addresses say it all. Words in backticks are code. */
  text: string | null;
  addresses: AddressRow[];
}

interface AddressRow {
  /** Below the base; of many of a kind, that of one. */
  path: string;
  text: string;
}

export interface AddressInput {
  site: Pick<SiteInfo, 'base' | 'site' | 'cards' | 'search'>;
  log: SiteLog;
  view: LogView;
  messages: Messages;
  /** Address of the page of a ticket, for an example; null if no record names one. */
  ticket: string | null;
}

/** Groups in the order of who asks most, without those that have no address here. */
export function listAddresses(input: AddressInput): AddressGroup[] {
  const { site, log, ticket, messages } = input;
  const { t } = messages;
  const example = findExample(log);
  /** A path of null is left out. */
  const list = (rows: [path: string | null, text: MessageKey][]): AddressRow[] =>
    rows.flatMap(([path, text]) => (path === null ? [] : [{ path, text: t(text) }]));
  const ofExample = (file: (permalink: string) => string): string | null =>
    example === null ? null : file(example.permalink);
  const groups: AddressGroup[] = [
    {
      id: 'records',
      heading: t('about.links'),
      text: t('about.links-text'),
      addresses: list([
        [ofExample((permalink) => permalink), 'about.links-page'],
        [ofExample((permalink) => toSiblingPath(permalink, '.md')), 'about.links-markdown'],
        [ofExample((permalink) => toSiblingPath(permalink, '.json')), 'about.links-json'],
      ]),
    },
    {
      id: 'tools',
      heading: t('about.tools'),
      text: null,
      addresses: list([
        [ofExample(toBadgePath), 'about.tools-badge'],
        [ofExample(() => '/badges/'), 'about.tools-badges'],
        [site.cards ? ofExample((permalink) => permalink + CARD_FILE) : null, 'about.tools-card'],
      ]),
    },
    {
      id: 'search',
      heading: t('about.search'),
      text: null,
      addresses: list([
        [site.search ? `${SEARCH_PATH}?q=` : null, 'about.search-query'],
        [site.search && site.site !== null ? OPENSEARCH_PATH : null, 'about.search-opensearch'],
        [ticket, 'about.search-ticket'],
      ]),
    },
    {
      id: 'programs',
      heading: t('about.programs'),
      text: t('about.programs-text'),
      addresses: list([
        ['/log.json', 'about.programs-log'],
        ['/log.csv', 'about.programs-csv'],
        ['/log.schema.json', 'about.programs-log-schema'],
        ['/record.schema.json', 'about.programs-record-schema'],
      ]),
    },
    { id: 'feeds', heading: t('about.feeds'), ...describeFeeds(input) },
    {
      id: 'models',
      heading: t('about.models'),
      text: null,
      addresses: list([
        ['/llms.txt', 'about.models-index'],
        ['/llms-full.txt', 'about.models-full'],
      ]),
    },
    {
      id: 'crawlers',
      heading: t('about.crawlers'),
      text: null,
      addresses: list([
        [site.site === null ? null : '/sitemap-index.xml', 'about.crawlers-sitemap'],
        // below a base it is not read, and an Astro project has its own
        [site.base === '/' ? '/robots.txt' : null, 'about.crawlers-robots'],
      ]),
    },
  ];
  return groups.filter(({ addresses, text }) => addresses.length > 0 || text !== null);
}

/** The newest that is in force and has a number; any other if there is none. */
export function findExample({ records }: SiteLog): RecordEntry | null {
  return (
    records.findLast(({ effectiveStatus, number }) => effectiveStatus === 'in force' && number !== null) ??
    records.at(-1) ??
    null
  );
}

/** Of tags, the most used is an example: there may be hundreds. */
function describeFeeds({ site, view, messages }: AddressInput): Pick<AddressGroup, 'text' | 'addresses'> {
  const { t } = messages;
  if (site.site === null) return { text: t('about.feeds-none'), addresses: [] };
  const values = (key: 'collection' | 'tag') => view.facets.find((facet) => facet.key === key)?.values ?? [];
  const tags = values('tag').slice(0, 1);
  const latest = t('about.feeds-text', { count: MAX_ENTRIES });
  const parts = [
    ...values('collection').map((value) => ({ key: 'collection' as const, value })),
    ...tags.map((value) => ({ key: 'tag' as const, value })),
  ];
  return {
    text: tags.length === 0 ? latest : `${latest} ${t('about.feeds-tags')}`,
    addresses: [
      { path: toFeedPath('/'), text: t('about.feeds-all') },
      ...parts.map(({ key, value }) => ({
        path: toFeedPath(toFacetPath(key, value.slug)),
        text: t('about.feeds-part', { title: formatListHeading({ key }, value, messages) }),
      })),
    ],
  };
}

interface KeyUse {
  /** Pressed together, or one of several. */
  keys: string[];
  use: MessageKey;
  /** The part of the site that it belongs to, where a site may be without. */
  part?: 'search';
}

export const KEYS: readonly KeyUse[] = [
  { keys: ['/'], use: 'about.keys-search', part: 'search' },
  { keys: ['↑', '↓'], use: 'about.keys-results', part: 'search' },
  { keys: ['C'], use: 'about.keys-copy' },
  { keys: ['Shift', 'C'], use: 'about.keys-copy-as' },
  { keys: ['↑', '↓', '←', '→'], use: 'about.keys-graph' },
  { keys: ['Home', 'End'], use: 'about.keys-graph-ends' },
  { keys: ['+', '−', '0'], use: 'about.keys-graph-zoom' },
  { keys: ['Esc'], use: 'about.keys-close' },
];
