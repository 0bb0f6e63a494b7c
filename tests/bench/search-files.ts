/** The files of the search alone, without the pages: for measuring what it finds. */
import type { Log } from '../../src/model/log.ts';
import { recordJson } from '../../src/outputs/record-json.ts';
import { searchIndex } from '../../src/outputs/search.ts';
import { openSite } from './site-parts.ts';

/**
 * Writes them for the records of a folder.
 *
 * @param root a folder for the site and what is kept from one time to the next
 * @returns the folder they are in, as they lie at the root of a site, and the log
 */
export async function writeSearchFiles(folder: string, root: string): Promise<{ site: string; log: Log }> {
  const { site, read, render, write } = await openSite(folder, root);
  const found = await read();
  const input = await render(found);
  await write([...recordJson(input), ...(await searchIndex(input))]);
  return { site, log: found.log };
}
