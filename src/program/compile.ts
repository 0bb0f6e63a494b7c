/**
 * Compiles the pages with Astro to a program that makes the pages of any log. Astro compiles for every build and makes
 * the pages at once; here it is stopped between the two, since compiling takes longer than all else in a log of usual
 * size and gives the same each time.
 *
 * What it is stopped with, `setPrerenderer`, is Astro's door for hosts that render elsewhere. What styles a page loads
 * it tells no such host: that is taken from the call by which its own renderer is told. Astro is pinned for that reason.
 */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AstroIntegration, build } from 'astro';
import { mdxIntegrations, pagesConfig, SITE_SCRIPT } from '../integration/pages-config.ts';
import { ASSETS, MODULES, type ProgramSettings, type ProgramTable, TABLE } from './kept.ts';

/** The folder, below that of the site, where Astro puts the compiled pages until they are made. */
const PRERENDER = '.prerender';

/** What Astro tells its own renderer; see `core/build/internal.js` there. */
interface Internals {
  pagesByKeys: Map<string, { route: { route: string }; component: string; styles: unknown[] }>;
  entrySpecifierToBundleMap: Map<string, string>;
}

interface PrerenderEntry {
  app: { setInternals(internals: Internals): void };
}

/**
 * Compiles into an empty folder, which must be the working folder: elsewhere Astro compiles into `.astro` of that.
 *
 * @param root folder for what Astro and Vite keep meanwhile
 */
export async function compileProgram(
  settings: ProgramSettings,
  { folder, root }: { folder: string; root: string },
): Promise<void> {
  const { base, site, mdx } = settings;
  const assets = join(folder, ASSETS);
  mkdirSync(assets, { recursive: true });
  process.chdir(assets);
  const pages = pagesConfig({ base, site, mdx: () => new Map(Object.entries(mdx ?? {})) });
  await build({
    configFile: false,
    root,
    cacheDir: join(root, 'astro'),
    outDir: assets,
    output: 'static',
    trailingSlash: 'ignore',
    session: false,
    logLevel: 'warn',
    prefetch: false,
    vite: { cacheDir: join(root, 'vite'), build: { emptyOutDir: false } },
    integrations: [...(await mdxIntegrations(mdx !== null)), stopBeforePages(pages, { folder, assets })],
  });
}

function stopBeforePages(
  pages: ReturnType<typeof pagesConfig>,
  { folder, assets }: { folder: string; assets: string },
): AstroIntegration {
  const compiled = join(assets, PRERENDER);
  return {
    name: 'cadre:program',
    hooks: {
      'astro:config:setup': ({ injectScript, updateConfig }) => {
        injectScript(...SITE_SCRIPT);
        updateConfig(pages);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...own,
          async setup() {
            const entry = readdirSync(compiled).find((name) => /^prerender-entry.*\.mjs$/.test(name));
            if (entry === undefined) throw new Error(`Astro compiled no pages into ${compiled}.`);
            const { app } = (await import(pathToFileURL(join(compiled, entry)).href)) as PrerenderEntry;
            app.setInternals = (internals) => {
              writeFileSync(join(folder, TABLE), JSON.stringify(tableOf(entry, internals)));
            };
            await own.setup?.();
          },
          async getStaticPaths() {
            cpSync(compiled, join(folder, MODULES), { recursive: true });
            return [];
          },
        }));
      },
    },
  };
}

function tableOf(entry: string, { pagesByKeys, entrySpecifierToBundleMap }: Internals): ProgramTable {
  const [stage, content] = SITE_SCRIPT;
  return {
    entry,
    pages: [...pagesByKeys].map(([key, { route, component, styles }]) => [
      key,
      { route: route.route, component, styles },
    ]),
    scripts: [{ stage, content }],
    entries: [...entrySpecifierToBundleMap],
  };
}
