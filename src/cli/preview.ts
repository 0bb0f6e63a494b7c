/** `cadre preview`. */
import { join, resolve } from 'node:path';
import { recover, workspaceOf } from '../build/publish.ts';
import { Failure } from '../config/failure.ts';
import { loadConfig } from '../config/load.ts';
import { kindOf } from '../config/paths.ts';
import { normaliseBase } from '../config/resolve.ts';
import { serveFolder } from '../serve/folder.ts';
import type { Words } from './flags.ts';
import { DEFAULT_PORT, portOf } from './listen.ts';
import { openInBrowser } from './open.ts';
import { createOutput, here } from './output.ts';
import { untilStopped } from './stop.ts';

export async function preview({ positionals, switches, values }: Words): Promise<number> {
  const output = createOutput(process.stdout, { quiet: false });
  if (positionals.length > 0) {
    throw new Failure(
      `cadre preview takes no folder of records (${positionals.join(' ')}).`,
      'It serves what was built: cadre preview --out dist',
    );
  }
  const root = process.cwd();
  const config = (await loadConfig(root))?.config;
  const folder = resolve(root, values['out'] ?? config?.out ?? 'dist');
  await recover(await workspaceOf(folder));
  if ((await kindOf(join(folder, 'index.html'))) !== 'file') {
    throw new Failure(`There is no site in ${here(folder)}.`, 'Build one first: cadre build');
  }
  const server = await serveFolder({
    folder,
    base: normaliseBase(values['base'] ?? config?.base ?? '/'),
    port: portOf(values['port']) ?? DEFAULT_PORT,
    host: values['host'] ?? 'localhost',
  });
  output.say(`Serving ${here(folder)} at ${output.paint('cyan', server.url)} (Ctrl-C ends it)`);
  if (switches.has('open')) openInBrowser(server.url);
  await untilStopped();
  await server.stop();
  return 0;
}
