/** The Astro integration: adds Cadre's pages to a project below a path, and leaves everything else as it is. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, HookParameters } from 'astro';
import type { CadreConfig } from '../config/schema.ts';
import type { Settings } from '../config/settings.ts';
import { t } from '../messages/command-line.ts';
import { packageRoot } from '../shared/package.ts';
import type { Decisions } from './decisions.ts';

/** The keys of a configuration file, without those that the project settles. Without any, `cadre.config.*` counts. */
export interface CadreOptions extends Omit<CadreConfig, 'base' | 'out'> {
  /** Path of Cadre's pages in the project. Default: `/decisions`. */
  path?: string;
  /**
   * Components of your own in the place of Cadre's, by name: `{ SiteFoot: './src/components/Foot.astro' }`. They get
   * the same props, and may import the original: `cadre/components/chrome/SiteFoot.astro`.
   */
  components?: Record<string, string>;
  /**
   * Pages carry a content security policy that allows only Cadre's own scripts and styles. Turn it off where other
   * integrations put scripts or styles into all pages. Default: `true`.
   */
  policy?: boolean;
}

/** How long after the last change on disk the folders are read again, in milliseconds: editors write a file in several steps. */
const SETTLE_MS = 60;

export function cadre(options: CadreOptions = {}): AstroIntegration {
  let settings: Settings;
  let decisions: Decisions;
  let path: string;

  return {
    name: 'cadre',
    hooks: {
      'astro:config:setup': async (astro) => {
        ({ settings, decisions, path } = await setUpProject(options, astro));
      },
      'astro:config:done': ({ config }) => {
        settings.mdx = config.integrations.some(({ name }) => name === '@astrojs/mdx');
      },
      'cadre:load': () => decisions.load(),
      'astro:server:setup': ({ server, refreshContent, logger }) => {
        const folders = settings.collections.map(({ dir }) => dir);
        server.watcher.add(folders);
        let timer: NodeJS.Timeout | undefined;
        server.watcher.on('all', (_event, file) => {
          if (!folders.some((folder) => file.startsWith(folder))) return;
          clearTimeout(timer);
          timer = setTimeout(async () => {
            try {
              await refreshContent?.({ loaders: ['cadre'] });
            } catch (error) {
              // the next change reads again
              logger.error(String(error));
            }
          }, SETTLE_MS);
        });
      },
      'astro:server:done': () => decisions.close(),
      'astro:build:done': ({ dir }) => decisions.write(join(fileURLToPath(dir), path)),
    },
  };
}

async function setUpProject(
  { path: given = '/decisions', components = {}, policy = true, ...config }: CadreOptions,
  {
    config: astro,
    command,
    injectRoute,
    updateConfig,
    addWatchFile,
    logger,
  }: HookParameters<'astro:config:setup'>,
): Promise<{ settings: Settings; decisions: Decisions; path: string }> {
  // a configuration file that only needs `defineConfig` should not load all of this
  const [{ normalizeBase, resolveSettings }, { loadMembers }, { createDecisions }, { findPageAssets }, vite] =
    await Promise.all([
      import('../config/resolve.ts'),
      import('../hub/members.ts'),
      import('./decisions.ts'),
      import('../compiled-pages/index.ts'),
      import('./vite-plugin.ts'),
    ]);
  const root = fileURLToPath(astro.root);
  const isGiven = Object.keys(config).length > 0;
  const { settings: resolved, origin } = await resolveSettings({
    cwd: root,
    config: isGiven ? config : undefined,
  });
  const path = normalizeBase(given);
  const settings: Settings = {
    ...(await loadMembers(resolved)),
    base: normalizeBase(astro.base + path),
    site: astro.site === undefined ? resolved.site : new URL(astro.site).origin,
    out: fileURLToPath(astro.outDir),
  };
  if (!isGiven && settings.configFile !== null) addWatchFile(settings.configFile);
  if (command !== 'preview') logger.info(t('run.folders', { origin }));
  const atRoot = path === '/';
  const decisions = createDecisions({
    settings,
    cache: join(fileURLToPath(astro.cacheDir), 'cadre'),
    policy: policy && Object.keys(components).length === 0,
    atRoot,
    logger,
  });

  const source = (name: string): string => join(packageRoot, 'src/integration', name);
  injectRoute({ pattern: `${path}[...page]`, entrypoint: source('page.astro'), prerender: true });
  if (atRoot && !hasOwnNotFound(astro))
    injectRoute({ pattern: '/404', entrypoint: source('not-found.astro'), prerender: true });
  updateConfig({
    vite: {
      plugins: [
        vite.createVirtualModules(decisions, findPageAssets),
        vite.replaceComponents({
          ...Object.fromEntries(
            Object.entries(components).map(([name, file]) => [name, resolve(root, file)]),
          ),
          'layouts/Assets': source('Assets.astro'),
        }),
        vite.serveFiles({
          base: settings.base,
          path,
          publicDir: fileURLToPath(astro.publicDir),
          slashless: astro.trailingSlash === 'never',
          find: decisions.find,
        }),
      ],
    },
  });
  return { settings, decisions, path };
}

function hasOwnNotFound({ srcDir }: AstroConfig): boolean {
  return ['astro', 'md', 'mdx', 'html'].some((ending) => existsSync(new URL(`pages/404.${ending}`, srcDir)));
}
