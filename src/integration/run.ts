/**
 * What one build or dev server works on. Astro loads `content.config.ts` and the pages through Vite, as other
 * instances of the modules than those that the command line has loaded; the global registry below is what both
 * sides share.
 */
import type { Extracts } from '../render/types.ts';
import type { SiteInfo } from '../site/types.ts';
import type { SiteContent } from './content.ts';
import type { LogHistory } from './history.ts';

export interface Run {
  site: SiteInfo;
  /** Folder of the rendered bodies, one `<bodyKey>.json` each. */
  bodies: string;
  /** Folders to watch while developing. */
  folders: string[];
  /** The log as it is now: the folders are read and what changed is rendered, once until something changes. */
  content(): Promise<SiteContent>;
  /** What pages across the log show of a record's body, by its id. */
  extractsOf(id: string): Extracts;
  /** What happened in the log; null before it is loaded. */
  history(): LogHistory | null;
}

const KEY = Symbol.for('cadre.run');
const registry = globalThis as { [KEY]?: Run };

export function setRun(run: Run): void {
  registry[KEY] = run;
}

/** @throws when no Cadre integration is set up, which is a mistake in the Astro configuration */
export function currentRun(): Run {
  const run = registry[KEY];
  if (!run) throw new Error('Cadre is not set up: add its integration to astro.config.mjs.');
  return run;
}
