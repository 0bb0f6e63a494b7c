/** Has Astro serve the site of the settings. Nothing is copied and nothing is written beside the records. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dev } from 'astro';
import type { Settings } from '../config/settings.ts';
import { cacheFolder } from './cache.ts';
import type { SiteContent } from './content.ts';
import { createIntegration } from './index.ts';

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
  const cache = cacheFolder(settings);
  const root = join(cache, 'root');
  await mkdir(root, { recursive: true });
  silenceTelemetry();
  const server = await dev({
    configFile: false,
    root,
    cacheDir: join(cache, 'astro'),
    output: 'static',
    trailingSlash: 'ignore',
    session: false,
    logLevel: 'warn',
    prefetch: false,
    vite: { cacheDir: join(cache, 'vite') },
    integrations: [await createIntegration({ settings, cache, ...(onLoaded ? { onLoaded } : {}) })],
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
