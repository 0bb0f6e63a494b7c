/**
 * Measures Cadre over collections of its own making: `npm run bench [-- --large]`.
 * Every figure is one run of the command line in a process of its own, with an empty cache.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { sourceBin } from '../support/checkout.ts';
import { exec } from '../support/exec.ts';
import { tempFolder } from '../support/temp.ts';
import { generateCollection } from './generate.ts';

const sizes = process.argv.includes('--large') ? [100, 1000, 10_000] : [100, 1000];

/** Loaded into each measured process: leaves the most memory it held, in kilobytes. */
const probe =
  "data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(process.env.BENCH_PEAK,String(process.resourceUsage().maxRSS)))";

interface Figure {
  records: number;
  step: string;
  seconds: number;
  /** Megabytes. */
  peak: number;
  note: string;
}

const figures: Figure[] = [];

for (const records of sizes) {
  const root = tempFolder();
  generateCollection(join(root, 'adr'), records);
  const bytes = readdirSync(join(root, 'adr')).reduce(
    (sum, name) => sum + statSync(join(root, 'adr', name)).size,
    0,
  );
  const measured = (step: string, args: string[], note = '') => measure(root, { records, step, args, note });
  figures.push(
    await measured(
      'read (export)',
      ['export', 'adr', '--format', 'json'],
      `${(bytes / records / 1000).toFixed(1)} KB a record`,
    ),
    await measured('build, cold', ['build', 'adr', '--out', 'site']),
    await measured('build again, unchanged', ['build', 'adr', '--out', 'site']),
  );
  rmSync(root, { recursive: true, force: true });
}

console.log(
  `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}\n`,
);
console.log('| records | step | seconds | peak MB | |\n|---:|---|---:|---:|---|');
for (const { records, step, seconds, peak, note } of figures) {
  console.log(`| ${records} | ${step} | ${seconds.toFixed(1)} | ${Math.round(peak)} | ${note} |`);
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
