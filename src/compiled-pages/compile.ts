/**
 * Compiles the pages with Astro, once, when the package is packed: an adapter of Cadre's own asks Astro for a server
 * that renders on request, and that server then renders the pages of any site.
 * https://docs.astro.build/en/reference/adapter-reference/
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { type AstroIntegration, build } from 'astro';
import type { AcceptedPlugin } from 'postcss';
import type { Rollup } from 'vite';
import { packageRoot } from '../shared/package.ts';
import { BASE_MARK, COMPILED } from './index.ts';

/**
 * Replaces the compiled pages.
 *
 * @returns the files that went into them
 * @throws where a component does not compile
 */
export async function compilePages(): Promise<string[]> {
  process.env['ASTRO_TELEMETRY_DISABLED'] ??= '1';
  const modules = new Set<string>();
  // beside the pages, which another process may be using
  const folder = join(packageRoot, `lib/.pages-${process.pid}`);
  await build({
    configFile: false,
    root: packageRoot,
    // pages come from `injectRoute` alone
    srcDir: pathToFileURL(join(packageRoot, 'src/compiled-pages/')).href,
    publicDir: './public/',
    outDir: folder,
    cacheDir: join(packageRoot, 'node_modules/.astro-pages'),
    output: 'server',
    base: BASE_MARK,
    trailingSlash: 'ignore',
    session: false,
    logLevel: 'warn',
    prefetch: false,
    devToolbar: { enabled: false },
    build: { client: './client/', server: './server/' },
    image: { service: { entrypoint: 'astro/assets/services/noop', config: {} } },
    adapter: createAdapter(),
    integrations: [
      {
        name: 'cadre:pages',
        hooks: {
          'astro:config:setup': ({ injectRoute }) =>
            injectRoute({
              pattern: '/[...path]',
              entrypoint: fileURLToPath(new URL('./page.astro', import.meta.url)),
            }),
        },
      },
    ],
    vite: {
      // its plugins are typed against its own copy of Vite, which makes the style sheet small by itself
      plugins: [tailwindcss({ optimize: false }) as never, createModuleLister(modules)],
      // with a list, Vite looks for no configuration of PostCSS in the folders above
      css: { postcss: { plugins: [unwrapMixedColours] } },
      environments: { ssr: { resolve: { noExternal: true } } },
    },
  });
  const old = `${folder}-old`;
  if (existsSync(COMPILED)) renameSync(COMPILED, old);
  renameSync(folder, COMPILED);
  rmSync(old, { recursive: true, force: true });
  return [...modules];
}

/**
 * Tailwind writes each mixed colour twice, for browsers without `color-mix()`. Those do not support `light-dark()`
 * either, which all colours of the site use.
 */
const unwrapMixedColours: AcceptedPlugin = {
  postcssPlugin: 'cadre:mixed-colours',
  AtRule: {
    supports(rule) {
      if (rule.params === '(color: color-mix(in lab, red, red))') rule.replaceWith(rule.nodes ?? []);
    },
  },
};

/** Collects every file of the server, the scripts and the styles. */
function createModuleLister(modules: Set<string>) {
  return {
    name: 'cadre:modules',
    generateBundle(_options: object, bundle: Rollup.OutputBundle): void {
      for (const part of Object.values(bundle)) {
        const files = part.type === 'chunk' ? part.moduleIds.filter(isAbsolute) : part.originalFileNames;
        for (const file of files) modules.add(resolve(packageRoot, file.replace(/\?.*$/, '')));
      }
    },
  };
}

function createAdapter(): AstroIntegration {
  return {
    name: 'cadre:adapter',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'cadre',
          entrypointResolution: 'auto',
          serverEntrypoint: fileURLToPath(new URL('./server-entry.ts', import.meta.url)),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable' },
        }),
    },
  };
}

if (process.argv[1] === import.meta.filename) await compilePages();
