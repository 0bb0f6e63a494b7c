// Cadre's own site, from its own decisions: plain Astro with the integration that the command uses too.
import { defineConfig } from 'astro/config';
import cadre from './src/index.ts';

export default defineConfig({
  integrations: [
    await cadre({
      title: 'Cadre decisions',
      description: 'Why Cadre is built the way it is: its own architecture decision records, read by itself.',
      collections: [{ folder: 'adr', key: 'adr', name: 'Cadre' }],
    }),
  ],
});
