/** Serves a site from memory, and rebuilds it when a record or the configuration changes. */
import { realpathSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { isAbsolute, join, resolve } from 'node:path';
import { watch } from 'chokidar';
import { createRenderableSite } from '../build/build-site.ts';
import { loadContent, type SiteContent } from '../build/load-content.ts';
import { openPageRenderer, type PageRenderer } from '../compiled-pages/index.ts';
import { getCacheFolder, getPathBelow } from '../config/disk-paths.ts';
import { CONFIG_NAMES } from '../config/load.ts';
import { findBounds } from '../config/repository.ts';
import type { ResolvedSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { readLog } from '../pipeline.ts';
import { getMediaType } from '../shared/media-types.ts';
import { lazy } from '../shared/memoize.ts';
import { getPageFile, listSitePages } from '../site/pages.ts';
import { createMemo, type Memo } from './dev-cache.ts';
import { type Answer, type RunningServer, serve } from './http.ts';
import { createFileFinder, type ServedFile } from './outputs-on-request.ts';

export interface DevOptions {
  /** Reads the configuration. Called at the start, and again when its file changes. */
  resolve(): Promise<ResolvedSettings>;
  port: number;
  host: string;
  onLoaded(content: SiteContent): void;
  /** Called with what went wrong in one reading, which must not end the server: the next change reads again. */
  onError(error: unknown): void;
}

/** How long after the last change on disk the folders are read again, in milliseconds: editors write a file in several steps. */
const SETTLE_MS = 40;

/** Address of the reload channel and its script, below the base. No record can have it: keys begin with no underscore. */
const RELOAD = '/_cadre/reload';
const RELOAD_SCRIPT = '/_cadre/reload.js';

/** A reload keeps the scroll position, as browsers do by themselves. */
const SCRIPT = `const address = document.currentScript.src.replace(/\\.js$/, '');
let lost = false;
const source = new EventSource(address);
source.onmessage = () => location.reload();
source.onerror = () => { lost = true; };
source.onopen = () => { if (lost) location.reload(); };
`;

export async function serveAndWatch(options: DevOptions): Promise<RunningServer> {
  const renderer = await openPageRenderer();
  let { settings } = await options.resolve();
  let memo = createMemo(settings);
  let state = await loadState({ settings, memo, renderer, options });
  const readers = new Set<ServerResponse>();

  const watcher = await watchFiles(settings, { onChange: update, onError: options.onError });
  let updating: Promise<void> = Promise.resolve();
  function update(configChanged: boolean): void {
    updating = updating.then(async () => {
      try {
        if (configChanged) {
          ({ settings } = await options.resolve());
          memo = createMemo(settings);
          await watcher.follow(settings);
        }
        const next = await loadState({ settings, memo, renderer, options });
        state.dispose();
        state = next;
        for (const reader of readers) reader.write('data: changed\n\n');
      } catch (error) {
        options.onError(error);
      }
    });
  }

  const server = await serve({
    base: () => settings.base,
    port: options.port,
    host: options.host,
    answer: (path) => state.answer(path),
    keepOpen(path, request, response) {
      if (path !== RELOAD) return false;
      const { origin, host } = request.headers;
      if (origin !== undefined && origin.replace(/^https?:\/\//, '') !== host) {
        response.writeHead(403).end();
        return true;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 300\n\n');
      readers.add(response);
      request.on('close', () => readers.delete(response));
      return true;
    },
  });
  return {
    url: server.url,
    async stop() {
      await watcher.close();
      await server.stop();
      state.dispose();
    },
  };
}

interface WatchOptions {
  onChange(configChanged: boolean): void;
  onError(error: unknown): void;
}

/** Follows links as reading does: to what is inside the repository. A link to `/` would watch the whole machine. */
async function watchFiles(settings: Settings, { onChange, onError }: WatchOptions) {
  const { root } = settings;
  const configs = new Set(CONFIG_NAMES.map((name) => join(root, name)));
  let repositories: string[] = [];
  const isFirst = createFirstPathFilter();
  const watcher = watch([], {
    ignoreInitial: true,
    ignored: (path) =>
      /(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/.test(path) ||
      (!configs.has(resolve(path)) && !isFirst(path, repositories)),
  });
  watcher.on('error', onError);
  let timer: NodeJS.Timeout | undefined;
  let configChanged = false;
  watcher.on('all', (_event, path) => {
    configChanged ||= configs.has(resolve(path));
    clearTimeout(timer);
    timer = setTimeout(() => {
      onChange(configChanged);
      configChanged = false;
    }, SETTLE_MS);
  });
  const follow = async ({ collections, look }: Settings): Promise<void> => {
    const images = [look.logo?.light, look.logo?.dark, look.favicon].filter((one) => one && isAbsolute(one));
    for (const file of [...look.css, look.introduction, ...images]) if (file) configs.add(file);
    const dirs = collections.map(({ dir }) => dir);
    const found = await Promise.all(dirs.map((dir) => findBounds(dir).catch(() => null)));
    repositories = found.flatMap((bounds) => bounds?.repository ?? []);
    watcher.add([...dirs, ...configs]);
  };
  await follow(settings);
  return {
    follow,
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}

/** Whether a path is the first one to its file or folder, and that is in one of the folders: links may form a circle. */
function createFirstPathFilter(): (path: string, folders: readonly string[]) => boolean {
  const seen = new Map<string, string>();
  return (path, folders) => {
    const real = findRealPath(path);
    // it was deleted
    if (real === null) return true;
    if (!folders.some((folder) => getPathBelow(folder, real) !== null)) return false;
    const first = seen.get(real);
    if (first !== undefined && first !== path && findRealPath(first) === real) return false;
    seen.set(real, path);
    return true;
  };
}

function findRealPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/** One state of the log, as a site that is made where it is looked at. */
interface SiteState {
  answer(path: string): Promise<Answer | 'folder'>;
  dispose(): void;
}

interface LoadStateInput {
  settings: Settings;
  memo: Memo;
  renderer: PageRenderer;
  options: Pick<DevOptions, 'onLoaded'>;
}

async function loadState({ settings, memo, renderer, options }: LoadStateInput): Promise<SiteState> {
  const read = await readLog(settings, { readings: memo.readings });
  const content = await loadContent({
    settings,
    read,
    cache: getCacheFolder(settings),
    renderBody: memo.renderBody,
  });
  options.onLoaded(content);
  const made = createRenderableSite(content, settings);
  const { site } = made;
  const pages = lazy(() => new Map(listSitePages(site).map((page) => [getPageFile(page), page])));
  const files = createFileFinder(made, content.assets, () => [
    ...renderer.assets(settings.base),
    ...content.look.outputs,
    { path: RELOAD_SCRIPT, make: () => SCRIPT },
  ]);

  async function find(path: string): Promise<ServedFile | null> {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const page = pages().get(file);
    return page === undefined
      ? files.find(path)
      : { file, body: addReload(new TextDecoder().decode(await renderer.render(page, site)), site.href) };
  }

  const missing = lazy(() => find('/404.html'));
  return {
    async answer(path) {
      const found = await find(path).catch(() => null);
      if (found !== null) return { status: 200, type: getMediaType(found.file), body: found.body };
      if (!path.endsWith('/') && (pages().has(`${path}/index.html`) || files.has(`${path}/index.html`)))
        return 'folder';
      return { status: 404, type: getMediaType('/404.html'), body: (await missing())?.body ?? '' };
    },
    dispose: files.dispose,
  };
}

function addReload(html: string, href: (path: string) => string): string {
  return html.replace('</body>', `<script src="${href(RELOAD_SCRIPT)}"></script></body>`);
}
