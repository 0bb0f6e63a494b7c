/** Runs the stages of a build one after the other and prints the time of each. Arguments: the folder of ADRs, and a folder to work in. */

import { openPageRenderer } from '../../src/compiled-pages/index.ts';
import { listOutputs } from '../../src/outputs/index.ts';
import { createSearch } from '../../src/outputs/search.ts';
import { getPageFile, listSitePages } from '../../src/site/pages.ts';
import { openSite } from './site-parts.ts';
import type { StageTimes } from './stages.ts';

const [folder = '', root = ''] = process.argv.slice(2);
const times: StageTimes = {};

/** @param isOwn whether all of the work is this process's: only of that is the processor time known */
async function measureTime<T>(
  stage: string,
  work: () => Promise<T> | T,
  { isOwn } = { isOwn: true },
): Promise<T> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  times[stage] = {
    seconds: (performance.now() - started) / 1000,
    cpu: isOwn ? (user + system) / 1e6 : null,
  };
  return result;
}

const { site: out, read, render, assemble, write } = await openSite(folder, root);
const found = await measureTime('read and link', read);
const content = await measureTime('bodies', () => render(found));
const { site, input } = assemble(content);
const renderer = await openPageRenderer();
await measureTime('pages', async () => {
  for (const page of listSitePages(site)) {
    const html = await renderer.render(page, site);
    write([{ path: getPageFile(page), make: () => html }]);
  }
});
await measureTime('files beside the pages', () => write(listOutputs(input)));
await measureTime(
  'search index',
  async () => {
    const search = await createSearch(input, console.error);
    for (const entry of site.log.records) await search.add(entry);
    await search.write(out);
    await search.close();
  },
  { isOwn: false },
);
console.log(JSON.stringify(times));
