/** Pagefind's command line, for tools that have no search of their own. */
import { join } from 'node:path';
import type { Command } from '../measure/usage.ts';

export const PAGEFIND_VERSION = '1.6.0';

export const pagefind = (folder: string, site: string): Command =>
  nodeCommand(folder, 'pagefind/lib/runner/bin.cjs', ['--site', site]);

/** A program of an installed package, without the time that npx takes. */
export const nodeCommand = (folder: string, file: string, args: string[]): Command => ({
  command: process.execPath,
  args: [join(folder, 'node_modules', file), ...args],
  cwd: folder,
});
