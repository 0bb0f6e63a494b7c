/** Everything a site is made from, ready for the content collections: the log as entries, bodies rendered beside them. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { boundsOf } from '../discover/links.ts';
import { idOf } from '../link/index.ts';
import { decoded, folderOf, joinPath } from '../link/paths.ts';
import type { Resolver } from '../link/resolve.ts';
import type { Log, LogPage, LogRecord } from '../model/log.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/record.ts';
import { type ReadLog, readLog, type Skipped } from '../pipeline.ts';
import { createRenderer } from '../render/index.ts';
import type { LinkTarget, RenderRule } from '../render/types.ts';
import type { Choice, PageEntry, RecordEntry } from '../site/types.ts';
import { type AssetAnswer, type Assets, createAssets } from './assets.ts';
import { type BodyInput, type BodyStore, openBodies, type Questions } from './bodies.ts';
import { toPageEntry, toRecordEntry } from './entries.ts';
import { codeDigest } from './package.ts';
import { repositoryLinks } from './repository.ts';

export interface SiteContent {
  collections: Log['collections'];
  records: RecordEntry[];
  pages: PageEntry[];
  choices: Choice[];
  problems: Problem[];
  skipped: Skipped[];
  /** Source text by id, for the raw Markdown beside each page. */
  sources: Map<string, string>;
  assets: Assets;
  /** Absolute path by id of the records that `@astrojs/mdx` renders. */
  mdx: Map<string, string>;
}

export interface LoadOptions {
  settings: Settings;
  /** Folder for rendered bodies. */
  bodies: string;
  /** The log where it has been read already; read afresh otherwise. */
  read?: ReadLog | null;
  onRendered?: (done: number, total: number) => void;
}

/** Ids that a record's page gives to its own parts; see `components/record`. */
const PAGE_IDS = ['main', 'top', 'on-this-page', 'relations', 'referred-to-by'];

/** Rules of bodies that cost the reader nothing but a picture drawn later. */
const NOTICES: ReadonlySet<string> = new Set<RenderRule>(['diagram-failed']);

/** Reads the folders of the settings and renders every body that changed since the last time. */
export async function loadContent(options: LoadOptions): Promise<SiteContent> {
  const { settings } = options;
  const { log, resolver, skipped } = options.read ?? (await readLog(settings));
  const bounds = await Promise.all(settings.collections.map(({ dir }) => boundsOf(dir)));
  const roots = new Map(
    settings.collections.map(({ key }, index) => [key, bounds[index]?.repository ?? null]),
  );
  const assets = createAssets({ bounds: bounds.map(({ repository }) => repository) });
  const renderer = createRenderer({ rawHtml: settings.rawHtml, reservedIds: PAGE_IDS });
  const bodies = openBodies(options.bodies, renderer);
  const code = codeDigest('render') + codeDigest('read');
  const room: Room = { settings, log, resolver, assets, bodies, roots, code };

  const total = log.records.length + log.pages.length;
  let done = 0;
  const records: RecordEntry[] = [];
  const mdx = new Map<string, string>();
  for (const record of log.records) {
    const { bodyKey, problems } = await body(room, record.read.source, {
      dropTitle: record.read.title.carrier === 'title',
      anatomy: record.read.anatomy,
      bodyFrom: record.read.bodyFrom,
      omitLines: record.read.headLines,
    });
    const entry = toRecordEntry(record, {
      ...links(room, record.read.source),
      bodyKey,
      position: records.length,
    });
    entry.problems = [...entry.problems, ...problems];
    if (entry.mdx) mdx.set(record.id, absolute(settings, record.read.source));
    records.push(entry);
    options.onRendered?.(++done, total);
  }
  const pages: PageEntry[] = [];
  const pageProblems: Problem[] = [];
  for (const page of log.pages) {
    if (page.kind === 'template') continue;
    const { bodyKey, problems } = await body(room, page.source, {
      dropTitle: true,
      anatomy: null,
      bodyFrom: page.bodyFrom,
      omitLines: [],
    });
    pages.push(toPageEntry(page, { ...links(room, page.source), bodyKey }));
    pageProblems.push(...problems);
    options.onRendered?.(++done, total);
  }
  bodies.close();
  const ofRecords = new Set(records.map((record) => record.id));

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
    ],
    skipped,
    sources: new Map(
      [...log.records.map((record) => record.read.source), ...log.pages.map((page) => page.source)].map(
        (source) => [idOf(source), source.text],
      ),
    ),
    assets,
    mdx,
  };
}

interface Room {
  settings: Settings;
  log: Log;
  resolver: Resolver;
  assets: Assets;
  bodies: BodyStore;
  roots: Map<string, string | null>;
  /** Digest of the code that makes bodies and their anatomy. */
  code: string;
}

