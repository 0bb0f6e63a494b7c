/** Plans the addresses of a site from the log, the git history, and the saved redirects. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import {
  parseRegistry,
  printRegistry,
  type RedirectRegistry,
  UnreadableRegistry,
} from '../link/redirect-registry.ts';
import { planRedirects, type Redirects } from '../link/redirects.ts';
import type { FileHistory } from '../model/history.ts';
import type { Log } from '../model/log.ts';
import { writeAtomic } from '../shared/write-atomic.ts';

export interface RedirectOptions {
  settings: Settings;
  log: Log;
  /** Ids of what is not published, and that no page may name. */
  withheld: ReadonlySet<string>;
  /** By id of a record or guide. */
  files: ReadonlyMap<string, FileHistory>;
}

/** @throws {UserError} if the file of remembered addresses cannot be read */
export async function planSiteRedirects({
  settings,
  log,
  withheld,
  files,
}: RedirectOptions): Promise<Redirects> {
  const saved = await readRegistry(settings.addresses);
  // what is not published any more leaves no page that says so, and keeps its addresses for later
  const entries = [...(saved ?? [])];
  const held = entries.filter(([id]) => withheld.has(id));
  const planned = planRedirects({
    log,
    collections: settings.collections,
    base: settings.base,
    formerPaths: (id) => files.get(id)?.formerNames.map(({ path }) => path) ?? [],
    configured: settings.aliases,
    registry: saved === null ? null : new Map(entries.filter(([id]) => !withheld.has(id))),
  });
  return { ...planned, registry: new Map([...planned.registry, ...held]) };
}

/** Null if there is none. */
async function readRegistry(file: string | null): Promise<RedirectRegistry | null> {
  const text = file === null ? null : await readFile(file, 'utf8').catch(() => null);
  if (file === null || text === null) return null;
  try {
    return parseRegistry(text);
  } catch (error) {
    if (!(error instanceof UnreadableRegistry)) throw error;
    throw new UserError('error.registry', { file: basename(file), reason: error.message });
  }
}

/** Writes the file whole or not at all. */
export async function writeRegistry(file: string, registry: RedirectRegistry): Promise<void> {
  writeAtomic(file, printRegistry(registry));
}
