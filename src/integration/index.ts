/** Cadre as an Astro integration: it brings the records, the pages and what Vite must know. */
import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import type { AstroIntegration } from 'astro';
import type { Settings } from '../config/settings.ts';
import type { ReadLog } from '../pipeline.ts';
import { loadContent, type SiteContent } from './content.ts';
import { logoAsset } from './logo.ts';
import { packageRoot, version } from './package.ts';
import { setRun } from './run.ts';
import { mdxRecords, resolveFromPackage, serveAssets } from './vite.ts';

export interface IntegrationOptions {
  settings: Settings;
  /** Folder for rendered bodies; kept from one build to the next. */
  cache: string;
  /** The log where it has been read already; used for the first load only. */
  read?: ReadLog;
  /** Told what was loaded, each time. */
  onLoaded?: (content: SiteContent) => void;
  /** Told after every body, with how many there are so far and in all. */
  onRendered?: (done: number, total: number) => void;
}

export async function createIntegration(options: IntegrationOptions): Promise<AstroIntegration> {
  const { settings } = options;
  let content: SiteContent | null = null;
  let read: ReadLog | null = options.read ?? null;
  const logo = logoAsset(settings);

  setRun({
    site: {
      title: settings.title,
      description: settings.description,
      logo: logo.address,
      accent: settings.accent,
      base: settings.base,
      site: settings.site,
      version,
    },
    bodies: options.cache,
    folders: settings.collections.map(({ dir }) => dir),
    async load() {
      const first = read;
      read = null;
      content = await loadContent({
        ...{ settings, bodies: options.cache, read: first },
        ...(options.onRendered ? { onRendered: options.onRendered } : {}),
      });
      options.onLoaded?.(content);
      return content;
    },
    sourceOf: (id) => content?.sources.get(id) ?? null,
  });

  const mdx = settings.mdx ? [(await import('@astrojs/mdx')).default()] : [];
  return {
    name: 'cadre',
    hooks: {
      'astro:config:setup': ({ updateConfig, injectScript }) => {
        // Astro's own `<script>` fails where the root and this package share no folder at all.
        injectScript('page', `import ${JSON.stringify(`${packageRoot}src/scripts/site.ts`)};`);
        updateConfig({
          integrations: [...mdx, ...(settings.site === null ? [] : [sitemap()])],
          vite: {
            plugins: [
              resolveFromPackage(),
              mdxRecords(() => content?.mdx ?? new Map()),
              serveAssets({
                base: settings.base,
                fileAt: (url) => logo.fileAt(url) ?? content?.assets.fileAt(url) ?? null,
              }),
              // its plugins are typed against its own copy of Vite
              tailwindcss() as never,
            ],
            server: {
              fs: { allow: [packageRoot, settings.root, ...settings.collections.map(({ dir }) => dir)] },
            },
          },
        });
      },
      'astro:build:done': ({ dir }) => {
        content?.assets.copyTo(fileURLToPath(dir));
        logo.copyTo(fileURLToPath(dir));
      },
    },
  };
}
