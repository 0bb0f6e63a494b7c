/** Cadre from the checkout. */
import { join } from 'node:path';
import { sourceBin } from '../../support/checkout.ts';
import type { Command } from '../measure/usage.ts';
import type { Tool } from './types.ts';

export const CADRE_SITE = 'site';

/** The command line, over `adr` in a folder and with a cache of that folder's own. */
export function cadreCommand(folder: string, args: string[]): Command {
  return {
    command: process.execPath,
    args: [sourceBin, ...args],
    cwd: folder,
    env: { XDG_CACHE_HOME: join(folder, '.cache') },
  };
}

export const cadre: Tool = {
  key: 'cadre',
  name: 'Cadre',
  packages: {},
  project: (folder) => ({
    records: 'adr',
    files: {},
    build: [cadreCommand(folder, ['build', 'adr', '--out', CADRE_SITE, '--quiet'])],
    site: CADRE_SITE,
    leaves: ['.cache', CADRE_SITE],
  }),
};
