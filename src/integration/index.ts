/** Cadre as an Astro integration: it brings the records, the pages and what Vite must know. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import type { AstroIntegration } from 'astro';
import type { Settings } from '../config/settings.ts';
import type { ReadLog } from '../pipeline.ts';
import { NO_EXTRACTS } from '../render/parts/index.ts';
import { packageRoot, version } from '../shared/package.ts';
import { loadContent, type SiteContent } from './content.ts';
import { type Logo, logoAsset } from './logo.ts';
import { type OutputsUnderWay, outputsOfContent, serveOutputs, writeOutputs } from './outputs.ts';
import { type Run, setRun } from './run.ts';
import { sitemapOptions } from './sitemap.ts';
import { mdxRecords, resolveFromPackage, serveAssets } from './vite.ts';

export interface IntegrationOptions {
  settings: Settings;
  /** Folder for rendered bodies and histories; kept from one build to the next. */
  cache: string;
  /** The log where it has been read already; used for the first load only. */
  read?: ReadLog;
  /** Told what was loaded, each time. */
  onLoaded?: (content: SiteContent) => void;
  /** Told after every body, with how many there are so far and in all. */
  onRendered?: (done: number, total: number) => void;
}

/**
 * The integration for the settings of one run. Where Astro's own configuration names a base or a site, those
 * count; otherwise the settings' do.
 */
export async function createIntegration(options: IntegrationOptions): Promise<AstroIntegration> {
  let content: SiteContent | null = null;
  let outputs: OutputsUnderWay | null = null;
  const mdx = options.settings.mdx ? [(await import('@astrojs/mdx')).default()] : [];
  const logo = logoAsset(options.settings);

  return {
    name: 'cadre',
    hooks: {
      'astro:config:setup': ({ config, updateConfig, injectScript, logger }) => {
        const settings = underAstro(options.settings, config);
        const { base, site } = settings;
        const run = runOf({ ...options, settings }, logo, (loaded) => {
          content = loaded;
          // beside the pages, the search index above all
          outputs = outputsOfContent(loaded, {
            site: run.site,
            settings,
            bodies: run.bodies,
            cache: join(options.cache, 'outputs'),
            warn: (message) => logger.warn(message),
          });
          // what fails is told by whoever waits for it
          Promise.allSettled([outputs.files, outputs.index]);
        });
        setRun(run);
        // Astro's own `<script>` fails where the root and this package share no folder at all.
        injectScript('page', `import ${JSON.stringify(`${packageRoot}src/scripts/site.ts`)};`);
        updateConfig({
          srcDir: pathToFileURL(join(packageRoot, 'src/')),
          publicDir: pathToFileURL(join(packageRoot, 'public/')),
          base,
          ...(site === null ? {} : { site }),
          devToolbar: { enabled: false },
          image: { service: { entrypoint: 'astro/assets/services/noop' } },
          build: { concurrency: PAGES_AT_ONCE },
          integrations: [
            ...mdx,
            ...(site === null ? [] : [sitemap(sitemapOptions({ base, site, content: () => content }))]),
          ],
          vite: {
            plugins: [
              resolveFromPackage(),
              mdxRecords(() => content?.mdx ?? new Map()),
              serveOutputs({ base, outputs: () => outputs }),
              serveAssets({ base, fileAt: (url) => logo.fileAt(url) ?? content?.assets.fileAt(url) ?? null }),
              // its plugins are typed against its own copy of Vite
              tailwindcss() as never,
            ],
            server: {
              fs: { allow: [packageRoot, settings.root, ...settings.collections.map(({ dir }) => dir)] },
            },
          },
        });
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        content?.assets.copyTo(folder);
        logo.copyTo(folder);
        if (outputs === null) return;
        await writeOutputs(folder, await outputs.files);
        await writeOutputs(folder, await outputs.index);
      },
    },
  };
}

/** Astro waits for one file to be written before it begins the next; sixteen at a time halve the page phase. */
const PAGES_AT_ONCE = 16;

function underAstro(
  settings: Settings,
  { base, site }: { base: string; site?: string | undefined },
): Settings {
  return {
    ...settings,
    base: base === '/' ? settings.base : `/${base.replace(/^\/+|\/+$/g, '')}/`,
    site: site?.replace(/\/$/, '') ?? settings.site,
  };
}

function runOf(options: IntegrationOptions, logo: Logo, keep: (content: SiteContent) => void): Run {
  const { settings, cache, onLoaded, onRendered } = options;
  const bodies = join(cache, 'bodies');
  const { title, description, accent, base, site, collections, repository } = settings;
  let read: ReadLog | null = options.read ?? null;
  let loaded: SiteContent | null = null;
  return {
    site: {
      title,
      description,
      accent,
      base,
      site,
      repository: repository?.url ?? null,
      cards: settings.cards && site !== null,
      version,
      logo: logo.address,
    },
    bodies,
    folders: collections.map(({ dir }) => dir),
    async load() {
      const first = read;
      read = null;
      const content = await loadContent({
        settings,
        bodies,
        histories: join(cache, 'history'),
        read: first,
        ...(onRendered ? { onRendered } : {}),
      });
      loaded = content;
      keep(content);
      onLoaded?.(content);
      return content;
    },
    extractsOf: (id) => loaded?.extractsOf(id) ?? NO_EXTRACTS,
    history: () => loaded?.history ?? null,
  };
}
