/** Astro Starlight as it comes, with the search it makes itself. */
import { nodeCommand } from './pagefind.ts';
import type { Tool } from './types.ts';

const config = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  integrations: [starlight({ title: 'Records', sidebar: [{ label: 'Records', link: '/' }] })],
  cacheDir: './.cache',
  telemetry: false,
});
`;

const content = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

export const starlight: Tool = {
  key: 'starlight',
  name: 'Astro Starlight',
  packages: { astro: '7.3.5', '@astrojs/starlight': '0.42.4' },
  limit: { records: 1000, reason: 'measured up to 1,000 records' },
  project: (folder) => ({
    records: 'src/content/docs/adr',
    files: {
      'astro.config.mjs': config,
      'src/content.config.ts': content,
      'src/content/docs/index.md': '---\ntitle: Records\n---\n\nAll records.\n',
    },
    // It wants the title in front matter, and shows it itself.
    adapt: (text) =>
      text.replace(/^# (.*)\n/, (_, title: string) => `---\ntitle: ${JSON.stringify(title)}\n---\n`),
    build: [
      {
        ...nodeCommand(folder, 'astro/bin/astro.mjs', ['build']),
        env: { ASTRO_TELEMETRY_DISABLED: '1' },
      },
    ],
    site: 'dist',
    leaves: ['dist', '.astro', '.cache', 'node_modules/.astro', 'node_modules/.vite'],
  }),
};
