/** Everything a site is made from, ready for the content collections: the log as entries, bodies rendered beside them. */
import { createHash } from 'node:crypto';
import type { Settings } from '../config/settings.ts';
import { createExport } from '../export/export.ts';
import type { Export } from '../export/schema.ts';
import type { AliasPlan } from '../link/aliases/index.ts';
import { idOf } from '../link/index.ts';
import type { Anatomy } from '../model/anatomy.ts';
import type { Choice, Log, Skipped } from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/record.ts';
import { type ReadLog, readLog } from '../pipeline.ts';
import { type AnchoredBody, findBrokenAnchors } from '../render/anchors.ts';
import { createRenderer } from '../render/index.ts';
import { NO_EXTRACTS } from '../render/parts/index.ts';
import type { Extracts, RenderProblem, RenderRule } from '../render/types.ts';
import { underBase } from '../shared/addresses.ts';
import { valuesOf } from '../shared/facts.ts';
import { codeDigest } from '../shared/package.ts';
import type { PageEntry, RecordEntry } from '../site/types.ts';
import { plainTitle } from '../site/view/title.ts';
import { createTicketFinder } from '../tickets/finder.ts';
import { planAddresses } from './addresses.ts';
import { type Assets, createAssets } from './assets.ts';
import { type BodyInput, openBodies, type StoredBody } from './bodies.ts';
import { toPageEntry, toRecordEntry } from './entries.ts';
import { type LogHistory, loadHistory } from './history.ts';
import { createPlaces } from './places.ts';
import { createQuestions } from './questions.ts';
import { readingsOf } from './readings.ts';
import { knownTickets } from './tickets.ts';

export interface SiteContent {
  collections: Log['collections'];
  records: RecordEntry[];
  pages: PageEntry[];
  choices: Choice[];
  problems: Problem[];
  skipped: Skipped[];
  /** Source text by id, for the raw Markdown beside each page. */
  sources: Map<string, string>;
  /** Hash of that by id. */
  digests: Map<string, string>;
  /** What pages across the log show of a record's body, by its id. */
  extractsOf(id: string): Extracts;
  /** The addresses that a record's body leads to, by its id. */
  leadsOf(id: string): readonly string[];
  history: LogHistory;
  /** Every address that leads to a page, and what earlier builds had. */
  addresses: AliasPlan;
  /** The parts of a record, as read; null for what is no record. */
  anatomyOf(id: string): Anatomy | null;
  /** The log as `cadre export` writes it. */
  exported(): Export;
  assets: Assets;
  /** Absolute path by id of the records that `@astrojs/mdx` renders. */
  mdx: Map<string, string>;
}

