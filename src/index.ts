/**
 * The package's entry: the Astro integration, for a site that is built with `astro build`.
 *
 * ```js
 * // astro.config.mjs
 * import { defineConfig } from 'astro/config';
 * import cadre from 'cadre';
 *
 * export default defineConfig({ integrations: [await cadre()] });
 * ```
 */
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { resolveSettings } from './config/resolve.ts';
import { cacheFolder } from './integration/cache.ts';
import { createIntegration } from './integration/index.ts';

export { defineConfig } from './config/define.ts';
export type { CadreConfig } from './config/schema.ts';

export interface CadreOptions {
  /** Folders of records; by default those of `cadre.config.*`, else the usual places. */
  folders?: string[];
  /** Folder the configuration stands in and the other paths are relative to; the working folder by default. */
  cwd?: string;
}

/** @throws {Failure} where the configuration or a folder is not right */
export default async function cadre(options: CadreOptions = {}): Promise<AstroIntegration> {
  const { settings } = await resolveSettings({ cwd: options.cwd ?? process.cwd(), folders: options.folders });
  return createIntegration({ settings, cache: join(cacheFolder(settings), 'bodies') });
}
