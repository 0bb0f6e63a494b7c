/** Renders pages with the compiled components, and lists the scripts, styles and fonts that pages load. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toSlashes } from '../config/disk-paths.ts';
import type { Output } from '../outputs/types.ts';
import { isCheckout, packageRoot } from '../shared/package.ts';
import type { SitePage } from '../site/pages.ts';
import type { Site } from '../site/site.ts';

/** Folder of the compiled pages. */
export const COMPILED = join(packageRoot, 'lib/pages/');

/** Base path that the pages are compiled for. Each site's own takes its place. */
export const BASE_MARK = '/__cadre_base__/';

export interface PageRenderer {
  /** A page as HTML, in UTF-8. */
  render(page: SitePage, site: Site): Promise<Uint8Array>;
  /** Files of every site. */
  assets(base: string): Output[];
}

/** The part of Astro's application that is used here. */
interface App {
  getManifest(): { routes: { routeData: { component: string } }[] };
  render(request: Request, options: { routeData: object; locals: object }): Promise<Response>;
}

/** @throws where the pages were never compiled, which only a broken package can be */
export async function openPageRenderer(): Promise<PageRenderer> {
  compileIfStale();
  const entry = pathToFileURL(join(COMPILED, 'server/entry.mjs')).href;
  const { app } = (await import(entry)) as { app: App };
  const route = app.getManifest().routes.find(({ routeData }) => routeData.component.endsWith('page.astro'));
  if (route === undefined) throw new Error(`${COMPILED} holds no compiled pages.`);
  const { routeData } = route;
  return {
    async render(page, site) {
      const request = new Request(`http://localhost${BASE_MARK}`);
      const response = await app.render(request, { routeData, locals: { page, site } });
      if (response.status !== 200) throw new Error(`${page.path} could not be rendered.`);
      // one character a byte: decoding UTF-8 and encoding it again costs a twentieth of a build
      const html = Buffer.from(await response.arrayBuffer()).toString('latin1');
      return Buffer.from(setBase(html, Buffer.from(site.info.base).toString('latin1')), 'latin1');
    },
    assets: listClientFiles,
  };
}

/** What the head of every page loads, as addresses below the base. */
export interface PageAssets {
  styles: string[];
  scripts: string[];
  /** The font of most text. */
  font: string | null;
}

/** The compiled files that `layouts/Assets.astro` became, for pages that Astro renders in a project of its own. */
export function findPageAssets(): PageAssets {
  const paths = listClientFiles('/').map(({ path }) => path);
  return {
    styles: paths.filter((path) => path.endsWith('.css')),
    scripts: paths.filter((path) => path.includes('astro_type_script')),
    font: paths.find((path) => path.includes('-next-latin-wght-normal.')) ?? null,
  };
}

function setBase(text: string, base: string): string {
  return text.replaceAll(BASE_MARK, base);
}

/** Files that may name others by their address. */
const TEXTS = new Set(['.js', '.css']);

/** The scripts, styles and fonts of a site at a base path. */
export function listClientFiles(base: string): Output[] {
  compileIfStale();
  const folder = join(COMPILED, 'client');
  return listFiles(folder).map((file) => ({
    path: `/${toSlashes(relative(folder, file))}`,
    make: () => (TEXTS.has(extname(file)) ? setBase(readFileSync(file, 'utf8'), base) : readFileSync(file)),
  }));
}

function listFiles(folder: string): string[] {
  // by name alone: where Yarn reads them from a zip file, entries do not know their folder
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** In a checkout the pages are compiled again once a source is newer. */
export function compileIfStale(): void {
  if (!isCheckout) return;
  const compiled = join(COMPILED, 'server/entry.mjs');
  const since = existsSync(compiled) ? statSync(compiled).mtimeMs : 0;
  const sources = [join(packageRoot, 'src'), join(packageRoot, 'public')].flatMap(listFiles);
  if (sources.every((file) => statSync(file).mtimeMs <= since)) return;
  execFileSync(process.execPath, [join(packageRoot, 'src/compiled-pages/compile.ts')], { stdio: 'pipe' });
}
