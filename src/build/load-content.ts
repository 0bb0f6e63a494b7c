/** Loads everything that a site is made from: the log, rendered bodies, history, redirects. */
import type { Settings } from '../config/settings.ts';
import { createExport } from '../export/export.ts';
import type { Export } from '../export/schema.ts';
import type { PublishedSources } from '../export/site-export.ts';
import { createEvents } from '../history/events.ts';
import { readHistory } from '../history/index.ts';
import { createId } from '../link/index.ts';
import type { IssueFilter } from '../link/issue-filter.ts';
import type { Redirects } from '../link/redirects.ts';
import { loadMessages } from '../messages/catalogs.ts';
import type { Messages } from '../messages/messages.ts';
import type { BodyFile, DecisionParts } from '../model/decision-parts.ts';
import type { LinkedPage, Log, LogRecord } from '../model/log.ts';
import { getValues, type Issue, type ReadRecord, type Source, type Ticket } from '../model/record.ts';
import type { ReadLog } from '../pipeline.ts';
import { createRenderer } from '../render/index.ts';
import { NO_SNIPPETS } from '../render/parts/index.ts';
import type { RenderedBody, RenderInput, Snippets, TrackedLookup } from '../render/types.ts';
import { findCommonLanguage } from '../shared/detect-language.ts';
import { publicFolder } from '../shared/paths.ts';
import type { SiteHistory } from '../site/site.ts';
import type { PageEntry, RecordEntry, RecordTicket, SiteLog } from '../site/types.ts';
import { createTicketFinder, type TicketFinder } from '../tickets/find-tickets.ts';
import { type Assets, createAssets } from './assets.ts';
import { listIssues, listShownPages, PAGE_IDS, renderBodies } from './bodies.ts';
import { type Look, loadLook } from './customization.ts';
import { planSiteRedirects } from './plan-redirects.ts';
import { listPublishedSources } from './published-sources.ts';
import { createSourceFiles, type SourceFiles } from './source-locations.ts';

/** What a site is made from, besides its settings. */
export interface SiteContent {
  log: SiteLog;
  history: SiteHistory;
  getBody(entry: { id: string }): BodyFile;
  getSnippets(record: { id: string }): Snippets;
  /** Addresses of the site by what a body has in their place: `0012-x.md` is `/adr/12/`. */
  getLinks(entry: { id: string }): Record<string, string>;
  /** Source text by id, for the raw Markdown beside each page. */
  getSource(id: string): string;
  /** The parts of a record, as read; null for anything else. */
  getParts(id: string): DecisionParts | null;
  /** Every address that redirects to a page, and what earlier builds had. */
  addresses: Redirects;
  /** The words of the site: in its own language, or in that of most records. */
  messages: Messages;
  /** The log as `cadre export` writes it. */
  exported(): Export;
  /** The files that the site is made from, for sites of several repositories. */
  listSources(): PublishedSources;
  assets: Assets;
  look: Look;
  /** For issues that are found later. */
  filterIssues: IssueFilter;
  /** Other hosts whose images bodies show, with the number of files that do. */
  imageHosts: ReadonlyMap<string, number>;
}

/** Renders a body, or knows it rendered from before: `dev` keeps bodies from one change to the next. */
export type RenderBody = (input: RenderInput, source: Source) => Promise<RenderedBody>;

interface LoadContentOptions {
  settings: Settings;
  read: ReadLog;
  /** Folder of the history cache. */
  cache: string;
  renderBody?: RenderBody;
  /** Called with something about the look that is likely wrong. */
  warn?: (message: string) => void;
  /** Called after every body, with how many are rendered so far and in all. */
  onRendered?: (done: number, total: number) => void;
}

