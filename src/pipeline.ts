/** From folders to the log: discover, read, link. */
import { setImmediate } from 'node:timers/promises';
import { getPathBelow } from './config/disk-paths.ts';
import type { Settings } from './config/settings.ts';
import { discoverFolder } from './discover/find-files.ts';
import { loadAsciiDoc, loadSource } from './discover/load-file.ts';
import { createId, type LinkedLog, linkLog } from './link/index.ts';
import { createIssueFilter, type IssueFilter } from './link/issue-filter.ts';
import type { Resolver } from './link/record-resolver.ts';
import { createLinkRemover, createWithholder, labelWithheld, withhold } from './link/withhold.ts';
import type { Log, Skipped } from './model/log.ts';
import type { Issue, Source } from './model/record.ts';
import { splitDecisions } from './read/decision-file.ts';
import {
  createVocabulary,
  type ReadContext,
  type ReadResult,
  readSource,
  type Vocabulary,
} from './read/index.ts';
import { getFile, isAsciiDoc, joinPath } from './shared/paths.ts';

export interface ReadLog {
  log: Log;
  resolver: Resolver;
  /** Files that are not treated as records, with the reason. */
  skipped: Skipped[];
  /** Ids of records and pages that are not published. */
  withheld: ReadonlySet<string>;
  /** For issues that are found later. Those of the log went through it. */
  filterIssues: IssueFilter;
}

export interface ReadLogOptions {
  /** Called after every file that was read, with how many there are so far and in all known collections. */
  onProgress?: (done: number, total: number) => void;
  /** Reads one file, or returns what is cached for it; `close` is called when all are read. */
  readings?: { read(source: Source, context: ReadContext): ReadResult; close(): void };
  /** Leaves in what is not published: for commands that work on the files themselves. */
  all?: boolean;
}

/** How long, in milliseconds, files are read one after the other before anything else may happen, such as Ctrl-C. */
const AT_A_STRETCH = 100;

/**
 * Reads all collections of the settings into one log. A file that cannot be read is an issue of the log and
 * costs no other file.
 */
export async function readLog(settings: Settings, options: ReadLogOptions = {}): Promise<ReadLog> {
  const getVocabulary = createVocabularies(settings);
  const read = options.readings?.read ?? readSource;
  const { sources, skipped, issues } = await loadSources(settings, options, (source, neighbours) =>
    read(source, { vocabulary: getVocabulary(source), neighbours }),
  );
  options.readings?.close();

  const { collections, repository, rules, ignore, root } = settings;
  const folders = new Map(
    collections.map(({ key, folder, dir }) => [key, getPathBelow(root, dir) ?? folder]),
  );
  const getPath = ({ collection, path }: { collection: string; path: string }): string =>
    joinPath(folders.get(collection) ?? '', getFile(path));

  const isHeld = createWithholder(settings.exclude, getPath);
  const held = new Map(
    sources
      .map(({ result }) => (result.kind === 'record' ? result.record : result.page))
      .filter((one) => options.all !== true && isHeld(one))
      .map((one) => [createId(one.source), labelWithheld(one)]),
  );
  const link = (): LinkedLog =>
    linkLog({
      ...{ collections, repository },
      records: sources.flatMap(({ result }) => (result.kind === 'record' ? [result.record] : [])),
      pages: sources.flatMap(({ result }) => (result.kind === 'page' ? [result.page] : [])),
    });
  if (held.size > 0) {
    const removeLinks = createLinkRemover(held, link().resolver);
    for (const one of sources) {
      const source = getSource(one.result);
      if (held.has(createId(source))) continue;
      const rewritten = removeLinks(source);
      if (rewritten !== null)
        one.result = readSource(rewritten, {
          vocabulary: getVocabulary(rewritten),
          neighbours: one.neighbours,
        });
    }
  }
  const { log: whole, resolver } = link();
  const log = held.size > 0 ? withhold(whole, held) : whole;
  const filterIssues = createIssueFilter({
    ...{ rules, ignore, getPath },
    sources: sources.map(({ result }) => getSource(result)),
  });
  for (const record of log.records) record.issues = filterIssues(record.issues);
  const isShown = ({ collection, path }: { collection: string | null; path: string | null }): boolean =>
    !held.has(`${collection}/${path}`);
  return {
    log: { ...log, issues: filterIssues([...issues.filter(isShown), ...log.issues]) },
    skipped: skipped.filter(isShown),
    withheld: new Set(held.keys()),
    ...{ resolver, filterIssues },
  };
}

/** A collection of another repository may bring words of its own. */
function createVocabularies(settings: Settings): (source: Pick<Source, 'collection'>) => Vocabulary {
  const { statuses, labels, sections, fields, collections } = settings;
  const own = createVocabulary(settings);
  const others = new Map(
    collections.flatMap(({ key, member }): [string, Vocabulary][] =>
      member === undefined
        ? []
        : [
            [
              key,
              createVocabulary({
                statuses: { ...statuses, ...member.statuses },
                labels: { ...labels, ...member.labels },
                sections: { ...sections, ...member.sections },
                fields: { ...fields, ...member.fields },
              }),
            ],
          ],
    ),
  );
  return ({ collection }) => others.get(collection) ?? own;
}

interface ReadFile {
  result: ReadResult;
  /** Paths of the files beside it. */
  neighbours: readonly string[];
}

function getSource(result: ReadResult): Source {
  return result.kind === 'record' ? result.record.source : result.page.source;
}

/** Finds, loads and reads every file. */
async function loadSources(
  settings: Settings,
  { onProgress }: ReadLogOptions,
  read: (source: Source, neighbours: readonly string[]) => ReadResult,
): Promise<{ sources: ReadFile[]; skipped: Skipped[]; issues: Issue[] }> {
  const sources: ReadFile[] = [];
  const skipped: Skipped[] = [];
  const issues: Issue[] = [...(settings.memberProblems ?? [])];
  const discoveries = await Promise.all(
    settings.collections.map(async ({ key, dir }) => ({
      key,
      dir,
      ...(await discoverFolder({ dir, collection: key, mdx: settings.mdx, exclude: [settings.out] })),
    })),
  );
  const total = discoveries.reduce((sum, discovery) => sum + discovery.files.length, 0);
  let done = 0;
  let rested = performance.now();

  for (const { key, dir, files, others, issues: found } of discoveries) {
    issues.push(...found);
    skipped.push(...others.map(({ path, reason }) => ({ collection: key, path, reason })));
    const neighbours = files.map((file) => file.path);
    for (const file of files) {
      if (performance.now() - rested > AT_A_STRETCH) {
        await setImmediate();
        rested = performance.now();
      }
      const loaded = isAsciiDoc(file.path)
        ? await loadAsciiDoc(file, { collection: key, dir })
        : loadSource(file, { collection: key });
      if ('issue' in loaded) {
        issues.push(loaded.issue);
        const { path, key: issue, values } = loaded.issue;
        if (path !== null) skipped.push({ collection: key, path, reason: { key: issue, values } });
      } else {
        const { rest, decisions } = splitDecisions(loaded.source);
        const beside = decisions.length > 0 ? decisions.map(({ path }) => path) : neighbours;
        for (const source of [rest, ...decisions]) {
          const result = read(source, beside);
          sources.push({ result, neighbours: beside });
          if (result.kind === 'record') continue;
          const { source: own, reason } = result.page;
          issues.push(...own.issues);
          if (source !== rest || decisions.length === 0)
            skipped.push({ collection: key, path: own.path, reason });
        }
      }
      onProgress?.(++done, total);
    }
  }
  return { sources, skipped, issues };
}
