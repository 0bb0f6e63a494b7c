/**
 * The package's entry: `defineConfig` for a configuration file, and the Astro integration, which adds the decisions to
 * a project of Astro's.
 *
 * ```js
 * // astro.config.mjs
 * import { defineConfig } from 'astro/config';
 * import cadre from 'cadre';
 *
 * export default defineConfig({ integrations: [cadre({ path: '/decisions' })] });
 * ```
 */

export type { CadreConfig } from './config/schema.ts';
export { defineConfig } from './config/schema.ts';
export { type CadreOptions, cadre as default } from './integration/integration.ts';
