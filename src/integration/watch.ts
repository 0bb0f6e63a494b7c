/** While developing: what changes on disk is read again, and browsers show it. */
import type { Plugin, ViteDevServer } from 'vite';
import { below } from '../config/paths.ts';
import type { OpenRun } from './open-run.ts';

export interface WatchOptions {
  run: Pick<OpenRun, 'folders' | 'changed' | 'content'>;
  /** What goes wrong in one reading must not end the server; the next change reads again. */
  failed: (error: unknown) => void;
}

/** How long after the last change on disk the folders are read again: editors write a file in several steps. */
const SETTLE_MS = 60;

export function watchRecords({ run, failed }: WatchOptions): Plugin {
  return {
    name: 'cadre:watch-records',
    configureServer(server) {
      server.watcher.add(run.folders);
      let timer: NodeJS.Timeout | undefined;
      server.watcher.on('all', (_event, path) => {
        if (run.folders.every((folder) => below(folder, path) === null)) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          run.changed();
          run.content().then(() => show(server), failed);
        }, SETTLE_MS);
      });
    },
  };
}

/** Astro keeps which pages a route has until it hears that the content changed. */
function show({ environments }: ViteDevServer): void {
  for (const environment of Object.values(environments)) {
    if (environment.name !== 'client') environment.hot.send('astro:content-changed', {});
  }
  environments['client']?.hot.send({ type: 'full-reload', path: '*' });
}