export interface LoadOptions {
  settings: Settings;
  /** Folder for rendered bodies. */
  bodies: string;
  /** Folder for what git knew the last time. */
  histories: string;
  /** The log where it has been read already; read afresh otherwise. */
  read?: ReadLog | null;
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
const NOTICES: ReadonlySet<string> = new Set<RenderRule>(['diagram-failed', 'link-not-followed']);

/** Reads the folders of the settings and renders every body that changed since the last time. */
export async function loadContent(options: LoadOptions): Promise<SiteContent> {
  const { settings } = options;
  const { log, resolver, skipped } =
    options.read ?? (await readLog(settings, { readings: readingsOf(settings) }));
  const places = await createPlaces(settings);
  // git works beside the rendering
  const reading = loadHistory({ settings, log, places, cache: options.histories });
  const assets = createAssets({ bounds: places.bounds });
  const tickets = createTicketFinder(settings.tickets);
  const bodies = openBodies(
    options.bodies,
    createRenderer({ rawHtml: settings.rawHtml, reservedIds: PAGE_IDS, tickets }),
  );
  const questionsOf = createQuestions({ log, resolver, assets, places, base: settings.base });
  const made = [
    ...['render', 'read', 'shared', 'tickets'].map(codeDigest),
    settings.rawHtml,
    JSON.stringify(settings.tickets),
  ];

  const shown = log.pages.filter((page) => page.kind !== 'template');
  const total = log.records.length + shown.length;
  const anchored: AnchoredBody[] = [];
  let done = 0;
  async function render(source: Source, permalink: string | null, input: BodyOptions): Promise<Rendered> {
    const key = digest([
      ...made,
      idOf(source),
      source.digest,
      JSON.stringify([input.omitLines, input.decided, input.recordNumbers]),
    ]);
    const body = await bodies.get({ key, text: source.text, ...input, questions: questionsOf(source) });
    options.onRendered?.(++done, total);
    if (permalink !== null)
      anchored.push({
        address: underBase(settings.base, permalink),
        ids: body.ids,
        fragments: body.fragments,
      });
    return { ...body, problems: body.problems.map((problem) => locate(problem, source)) };
  }

  const records: RecordEntry[] = [];
  const extracts = new Map<string, Extracts>();
  const leads = new Map<string, readonly string[]>();
  for (const record of log.records) {
    const { source, title, status, anatomy, bodyFrom, factLines } = record.read;
    const dropTitle = title.carrier === 'title';
    const body = await render(source, record.permalink, {
      dropTitle,
      anatomy,
      decided: { title: plainTitle(title.value), status: status?.value ?? 'unknown' },
      bodyFrom,
      omitLines: factLines,
      recordNumbers: record.read.relations.flatMap(({ number }) => number ?? []),
    });
    const entry = toRecordEntry(record, {
      ...places.links(source),
      bodyKey: body.bodyKey,
      position: records.length,
      tickets: knownTickets(valuesOf(record.read.tickets), tickets),
    });
    extracts.set(entry.id, body.extracts);
    leads.set(entry.id, body.leads);
    records.push({ ...entry, problems: [...entry.problems, ...body.problems] });
  }
  const pages: PageEntry[] = [];
  const pageProblems: Problem[] = [];
  for (const page of shown) {
    const { source, bodyFrom } = page;
    const { bodyKey, problems } = await render(source, page.permalink, {
      dropTitle: true,
      anatomy: null,
      bodyFrom,
      omitLines: [],
    });
    pages.push(toPageEntry(page, { ...places.links(source), bodyKey }));
    pageProblems.push(...problems);
  }
  bodies.close();
  const brokenAnchors = findBrokenAnchors(anchored, PAGE_IDS);
  const brokenIn = (permalink: string | null, source: Source): Problem[] =>
    (brokenAnchors.get(underBase(settings.base, permalink ?? '')) ?? []).map((problem) =>
      locate(problem, source),
    );
  for (const [at, { permalink, read }] of log.records.entries())
    records[at]?.problems.push(...brokenIn(permalink, read.source));
  for (const { permalink, source } of shown) pageProblems.push(...brokenIn(permalink, source));
  const history = await reading;
  const addresses = await planAddresses({ settings, log, files: history.files });

  const anatomies = new Map(log.records.map(({ id, read }) => [id, read.anatomy]));
  const ofRecords = new Set(records.map((record) => record.id));
  const sources = [...log.records.map(({ read }) => read.source), ...log.pages.map(({ source }) => source)];
  return {
    collections: log.collections,
    records,
    pages,
    choices: log.choices,
    problems: [
      // those of records come with the records, their bodies' among them
      ...log.problems.filter(({ collection, path }) => !ofRecords.has(`${collection}/${path}`)),
      ...records.flatMap((record) => record.problems),
      ...pageProblems,
      ...history.problems,
      ...addresses.problems,
    ],
    skipped,
    sources: new Map(sources.map((source) => [idOf(source), source.text])),
    digests: new Map(sources.map((source) => [idOf(source), source.digest])),
    extractsOf: (id) => extracts.get(id) ?? NO_EXTRACTS,
    leadsOf: (id) => leads.get(id) ?? [],
    history,
    addresses,
    anatomyOf: (id) => anatomies.get(id) ?? null,
    exported: () => createExport({ log, skipped }),
    assets,
    mdx: new Map(
      records.filter((record) => record.mdx).map((record) => [record.id, places.absolute(record)]),
    ),
  };
}

type BodyOptions = Omit<BodyInput, 'key' | 'text' | 'questions'>;

type Rendered = Omit<StoredBody, 'problems'> & { problems: Problem[] };

function locate(problem: RenderProblem, { collection, path }: Source): Problem {
  return { collection, path, severity: NOTICES.has(problem.rule) ? 'notice' : 'warning', ...problem };
}

function digest(parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
