/** Every address of the site that is no page for readers, with what is behind it: the table of the about page. */
import { beside, OPENSEARCH_PATH, SEARCH_PATH } from '../../shared/addresses.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../types.ts';
import { badgePath } from './badges.ts';
import { facetPath } from './facets.ts';
import { feedPath, MOST_ENTRIES } from './feeds.ts';
import type { LogView } from './list.ts';
import { CARD_FILE } from './metadata.ts';

interface AddressGroup {
  /** Id of its section. */
  id: string;
  heading: string;
  /** What holds for all of them; null where the addresses say it all. */
  words: string | null;
  addresses: Address[];
}

interface Address {
  /** Below the base; of what there is many of, that of one. */
  path: string;
  words: string;
}

export interface AddressInput {
  site: Pick<SiteInfo, 'base' | 'site' | 'cards' | 'search'>;
  log: SiteLog;
  view: LogView;
  /** Address of the page of a ticket, for an example; null where no record names one. */
  ticket: string | null;
}

/** Groups in the order of who asks most; those that have no address here are left out. */
export function addressGroups(input: AddressInput): AddressGroup[] {
  return [
    ofRecords(input),
    forOtherTools(input),
    bySearch(input),
    forPrograms(),
    asFeeds(input),
    forModels(),
    forSearchEngines(input),
  ].filter(({ addresses, words }) => addresses.length > 0 || words !== null);
}

function ofRecords({ log }: AddressInput): AddressGroup {
  const example = exampleOf(log);
  return {
    id: 'records',
    heading: 'Links to records',
    words:
      'The number of a record is its address and stays its address, whatever becomes of its title and its file. Other addresses that people may know it by, with a padded number, an older title or a former file name, lead to it.',
    addresses:
      example === null
        ? []
        : [
            { path: example.permalink, words: 'The page of a record, for tickets, chats and pull requests.' },
            {
              path: beside(example.permalink, '.md'),
              words: 'Its Markdown, as it stands in the repository.',
            },
            {
              path: beside(example.permalink, '.json'),
              words:
                'Its facts, its relations both ways, and its parts: context, decision, consequences, alternatives.',
            },
          ],
  };
}

/** The newest that holds and has a number; any other where there is none. */
export function exampleOf({ records }: SiteLog): RecordEntry | null {
  return (
    records.findLast(({ effectiveStatus, number }) => effectiveStatus === 'in force' && number !== null) ??
    records.at(-1) ??
    null
  );
}

function forOtherTools({ site, log }: AddressInput): AddressGroup {
  const example = exampleOf(log);
  const of = (file: string): string => `${example?.permalink ?? '/'}${file}`;
  return {
    id: 'tools',
    heading: 'In other tools',
    words: null,
    addresses:
      example === null
        ? []
        : [
            {
              path: badgePath(example.permalink),
              words: 'Number and status of a record as a small picture, always that of today.',
            },
            { path: '/badges/', words: 'What to paste for one into READMEs, tickets and wikis.' },
            ...(site.cards
              ? [{ path: of(CARD_FILE), words: 'The picture that chats show with a link to a record.' }]
              : []),
            ...(site.site === null ? [] : []),
          ],
  };
}

function bySearch({ site, ticket }: AddressInput): AddressGroup {
  return {
    id: 'search',
    heading: 'Search',
    words: null,
    addresses: [
      ...(site.search
        ? [
            {
              path: `${SEARCH_PATH}?q=`,
              words:
                'Behind it the words to look for, a number or a ticket: an address for bookmarks and browsers.',
            },
          ]
        : []),
      ...(site.site === null || !site.search
        ? []
        : [{ path: OPENSEARCH_PATH, words: 'Tells a browser how to ask this site from its address bar.' }]),
      ...(ticket === null
        ? []
        : [{ path: ticket, words: 'The records that name a ticket, to be linked from there.' }]),
    ],
  };
}

function forPrograms(): AddressGroup {
  return {
    id: 'programs',
    heading: 'For programs',
    words:
      'Within one number of `schema` fields are added, never renamed, removed or given another meaning. The addresses stay.',
    addresses: [
      {
        path: '/log.json',
        words:
          'All decisions with status, effectiveStatus and relations: what `cadre export` writes, with whole addresses.',
      },
      { path: '/log.csv', words: 'The same as a table for spreadsheets, one row a decision.' },
      { path: '/log.schema.json', words: 'JSON Schema of the log.' },
      { path: '/record.schema.json', words: 'JSON Schema of a single record.' },
    ],
  };
}

/** The tag that is used most, for an example: there may be hundreds. */
function asFeeds({ site, view }: AddressInput): AddressGroup {
  const group = { id: 'feeds', heading: 'Feeds' };
  if (site.site === null) {
    return {
      ...group,
      words:
        'There are none: addresses in feeds are whole, and this site was built without the `site` it is published at.',
      addresses: [],
    };
  }
  const values = (key: 'collection' | 'tag') => view.facets.find((facet) => facet.key === key)?.values ?? [];
  const [tag] = values('tag');
  const feed = (page: string, words: string): Address => ({
    path: feedPath(page),
    words: `${words}, as Atom.`,
  });
  return {
    ...group,
    words: `The newest ${MOST_ENTRIES} decisions and changes of a status.${tag === undefined ? '' : ' Every tag has a feed beside its page.'}`,
    addresses: [
      feed('/', 'The whole log'),
      ...values('collection').map(({ slug, label }) => feed(facetPath('collection', slug), label)),
      ...(tag === undefined ? [] : [feed(facetPath('tag', tag.slug), `Decisions tagged ${tag.label}`)]),
    ],
  };
}

function forModels(): AddressGroup {
  return {
    id: 'models',
    heading: 'For language models',
    words: null,
    addresses: [
      {
        path: '/llms.txt',
        words: 'The log as a list of links with a line on each record, what is in force first.',
      },
      {
        path: '/llms-full.txt',
        words: 'What is in force as one text: status, date, decision and consequences of each.',
      },
    ],
  };
}

function forSearchEngines({ site }: AddressInput): AddressGroup {
  return {
    id: 'crawlers',
    heading: 'For search engines',
    words: null,
    addresses: [
      ...(site.site === null
        ? []
        : [{ path: '/sitemap-index.xml', words: 'Every record with the day of its last change.' }]),
      // anywhere else nobody reads it, and an Astro project has its own
      ...(site.base === '/' ? [{ path: '/robots.txt', words: 'Everything may be read.' }] : []),
    ],
  };
}

interface KeyUse {
  /** Pressed together, or one of several: the words tell. */
  keys: string[];
  words: string;
  /** The part of the site that it belongs to, where a site may be without. */
  part?: 'search';
}

export const KEYS: readonly KeyUse[] = [
  { keys: ['/'], words: 'Opens the search; so does K with Ctrl or ⌘.', part: 'search' },
  { keys: ['↑', '↓'], words: 'In the search: from one result to the next; Enter opens one.', part: 'search' },
  {
    keys: ['C'],
    words:
      'On a record: copies a link to it, or to the section whose sign has the focus. The menu of “Copy link” turns this key and / off.',
  },
  { keys: ['Shift', 'C'], words: 'On a record: asks how the link is to be written.' },
  {
    keys: ['↑', '↓', '←', '→'],
    words: 'In the graph: from record to record along the lines; Enter opens one.',
  },
  { keys: ['Home', 'End'], words: 'In the graph: to the first and the last record of a line.' },
  { keys: ['+', '−', '0'], words: 'In the graph: larger, smaller, and back to its size.' },
  { keys: ['Esc'], words: 'Closes what is open: the search, a menu, a card, a list of filters.' },
];