function absolute(settings: Settings, source: Source): string {
  const collection = settings.collections.find(({ key }) => key === source.collection);
  return join(collection?.dir ?? '', source.path);
}

function links(room: Room, source: Source) {
  const collection = room.settings.collections.find(({ key }) => key === source.collection);
  if (!collection) return { editUrl: null, sourceUrl: null };
  const root = room.roots.get(source.collection) ?? null;
  return repositoryLinks(room.settings.repository, root, collection, source.path);
}

async function body(
  room: Room,
  source: Source,
  options: Pick<BodyInput, 'dropTitle' | 'bodyFrom' | 'omitLines' | 'anatomy'>,
): Promise<{ bodyKey: string; problems: Problem[] }> {
  const made = [
    room.code,
    room.settings.rawHtml,
    idOf(source),
    source.digest,
    JSON.stringify(options.omitLines),
  ];
  const key = createHash('sha256').update(made.join('\n')).digest('hex');
  const { bodyKey, problems } = await room.bodies.get({
    key,
    text: source.text,
    ...options,
    questions: questionsFrom(room, source),
  });
  const { collection, path } = source;
  return {
    bodyKey,
    problems: problems.map((problem) => ({
      collection,
      path,
      severity: NOTICES.has(problem.rule) ? 'notice' : 'warning',
      ...problem,
    })),
  };
}

/** Answers what a body asks, from the place of its own file. */
function questionsFrom(room: Room, source: Source): Questions {
  const { resolver, assets, settings, log } = room;
  const byId = targets(log, settings.base);
  const from = absolute(settings, source);
  return {
    resolveLink(href) {
      const found = resolver.address(source, href);
      const target = found ? byId.get(found.id) : undefined;
      return found && target ? { ...target, href: target.href + found.fragment } : null;
    },
    resolveReference(number) {
      const id = resolver.number(source, number);
      return (id !== null && id !== idOf(source) && byId.get(id)) || null;
    },
    resolveAsset(href) {
      const page = resolver.address(source, href)?.id;
      if (page && isTemplate(log, page)) return { refused: 'it is a template, which has no page' };
      const asset = assets.resolve(from, href);
      if (asset) return 'url' in asset ? { url: underBase(settings.base, asset.url) } : asset;
      return inRepository(room, source, href);
    },
  };
}

const targetsOfLog = new WeakMap<Log, Map<string, LinkTarget>>();

/** Address, title and status of everything that can be linked to; made once for a log. */
function targets(log: Log, base: string): Map<string, LinkTarget> {
  const known = targetsOfLog.get(log);
  if (known) return known;
  const made = new Map<string, LinkTarget>();
  for (const record of log.records) made.set(record.id, recordTarget(record, base));
  for (const page of log.pages) {
    const target = pageTarget(page, base);
    if (target) made.set(page.id, target);
  }
  targetsOfLog.set(log, made);
  return made;
}

function recordTarget(record: LogRecord, base: string): LinkTarget {
  const title = record.number === null ? record.title : `${record.number} ${record.title}`;
  return { href: underBase(base, record.permalink), title, status: record.effectiveStatus };
}

/** The introduction of a log stands on the log's own page. */
function pageTarget(page: LogPage, base: string): LinkTarget | null {
  if (page.kind === 'introduction') return { href: underBase(base, '/'), title: page.title };
  return page.permalink === null ? null : { href: underBase(base, page.permalink), title: page.title };
}

/** A file of the repository that is no part of the site leads to where the repository is browsed. */
function inRepository(room: Room, source: Source, href: string): AssetAnswer {
  if (/^(?:[a-z][a-z\d+.-]*:|\/|#|$)/i.test(href)) return null;
  const collection = room.settings.collections.find(({ key }) => key === source.collection);
  const root = room.roots.get(source.collection) ?? null;
  const [path = '', fragment] = href.split('#');
  const place = joinPath(folderOf(source.path), decoded(path));
  if (!collection || !existsSync(join(collection.dir, place))) return null;
  const { sourceUrl } = repositoryLinks(room.settings.repository, root, collection, place);
  if (sourceUrl === null)
    return { refused: 'the site offers no files of this kind, and no `repository` to link to is known' };
  return { url: fragment ? `${sourceUrl}#${fragment}` : sourceUrl };
}

function isTemplate(log: Log, id: string): boolean {
  return log.pages.some((page) => page.id === id && page.kind === 'template');
}

/** Puts a site path below the base, percent-encoded. */
function underBase(base: string, path: string): string {
  return encodeURI(base.replace(/\/$/, '') + path);
}
