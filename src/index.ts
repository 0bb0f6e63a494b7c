/** The package's entry. */
export { defineConfig } from './config/define.ts';
export type { CadreConfig } from './config/schema.ts';
