/** How long builds of generated collections take, how much memory they need, and how fast the search of their sites is. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sourceBin } from '../support/checkout.ts';
import { exec } from '../support/exec.ts';
import { findBrowser } from '../support/runners/find-browser.ts';
import { tempFolder } from '../support/temp.ts';
import { generateCollection } from './generate.ts';
import { measureSearch, type SearchSpeed } from './search-speed.ts';

/** Loaded into each measured process: leaves the most memory it held, in kilobytes. */
const probe =
  "data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(process.env.BENCH_PEAK,String(process.resourceUsage().maxRSS)))";

/** Words of the generated titles and texts, common ones, and one that is misspelt. */
const QUERIES = ['measure orders', 'service', 'edge', 'decision 77', 'orderz', 'keep working', '42'];

interface Figure {
  records: number;
  step: string;
  seconds: number;
  /** Megabytes. */
  peak: number;
  note: string;
}

export async function measureBuilds(sizes: readonly number[]): Promise<void> {
  const figures: Figure[] = [];
  const speeds: { records: number; speed: SearchSpeed }[] = [];
  const browser = await findBrowser();
  for (const records of sizes) {
    const root = tempFolder();
    const folder = join(root, 'adr');
    generateCollection(folder, records);
    const files = readdirSync(folder);
    const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    const measured = async (step: string, args: string[], note = '') => {
      figures.push(await measure(root, { records, step, args, note }));
    };
    await measured(
      'read (export)',
      ['export', 'adr', '--format', 'json'],
      `${(bytes / records / 1000).toFixed(1)} KB a record`,
    );
    await measured('build, cold', ['build', 'adr', '--out', 'site']);
    await measured('build again, unchanged', ['build', 'adr', '--out', 'site']);
    const site = join(root, 'site');
    speeds.push({ records, speed: await measureSearch(site, { queries: QUERIES, browser: browser.path }) });
    console.error(`${records} records, search`);
    rmSync(root, { recursive: true, force: true });
  }

  console.log('| records | step | seconds | peak MB | |\n|---:|---|---:|---:|---|');
  for (const { records, step, seconds, peak, note } of figures) {
    console.log(`| ${records} | ${step} | ${seconds.toFixed(1)} | ${Math.round(peak)} | ${note} |`);
  }
  console.log(
    '\nSearch in a browser, typed letter by letter: milliseconds, and kilobytes as they are sent\n',
  );
  console.log('| records | opened after | for | a letter, median | worst | for a query, median | most |');
  console.log('|---:|---:|---:|---:|---:|---:|---:|');
  for (const { records, speed } of speeds) {
    const { open, letter, query } = speed;
    const cells = [
      open.ms,
      open.bytes / 1000,
      letter.median,
      letter.worst,
      query.median / 1000,
      query.most / 1000,
    ];
    const units = ['ms', 'KB', 'ms', 'ms', 'KB', 'KB'];
    console.log(
      `| ${records} | ${cells.map((value, at) => `${Math.round(value)} ${units[at]}`).join(' | ')} |`,
    );
  }
}

async function measure(
  root: string,
  { records, step, args, note }: { records: number; step: string; args: string[]; note: string },
): Promise<Figure> {
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const peakFile = join(root, 'peak');
  const started = performance.now();
  const { code, stderr } = await exec(process.execPath, ['--import', probe, sourceBin, ...args], {
    cwd: root,
    env: { XDG_CACHE_HOME: cache, BENCH_PEAK: peakFile },
    timeout: 0,
  });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${step} of ${records} records failed:\n${stderr.slice(-2000)}`);
  console.error(`${records} records, ${step}: ${seconds.toFixed(1)} s`);
  return { records, step, seconds, peak: Number(readFileSync(peakFile, 'utf8')) / 1024, note };
}
