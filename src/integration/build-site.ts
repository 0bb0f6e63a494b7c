/** Makes the site of the settings: pages, what stands beside them, and the files they load. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
import { writeOutputs } from './outputs.ts';
import { setRun } from './run.ts';

export interface BuildSiteOptions {
  settings: Settings;
  /** Empty or new folder the site is written into. */
  outDir: string;
  /** The log where it has been read already. */
  read?: ReadLog;
  /** Told after every body, with how many there are so far and in all. */
  onRendered?: (done: number, total: number) => void;
  /** Told of something that this site has to do without. */
  warn(message: string): void;
}

/** Builds the site of the settings into `outDir`. Returns what it was made from. */
export async function buildSite({
  settings,
  outDir,
  warn,
  ...options
}: BuildSiteOptions): Promise<SiteContent> {
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
  const assets = assetsOf(join(program, ASSETS));
  await writeOutputs(outDir, assets);
  await writeOutputs(outDir, await pagesOfProgram(program, { warn }));
  content.assets.copyTo(outDir);
  logo.copyTo(outDir);
  const outputs = run.outputs();
  await writeOutputs(outDir, (await outputs?.files) ?? []);
  await writeOutputs(outDir, (await outputs?.index) ?? []);
  return content;
}

function assetsOf(folder: string): Output[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: slashed(file.slice(folder.length)), make: () => readFile(file) };
    });
}
