/** Runs test files with Node's own test runner and counts what they did. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkout } from '../checkout.ts';
import { exec } from '../exec.ts';
import { createTempFolder } from '../temp.ts';
import { add, NONE, type Totals } from './totals.ts';

export interface NodeTestOptions {
  /** Glob of the files, from the checkout. */
  pattern: string;
  /** Regular expression on the names of tests. */
  filter: string | undefined;
  /** One process a file, or few for all of them: starting one, and loading what is tested, costs more than most tests. */
  isolated: boolean;
  env?: Record<string, string>;
}

/** How many processes there are at a time. */
const PROCESSES = 2;
const TOGETHER = fileURLToPath(new URL('./together.ts', import.meta.url));

/** Runs the files the pattern names. A run that fails without a failing test (a file that does not load) counts as one. */
export async function runNodeTests(options: NodeTestOptions): Promise<Totals> {
  const { pattern, isolated } = options;
  if (isolated)
    return runNode(
      options,
      ['--test', '--test-isolation=process', `--test-concurrency=${PROCESSES}`],
      [pattern],
    );
  const folder = createTempFolder();
  const runs = Array.from({ length: PROCESSES }, () => runNode(options, [], [TOGETHER, pattern, folder]));
  return (await Promise.all(runs)).reduce(add);
}

async function runNode(
  { filter, env = {} }: NodeTestOptions,
  flags: string[],
  program: string[],
): Promise<Totals> {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-totals-'));
  const destination = join(folder, 'totals.json');
  const { code } = await exec(
    process.execPath,
    [
      ...flags,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${new URL('./reporter.ts', import.meta.url).href}`,
      `--test-reporter-destination=${destination}`,
      ...(filter ? [`--test-name-pattern=${filter}`] : []),
      ...program,
    ],
    { cwd: checkout, show: true, env },
  );
  const totals = JSON.parse((await readFile(destination, 'utf8').catch(() => '')) || 'null') as Totals | null;
  await rm(folder, { recursive: true, force: true });
  const counted = totals ?? NONE;
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}
