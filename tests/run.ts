/**
 * Runs Cadre's tests: `node tests/run.ts [unit|site|package|browser|proof …] [-- filter]`.
 * Without a name every kind runs but `proof`, which takes long; the filter is a regular expression on test names.
 * The last line counts over all of them.
 */
import { runBrowserTests } from './support/runners/browser.ts';
import { runNodeTests } from './support/runners/node.ts';
import { add, closingLine, type Totals } from './support/runners/totals.ts';

type Run = (filter: string | undefined) => Promise<Totals>;

const kinds: Record<string, Run> = {
  unit: (filter) => runNodeTests({ pattern: 'tests/unit/**/*.test.ts', filter, isolated: false }),
  site: (filter) => runNodeTests({ pattern: 'tests/site/**/*.test.ts', filter, isolated: true }),
  package: (filter) => runNodeTests({ pattern: 'tests/package/**/*.test.ts', filter, isolated: true }),
  browser: (filter) => runBrowserTests({ filter }),
  proof: (filter) => runNodeTests({ pattern: 'tests/proof/**/*.test.ts', filter, isolated: true }),
};

/** Proofs that take minutes: they run when they are named. */
const LONG = ['proof'];

const { names, filter } = parse(process.argv.slice(2));
let totals: Totals = { passed: 0, failed: 0, skipped: 0 };
for (const name of names) {
  const started = performance.now();
  console.log(`\n── ${name} ──`);
  const run = kinds[name];
  if (run) totals = add(totals, await run(filter));
  console.log(`── ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s ──`);
}
console.log(`\n${closingLine(totals)}`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

/** Splits the arguments at `--`: kinds before it, the filter after it. */
function parse(args: string[]): { names: string[]; filter: string | undefined } {
  const at = args.indexOf('--');
  const named = at < 0 ? args : args.slice(0, at);
  const unknown = named.filter((name) => !(name in kinds));
  if (unknown.length > 0) {
    console.error(`No tests called ${unknown.join(', ')}. There are: ${Object.keys(kinds).join(', ')}.`);
    process.exit(2);
  }
  return {
    names: named.length > 0 ? named : Object.keys(kinds).filter((name) => !LONG.includes(name)),
    filter: at < 0 ? undefined : args.slice(at + 1).join(' ') || undefined,
  };
}
