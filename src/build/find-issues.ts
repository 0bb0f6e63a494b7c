/** Finds the issues of a log without building anything. */
import { existsSync } from 'node:fs';
import { getCacheFolder } from '../config/disk-paths.ts';
import type { Settings } from '../config/settings.ts';
import { loadMessages } from '../messages/catalogs.ts';
import type { Issue } from '../model/record.ts';
import type { ReadLog } from '../pipeline.ts';
import { checkBody } from '../render/find-body-issues.ts';
import { createAssets } from './assets.ts';
import { listIssues, PAGE_IDS, renderBodies } from './bodies.ts';
import { planSiteRedirects } from './plan-redirects.ts';
import { createSourceFiles } from './source-locations.ts';

export interface Checked {
  issues: Issue[];
  imageHosts: ReadonlyMap<string, number>;
}

export async function checkLog(settings: Settings, read: ReadLog): Promise<Checked> {
  const places = await createSourceFiles(settings);
  const bodies = await renderBodies({
    ...{ settings, read, places, messages: loadMessages('en') },
    assets: createAssets({ bounds: places.bounds }),
    render: (input) => checkBody(input, { rawHtml: settings.rawHtml, reservedIds: PAGE_IDS }),
  });
  const others = await checkAddresses(settings, read);
  return { issues: listIssues(read, bodies, others), imageHosts: bodies.imageHosts };
}

async function checkAddresses(settings: Settings, read: ReadLog): Promise<Issue[]> {
  const { addresses, git } = settings;
  const { log, withheld } = read;
  // git's history matters to saved redirects alone
  const history =
    git && addresses !== null && existsSync(addresses)
      ? await (await import('../history/index.ts')).readHistory({
          ...{ settings, cache: getCacheFolder(settings) },
          files: [...log.records, ...log.pages.map(({ source }) => source)],
        })
      : { files: new Map(), issues: [] };
  const { issues } = await planSiteRedirects({ settings, log, withheld, files: history.files });
  return [...history.issues, ...issues];
}
