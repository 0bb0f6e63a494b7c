/** Everything a site is made from: the log, rendered bodies, history, addresses. */
import type { Settings } from '../config/paths.ts';
import { createExport } from '../export/export.ts';
import type { Export } from '../export/schema.ts';
import type { PublishedSources } from '../export/site.ts';
import { eventsOf } from '../history/events.ts';
import { readHistory } from '../history/index.ts';
import { idOf } from '../link/index.ts';
import type { IssueFilter } from '../link/issue-filter.ts';
import type { Redirects } from '../link/redirects.ts';
import { loadMessages } from '../messages/catalogs.ts';
import type { Messages } from '../messages/messages.ts';
import type { Anatomy, BodyFile } from '../model/anatomy.ts';
import type { Log, LogPage, LogRecord } from '../model/log.ts';
import {
  HIDDEN_KINDS,
  lineInFile,
  type Problem,
  type ReadRecord,
  type Source,
  type Ticket,
  valuesOf,
} from '../model/record.ts';
import type { ReadLog } from '../pipeline.ts';
import { type AnchoredBody, findBrokenAnchors } from '../render/anchors.ts';
import { createChecker, createRenderer } from '../render/index.ts';
import { NO_EXTRACTS } from '../render/parts/index.ts';
import type { Extracts, RenderedBody, RenderInput, RenderProblem, Resolution } from '../render/types.ts';
import { underBase } from '../shared/addresses.ts';
import { publicFolder } from '../shared/paths.ts';
import { commonLanguage } from '../shared/language.ts';
import type { SiteHistory } from '../site/site.ts';
import type { PageEntry, RecordEntry, RecordTicket, SiteLog } from '../site/types.ts';
import { plainTitle } from '../site/view/record-name.ts';
import { createTicketFinder, type TicketFinder } from '../tickets/finder.ts';
import { planAddresses } from './addresses.ts';
import { type Assets, createAssets } from './assets.ts';
import { type Look, loadLook } from './look.ts';
import { createPlaces, type Places } from './places.ts';
import { type Answers, createAnswers } from './resolver.ts';
import { listPublishedSources } from './sources.ts';

