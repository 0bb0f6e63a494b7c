/** Drives Astro over the folders of the settings. Nothing is copied and nothing is written beside the records. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AstroInlineConfig, build, dev } from 'astro';
import type { Settings } from '../config/settings.ts';
import type { ReadLog } from '../pipeline.ts';
import { cacheFolder } from './cache.ts';
import type { SiteContent } from './content.ts';
import { createIntegration, type IntegrationOptions } from './index.ts';

export interface BuildSiteOptions {
  settings: Settings;
  /** Empty or new folder the site is written into. */
  outDir: string;
  /** The log where it has been read already. */
  read?: ReadLog;
  /** Told after every body, with how many there are so far and in all. */
  onRendered?: (done: number, total: number) => void;
}

/** Builds the site of the settings into `outDir`. Returns what it was made from. */
export async function buildSite({
  settings,
  outDir,
  read,
  onRendered,
}: BuildSiteOptions): Promise<SiteContent> {
  let loaded: SiteContent | null = null;
  const config = await inlineConfig(settings, {
    ...(read ? { read } : {}),
    ...(onRendered ? { onRendered } : {}),
    onLoaded: (content) => {
      loaded = content;
    },
  });
  // Outside the working directory Astro does not make a site where it is told, but in `.astro` of that directory: in
  // somebody's project, where another build may be at work, and perhaps on another disk, which it cannot move files from.
  const before = process.cwd();
  process.chdir(outDir);
  try {
    await build({ ...config, outDir });
  } finally {
    process.chdir(before);
  }
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

/** Astro reports its builds to its makers unless told otherwise; what a team decides is no business of ours. */
function silenceTelemetry(): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] ??= '1';
}

async function inlineConfig(
  settings: Settings,
  options: Pick<IntegrationOptions, 'read' | 'onLoaded' | 'onRendered'>,
): Promise<AstroInlineConfig> {
  silenceTelemetry();
  const cache = cacheFolder(settings);
  const root = join(cache, 'root');
  await mkdir(root, { recursive: true });
  return {
    configFile: false,
    root,
    cacheDir: join(cache, 'astro'),
    output: 'static',
    trailingSlash: 'ignore',
    session: false,
    logLevel: 'warn',
    prefetch: false,
    vite: { cacheDir: join(cache, 'vite'), build: { emptyOutDir: false } },
    integrations: [await createIntegration({ settings, cache, ...options })],
  };
}
