/** Serves the site of a configuration from memory, and shows every change of a record or of the configuration. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { watch } from 'chokidar';
import { contentOf } from '../build/assets.ts';
import { loadContent, type SiteContent } from '../build/content.ts';
import { cacheFolder, type SiteOfSettings, siteOfContent } from '../build/site.ts';
import { CONFIG_NAMES } from '../config/load.ts';
import type { Resolved } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { listOutputs } from '../outputs/index.ts';
import { createSearch } from '../outputs/search.ts';
import type { Output } from '../outputs/types.ts';
import { readLog } from '../pipeline.ts';
import { openProgram, type Program } from '../program/index.ts';
import { PAGEFIND } from '../search/addresses.ts';
import { lazy } from '../shared/lazy.ts';
import { fileOfPage, listSitePages } from '../site/pages.ts';
import { type Answer, isOwnHost, type RunningServer, serve } from './http.ts';
import { mediaType } from './media-types.ts';
import { createMemo, type Memo } from './memo.ts';

export interface DevOptions {
  /** Reads the configuration. Called at the start, and again when its file changes. */
  resolve(): Promise<Resolved>;
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

export async function serveWhileWriting(options: DevOptions): Promise<RunningServer> {
  const program = await openProgram();
  let { settings } = await options.resolve();
  let memo = createMemo(settings);
  let state = await loadState({ settings, memo, program, options });
  const readers = new Set<ServerResponse>();

  const watcher = watchFiles(settings, (configChanged) => update(configChanged));
  let updating: Promise<void> = Promise.resolve();
  function update(configChanged: boolean): void {
    updating = updating.then(async () => {
      try {
        if (configChanged) {
          ({ settings } = await options.resolve());
          memo = createMemo(settings);
          watcher.follow(settings);
        }
        const next = await loadState({ settings, memo, program, options });
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
      const { origin } = request.headers;
      if (origin !== undefined && !isOwnHost(new URL(origin).host, options.host)) {
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

function watchFiles(settings: Settings, onChange: (configChanged: boolean) => void) {
  const watcher = watch([], { ignoreInitial: true, ignored: /(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/ });
  let timer: NodeJS.Timeout | undefined;
  let configChanged = false;
  watcher.on('all', (_event, path) => {
    configChanged ||= CONFIG_NAMES.includes(basename(path)) && dirname(path) === root;
    clearTimeout(timer);
    timer = setTimeout(() => {
      onChange(configChanged);
      configChanged = false;
    }, SETTLE_MS);
  });
  const { root } = settings;
  const follow = ({ collections }: Settings): void => {
    watcher.add([...collections.map(({ dir }) => dir), ...CONFIG_NAMES.map((name) => join(root, name))]);
  };
  follow(settings);
  return {
    follow,
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}

/** One state of the log, as a site that is made where it is looked at. */
interface State {
  answer(path: string): Promise<Answer | 'folder'>;
  dispose(): void;
}

interface LoadInput {
  settings: Settings;
  memo: Memo;
  program: Program;
  options: Pick<DevOptions, 'onLoaded'>;
}

async function loadState({ settings, memo, program, options }: LoadInput): Promise<State> {
  const read = await readLog(settings, { readings: memo.readings });
  const content = await loadContent({
    settings,
    read,
    cache: cacheFolder(settings),
    renderBody: memo.renderBody,
  });
  options.onLoaded(content);
  const made = siteOfContent(content, settings);
  const { site, logo, input } = made;
  const pages = lazy(() => new Map(listSitePages(site).map((page) => [fileOfPage(page), page])));
  const outputs = lazy(
    () =>
      new Map<string, Output>(
        [
          ...program.assets(settings.base),
          ...logo.outputs(),
          ...listOutputs(input),
          { path: RELOAD_SCRIPT, make: () => SCRIPT },
        ].map((output) => [output.path, output]),
      ),
  );
  const search = createSearchFolder(made);

  async function find(path: string): Promise<{ file: string; body: string | Uint8Array } | null> {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const page = pages().get(file);
    if (page !== undefined) return { file, body: withReload(await program.render(page, site), site.href) };
    const output = outputs().get(file);
    if (output !== undefined) return { file, body: output.make() };
    const asset = content.assets.fileAt(path);
    if (asset !== null) return { file, body: contentOf(asset) };
    return path.startsWith(PAGEFIND) ? { file, body: await search.read(path.slice(PAGEFIND.length)) } : null;
  }

  return {
    async answer(path) {
      const found = await find(path).catch(() => null);
      if (found !== null) return { status: 200, type: mediaType(found.file), body: found.body };
      if (!path.endsWith('/') && (pages().has(`${path}/index.html`) || outputs().has(`${path}/index.html`)))
        return 'folder';
      const missing = await find('/404.html');
      return { status: 404, type: mediaType('/404.html'), body: missing?.body ?? '' };
    },
    dispose: search.dispose,
  };
}

function withReload(html: string, href: (path: string) => string): string {
  return html.replace('</body>', `<script src="${href(RELOAD_SCRIPT)}"></script></body>`);
}

/** The search index is made when somebody searches, in a folder that goes with the state. */
function createSearchFolder({ site, input }: SiteOfSettings) {
  let folder: string | null = null;
  const making = lazy(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cadre-dev-'));
    const search = await createSearch(input, () => {});
    for (const entry of site.log.records) await search.add(entry);
    await search.write(folder);
    await search.close();
    return folder;
  });
  return {
    async read(name: string): Promise<Uint8Array> {
      if (name.split('/').includes('..')) throw new Error('outside of the index');
      return readFileSync(join(await making(), PAGEFIND, name));
    },
    dispose(): void {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}
