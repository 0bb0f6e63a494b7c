/** Runs test files with Node's own test runner and counts what they did. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { exec } from '../exec.ts';
import { add, NONE, type Totals } from './totals.ts';

export interface NodeTestOptions {
  /** Glob of the files, from the checkout. */
  pattern: string;
  /** Regular expression on the names of tests. */
  filter: string | undefined;
  /** One process a file. Pure tests do without: starting a process costs more than the tests in it. */
  isolated: boolean;
  env?: Record<string, string>;
}

/** How many processes share the files that need none of their own. */
const SHARDS = 2;

/** Runs the files the pattern names. A run that fails without a failing test (a file that does not load) counts as one. */
export async function runNodeTests(options: NodeTestOptions): Promise<Totals> {
  if (options.isolated) return runNode(options, []);
  const shards = Array.from({ length: SHARDS }, (_, at) => [`--test-shard=${at + 1}/${SHARDS}`]);
  const totals = await Promise.all(shards.map((shard) => runNode(options, shard)));
  return totals.reduce(add);
}

async function runNode(
  { pattern, filter, isolated, env = {} }: NodeTestOptions,
  more: string[],
): Promise<Totals> {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-totals-'));
  const destination = join(folder, 'totals.json');
  const { code } = await exec(
    process.execPath,
    [
      '--test',
      `--test-isolation=${isolated ? 'process' : 'none'}`,
      '--test-concurrency=2',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${new URL('./reporter.ts', import.meta.url).href}`,
      `--test-reporter-destination=${destination}`,
      ...more,
      ...(filter ? [`--test-name-pattern=${filter}`] : []),
      pattern,
    ],
    { cwd: checkout, show: true, env },
  );
  const totals = JSON.parse((await readFile(destination, 'utf8').catch(() => '')) || 'null') as Totals | null;
  await rm(folder, { recursive: true, force: true });
  const counted = totals ?? NONE;
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}
