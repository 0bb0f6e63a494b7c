/** Builds a folder of records as a person would, with the command line, and lets a test read the result. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkout, sourceBin } from './checkout.ts';
import { runInPool } from './command-pool.ts';
import { type ExecOptions, exec } from './exec.ts';
import { type PageElement, parsePage } from './html.ts';
import { createTempFolder, type Files, writeFiles } from './temp.ts';

export interface CadreOptions {
  /** Files to write before the run, by path from the project's folder. */
  files?: Files;
  /** A project's folder that is already there; a new one where not given. */
  root?: string;
  env?: ExecOptions['env'];
  uid?: number;
  started?: ExecOptions['started'];
  /** Milliseconds; 0 for no limit. */
  timeout?: number;
}

export interface Run {
  /** Folder the command ran in. */
  root: string;
  /** Exit code; null if a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
  /** Both streams, for messages wherever they go. */
  said: string;
}

/** Set where one process may run several commands. */
export const POOLED = 'CADRE_TEST_POOLED';

/** Runs `cadre ARGS` from source in a folder of its own. */
export async function cadre(args: string[], options: CadreOptions = {}): Promise<Run> {
  const { files = {}, root = createTempFolder(), env, uid, started, timeout } = options;
  writeFiles(root, files);
  // A cache of its own for each project: tests run side by side. A fixture stays as it is.
  const cache = root.startsWith(checkout) ? createTempFolder() : join(root, '.cache');
  const own = { XDG_CACHE_HOME: cache, NO_COLOR: '1' };
  const result =
    process.env[POOLED] !== undefined && env === undefined && uid === undefined && started === undefined
      ? await runInPool({ args, cwd: root, env: own }, timeout ?? 120_000)
      : await exec(process.execPath, [sourceBin, ...args], {
          cwd: root,
          env: { ...own, FORCE_COLOR: undefined, ...env },
          ...(uid === undefined ? {} : { uid }),
          ...(started ? { started } : {}),
          ...(timeout === undefined ? {} : { timeout }),
        });
  return { root, ...result, said: `${result.stdout}${result.stderr}` };
}

export interface BuildOptions extends CadreOptions {
  /** Folders of records as they are named on the command line; found by Cadre where not given. */
  folders?: string[];
  /** Further arguments: `['--base', '/x']`. */
  args?: string[];
}

export interface Site extends Run {
  /** The output folder. */
  out: string;
  exists: (path: string) => boolean;
  /** Text of a file of the site. */
  text: (path: string) => string;
  /** A page by its address below the base: `/`, `/adr/1/`. */
  page: (address: string) => PageElement;
  /** Every file of the site, `/`-separated, sorted. */
  files: () => string[];
}

/** Runs `cadre build` with an output folder `site` in the project's folder. Does not throw where the build fails. */
export async function buildSite({ folders = [], args = [], ...options }: BuildOptions): Promise<Site> {
  const run = await cadre(['build', ...folders, '--out', 'site', ...args], options);
  return { ...run, ...readSite(join(run.root, 'site')) };
}

/** A built site's files and pages. */
export function readSite(out: string): Pick<Site, 'out' | 'exists' | 'text' | 'page' | 'files'> {
  const text = (path: string) => readFileSync(join(out, path), 'utf8');
  return {
    out,
    text,
    exists: (path) => existsSync(join(out, path)),
    page: (address) =>
      parsePage(text(decodeURIComponent(address.endsWith('/') ? `${address}index.html` : address))),
    files: () =>
      readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(out, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort(),
  };
}
