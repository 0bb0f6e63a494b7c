// Cadre's own site, from its own decisions, built by plain `astro build` with the integration that the command uses.
import { defineConfig } from 'astro/config';
import cadre from './src/index.ts';

export default defineConfig({
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  integrations: [await cadre()],
});
