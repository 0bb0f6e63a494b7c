/** Everything that the pages of a site need. Plain values and functions; derived values are computed on first use. */
import type { Graph, GraphRecord } from '../graph/index.ts';
import type { Messages } from '../messages/messages.ts';
import type { BodyFile } from '../model/decision-parts.ts';
import type { FileHistory, HistoryEvent } from '../model/history.ts';
import type { Snippets } from '../render/types.ts';
import { addBase } from '../shared/addresses.ts';
import { lazy } from '../shared/memoize.ts';
import type { PageEntry, RecordEntry, SiteInfo, SiteLog } from './types.ts';
import { toDay } from './view/dates.ts';
import { createLogView, type LogView } from './view/decision-list.ts';
import { createFollowUps, type FollowUps } from './view/follow-ups.ts';
import { type GraphPages, getGraph, getGraphPages } from './view/graph-pages.ts';
import { createLogTickets, type LogTickets } from './view/tickets.ts';
import { createTimeline, type Timeline, toEventsByAddress } from './view/timeline.ts';

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
  getBody(entry: Pick<RecordEntry | PageEntry, 'id'>): BodyFile;
  /** Risks, checks, conditions and tickets of a record's body. */
  getSnippets(record: Pick<RecordEntry, 'id'>): Snippets;
  /** The words of its pages. */
  messages: Messages;
  /** Day the site is built on; today where none is given. */
  now?: Date;
}

export interface Site extends Omit<SiteParts, 'now' | 'history'> {
  /** `YYYY-MM-DD`. */
  buildDate: string;
  history: SiteHistory & {
    /** Events of one record, in the order they happened. */
    getEvents(record: Pick<RecordEntry, 'id'>): HistoryEvent[];
    getFileHistory(record: Pick<RecordEntry, 'id'>): FileHistory | null;
    /** All events by date, records named by their addresses. */
    readonly byAddress: HistoryEvent[];
  };
  /** Puts a site path below the base, percent-encoded: `/adr/12/` becomes `/docs/adr/12/`. */
  href(path: string): string;
  /** A path of the site below the base, or an address as it is. */
  toHref(address: string): string;
  /** Whether a record has more history than the dates among its facts. */
  hasHistory(record: Pick<RecordEntry, 'id' | 'date' | 'updated' | 'review'>): boolean;
  readonly view: LogView;
  readonly tickets: LogTickets;
  readonly followUps: FollowUps;
  readonly timeline: Timeline;
  readonly graph: Graph;
  readonly graphPages: GraphPages;
  graphLinks: GraphLinks;
}

export interface GraphLinks {
  href: (record: Pick<GraphRecord, 'id'>) => string;
  messages: Messages;
}

export function createSite(parts: SiteParts): Site {
  const { info, log, history, getBody, getSnippets, messages, now = new Date() } = parts;
  const buildDate = toDay(now);
  const href = (path: string): string => addBase(info.base, path);
  const byRecord = lazy(() => Map.groupBy(history.events, ({ record }) => record));
  const getEvents = ({ id }: Pick<RecordEntry, 'id'>): HistoryEvent[] =>
    [...(byRecord().get(id) ?? [])].sort((a, b) => a.step - b.step);
  const getFileHistory = ({ id }: Pick<RecordEntry, 'id'>): FileHistory | null =>
    history.files.get(id) ?? null;
  const byAddress = lazy(() => toEventsByAddress(history.events, log));
  const tickets = lazy(() => createLogTickets(log, getSnippets));
  const followUps = lazy(() => createFollowUps(log, getSnippets));
  const timeline = lazy(() =>
    createTimeline({
      events: byAddress(),
      rows: createLogView(log, messages).rows,
      commits: history.commits,
      today: buildDate,
    }),
  );
  const getHref = (id: string): string => href(log.byId.get(id)?.permalink ?? '/graph/');

  return {
    info,
    log,
    getBody,
    getSnippets,
    buildDate,
    messages,
    href,
    toHref: (address) => (address.startsWith('/') ? href(address) : address),
    history: {
      ...history,
      getEvents,
      getFileHistory,
      get byAddress() {
        return byAddress();
      },
    },
    hasHistory(record) {
      const shown = new Set([null, record.date, record.updated, record.review]);
      return getFileHistory(record) !== null || getEvents(record).some(({ date }) => !shown.has(date));
    },
    get view() {
      return createLogView(log, messages);
    },
    get tickets() {
      return tickets();
    },
    get followUps() {
      return followUps();
    },
    get timeline() {
      return timeline();
    },
    get graph() {
      return getGraph(log);
    },
    get graphPages() {
      return getGraphPages(getGraph(log));
    },
    graphLinks: {
      href: ({ id }) => getHref(id),
      messages,
    },
  };
}