/** What a site is made from, besides its settings. */
export interface SiteContent {
  log: SiteLog;
  history: SiteHistory;
  bodyOf(entry: { id: string }): BodyFile;
  extractsOf(record: { id: string }): Extracts;
  /** Addresses of the site by what a body has in their place: `0012-x.md` is `/adr/12/`. */
  linksOf(entry: { id: string }): Record<string, string>;
  /** Source text by id, for the raw Markdown beside each page. */
  sourceOf(id: string): string;
  /** The parts of a record, as read; null for anything else. */
  anatomyOf(id: string): Anatomy | null;
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

interface LoadOptions {
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

/** Ids that a record's page gives to its own parts; see `components/record`. */
const PAGE_IDS = [
  'main',
  'top',
  'on-this-page',
  'relations',
  'referred-to-by',
  'history',
  'records-here',
  'record-card',
];

/** Rules of bodies that cost the reader next to nothing: a picture drawn later, a file that is no page. */
const NOTICES: ReadonlySet<string> = new Set(['diagram-failed', 'link-not-followed']);

/** Renders every body of a log and adds what git and the configuration know. */
export async function loadContent(options: LoadOptions): Promise<SiteContent> {
  const { settings } = options;
  const { log, resolver, skipped, withheld, filterIssues } = options.read;
  const places = await createPlaces(settings);
  // git works beside the rendering
  const reading = loadHistory({ settings, log, places, cache: options.cache });
  const assets = createAssets({ bounds: places.bounds });
  const tickets = createTicketFinder(settings.tickets);
  const renderBody = options.renderBody ?? createBodyRenderer(settings);
  const languages = log.records.map(({ read }) => read.language);
  const messages = loadMessages(settings.language ?? commonLanguage(languages) ?? 'en');
  const answersFor = createAnswers({
    log,
    resolver,
    withheld,
    assets,
    places,
    base: settings.base,
    messages,
  });

  const shown = log.pages.filter((page) => !HIDDEN_KINDS.has(page.kind));
  const total = log.records.length + shown.length;
  const bodies = new Map<string, RenderedBody>();
  const anchored: AnchoredBody[] = [];
  const imageHosts = new Map<string, number>();
  async function render(
    source: Source,
    permalink: string | null,
    input: Omit<RenderInput, 'text' | 'messages' | keyof Answers>,
  ): Promise<Problem[]> {
    const body = await renderBody({ ...input, messages, text: source.text, ...answersFor(source) }, source);
    bodies.set(idOf(source), body);
    for (const host of body.imageHosts) imageHosts.set(host, (imageHosts.get(host) ?? 0) + 1);
    if (permalink !== null) {
      const { ids, fragments } = body;
      anchored.push({ address: underBase(settings.base, permalink), ids, fragments });
    }
    options.onRendered?.(bodies.size, total);
    return filterIssues(body.problems.map((problem) => locate(problem, source)));
  }

  const records: RecordEntry[] = [];
  for (const record of log.records) {
    const { source, title, status, anatomy, bodyFrom, hasTitleHeading, factLines, relations } = record.read;
    const problems = await render(source, record.permalink, {
      dropTitle: hasTitleHeading,
      anatomy,
      decided: { title: plainTitle(title.value), status: status?.value ?? 'unknown' },
      bodyFrom,
      factLines,
      recordNumbers: relations.flatMap(({ number }) => number ?? []),
    });
    const entry = toRecordEntry(record, {
      ...places.links(source),
      position: records.length,
      tickets: knownTickets(valuesOf(record.read.tickets), tickets),
    });
    records.push({ ...entry, problems: [...entry.problems, ...problems] });
  }
  const pages: PageEntry[] = [];
  const pageProblems: Problem[] = [];
  for (const page of shown) {
    const { source, bodyFrom, hasTitleHeading } = page;
    pageProblems.push(
      ...(await render(source, page.permalink, {
        dropTitle: hasTitleHeading,
        anatomy: null,
        bodyFrom,
      })),
    );
    pages.push(toPageEntry(page, places.links(source)));
  }
  const brokenAnchors = findBrokenAnchors(anchored, PAGE_IDS);
  const brokenIn = (permalink: string | null, source: Source): Problem[] =>
    filterIssues(
      (brokenAnchors.get(underBase(settings.base, permalink ?? '')) ?? []).map((problem) =>
        locate(problem, source),
      ),
    );
  for (const [at, { permalink, read }] of log.records.entries())
    records[at]?.problems.push(...brokenIn(permalink, read.source));
  for (const { permalink, source } of shown) pageProblems.push(...brokenIn(permalink, source));
  const { problems: ofHistory, ...history } = await reading;
  const addresses = await planAddresses({ settings, log, withheld, files: history.files });

  const byId = new Map(records.map((record) => [record.id, record]));
  const anatomies = new Map(log.records.map(({ id, read }) => [id, read.anatomy]));
  const sources = new Map(
    [...log.records.map(({ read }) => read.source), ...log.pages.map(({ source }) => source)].map(
      (source) => [idOf(source), source.original?.text ?? source.text],
    ),
  );
  const sourceOf = (id: string): string => sources.get(id)?.replace(/^\n+/, '') ?? '';
  return {
    log: {
      collections: log.collections.map((one) => ({ ...one, folder: publicFolder(one.folder) })),
      records,
      byId,
      pages,
      choices: log.choices,
      departed: addresses.departed,
      problems: [
        // those of records come with the records, their bodies' among them
        ...log.problems.filter(({ collection, path }) => !byId.has(`${collection}/${path}`)),
        ...records.flatMap((record) => record.problems),
        ...pageProblems,
        ...filterIssues([...ofHistory, ...addresses.problems]),
      ],
      skipped,
    },
    history,
    bodyOf: ({ id }) => bodies.get(id) ?? NO_BODY,
    extractsOf: ({ id }) => bodies.get(id)?.extracts ?? NO_EXTRACTS,
    linksOf: ({ id }) => resolvedLinks(bodies.get(id)?.links ?? []),
    sourceOf,
    anatomyOf: (id) => anatomies.get(id) ?? null,
    addresses,
    messages,
    exported: () => createExport({ log, skipped }),
    listSources: () =>
      listPublishedSources({ ...{ settings, places, assets, sourceOf }, entries: [...records, ...pages] }),
    assets,
    look: await loadLook({ look: settings.look, base: settings.base, warn: options.warn ?? (() => {}) }),
    imageHosts,
    filterIssues,
  };
}

const NO_BODY: BodyFile = { html: '', factsHtml: '', headings: [], sections: [] };

function resolvedLinks(links: readonly Resolution[]): Record<string, string> {
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

/** Looks for what is wrong in bodies, and makes nothing of them. */
export function createBodyChecker({ rawHtml }: Settings): RenderBody {
  const checker = createChecker({ rawHtml, reservedIds: PAGE_IDS });
  return (input) => checker.render(input);
}

/** Tickets that a record states: what each is called across the log, and its address. */
function knownTickets(tickets: readonly Ticket[], finder: TicketFinder): RecordTicket[] {
  return tickets.map((ticket) => {
    const named = finder.stated(ticket);
    return { text: ticket.text, href: ticket.href ?? named?.href ?? null, key: named?.key ?? null };
  });
}

interface HistoryOptions {
  settings: Settings;
  log: Log;
  places: Places;
  cache: string;
}

/** Never fails for git: what it does not know is left out, with a notice. */
async function loadHistory(options: HistoryOptions): Promise<SiteHistory & { problems: Problem[] }> {
  const { settings, log, places, cache } = options;
  const guides = log.pages.filter(({ permalink }) => permalink !== null).map(({ source }) => source);
  const files = [...log.records, ...guides].map(({ collection, path }) => ({ collection, path }));
  const known = await readHistory({ settings, files, cache });
  return {
    events: eventsOf(log.records, known.files),
    files: known.files,
    commits: new Map(
      settings.collections.flatMap(({ key }) => {
        const pattern = places.commits(key);
        return pattern === null ? [] : [[key, pattern]];
      }),
    ),
    problems: known.problems,
  };
}

function locate(problem: RenderProblem, source: Source): Problem {
  const { collection, path } = source;
  const severity = NOTICES.has(problem.rule) ? 'notice' : 'warning';
  return { collection, path, severity, ...problem, line: lineInFile(source, problem.line) };
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
    statusCarrier: read.status?.carrier ?? null,
    updated: read.updated?.value ?? null,
    review: read.review?.value ?? null,
    ...listsOf(read),
    fields: read.fields,
    summary: read.summary,
    language: read.language,
    mdx: record.path.toLowerCase().endsWith('.mdx'),
    ...links,
  };
}

function listsOf(read: ReadRecord) {
  return {
    deciders: valuesOf(read.deciders),
    authors: valuesOf(read.authors),
    consulted: valuesOf(read.consulted),
    informed: valuesOf(read.informed),
    tags: valuesOf(read.tags),
  };
}

function toPageEntry(page: LogPage, links: EntryLinks): PageEntry {
  const { id, kind, title, permalink, source, language } = page;
  return { id, kind, title, language, permalink, collection: source.collection, path: source.path, ...links };
}
