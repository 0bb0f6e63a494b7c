/** The parts of a build, one by one, without Astro: for measuring each of them alone. */
import { join } from 'node:path';
import { resolveSettings } from '../../src/config/resolve.ts';
import { loadContent } from '../../src/integration/content.ts';
import { outputInputOf } from '../../src/integration/outputs.ts';
import { writeOutputs } from '../../src/integration/write-outputs.ts';
import type { Output, OutputInput } from '../../src/outputs/types.ts';
import { type ReadLog, readLog } from '../../src/pipeline.ts';

export interface SiteParts {
  /** Where `write` puts files, as they lie at the root of a site. */
  site: string;
  read(): Promise<ReadLog>;
  /** Renders the bodies of what was read. */
  render(read: ReadLog): Promise<OutputInput>;
  write(outputs: readonly Output[]): Promise<void>;
}

/**
 * @param folder the records; their history is left out
 * @param root a folder for the site, and for what is kept from one time to the next
 */
export async function openSite(folder: string, root: string): Promise<SiteParts> {
  const resolved = await resolveSettings({ cwd: root, folders: [folder] });
  const settings = { ...resolved.settings, git: false };
  const { title, description, accent, base, site: origin } = settings;
  const bodies = join(root, 'bodies');
  const site = join(root, 'site');
  return {
    site,
    read: () => readLog(settings),
    render: async (read) =>
      outputInputOf(await loadContent({ settings, bodies, histories: join(root, 'histories'), read }), {
        site: {
          title,
          description,
          accent,
          base,
          site: origin,
          version: '',
          logo: null,
          repository: null,
          search: true,
          cards: true,
        },
        settings,
        bodies,
        cache: join(root, 'cache'),
        warn: (message) => console.error(message),
      }),
    write: async (outputs) => {
      await writeOutputs(site, outputs);
    },
  };
}
