/** Loaders of the content collections. All three share one reading of the folders. */
import type { Loader, LoaderContext } from 'astro/loaders';
import { below } from '../config/paths.ts';
import type { SiteContent } from './content.ts';
import { currentRun } from './run.ts';

type Entries = (content: SiteContent) => { id: string; data: object }[];

/** One reading at a time, shared by the collections; a change on disk asks for the next. */
let reading: Promise<SiteContent> | null = null;
let listeners: (() => Promise<void>)[] = [];

function load(): Promise<SiteContent> {
  reading ??= currentRun().load();
  return reading;
}

function loaderOf(name: string, entries: Entries): Loader {
  return {
    name,
    async load(context) {
      const fill = async () => {
        const wanted = entries(await load());
        const ids = new Set(wanted.map(({ id }) => id));
        for (const id of context.store.keys()) if (!ids.has(id)) context.store.delete(id);
        for (const { id, data } of wanted) {
          const plain = { ...data };
          context.store.set({ id, data: plain, digest: context.generateDigest(plain) });
        }
      };
      await fill();
      if (context.watcher) {
        listeners.push(fill);
        watch(context.watcher, context.logger);
      }
    },
  };
}

/** How long after the last change on disk the folders are read again: editors write a file in several steps. */
const SETTLE_MS = 60;
let watched: LoaderContext['watcher'] | null = null;

function watch(watcher: NonNullable<LoaderContext['watcher']>, logger: LoaderContext['logger']): void {
  if (watched === watcher) return;
  watched = watcher;
  listeners = listeners.slice(-1);
  const { folders } = currentRun();
  watcher.add(folders);
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    if (folders.every((folder) => below(folder, path) === null)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = null;
      // what goes wrong in one reading must not end the server; the next change reads again
      Promise.all(listeners.map((fill) => fill())).catch((error) => logger.error(String(error)));
    }, SETTLE_MS);
  });
}

export const recordsLoader = () =>
  loaderOf('cadre:records', (content) => content.records.map((data) => ({ id: data.id, data })));
export const pagesLoader = () =>
  loaderOf('cadre:pages', (content) => content.pages.map((data) => ({ id: data.id, data })));
export const logLoader = () =>
  loaderOf('cadre:log', ({ collections, choices, problems, skipped, pages, addresses: { departed } }) => [
    { id: 'log', data: { collections, choices, departed, problems, skipped, pageCount: pages.length } },
  ]);
