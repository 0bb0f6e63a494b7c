/** The Vite plugin that bundles the pages into a project and serves the files beside them. */
import { existsSync, readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Plugin } from 'vite';
import type { PageAssets } from '../compiled-pages/index.ts';
import { toSlashes } from '../config/disk-paths.ts';
import { suggest, toSuggestion, UserError } from '../config/user-error.ts';
import { getMediaType } from '../shared/media-types.ts';
import { packageRoot } from '../shared/package.ts';
import type { Decisions } from './decisions.ts';

const SOURCES = toSlashes(join(packageRoot, 'src'));

/** The modules of `virtual.d.ts`. */
export function createVirtualModules(decisions: Decisions, findAssets: () => PageAssets): Plugin {
  const modules: Record<string, () => string> = {
    'virtual:cadre/site': () => `export const site = JSON.parse(${toLiteral(decisions.siteData())});`,
    'virtual:cadre/assets': () => `export const assets = ${JSON.stringify(findAssets())};`,
    'virtual:cadre/mdx': () => {
      const lines = [...decisions.mdxFiles()].map(
        ([id, file]) => `${JSON.stringify(id)}: () => import(${JSON.stringify(toSlashes(file))}),`,
      );
      return `export const mdx = {\n${lines.join('\n')}\n};`;
    },
  };
  return {
    name: 'cadre:modules',
    resolveId: {
      filter: { id: /^virtual:cadre\// },
      handler: (id) => (id in modules ? `\0${id}` : null),
    },
    load: {
      filter: { id: /^\0virtual:cadre\// },
      handler: (id) => modules[id.slice(1)]?.() ?? null,
    },
  };
}

/** A literal that is read faster than the same as an object: https://v8.dev/blog/cost-of-javascript-2019#json */
function toLiteral(value: unknown): string {
  return JSON.stringify(JSON.stringify(value));
}

/**
 * Puts other components in the place of Cadre's, wherever one of Cadre's own files imports them. Their replacements
 * can still import the originals.
 *
 * @param replacements absolute file by the component's name: `SiteFoot`, or `log/Filters` where several share a name
 * @throws {UserError} if no component has this name
 */
export function replaceComponents(replacements: Record<string, string>): Plugin {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .map(toSlashes)
    .filter((file) => file.endsWith('.astro'));
  const replaced = new Map(
    Object.entries(replacements).map(([name, replacement]) => {
      const original = files.find((file) => `/${file}`.endsWith(`/${name}.astro`));
      if (original !== undefined) return [`${SOURCES}/${original}`, toSlashes(replacement)];
      const guess = suggest(
        name,
        files.map((file) => parse(file).name),
      );
      throw new UserError('error.component', { name }, toSuggestion(guess));
    }),
  );
  return {
    name: 'cadre:components',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\.astro$/ },
      async handler(id, importer, options) {
        if (importer === undefined || !toSlashes(importer).startsWith(`${SOURCES}/`)) return null;
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
        return (resolved && replaced.get(toSlashes(resolved.id))) ?? null;
      },
    },
  };
}

export interface ServeFilesOptions {
  /** Base path of Cadre's pages: that of the project, and their path in it. */
  base: string;
  /** Their path in the project, with a slash at both ends. */
  path: string;
  /** Folder of the project's own public files, which come first. */
  publicDir: string;
  /** The project wants no slash at the end of addresses. */
  slashless: boolean;
  find: Decisions['find'];
}

/** During `astro dev`, serves the files beside the pages. */
export function serveFiles({ base, path, publicDir, slashless, find }: ServeFilesOptions): Plugin {
  return {
    name: 'cadre:files',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const address = new URL(request.url ?? '/', 'http://localhost').pathname;
        // some of Astro's servers take the project's base off
        const prefix = [base, path].find((start) => address.startsWith(start));
        if (prefix === undefined) return next();
        const below = tryDecode(address.slice(prefix.length - 1));
        if (below === null || (existsSync(join(publicDir, path, below.slice(1))) && !below.endsWith('/')))
          return next();
        const found = await find(below).catch(() => null);
        if (found !== null) {
          response.setHeader('content-type', getMediaType(found.file));
          response.end(found.body);
          return;
        }
        if (slashless && address.length > 1) request.url = request.url?.replace(/\/(?=$|\?)/, '');
        next();
      });
    },
  };
}

function tryDecode(address: string): string | null {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}
