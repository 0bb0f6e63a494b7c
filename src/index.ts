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
import type { AstroIntegration } from 'astro';
import { resolveSettings } from './config/resolve.ts';
import type { CadreConfig } from './config/schema.ts';
import { cacheFolder } from './integration/cache.ts';
import { createIntegration } from './integration/index.ts';

export type { CadreConfig } from './config/schema.ts';
export { defineConfig } from './config/schema.ts';

export interface CadreOptions extends CadreConfig {
  /** Folder that the paths of the other options are relative to; the working folder by default. */
  cwd?: string;
}

/**
 * The integration. Without options but `cwd` it reads `cadre.config.*` there.
 *
 * @throws {Failure} where an option, the configuration or a folder is not right
 */
export default async function cadre({
  cwd = process.cwd(),
  ...config
}: CadreOptions = {}): Promise<AstroIntegration> {
  const given = Object.keys(config).length > 0;
  const { settings } = await resolveSettings({ cwd, config: given ? config : undefined });
  return createIntegration({
    settings,
    cache: cacheFolder(settings),
    onLoaded: ({ records, problems }) => {
      process.stdout.write(`${records.length} records, ${problems.length} problems\n`);
      for (const { path, line, message, hint } of problems) {
        process.stdout.write(`${path ?? 'records'}${line === null ? '' : `:${line}`}  ${message} ${hint}\n`);
      }
    },
  });
}
