/**
 * Loaders of the content collections. They are live ones: pages ask for the log of the run that makes them, so that
 * what is compiled of the pages holds no record and serves the next log as well.
 */
import type { LiveLoader } from 'astro/loaders';
import type { PageEntry, RecordEntry, SiteLog } from '../site/types.ts';
import type { SiteContent } from './content.ts';
import { currentRun } from './run.ts';

/** What belongs to no single record or page. */
export type LogEntry = Pick<SiteLog, 'collections' | 'choices' | 'departed' | 'problems' | 'skipped'>;

function loaderOf<T extends object>(
  name: string,
  entries: (content: SiteContent) => readonly (T & { id: string })[],
): LiveLoader<T & Record<string, unknown>> {
  const loaded = async () => {
    const content = await currentRun().content();
    return entries(content).map((data) => ({ id: data.id, data: data as T & Record<string, unknown> }));
  };
  return {
    name,
    loadCollection: async () => ({ entries: await loaded() }),
    loadEntry: async ({ filter }) => (await loaded()).find(({ id }) => id === (filter as { id: string }).id),
  };
}

export const recordsLoader = () => loaderOf<RecordEntry>('cadre:records', ({ records }) => records);
export const pagesLoader = () => loaderOf<PageEntry>('cadre:pages', ({ pages }) => pages);
export const logLoader = () =>
  loaderOf<LogEntry>('cadre:log', ({ collections, choices, problems, skipped, addresses: { departed } }) => [
    { id: 'log', collections, choices, departed, problems, skipped },
  ]);
