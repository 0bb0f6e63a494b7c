/** The files of the search alone, without the pages: for measuring what it finds, and how fast. */
import { join } from 'node:path';
import { resolveSettings } from '../../src/config/resolve.ts';
import { loadContent, type SiteContent } from '../../src/integration/content.ts';
import { outputInputOf, writeOutputs } from '../../src/integration/outputs.ts';
import type { Log } from '../../src/model/log.ts';
import { searchIndex, searchTexts } from '../../src/outputs/search.ts';
import { readLog } from '../../src/pipeline.ts';

export interface SearchFiles {
  /** The folder they are in, as they lie at the root of a site. */
  site: string;
  log: Log;
  content: SiteContent;
}

/**
 * Writes them for the records of a folder.
 *
 * @param root a folder for the site and what is kept from one time to the next
 */
export async function writeSearchFiles(folder: string, root: string): Promise<SearchFiles> {
  const resolved = await resolveSettings({ cwd: root, folders: [folder] });
  const settings = { ...resolved.settings, git: false };
  const bodies = join(root, 'bodies');
  const read = await readLog(settings);
  const content = await loadContent({ settings, bodies, histories: join(root, 'histories'), read });
  const { title, description, accent, base, site: origin } = settings;
  const input = outputInputOf(content, {
    site: {
      title,
      description,
      accent,
      base,
      site: origin,
      version: '',
      logo: null,
      repository: null,
      cards: false,
    },
    settings,
    bodies,
    cache: join(root, 'cache'),
    warn: (message) => console.error(message),
  });
  const site = join(root, 'site');
  await writeOutputs(site, [...searchTexts(input), ...(await searchIndex(input))]);
  return { site, log: read.log, content };
}
