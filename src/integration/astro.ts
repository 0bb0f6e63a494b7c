/** Drives Astro over the folders of the settings. Nothing is copied and nothing is written beside the records. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type AstroInlineConfig, build, dev } from 'astro';
import type { Settings } from '../config/settings.ts';
import type { ReadLog } from '../pipeline.ts';
import type { SiteContent } from './content.ts';
import { createIntegration } from './index.ts';
import { packageRoot } from './package.ts';

export interface BuildSiteOptions {
  settings: Settings;
  /** Empty or new folder the site is written into. */
  outDir: string;
  /** The log where it has been read already. */
  read?: ReadLog;
}

/** Builds the site of the settings into `outDir`. Returns what it was made from. */
export async function buildSite({ settings, outDir, read }: BuildSiteOptions): Promise<SiteContent> {
  let loaded: SiteContent | null = null;
  const config = await inlineConfig(settings, {
    ...(read ? { read } : {}),
    onLoaded: (content) => {
      loaded = content;
    },
  });
  await build({ ...config, outDir });
  if (!loaded) throw new Error('Astro built a site without loading its content.');
  return loaded;
}

export interface DevSiteOptions {
  settings: Settings;
  port?: number;
  host?: string | boolean;
  open?: boolean;
  onLoaded?: (content: SiteContent) => void;
}

/** Serves the site of the settings and shows every change of a file. */
export async function devSite(options: DevSiteOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { settings, port, host, open, onLoaded } = options;
  const config = await inlineConfig(settings, onLoaded ? { onLoaded } : {});
  const server = await dev({
    ...config,
    server: {
      ...(port === undefined ? {} : { port }),
      ...(host === undefined ? {} : { host }),
      ...(open === undefined ? {} : { open }),
    },
  });
  const shown = typeof host === 'string' ? host : 'localhost';
  return { url: `http://${shown}:${server.address.port}${settings.base}`, stop: () => server.stop() };
}

async function inlineConfig(
  settings: Settings,
  options: { read?: ReadLog; onLoaded?: (content: SiteContent) => void },
): Promise<AstroInlineConfig> {
  const cache = cacheFolder(settings);
  const root = join(cache, 'root');
  await mkdir(root, { recursive: true });
  return {
    configFile: false,
    root,
    srcDir: join(packageRoot, 'src'),
    publicDir: join(packageRoot, 'public'),
    cacheDir: join(cache, 'astro'),
    base: settings.base,
    ...(settings.site === null ? {} : { site: settings.site }),
    output: 'static',
    trailingSlash: 'ignore',
    devToolbar: { enabled: false },
    session: false,
    logLevel: 'warn',
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    build: { concurrency: 16 },
    prefetch: false,
    vite: { cacheDir: join(cache, 'vite'), build: { emptyOutDir: false } },
    integrations: [await createIntegration({ settings, cache: join(cache, 'bodies'), ...options })],
  };
}

/**
 * A folder of its own for every project and output, below the nearest `node_modules/.cache`, else in the
 * user's cache folder: two builds into two folders never share state.
 */
export function cacheFolder(settings: Settings): string {
  const identity = [settings.root, settings.out, ...settings.collections.map(({ dir }) => dir)].join('\n');
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return join(cacheHome(settings.root), 'cadre', name);
}

function cacheHome(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache');
    if (dirname(folder) === folder) break;
  }
  if (process.env['XDG_CACHE_HOME']) return process.env['XDG_CACHE_HOME'];
  if (process.platform === 'win32' && process.env['LOCALAPPDATA']) return process.env['LOCALAPPDATA'];
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}