/** Renders every body of a log and adds what git and the configuration know. */
export async function loadContent(options: LoadContentOptions): Promise<SiteContent> {
  const { settings } = options;
  const { log, skipped, withheld, filterIssues } = options.read;
  const places = await createSourceFiles(settings);
  // git works beside the rendering
  const reading = loadHistory({ settings, log, places, cache: options.cache });
  const assets = createAssets({ bounds: places.bounds });
  const tickets = createTicketFinder(settings.tickets);
  const languages = log.records.map(({ read }) => read.language);
  const messages = loadMessages(settings.language ?? findCommonLanguage(languages) ?? 'en');
  const bodies = await renderBodies({
    ...{ settings, read: options.read, places, assets, messages },
    render: options.renderBody ?? createBodyRenderer(settings),
    onRendered: options.onRendered,
  });
  const records = log.records.map((record, position): RecordEntry => {
    const { source, tickets: stated } = record.read;
    const entry = toRecordEntry(record, {
      ...places.links(source),
      position,
      tickets: toRecordTickets(getValues(stated), tickets),
    });
    return { ...entry, issues: [...entry.issues, ...(bodies.issues.get(record.id) ?? [])] };
  });
  const pages = listShownPages(log).map((page) => toPageEntry(page, places.links(page.source)));
  const { issues: ofHistory, ...history } = await reading;
  const addresses = await planSiteRedirects({ settings, log, withheld, files: history.files });

  const byId = new Map(records.map((record) => [record.id, record]));
  const anatomies = new Map(log.records.map(({ id, read }) => [id, read.parts]));
  const sources = new Map(
    [...log.records.map(({ read }) => read.source), ...log.pages.map(({ source }) => source)].map(
      (source) => [createId(source), source.original?.text ?? source.text],
    ),
  );
  const getSource = (id: string): string => sources.get(id)?.replace(/^\n+/, '') ?? '';
  return {
    log: {
      fields: [...new Map(Object.values(settings.fields).map((field) => [field.label, field])).values()],
      collections: log.collections.map((one) => ({ ...one, folder: publicFolder(one.folder) })),
      records,
      byId,
      pages,
      duplicateNumbers: log.duplicateNumbers,
      removed: addresses.removed,
      issues: listIssues(options.read, bodies, [...ofHistory, ...addresses.issues]),
      skipped,
    },
    history,
    getBody: ({ id }) => bodies.byId.get(id) ?? NO_BODY,
    getSnippets: ({ id }) => bodies.byId.get(id)?.snippets ?? NO_SNIPPETS,
    getLinks: ({ id }) => collectLinks(bodies.byId.get(id)?.trackedLookups ?? []),
    getSource,
    getParts: (id) => anatomies.get(id) ?? null,
    addresses,
    messages,
    exported: () => createExport({ log, skipped }),
    listSources: () =>
      listPublishedSources({
        ...{ settings, places, assets, getSource },
        entries: [...records, ...pages],
      }),
    assets,
    look: await loadLook({ look: settings.look, base: settings.base, warn: options.warn ?? (() => {}) }),
    imageHosts: bodies.imageHosts,
    filterIssues,
  };
}

const NO_BODY: BodyFile = { html: '', factsHtml: '', headings: [], sections: [] };

function collectLinks(links: readonly TrackedLookup[]): Record<string, string> {
  return Object.fromEntries(
    links.flatMap((link): [string, string][] => {
      if (link.resolved === null) return [];
      if (link.kind === 'link') return [[link.href, link.resolved.href]];
      return link.kind === 'asset' && 'url' in link.resolved ? [[link.href, link.resolved.url]] : [];
    }),
  );
}

export function createBodyRenderer({ rawHtml, tickets, collections }: Settings): RenderBody {
  const options = { reservedIds: PAGE_IDS, tickets: createTicketFinder(tickets) };
  const own = createRenderer({ ...options, rawHtml });
  // what is trusted here is not what others publish
  const members = createRenderer({ ...options, rawHtml: rawHtml === 'allow' ? 'sanitize' : rawHtml });
  const keys = new Set(collections.filter(({ member }) => member !== undefined).map(({ key }) => key));
  return (input, { collection }) => (keys.has(collection) ? members : own).render(input);
}

/** Tickets that a record states: what each is called across the log, and its address. */
function toRecordTickets(tickets: readonly Ticket[], finder: TicketFinder): RecordTicket[] {
  return tickets.map((ticket) => {
    const named = finder.findStated(ticket);
    return { text: ticket.text, href: ticket.href ?? named?.href ?? null, key: named?.key ?? null };
  });
}

interface LoadHistoryOptions {
  settings: Settings;
  log: Log;
  places: SourceFiles;
  cache: string;
}

/** Never fails for git: what it does not know is left out, with a notice. */
async function loadHistory(options: LoadHistoryOptions): Promise<SiteHistory & { issues: Issue[] }> {
  const { settings, log, places, cache } = options;
  const guides = log.pages.filter(({ permalink }) => permalink !== null).map(({ source }) => source);
  const files = [...log.records, ...guides].map(({ collection, path }) => ({ collection, path }));
  const known = await readHistory({ settings, files, cache });
  return {
    events: createEvents(log.records, known.files),
    files: known.files,
    commits: new Map(
      settings.collections.flatMap(({ key }) => {
        const pattern = places.commits(key);
        return pattern === null ? [] : [[key, pattern]];
      }),
    ),
    issues: known.issues,
  };
}

/** What the edge knows of a file beyond the log. */
interface EntryLinks {
  editUrl: string | null;
  sourceUrl: string | null;
  publishedUrl?: string;
}

function toRecordEntry(
  record: LogRecord,
  links: EntryLinks & { position: number; tickets: RecordTicket[] },
): RecordEntry {
  const { read, ...linked } = record;
  return {
    ...linked,
    statusText: read.status?.raw ?? null,
    statusLocation: read.status?.location ?? null,
    updated: read.updated?.value ?? null,
    review: read.review?.value ?? null,
    ...toLists(read),
    affects: read.affects,
    fields: read.fields,
    summary: read.summary,
    language: read.language,
    mdx: record.path.toLowerCase().endsWith('.mdx'),
    ...links,
  };
}

function toLists(read: ReadRecord) {
  return {
    deciders: getValues(read.deciders),
    authors: getValues(read.authors),
    consulted: getValues(read.consulted),
    informed: getValues(read.informed),
    tags: getValues(read.tags),
  };
}

function toPageEntry(page: LinkedPage, links: EntryLinks): PageEntry {
  const { id, kind, title, permalink, source, language } = page;
  return { id, kind, title, language, permalink, collection: source.collection, path: source.path, ...links };
}
