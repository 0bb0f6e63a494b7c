/** The parts of a build, one by one: for measuring each of them alone. */
import { join } from 'node:path';
import { createRenderableSite, type RenderableSite, writeOutputs } from '../../src/build/build-site.ts';
import { loadContent, type SiteContent } from '../../src/build/load-content.ts';
import { resolveSettings } from '../../src/config/resolve.ts';
import type { Output } from '../../src/outputs/types.ts';
import { type ReadLog, readLog } from '../../src/pipeline.ts';

export interface SiteParts {
  /** Where `write` puts files, as they are at the root of a site. */
  site: string;
  read(): Promise<ReadLog>;
  /** Renders the bodies of what was read. */
  render(read: ReadLog): Promise<SiteContent>;
  /** What pages and files are made from. */
  assemble(content: SiteContent): RenderableSite;
  write(outputs: readonly Output[]): void;
}

/**
 * @param folder the records; their history is left out
 * @param root a folder for the site
 */
export async function openSite(folder: string, root: string): Promise<SiteParts> {
  const resolved = await resolveSettings({ cwd: root, folders: [folder] });
  const settings = { ...resolved.settings, git: false };
  const site = join(root, 'site');
  return {
    site,
    read: () => readLog(settings),
    render: (read) => loadContent({ settings, read, cache: join(root, 'cache') }),
    assemble: (content) => createRenderableSite(content, settings),
    write: (outputs) => writeOutputs(site, outputs),
  };
}
