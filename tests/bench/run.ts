/**
 * Measures Cadre: `npm run bench [-- builds|quality …] [-- --large]`. Without a name, everything.
 *
 * Builds run over collections of the bench's own making, every figure one run of the command line in a process of its
 * own, with an empty cache; the search of each built site is then used in a browser. Quality asks the search for known
 * records of our own logs, and of the folders in CADRE_CORPORA.
 */
import { cpus, totalmem } from 'node:os';
import { measureBuilds } from './builds.ts';
import { measureQuality } from './quality.ts';

const args = process.argv.slice(2);
const sizes = args.includes('--large') ? [100, 1000, 10_000] : [100, 1000];
const parts: Record<string, () => Promise<void>> = {
  builds: () => measureBuilds(sizes),
  quality: measureQuality,
};
const named = args.filter((arg) => arg in parts);

const memory = Math.round(totalmem() / 2 ** 30);
console.log(`${cpus().length} cores, ${memory} GiB, Node ${process.versions.node}\n`);
for (const name of named.length > 0 ? named : Object.keys(parts)) await parts[name]?.();
