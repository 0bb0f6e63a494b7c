/** What pages ask for: the log from the content collections, bodies from beside them, addresses below the base. */
import { getLiveCollection } from 'astro:content';
import { readBody } from '../integration/bodies.ts';
import type { LogEntry } from '../integration/loaders.ts';
import { currentRun } from '../integration/run.ts';
import type { Extracts } from '../render/types.ts';
import { underBase } from '../shared/addresses.ts';
import type { BodyFile, PageEntry, RecordEntry, SiteInfo, SiteLog } from './types.ts';

export const site: SiteInfo = currentRun().site;

/** Puts a site path below the base, percent-encoded: `/adr/12/` becomes `/docs/adr/12/`. */
export function href(path: string): string {
  return underBase(site.base, path);
}

/** The whole log, put together once for each state of it. */
export async function getSiteLog(): Promise<SiteLog> {
  const content = await currentRun().content();
  const log = known.get(content) ?? assemble();
  known.set(content, log);
  return log;
}

const known = new WeakMap<object, Promise<SiteLog>>();

async function assemble(): Promise<SiteLog> {
  const [records, pages, [rest]] = await Promise.all([
    entriesOf<RecordEntry>('records'),
    entriesOf<PageEntry>('pages'),
    entriesOf<LogEntry>('log'),
  ]);
  if (!rest) throw new Error("The content collection `log` is empty; Cadre's loader did not run.");
  const { collections, choices, departed, problems, skipped } = rest;
  const byId = new Map(records.map((record) => [record.id, record]));
  return { collections, choices, departed, problems, skipped, records, byId, pages };
}

async function entriesOf<T>(collection: 'records' | 'pages' | 'log'): Promise<T[]> {
  const { entries, error } = await getLiveCollection(collection);
  if (error) throw error.cause ?? error;
  return (entries ?? []).map(({ data }) => data as T);
}

/** The rendered body of a record or page. */
export function getBody(entry: { bodyKey: string }): Promise<BodyFile> {
  return readBody(currentRun().bodies, entry.bodyKey);
}

/** The risks, checks and conditions of a record, as its page shows them. */
export function getExtracts(entry: { id: string }): Extracts {
  return currentRun().extractsOf(entry.id);
}
