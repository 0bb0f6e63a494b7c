/** Everything the pages of one site are made from. Plain values and functions; what is derived is worked out when first asked for. */
import type { Graph, GraphRecord } from '../graph/index.ts';
import { loadMessages } from '../messages/catalogs.ts';
import type { Messages } from '../messages/messages.ts';
import type { BodyFile } from '../model/anatomy.ts';
import type { FileHistory, HistoryEvent } from '../model/history.ts';
import type { Extracts } from '../render/types.ts';
import { underBase } from '../shared/addresses.ts';
import { lazy } from '../shared/memoize.ts';
import type { PageEntry, RecordEntry, SiteInfo, SiteLog } from './types.ts';
import { dayOf } from './view/dates.ts';
import { type Outlook, outlookOf } from './view/follow-ups.ts';
import { type GraphPages, graphOf, graphPages } from './view/graph.ts';
import { type LogView, logView } from './view/list.ts';
import { type TicketsOfLog, ticketsOfLog } from './view/tickets.ts';
import { eventsByAddress, type Timeline, timelineOf } from './view/timeline.ts';

/** What happened in the log, and where its commits are browsed. */
export interface SiteHistory {
  /** By date, those without one last. */
  events: readonly HistoryEvent[];
  /** By id of a record or guide. */
  files: ReadonlyMap<string, FileHistory>;
  /** By collection: pattern of a commit's address, `{hash}` in it. Collections with no known address are left out. */
  commits: ReadonlyMap<string, string>;
}

/** What a site is made from. */
export interface SiteParts {
  info: SiteInfo;
  log: SiteLog;
  history: SiteHistory;
  bodyOf(entry: Pick<RecordEntry | PageEntry, 'id'>): BodyFile;
  /** Risks, checks, conditions and tickets of a record's body. */
  extractsOf(record: Pick<RecordEntry, 'id'>): Extracts;
  /** Day the site is built on; today where none is given. */
  now?: Date;
}

export interface Site extends Omit<SiteParts, 'now' | 'history'> {
  /** `YYYY-MM-DD`. */
  buildDate: string;
  history: SiteHistory & {
    /** Events of one record, in the order they happened. */
    eventsOf(record: Pick<RecordEntry, 'id'>): HistoryEvent[];
    fileOf(record: Pick<RecordEntry, 'id'>): FileHistory | null;
    /** All events by date, records named by their addresses. */
    readonly byAddress: HistoryEvent[];
  };
  /** The words of its pages. */
  messages: Messages;
  /** Puts a site path below the base, percent-encoded: `/adr/12/` becomes `/docs/adr/12/`. */
  href(path: string): string;
  /** A path of the site below the base, or an address as it is. */
  hrefOf(address: string): string;
  /** Whether a record has more history than the dates among its facts. */
  hasHistory(record: Pick<RecordEntry, 'id' | 'date' | 'updated' | 'review'>): boolean;
  readonly view: LogView;
  readonly tickets: TicketsOfLog;
  readonly outlook: Outlook;
  readonly timeline: Timeline;
  readonly graph: Graph;
  readonly graphPages: GraphPages;
  graphLinks: GraphLinks;
}

export interface GraphLinks {
  href: (record: Pick<GraphRecord, 'id'>) => string;
  /** A collapsed group links to the page of the record it hangs on, which names all of them. */
  moreHref: (hub: string) => string;
  messages: Messages;
}

export function createSite(parts: SiteParts): Site {
  const { info, log, history, bodyOf, extractsOf, now = new Date() } = parts;
  const buildDate = dayOf(now);
  const messages = loadMessages('en');
  const href = (path: string): string => underBase(info.base, path);
  const byRecord = lazy(() => Map.groupBy(history.events, ({ record }) => record));
  const eventsOf = ({ id }: Pick<RecordEntry, 'id'>): HistoryEvent[] =>
    [...(byRecord().get(id) ?? [])].sort((a, b) => a.step - b.step);
  const fileOf = ({ id }: Pick<RecordEntry, 'id'>): FileHistory | null => history.files.get(id) ?? null;
  const byAddress = lazy(() => eventsByAddress(history.events, log));
  const tickets = lazy(() => ticketsOfLog(log, extractsOf));
  const outlook = lazy(() => outlookOf(log, extractsOf));
  const timeline = lazy(() =>
    timelineOf({
      events: byAddress(),
      rows: logView(log, messages).rows,
      commits: history.commits,
      today: buildDate,
    }),
  );
  const addressOf = (id: string): string => href(log.byId.get(id)?.permalink ?? '/graph/');

  return {
    info,
    log,
    bodyOf,
    extractsOf,
    buildDate,
    messages,
    href,
    hrefOf: (address) => (address.startsWith('/') ? href(address) : address),
    history: {
      ...history,
      eventsOf,
      fileOf,
      get byAddress() {
        return byAddress();
      },
    },
    hasHistory(record) {
      const shown = new Set([null, record.date, record.updated, record.review]);
      return fileOf(record) !== null || eventsOf(record).some(({ date }) => !shown.has(date));
    },
    get view() {
      return logView(log, messages);
    },
    get tickets() {
      return tickets();
    },
    get outlook() {
      return outlook();
    },
    get timeline() {
      return timeline();
    },
    get graph() {
      return graphOf(log);
    },
    get graphPages() {
      return graphPages(graphOf(log));
    },
    graphLinks: {
      href: ({ id }) => addressOf(id),
      moreHref: (hub) => `${addressOf(hub)}#relations`,
      messages,
    },
  };
}
