/** Where what is kept from one build to the next stands; never beside the records, never in the package. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Settings } from '../config/settings.ts';

/**
 * A folder of its own for every project and output, below the nearest `node_modules/.cache`, else in the
 * user's cache folder: two builds into two folders never share state.
 */
export function cacheFolder(settings: Settings): string {
  const identity = [settings.root, settings.out, ...settings.collections.map(({ dir }) => dir)].join('\n');
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return join(cacheHome(settings.root), 'cadre', name);
}

function cacheHome(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache');
    if (dirname(folder) === folder) break;
  }
  if (process.env['XDG_CACHE_HOME']) return process.env['XDG_CACHE_HOME'];
  if (process.platform === 'win32' && process.env['LOCALAPPDATA']) return process.env['LOCALAPPDATA'];
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}
