/** The way of the data, from folders to the log: discover, read, link. Disk on the left, nothing on the right. */
import { setImmediate } from 'node:timers/promises';
import type { Settings } from './config/paths.ts';
import { discoverFolder } from './discover/discover.ts';
import { loadSource } from './discover/load.ts';
import { linkLog } from './link/index.ts';
import type { Resolver } from './link/resolve.ts';
import type { Log, Skipped } from './model/log.ts';
import type { Page, Problem, ReadRecord, Source } from './model/record.ts';
import { splitDecisions } from './read/decision-file.ts';
import { createVocabulary, type ReadContext, type ReadResult, readSource } from './read/index.ts';

export interface ReadLog {
  log: Log;
  resolver: Resolver;
  /** Neighbours that are no records, and files of other formats. */
  skipped: Skipped[];
}

export interface ReadLogOptions {
  /** Told after every file read, with how many there are so far and in all known collections. */
  onProgress?: (done: number, total: number) => void;
  /** Reads one file, or knows what it reads as; `close` is called when all are read. */
  readings?: { read(source: Source, context: ReadContext): ReadResult; close(): void };
}

/** How long, in milliseconds, files are read one after the other before anything else may happen, such as Ctrl-C. */
const AT_A_STRETCH = 100;

/**
 * Reads all collections of the settings into one log. A file that cannot be read is a problem of the log and
 * costs no other file.
 */
export async function readLog(settings: Settings, options: ReadLogOptions = {}): Promise<ReadLog> {
  const { statuses, labels } = settings;
  const ownWords = createVocabulary({ statuses, labels });
  const vocabularies = new Map(
    settings.collections.flatMap(({ key, member }) =>
      member === undefined
        ? []
        : [
            [
              key,
              createVocabulary({
                statuses: { ...statuses, ...member.statuses },
                labels: { ...labels, ...member.labels },
              }),
            ],
          ],
    ),
  );
  const records: ReadRecord[] = [];
  const pages: Page[] = [];
  const skipped: Skipped[] = [];
  const problems: Problem[] = [...(settings.memberProblems ?? [])];

  const discoveries = await Promise.all(
    settings.collections.map(async ({ key, dir }) => ({
      key,
      ...(await discoverFolder({ dir, collection: key, mdx: settings.mdx, exclude: [settings.out] })),
    })),
  );
  const total = discoveries.reduce((sum, discovery) => sum + discovery.files.length, 0);
  let done = 0;
  const read = options.readings?.read ?? readSource;
  let rested = performance.now();

  for (const { key, files, others, problems: found } of discoveries) {
    problems.push(...found);
    skipped.push(...others.map(({ path, reason }) => ({ collection: key, path, reason })));
    const vocabulary = vocabularies.get(key) ?? ownWords;
    const neighbours = files.map((file) => file.path);
    for (const file of files) {
      if (performance.now() - rested > AT_A_STRETCH) {
        await setImmediate();
        rested = performance.now();
      }
      const result = loadSource(file, { collection: key });
      if ('problem' in result) {
        problems.push(result.problem);
        const { path, message } = result.problem;
        if (path !== null) skipped.push({ collection: key, path, reason: message });
      } else {
        const { rest, decisions } = splitDecisions(result.source);
        const beside = decisions.length > 0 ? decisions.map(({ path }) => path) : neighbours;
        for (const source of [rest, ...decisions]) {
          const found = read(source, { vocabulary, neighbours: beside });
          if (found.kind === 'record') records.push(found.record);
          else {
            const { source, reason } = found.page;
            pages.push(found.page);
            problems.push(...source.problems);
            if (source !== rest || decisions.length === 0)
              skipped.push({ collection: key, path: source.path, reason });
          }
        }
      }
      options.onProgress?.(++done, total);
    }
  }

  options.readings?.close();

  const { collections, repository } = settings;
  const { log, resolver } = linkLog({ collections, records, pages, repository });
  return { log: { ...log, problems: [...problems, ...log.problems] }, resolver, skipped };
}
