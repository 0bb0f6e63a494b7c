/** Builds the sites the browser tests read, once for all of them, and serves them as plain files. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../support/checkout.ts';
import { hostileRepository } from '../../support/hostile.ts';
import { serve } from '../../support/serve.ts';
import { buildSite } from '../../support/site.ts';
import { tempFolder } from '../../support/temp.ts';
import { bridges } from './bridges.ts';
import { ferries } from './ferries.ts';
import { lines } from './lines.ts';
import { workshop } from './workshop.ts';

/** Base path of the second site. */
const base = '/teams/decisions/';

/** Builds the sites one after the other; returns what ends their servers. */
export default async function setUp(): Promise<() => Promise<void>> {
  const root = tempFolder();
  cpSync(join(checkout, 'tests/fixtures/caliper/adr'), join(root, 'caliper'), { recursive: true });
  const folders = ['caliper', 'workshop', 'bridges'];
  const atRoot = await buildSite({ root, files: { ...workshop, ...bridges }, folders });
  if (atRoot.code !== 0) throw new Error(atRoot.said);
  const servers = [await serve(atRoot.out)];

  const below = await buildSite({ files: workshop, folders: ['workshop'], args: ['--base', base] });
  if (below.code !== 0) throw new Error(below.said);
  servers.push(await serve(below.out, base));

  const ofLines = await buildSite({ files: lines, folders: ['adr'] });
  if (ofLines.code !== 0) throw new Error(ofLines.said);
  servers.push(await serve(ofLines.out));

  const ofFerries = await buildSite({ root: ferries() });
  if (ofFerries.code !== 0) throw new Error(ofFerries.said);
  servers.push(await serve(ofFerries.out));

  const ofStrangers = await buildSite({ root: hostileRepository().root });
  if (ofStrangers.code !== 0) throw new Error(ofStrangers.said);
  servers.push(await serve(ofStrangers.out));

  process.env['CADRE_SITE'] = servers[0]?.origin;
  process.env['CADRE_SITE_BELOW'] = `${servers[1]?.origin}${base}`;
  process.env['CADRE_SITE_OF_LINES'] = servers[2]?.origin;
  process.env['CADRE_SITE_OF_FERRIES'] = servers[3]?.origin;
  process.env['CADRE_SITE_OF_STRANGERS'] = servers[4]?.origin;
  process.env['CADRE_FOLDER_OF_STRANGERS'] = ofStrangers.out;
  return async () => {
    for (const server of servers) await server.close();
  };
}
