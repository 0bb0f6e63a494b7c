/**
 * The one list of a site's pages: address, component, and what the component gets. Whatever enumerates the site reads
 * it. A new page is its component, its name in `components/index.ts`, and a row here.
 */

import type { Lane } from '../graph/index.ts';
import type { DuplicateNumber, RemovedRecord } from '../model/log.ts';
import type { Site } from './site.ts';
import type { PageEntry, RecordEntry } from './types.ts';
import { AFFECTS_PATH, listAffectedPaths } from './view/affects.ts';
import { createListPages, type ListPage, toListPath, toLogPath } from './view/decision-list.ts';
import { type FacetKey, listFacetKeys } from './view/facets.ts';
import {
  FOLLOW_UP_PAGES,
  type OpenRisk,
  type RecordItems,
  type RecordTodos,
  type ReviewItem,
} from './view/follow-ups.ts';
import { toGraphPath, toUnrelatedPath } from './view/graph-pages.ts';
import { type ListPart, toPages } from './view/paging.ts';
import { createTicketPages, type TicketPageProps } from './view/tickets.ts';
import { createTimelinePages, type TimelinePageProps } from './view/timeline.ts';

/** What each page component gets beside `site`. */
export interface PageProps {
  AboutPage: object;
  AffectsPage: object;
  BadgesPage: object;
  IssuesPage: object;
  NotFoundPage: object;
  SearchPage: object;
  /** The whole log, which is not a page of the site: see `build/single-file.ts`. */
  SinglePage: { styles: string };
  ValueList: { facet: 'tag' | 'person'; path: string };
  LogPage: { chosen?: { key: FacetKey; slug: string }; heading: string; number: number };
  CollectionRedirect: { collection: string };
  RecordPage: { entry: RecordEntry };
  /** A record in another language than its own. */
  TranslationPage: { entry: RecordEntry; translation: PageEntry };
  GuidePage: { entry: PageEntry };
  DuplicateNumberPage: { duplicate: DuplicateNumber };
  RemovedRecordPage: { removed: RemovedRecord };
  TimelinePage: TimelinePageProps;
  GraphPage: { section: number; page: ListPart<Lane> };
  UnrelatedRecords: { page: ListPart<RecordEntry> };
  Risks: { page: ListPart<RecordItems<OpenRisk>>; part: string | null };
  Reviews: { page: ListPart<ReviewItem> };
  Todos: { page: ListPart<RecordTodos> };
  TicketList: Extract<TicketPageProps, { kind: 'list' }>;
  TicketPage: Extract<TicketPageProps, { kind: 'ticket' }>;
}

export type PageName = keyof PageProps;

export type SitePage = {
  [Name in PageName]: {
    /** Site path below the base: `/adr/12/`, or `/404.html` for a page that is a file. */
    path: string;
    component: Name;
    props: PageProps[Name];
  };
}[PageName];

/** Rows on one page of the list of records without relations: about 20 KB of HTML compressed. */
const ALONE_A_PAGE = 250;

