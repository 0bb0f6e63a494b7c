/** The files of the search alone, without the pages: for measuring what it finds. */
import type { Log } from '../../src/model/log.ts';
import { listRecordJson } from '../../src/outputs/data.ts';
import { createSearch, listSearchTexts } from '../../src/outputs/search.ts';
import { openSite } from './site-parts.ts';

/**
 * Writes them for the records of a folder.
 *
 * @param root a folder for the site
 * @returns the folder they are in, as they are at the root of a site, and the log
 */
export async function writeSearchFiles(folder: string, root: string): Promise<{ site: string; log: Log }> {
  const { site, read, render, assemble, write } = await openSite(folder, root);
  const found = await read();
  const { input } = assemble(await render(found));
  write([...listSearchTexts(input), ...listRecordJson(input)]);
  const search = await createSearch(input, console.error);
  for (const entry of input.log.records) await search.add(entry);
  await search.write(site);
  await search.close();
  return { site, log: found.log };
}
