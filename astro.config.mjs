// Cadre's own site, from its own decisions, and an example of the integration.
import { defineConfig } from 'astro/config';
import cadre from './src/index.ts';

export default defineConfig({
  integrations: [
    cadre({
      path: '/',
      title: 'Cadre decisions',
      description: 'Why Cadre is built the way it is: its own architecture decision records, read by itself.',
      collections: [{ folder: 'adr', key: 'adr', name: 'Cadre' }],
    }),
  ],
});
