/** What pages ask for: the log from the content collections, bodies from beside them, addresses below the base. */
import { getCollection, getEntry } from 'astro:content';
import { readBody } from '../integration/bodies.ts';
import { currentRun } from '../integration/run.ts';
import type { Extracts } from '../render/types.ts';
import { underBase } from '../shared/addresses.ts';
import type { BodyFile, PageEntry, RecordEntry, SiteInfo, SiteLog } from './types.ts';

export const site: SiteInfo = currentRun().site;

/** Puts a site path below the base, percent-encoded: `/adr/12/` becomes `/docs/adr/12/`. */
export function href(path: string): string {
  return underBase(site.base, path);
}

/** The whole log. In a build it is put together once; while developing, for every page. */
export async function getSiteLog(): Promise<SiteLog> {
  if (import.meta.env.DEV) return assemble();
  built ??= assemble();
  return built;
}

let built: Promise<SiteLog> | undefined;

type Rest = Pick<SiteLog, 'collections' | 'choices' | 'departed' | 'problems' | 'skipped'> & {
  pageCount: number;
};

async function assemble(): Promise<SiteLog> {
  const log = await getEntry('log', 'log');
  if (!log) throw new Error("The content collection `log` is empty; Cadre's loader did not run.");
  const { pageCount, ...rest } = log.data as unknown as Rest;
  const records = (await getCollection('records')).map((entry) => entry.data as unknown as RecordEntry);
  records.sort((a, b) => a.position - b.position);
  // Astro warns of a collection that is empty, and most logs have no pages beside their records
  const pages = pageCount === 0 ? [] : await getCollection('pages');
  return {
    ...rest,
    records,
    byId: new Map(records.map((record) => [record.id, record])),
    pages: pages.map((entry) => entry.data as unknown as PageEntry),
  };
}

/** The rendered body of a record or page. */
export function getBody(entry: { bodyKey: string }): Promise<BodyFile> {
  return readBody(currentRun().bodies, entry.bodyKey);
}

/** The risks, checks and conditions of a record, as its page shows them. */
export function getExtracts(entry: { id: string }): Extracts {
  return currentRun().extractsOf(entry.id);
}
