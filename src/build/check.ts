/** What is wrong in a log, found without making anything of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { getCacheFolder, type Settings } from '../config/paths.ts';
import { loadMessages } from '../messages/catalogs.ts';
import type { Issue, Source } from '../model/record.ts';
import type { ReadLog } from '../pipeline.ts';
import { type CheckedBody, checkBody } from '../render/check.ts';
import { readCacheFile, writeCacheFile } from '../shared/cache-file.ts';
import { getCodeVersion } from '../shared/package.ts';
import { createAssets } from './assets.ts';
import { listIssues, PAGE_IDS, renderBodies } from './bodies.ts';
import { createMemo, type Memo, withSource } from './memo.ts';
import { planSiteRedirects } from './redirects.ts';
import { createSourceFiles } from './source-files.ts';

/** The text is read again each time, to know whether it changed. */
const WITHOUT_TEXT: Source = { collection: '', path: '', text: '', digest: '', issues: [] };

export interface Check {
  readings: Memo<CheckedBody>['readings'];
  find(read: ReadLog): Promise<{ issues: Issue[]; imageHosts: ReadonlyMap<string, number> }>;
}

/** A check that knows what files that did not change read as: most of its time would go there. */
export function openCheck(settings: Settings): Check {
  const { rawHtml, statuses, labels, members = [] } = settings;
  const file = join(getCacheFolder(settings), 'check');
  const key = JSON.stringify([getCodeVersion(), rawHtml, statuses, labels, members]);
  const kept = readCacheFile(file, key);
  const memo = createMemo<CheckedBody>(
    (input) => checkBody(input, { rawHtml, reservedIds: PAGE_IDS }),
    kept === null ? undefined : deserialize(kept),
  );
  return {
    readings: memo.readings,
    async find(read) {
      const places = await createSourceFiles(settings);
      const bodies = await renderBodies({
        ...{ settings, read, places, messages: loadMessages('en') },
        assets: createAssets({ bounds: places.bounds }),
        render: memo.render,
      });
      const others = await checkAddresses(settings, read);
      const { isNew, bodies: checked, readings } = memo.recall();
      const facts = [...readings].map(([name, result]) => [name, withSource(result, WITHOUT_TEXT)] as const);
      if (isNew) writeCacheFile(file, key, serialize({ bodies: checked, readings: new Map(facts) }));
      return { issues: listIssues(read, bodies, others), imageHosts: bodies.imageHosts };
    },
  };
}

/** Saved redirects and configured addresses. */
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
