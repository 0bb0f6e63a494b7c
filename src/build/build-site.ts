/** Builds the site of a configuration: loads its content, and renders every page and file. */
import { writeFileSync } from 'node:fs';
import type { PageRenderer } from '../compiled-pages/index.ts';
import type { Settings } from '../config/settings.ts';
import { toLostAddressIssue } from '../link/redirect-issues.ts';
import { findLostAddresses } from '../link/redirect-registry.ts';
import type { Issue } from '../model/record.ts';
import { listOutputs } from '../outputs/index.ts';
import { createSearch } from '../outputs/search.ts';
import type { Output, OutputInput } from '../outputs/types.ts';
import { version } from '../shared/package.ts';
import { getPageFile, listSitePages } from '../site/pages.ts';
import { createSite, type Site } from '../site/site.ts';
import type { SiteInfo } from '../site/types.ts';
import { createFolderMaker } from './file-trees.ts';
import type { SiteContent } from './load-content.ts';

/** A site that can be rendered, page by page and file by file. */
export interface RenderableSite {
  site: Site;
  /** Everything the files beside the pages are made from. */
  input: OutputInput;
}

export function createRenderableSite(content: SiteContent, settings: Settings): RenderableSite {
  const site = createSite({ ...content, info: createSiteInfo(settings, content) });
  return {
    site,
    input: {
      ...content,
      site: site.info,
      settings,
      aliases: content.addresses.aliases,
      pages: site,
    },
  };
}

function createSiteInfo(settings: Settings, { look, messages: { t } }: SiteContent): SiteInfo {
  const { description, base, site, repository, search, cards } = settings;
  return {
    title: settings.title ?? t('site.title'),
    description,
    base,
    site,
    repository: repository?.url ?? null,
    search,
    cards: cards && site !== null,
    policy: true,
    version,
    look: look.info,
  };
}

export interface WriteOptions {
  /** Empty folder that the site is written into. */
  folder: string;
  /** Files of the site that it replaces; null if there is none. */
  before: ReadonlySet<string> | null;
  /** Called after every page, with how many are written so far and in all. */
  onPage?: (done: number, total: number) => void;
  /** Called with something that this site has to do without. */
  warn(message: string): void;
}

/**
 * Writes every file of a site. The search index is made beside it, in Pagefind's own process.
 *
 * @returns how many pages there are, and which addresses of the earlier site are lost
 */
export async function writeSite(
  content: SiteContent,
  settings: Settings,
  renderer: PageRenderer,
  { folder, before, onPage, warn }: WriteOptions,
): Promise<{ pages: number; issues: Issue[] }> {
  const { site, input } = createRenderableSite(content, settings);
  const write = createWriter(folder);
  const search = createSearch(input, warn);
  try {
    for (const output of [...renderer.assets(site.info.base), ...content.look.outputs]) write(output);
    const pages = listSitePages(site);
    for (const [at, page] of pages.entries()) {
      const html = await renderer.render(page, site);
      write({ path: getPageFile(page), make: () => html });
      if (page.component === 'RecordPage') await search.add(page.props.entry);
      onPage?.(at + 1, pages.length);
    }
    const index = search.write(folder);
    for (const output of listOutputs(input)) write(output);
    // last, since feeds and other files may name them
    for (const output of content.assets.outputs(warn)) write(output);
    await index;
    const addresses = [...pages, ...input.aliases].map(({ path }) => path);
    // not on the site's own page of issues: the site is the same whatever it replaces
    return {
      pages: pages.length,
      issues: findLostAddresses(before ?? [], addresses).map(toLostAddressIssue),
    };
  } finally {
    await search.close();
  }
}

/** Writes files below a folder, which need not exist. */
export function writeOutputs(folder: string, outputs: readonly Output[]): void {
  outputs.forEach(createWriter(folder));
}

function createWriter(folder: string): (output: Output) => void {
  const makeFolder = createFolderMaker(folder);
  return ({ path, make }) => {
    makeFolder(path.slice(1));
    writeFileSync(folder + path, make());
  };
}
