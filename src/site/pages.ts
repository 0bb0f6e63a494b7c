/**
 * The one list of a site's pages: address, component, and what the component gets. Whatever enumerates the site reads
 * it. A new page is its component, its name in `components/index.ts`, and a row here.
 */

import type { Lane } from '../graph/index.ts';
import type { DuplicateNumber, RemovedRecord } from '../model/log.ts';
import type { Site } from './site.ts';
import type { PageEntry, RecordEntry } from './types.ts';
import type { FacetKey } from './view/facets.ts';
import {
  type OfRecord,
  type OpenRisk,
  OUTLOOK_PAGES,
  type ReviewItem,
  type TodosOfRecord,
} from './view/follow-ups.ts';
import { alonePath, graphPath } from './view/graph.ts';
import { type ListPage, listPages, listPath, logPath } from './view/list.ts';
import { type PageOf, paged } from './view/paging.ts';
import { type TicketPageProps, ticketPages } from './view/tickets.ts';
import { type TimelinePageProps, timelinePages } from './view/timeline.ts';

/** What each page component gets beside `site`. */
export interface PageProps {
  AboutPage: object;
  BadgesPage: object;
  IssuesPage: object;
  NotFoundPage: object;
  SearchPage: object;
  /** The whole log, which is no page of the site: see `build/single.ts`. */
  SinglePage: { styles: string };
  ValueList: { facet: 'tag' | 'person'; path: string };
  LogPage: { chosen?: { key: FacetKey; slug: string }; heading: string; number: number };
  CollectionRedirect: { collection: string };
  RecordPage: { entry: RecordEntry };
  /** A record in another language than its own. */
  TranslationPage: { entry: RecordEntry; translation: PageEntry };
  GuidePage: { entry: PageEntry };
  ChoicePage: { choice: DuplicateNumber };
  DepartedPage: { departed: RemovedRecord };
  TimelinePage: TimelinePageProps;
  GraphPage: { section: number; page: PageOf<Lane> };
  Alone: { page: PageOf<RecordEntry> };
  Risks: { page: PageOf<OfRecord<OpenRisk>>; part: string | null };
  Reviews: { page: PageOf<ReviewItem> };
  Todos: { page: PageOf<TodosOfRecord> };
  TicketList: Extract<TicketPageProps, { kind: 'list' }>;
  TicketPage: Extract<TicketPageProps, { kind: 'ticket' }>;
}

export type PageName = keyof PageProps;

export type Page = {
  [Name in PageName]: {
    /** Site path below the base: `/adr/12/`, or `/404.html` for a page that is a file. */
    path: string;
    component: Name;
    props: PageProps[Name];
  };
}[PageName];

/** Rows on one page of the list of records without relations: about 20 KB of HTML compressed. */
const ALONE_A_PAGE = 250;

const FAMILIES: ((site: Site) => Page[])[] = [
  ({ view, messages }) =>
    paged(view.rows).map(({ number }) => ({
      path: logPath(number),
      component: 'LogPage',
      props: { heading: messages.t('log.title'), number },
    })),
  collectionLists,
  ({ log }) =>
    log.records.map((entry) => ({ path: entry.permalink, component: 'RecordPage', props: { entry } })),
  otherFiles,
  ({ log }) =>
    log.choices.map((choice) => ({ path: choice.permalink, component: 'ChoicePage', props: { choice } })),
  ({ log }) =>
    log.departed.map((departed) => ({
      path: departed.permalink,
      component: 'DepartedPage',
      props: { departed },
    })),
  ({ timeline }) => timelinePages(timeline).map((page) => ({ ...page, component: 'TimelinePage' })),
  graphFamily,
  ({ view, messages }) =>
    (['effectiveStatus', 'area', 'tag', 'person', 'year'] as const).flatMap((key) =>
      listPages(view, key, messages).map(toLogPage),
    ),
  () => [
    { path: '/tags/', component: 'ValueList', props: { facet: 'tag', path: '/tags/' } },
    { path: '/people/', component: 'ValueList', props: { facet: 'person', path: '/people/' } },
  ],
  ({ tickets }) =>
    ticketPages(tickets).map(({ path, props }) =>
      props.kind === 'list'
        ? { path, component: 'TicketList', props }
        : { path, component: 'TicketPage', props },
    ),
  ({ outlook, buildDate }) => [
    ...OUTLOOK_PAGES.risks(outlook).map((page): Page => ({ ...page, component: 'Risks' })),
    ...OUTLOOK_PAGES.reviews(outlook, buildDate).map((page): Page => ({ ...page, component: 'Reviews' })),
    ...OUTLOOK_PAGES.todos(outlook).map((page): Page => ({ ...page, component: 'Todos' })),
  ],
  () => [
    { path: '/search/', component: 'SearchPage', props: {} },
    { path: '/about/', component: 'AboutPage', props: {} },
    { path: '/badges/', component: 'BadgesPage', props: {} },
    { path: '/issues/', component: 'IssuesPage', props: {} },
    { path: '/404.html', component: 'NotFoundPage', props: {} },
  ],
];

export function listSitePages(site: Site): Page[] {
  return FAMILIES.flatMap((family) => family(site));
}

/** File of the site that a page is: `/adr/12/index.html`. */
export function fileOfPage({ path }: Pick<Page, 'path'>): string {
  return path.endsWith('/') ? `${path}index.html` : path;
}

/** The only collection's list is the front page; its own address redirects there. */
function collectionLists({ log, view, messages }: Site): Page[] {
  const [only] = log.collections;
  if (log.collections.length === 1 && only !== undefined)
    return [{ path: `/${only.key}/`, component: 'CollectionRedirect', props: { collection: only.key } }];
  return listPages(view, 'collection', messages).map(toLogPage);
}

function toLogPage({ chosen, heading, number }: ListPage): Page {
  return {
    path: listPath(chosen.key, chosen.slug, number),
    component: 'LogPage',
    props: { chosen, heading, number },
  };
}

/** Guides, and records in further languages. */
function otherFiles({ log }: Site): Page[] {
  const records = new Map(
    log.records.flatMap((entry) => entry.translations.map(({ id }) => [id, entry] as const)),
  );
  return log.pages.flatMap((page): Page[] => {
    if (page.permalink === null) return [];
    const entry = records.get(page.id);
    return entry === undefined
      ? [{ path: page.permalink, component: 'GuidePage', props: { entry: page } }]
      : [{ path: page.permalink, component: 'TranslationPage', props: { entry, translation: page } }];
  });
}

/** None where no record is related to another. */
function graphFamily({ log, graph, graphPages: { sections } }: Site): Page[] {
  if (sections.length === 0) return [];
  const unrelated = graph.unrelated.flatMap((id) => log.byId.get(id) ?? []);
  return [
    ...sections.flatMap(({ pages }, section) =>
      pages.map(
        (page): Page => ({
          path: graphPath(section, page.number),
          component: 'GraphPage',
          props: { section, page },
        }),
      ),
    ),
    ...(unrelated.length === 0 ? [] : paged(unrelated, ALONE_A_PAGE)).map(
      (page): Page => ({ path: alonePath(page.number), component: 'Alone', props: { page } }),
    ),
  ];
}
