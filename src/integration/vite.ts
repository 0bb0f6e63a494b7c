/** What Vite must know to build Cadre's pages over somebody else's folder, wherever Cadre is installed. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { slashed } from '../config/paths.ts';
import { mediaType } from '../media-types.ts';
import { contentOf } from './assets.ts';

/**
 * Astro dedupes `astro`, so `astro/*` resolves from its root, which for us is a cache folder with no
 * node_modules; and prerender chunks run from inside that folder. So both are resolved from this package.
 */
export function resolveFromPackage(): Plugin {
  return {
    name: 'cadre:resolve-from-package',
    enforce: 'pre',
    configEnvironment(name) {
      return name === 'prerender' ? { resolve: { noExternal: true } } : undefined;
    },
    configResolved({ environments }) {
      // Parts of the development toolbar, which is off; Vite would warn that it does not find them.
      for (const { optimizeDeps } of Object.values(environments)) {
        optimizeDeps.include = (optimizeDeps.include ?? []).filter((id) => !/^astro(?:\/| > )/.test(id));
      }
    },
    resolveId: {
      filter: { id: /^(?:astro|@astrojs\/[\w-]+)\// },
      handler(id) {
        try {
          const file = fileURLToPath(import.meta.resolve(id));
          // Astro names some of its modules without the ending
          return { id: existsSync(file) ? file : `${file}.js` };
        } catch {
          return null;
        }
      },
    },
  };
}

const MDX_ID = 'virtual:cadre/mdx';

/** A module that knows the MDX records by id. It is empty unless the configuration turns MDX on. */
export function mdxRecords(files: () => Map<string, string>): Plugin {
  return {
    name: 'cadre:mdx-records',
    resolveId: { filter: { id: new RegExp(`^${MDX_ID}$`) }, handler: () => `\0${MDX_ID}` },
    load: {
      filter: { id: new RegExp(`^\0${MDX_ID}$`) },
      handler() {
        const lines = [...files()].map(
          ([id, file]) => `${JSON.stringify(id)}: () => import(${JSON.stringify(slashed(file))}),`,
        );
        return `export const mdx = {\n${lines.join('\n')}\n};`;
      },
    },
  };
}

export interface ServeAssetsOptions {
  base: string;
  /** Absolute path of the file behind an address below the base. */
  fileAt(url: string): string | null;
}

/** While developing, files beside the records are served from where they stand. */
export function serveAssets({ base, fileAt }: ServeAssetsOptions): Plugin {
  return {
    name: 'cadre:serve-assets',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        // Vite takes the base off in front of us, Astro does not always
        const url = path.startsWith(`${base}files/`) ? path.slice(base.length - 1) : path;
        const file = url.startsWith('/files/') ? fileAt(url) : null;
        if (file === null) return next();
        try {
          const content = contentOf(file);
          response.setHeader('content-type', mediaType(file));
          response.end(content);
        } catch {
          response.writeHead(404).end();
        }
      });
    },
  };
}
