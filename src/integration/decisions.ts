/** Reads the decisions of an Astro project for its content collection, and creates the files beside their pages. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import { createRenderableSite, type RenderableSite } from '../build/build-site.ts';
import { loadContent, type SiteContent } from '../build/load-content.ts';
import { listClientFiles } from '../compiled-pages/index.ts';
import type { Settings } from '../config/settings.ts';
import { t } from '../messages/command-line.ts';
import type { Issue } from '../model/record.ts';
import { listOutputs } from '../outputs/index.ts';
import { createSearch } from '../outputs/search.ts';
import { readLog } from '../pipeline.ts';
import { createMemo } from '../serve/dev-cache.ts';
import { createFileFinder, type FileFinder, type ServedFile } from '../serve/outputs-on-request.ts';
import { lazy } from '../shared/memoize.ts';
import { escapeLine } from '../shared/text.ts';
import { getPageFile, listSitePages } from '../site/pages.ts';
import { type DecisionEntry, type SiteData, toEntries, toSiteData } from './site-data.ts';

export interface Decisions {
  /** Reads the folders again. */
  load(): Promise<DecisionEntry[]>;
  /** @throws where nothing was loaded, which is a mistake in the project's content collections */
  siteData(): SiteData;
  /** Files that Astro renders, by the id of their record. */
  mdxFiles(): Map<string, string>;
  /** A file beside the pages, by its path below the base. */
  find(path: string): Promise<ServedFile | null>;
  /** Writes the files beside the pages. A file that is there already stays as it is. */
  write(folder: string): Promise<void>;
  close(): void;
}

export interface DecisionsOptions {
  settings: Settings;
  /** Folder of the history cache. */
  cache: string;
  /** Pages carry a content security policy. */
  policy: boolean;
  /** Cadre has the whole project: its files may be for the host itself. */
  atRoot: boolean;
  logger: AstroIntegrationLogger;
}

/** Files that only count at the root of a host, which belongs to the project. */
const ROOT_FILES = new Set(['/_headers', '/_redirects', '/robots.txt']);

const COLLECTION =
  "import { decisionsLoader } from 'cadre/loaders'; " +
  'export const collections = { decisions: defineCollection({ loader: decisionsLoader() }) };';

export function createDecisions({ settings, cache, policy, atRoot, logger }: DecisionsOptions): Decisions {
  const memo = createMemo(settings);
  const report = createReporter(settings, logger);
  const clientFiles = lazy(() => listClientFiles(settings.base));
  let loaded: { content: SiteContent; made: RenderableSite; files: FileFinder } | null = null;

  function current() {
    if (loaded === null) throw new Error(t('integration.no-collection', { code: COLLECTION }));
    return loaded;
  }
  function mdxFiles(): Map<string, string> {
    const dirs = new Map(settings.collections.map(({ key, dir }) => [key, dir]));
    const records = current().content.log.records.filter(({ mdx }) => mdx);
    return new Map(records.map(({ id, collection, path }) => [id, join(dirs.get(collection) ?? '', path)]));
  }

  return {
    mdxFiles,
    async load() {
      const read = await readLog(settings, { readings: memo.readings });
      const content = await loadContent({ settings, read, cache, renderBody: memo.renderBody });
      const made = createRenderableSite(content, settings);
      loaded?.files.dispose();
      loaded = { content, made, files: createFileFinder(made, content.assets, clientFiles) };
      report(content.log);
      return toEntries(content, made.site);
    },
    siteData() {
      const { content, made } = current();
      // components of records in MDX may bring scripts and styles that the policy does not know
      const info = { ...made.site.info, policy: policy && mdxFiles().size === 0 };
      return toSiteData(content, info);
    },
    find: async (path) => loaded?.files.find(path) ?? null,
    async write(folder) {
      const { content, made } = current();
      const { site, input } = made;
      const warn = (message: string): void => logger.warn(message);
      for (const page of listSitePages(site)) moveIntoFolder(folder, getPageFile(page));
      const search = createSearch(input, warn);
      try {
        for (const record of site.log.records) await search.add(record);
        const outputs = [
          ...clientFiles(),
          ...content.look.outputs,
          ...listOutputs(input).filter(({ path }) => atRoot || !ROOT_FILES.has(path)),
          ...content.assets.outputs(warn),
        ];
        for (const { path, make } of outputs) {
          const file = join(folder, path);
          if (existsSync(file)) continue;
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, make());
        }
        await search.write(folder);
      } finally {
        await search.close();
      }
    },
    close: () => loaded?.files.dispose(),
  };
}

/** With `build.format: 'file'` Astro writes `12.html`, where links end in `/12/`. */
function moveIntoFolder(root: string, file: string): void {
  const flat = join(root, file.replace(/\/index\.html$/, '.html'));
  const wanted = join(root, file);
  if (existsSync(wanted) || !existsSync(flat)) return;
  mkdirSync(dirname(wanted), { recursive: true });
  renameSync(flat, wanted);
}

/** Logs what is wrong, each issue once: `astro dev` reads the records again and again. */
function createReporter(
  { collections }: Settings,
  logger: AstroIntegrationLogger,
): (log: SiteContent['log']) => void {
  const folders = new Map(collections.map(({ key, folder }) => [key, folder]));
  let before = new Set<string>();
  const formatIssue = ({ collection, path, line, message, hint }: Issue): string => {
    const file = [folders.get(collection ?? '') ?? t('report.folders'), path]
      .filter((part) => part !== null)
      .join('/');
    return escapeLine(`${file}${line === null ? '' : `:${line}`}  ${message} ${hint}`);
  };
  return ({ records, issues }) => {
    const now = new Set<string>();
    for (const issue of issues) {
      const words = formatIssue(issue);
      now.add(words);
      if (before.has(words) || issue.severity === 'notice') continue;
      if (issue.severity === 'error') logger.error(words);
      else logger.warn(words);
    }
    before = now;
    const counts = {
      records: t('count.records', { count: records.length }),
      issues: t('count.issues', { count: issues.length }),
    };
    logger.info(t('integration.summary', counts));
  };
}
