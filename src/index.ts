/** The package's entry. */

export type { CadreConfig } from './config/schema.ts';
export { defineConfig } from './config/schema.ts';
