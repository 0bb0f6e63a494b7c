/** Cadre as an Astro integration: it brings the records, the pages and what Vite must know. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Settings } from '../config/settings.ts';
import { packageRoot } from '../shared/package.ts';
import { logoAsset } from './logo.ts';
import { type OpenRun, openRun, type RunOptions } from './open-run.ts';
import { serveOutputs } from './outputs.ts';
import { mdxIntegrations, pagesConfig, SITE_SCRIPT } from './pages-config.ts';
import { setRun } from './run.ts';
import { serveAssets } from './vite.ts';
import { watchRecords } from './watch.ts';
import { writeOutputs } from './write-outputs.ts';

/**
 * The integration for the settings of one run. Where Astro's own configuration names a base or a site, those
 * count; otherwise the settings' do.
 */
export async function createIntegration(options: RunOptions): Promise<AstroIntegration> {
  const mdx = await mdxIntegrations(options.settings.mdx);
  const logo = logoAsset(options.settings);
  let run: OpenRun | null = null;

  return {
    name: 'cadre',
    hooks: {
      'astro:config:setup': ({ config, updateConfig, injectScript, logger }) => {
        const settings = underAstro(options.settings, config);
        const { base, site } = settings;
        const opened = openRun({ ...options, settings }, { logo, warn: (message) => logger.warn(message) });
        run = opened;
        setRun(opened);
        injectScript(...SITE_SCRIPT);
        const { vite, ...pages } = pagesConfig({ base, site, mdx: () => opened.loaded()?.mdx ?? new Map() });
        updateConfig({
          ...pages,
          integrations: mdx,
          vite: {
            plugins: [
              ...vite.plugins,
              watchRecords({ run: opened, failed: (error) => logger.error(String(error)) }),
              serveOutputs({ base, outputs: () => (opened.loaded() === null ? null : opened.outputs()) }),
              serveAssets({
                base,
                fileAt: (url) => logo.fileAt(url) ?? opened.loaded()?.assets.fileAt(url) ?? null,
              }),
            ],
            server: {
              fs: { allow: [packageRoot, settings.root, ...settings.collections.map(({ dir }) => dir)] },
            },
          },
        });
      },
      // before the pages are bundled, for records in MDX are bundled with them
      'astro:build:start': async () => {
        await run?.content();
      },
      'astro:server:setup': async () => {
        await run?.content();
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const loaded = run?.loaded() ?? null;
        if (run === null || loaded === null) return;
        const outputs = run.outputs();
        await writeOutputs(folder, [
          ...loaded.assets.outputs((message) => logger.warn(message)),
          ...logo.outputs(),
          ...(await outputs.files),
        ]);
        await writeOutputs(folder, await outputs.index);
      },
    },
  };
}

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
