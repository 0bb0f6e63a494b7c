import type { CadreConfig } from './schema.ts';

/** Gives an editor the types of the configuration: `export default defineConfig({ … })`. Changes nothing. */
export function defineConfig(config: CadreConfig): CadreConfig {
  return config;
}
