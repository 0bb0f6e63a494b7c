/**
 * Compiles the pages with Astro, once, when the package is packed: an adapter of Cadre's own asks Astro for a server
 * that renders on request, and that server then renders the pages of any site.
 * https://docs.astro.build/en/reference/adapter-reference/
 */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { type AstroIntegration, build } from 'astro';
import { packageRoot } from '../shared/package.ts';
import { BASE_MARK, COMPILED } from './index.ts';

/** @throws where a component does not compile */
export async function compilePages(): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] ??= '1';
  const folder = COMPILED.replace(/\/$/, `-${process.pid}/`);
  await build({
    configFile: false,
    root: packageRoot,
    // pages come from `injectRoute` alone
    srcDir: pathToFileURL(join(packageRoot, 'src/program/')).href,
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
    adapter: adapter(),
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
      // its plugins are typed against its own copy of Vite
      plugins: [tailwindcss() as never],
      environments: { ssr: { resolve: { noExternal: true } } },
    },
  });
  // whole at once: another process may be about to load it
  rmSync(COMPILED, { recursive: true, force: true });
  renameSync(folder, COMPILED);
}

function adapter(): AstroIntegration {
  return {
    name: 'cadre:adapter',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'cadre',
          entrypointResolution: 'auto',
          serverEntrypoint: fileURLToPath(new URL('./entry.ts', import.meta.url)),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable' },
        }),
    },
  };
}

if (process.argv[1] === import.meta.filename) await compilePages();
