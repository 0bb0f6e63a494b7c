/** Makes the site of the settings: pages, what stands beside them, and the files they load. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { slashed } from '../config/paths.ts';
import type { Settings } from '../config/settings.ts';
import type { Output } from '../outputs/types.ts';
import type { ReadLog } from '../pipeline.ts';
import { programFor } from '../program/index.ts';
import { ASSETS } from '../program/kept.ts';
import { pagesOfProgram } from '../program/open.ts';
import { cacheFolder } from './cache.ts';
import type { SiteContent } from './content.ts';
import { logoAsset } from './logo.ts';
import { openRun } from './open-run.ts';
import { setRun } from './run.ts';
import { type Held, type SiteFiles, writeOutputs } from './write-outputs.ts';

export interface BuildSiteOptions {
  settings: Settings;
  /** Empty or new folder the site is written into. */
  outDir: string;
  /** The log where it has been read already. */
  read?: ReadLog;
  /** Told after every body, with how many there are so far and in all. */
  onRendered?: (done: number, total: number) => void;
  /** What may be kept of the site that was there before. */
  earlier: Held;
  /** Told of something that this site has to do without. */
  warn(message: string): void;
}

export interface BuiltSite {
  /** What the site was made from. */
  content: SiteContent;
  /** All its files, those that were kept among them. */
  files: SiteFiles;
}

/** Makes those files of the settings' site that the earlier one does not hold, in `outDir`. */
export async function buildSite({
  settings,
  outDir,
  earlier,
  warn,
  ...options
}: BuildSiteOptions): Promise<BuiltSite> {
  const cache = cacheFolder(settings);
  const logo = logoAsset(settings);
  const run = openRun({ settings, cache, ...options }, { logo, warn });
  setRun(run);
  const { base, site, mdx } = settings;
  const programs = join(dirname(cache), 'programs');
  // where no record is compiled in, the pages are compiled while the records are read
  const early = mdx ? null : programFor({ base, site, mdx: null }, programs);
  early?.catch(() => {});
  const content = await run.content();
  const program = await (early ?? programFor({ base, site, mdx: Object.fromEntries(content.mdx) }, programs));

  const outputs = run.outputs();
  const groups = [
    () => programAssets(program),
    () => pagesOf(program, { warn, keyOf: outputs.pageKey }),
    () => [...content.assets.outputs(warn), ...logo.outputs()],
    () => outputs.files,
    // last, for it takes its time
    () => outputs.index,
  ];
  const files: SiteFiles = new Map();
  for (const group of groups) {
    for (const [path, key] of await writeOutputs(outDir, await group(), earlier)) files.set(path, key);
  }
  return { content, files };
}

async function pagesOf(
  program: string,
  { warn, keyOf }: { warn: (message: string) => void; keyOf: (path: string) => string | undefined },
): Promise<Output[]> {
  const pages = await pagesOfProgram(program, { warn });
  return pages.map((page) => {
    const key = keyOf(page.path);
    return key === undefined ? page : { ...page, key: `${basename(program)} ${key}` };
  });
}

/** What the pages load: the same as long as the program is. */
function programAssets(program: string): Output[] {
  const folder = join(program, ASSETS);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return {
        path: slashed(file.slice(folder.length)),
        key: basename(program),
        make: () => readFileSync(file),
      };
    });
}