const FAMILIES: ((site: Site) => SitePage[])[] = [
  ({ view, messages }) =>
    toPages(view.rows).map(({ number }) => ({
      path: toLogPath(number),
      component: 'LogPage',
      props: { heading: messages.t('log.title'), number },
    })),
  listCollectionPages,
  ({ log }) =>
    log.records.map((entry) => ({ path: entry.permalink, component: 'RecordPage', props: { entry } })),
  otherFiles,
  ({ log }) =>
    log.duplicateNumbers.map((duplicate) => ({
      path: duplicate.permalink,
      component: 'DuplicateNumberPage',
      props: { duplicate },
    })),
  ({ log }) =>
    log.removed.map((removed) => ({
      path: removed.permalink,
      component: 'RemovedRecordPage',
      props: { removed },
    })),
  ({ timeline }) => createTimelinePages(timeline).map((page) => ({ ...page, component: 'TimelinePage' })),
  listGraphPages,
  ({ view, messages }) =>
    listFacetKeys(view.facets.map(({ key }) => key))
      .filter((key) => key !== 'collection')
      .flatMap((key) => createListPages(view, key, messages).map(toLogPage)),
  ({ log }) =>
    listAffectedPaths(log).length === 0 ? [] : [{ path: AFFECTS_PATH, component: 'AffectsPage', props: {} }],
  () => [
    { path: '/tags/', component: 'ValueList', props: { facet: 'tag', path: '/tags/' } },
    { path: '/people/', component: 'ValueList', props: { facet: 'person', path: '/people/' } },
  ],
  ({ tickets }) =>
    createTicketPages(tickets).map(({ path, props }) =>
      props.kind === 'list'
        ? { path, component: 'TicketList', props }
        : { path, component: 'TicketPage', props },
    ),
  ({ followUps, buildDate }) => [
    ...FOLLOW_UP_PAGES.risks(followUps).map((page): SitePage => ({ ...page, component: 'Risks' })),
    ...FOLLOW_UP_PAGES.reviews(followUps, buildDate).map(
      (page): SitePage => ({ ...page, component: 'Reviews' }),
    ),
    ...FOLLOW_UP_PAGES.todos(followUps).map((page): SitePage => ({ ...page, component: 'Todos' })),
  ],
  () => [
    { path: '/search/', component: 'SearchPage', props: {} },
    { path: '/about/', component: 'AboutPage', props: {} },
    { path: '/badges/', component: 'BadgesPage', props: {} },
    { path: '/issues/', component: 'IssuesPage', props: {} },
    { path: '/404.html', component: 'NotFoundPage', props: {} },
  ],
];

export function listSitePages(site: Site): SitePage[] {
  return FAMILIES.flatMap((family) => family(site));
}

/** File of the site that a page is: `/adr/12/index.html`. */
export function getPageFile({ path }: Pick<SitePage, 'path'>): string {
  return path.endsWith('/') ? `${path}index.html` : path;
}

/** The only collection's list is the front page; its own address redirects there. */
function listCollectionPages({ log, view, messages }: Site): SitePage[] {
  const [only] = log.collections;
  if (log.collections.length === 1 && only !== undefined)
    return [{ path: `/${only.key}/`, component: 'CollectionRedirect', props: { collection: only.key } }];
  return createListPages(view, 'collection', messages).map(toLogPage);
}

function toLogPage({ chosen, heading, number }: ListPage): SitePage {
  return {
    path: toListPath(chosen.key, chosen.slug, number),
    component: 'LogPage',
    props: { chosen, heading, number },
  };
}

/** Guides, and records in further languages. */
function otherFiles({ log }: Site): SitePage[] {
  const records = new Map(
    log.records.flatMap((entry) => entry.translations.map(({ id }) => [id, entry] as const)),
  );
  return log.pages.flatMap((page): SitePage[] => {
    if (page.permalink === null) return [];
    const entry = records.get(page.id);
    return entry === undefined
      ? [{ path: page.permalink, component: 'GuidePage', props: { entry: page } }]
      : [{ path: page.permalink, component: 'TranslationPage', props: { entry, translation: page } }];
  });
}

/** None if no record is related to another. */
function listGraphPages({ log, graph, graphPages: { sections } }: Site): SitePage[] {
  if (sections.length === 0) return [];
  const unrelated = graph.unrelated.flatMap((id) => log.byId.get(id) ?? []);
  return [
    ...sections.flatMap(({ pages }, section) =>
      pages.map(
        (page): SitePage => ({
          path: toGraphPath(section, page.number),
          component: 'GraphPage',
          props: { section, page },
        }),
      ),
    ),
    ...(unrelated.length === 0 ? [] : toPages(unrelated, ALONE_A_PAGE)).map(
      (page): SitePage => ({
        path: toUnrelatedPath(page.number),
        component: 'UnrelatedRecords',
        props: { page },
      }),
    ),
  ];
}
