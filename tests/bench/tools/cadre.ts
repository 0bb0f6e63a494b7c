/** Cadre as users have it: packed, installed, run with its cache in the project's folder. */
import { join } from 'node:path';
import { pack } from '../../support/package.ts';
import type { Command } from '../measure/usage.ts';
import { nodeCommand } from './pagefind.ts';
import type { Tool } from './types.ts';

export const CADRE_SITE = 'site';

/** The command line over `adr` in a folder where Cadre is installed. */
export function cadreCommand(folder: string, args: string[]): Command {
  return {
    ...nodeCommand(folder, 'cadre/lib/cadre.js', args),
    env: { XDG_CACHE_HOME: join(folder, '.cache') },
  };
}

/** Once in a run of the bench. */
let packed: ReturnType<typeof pack> | undefined;

export const cadre: Tool = {
  key: 'cadre',
  name: 'Cadre',
  packages: async () => {
    packed ??= pack();
    return { cadre: `file:${(await packed).tarball}` };
  },
  project: (folder) => ({
    records: 'adr',
    files: {},
    build: [cadreCommand(folder, ['build', 'adr', '--out', CADRE_SITE, '--quiet'])],
    site: CADRE_SITE,
    leaves: ['.cache', CADRE_SITE],
  }),
};
