/** Builds the sites the browser tests read, once for all of them, and serves them as plain files. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../support/checkout.ts';
import { hostileRepository } from '../../support/hostile.ts';
import { leftToLong } from '../../support/long.ts';
import { serve } from '../../support/serve.ts';
import { type BuildOptions, buildSite, POOLED, type Site } from '../../support/site.ts';
import { createTempFolder } from '../../support/temp.ts';
import { bridges } from './bridges.ts';
import { ferries } from './ferries.ts';
import { lines } from './lines.ts';
import { workshop } from './workshop.ts';

/** The second site has the same records at other addresses. */
const asAdr = '{ "collections": [{ "folder": "workshop", "key": "adr", "name": "Workshop" }] }';

/** Base path of the second site. */
const base = '/teams/decisions/';

/** Builds the sites in one process, one after the other; returns what ends their servers. */
export default async function setUp(): Promise<() => Promise<void>> {
  process.env[POOLED] = '1';
  const root = createTempFolder();
  cpSync(join(checkout, 'tests/fixtures/caliper/adr'), join(root, 'caliper'), { recursive: true });
  const folders = ['caliper', 'workshop', 'bridges'];
  const atRoot = await getBuilt({ root, files: { ...workshop, ...bridges }, folders });
  const below = await getBuilt({
    files: { ...workshop, 'cadre.config.json': asAdr },
    args: ['--base', base],
  });
  const ofLines = await getBuilt({ files: lines, folders: ['adr'] });
  const ofFerries = await getBuilt({ root: ferries() });
  const more = leftToLong ? [] : [await getBuilt({ root: hostileRepository().root })];
  const servers = await Promise.all([
    serve(atRoot.out),
    serve(below.out, base),
    ...[ofLines, ofFerries, ...more].map(({ out }) => serve(out)),
  ]);

  process.env['CADRE_SITE'] = servers[0]?.origin;
  process.env['CADRE_SITE_BELOW'] = `${servers[1]?.origin}${base}`;
  process.env['CADRE_SITE_OF_LINES'] = servers[2]?.origin;
  process.env['CADRE_SITE_OF_FERRIES'] = servers[3]?.origin;
  // only what takes long asks for it
  process.env['CADRE_SITE_OF_STRANGERS'] = servers[4]?.origin;
  process.env['CADRE_FOLDER_OF_STRANGERS'] = more[0]?.out;
  return async () => {
    for (const server of servers) await server.close();
  };
}

async function getBuilt(options: BuildOptions): Promise<Site> {
  const site = await buildSite(options);
  if (site.code !== 0) throw new Error(site.said);
  return site;
}
