/**
 * Runs Cadre's tests: `node tests/run.ts [all | rest | unit | site | …] [-- filter]`.
 * Without a name, the short kinds run: `npm test`. `rest` is what they leave, `all` is everything. The filter is
 * a regular expression on names. The last line counts over all of them.
 */
import { compileIfStale } from '../src/compiled-pages/index.ts';
import { PACKED, packOnce } from './support/package.ts';
import { runBrowserTests } from './support/runners/browser.ts';
import { runNodeTests } from './support/runners/node.ts';
import { add, formatTotals, NONE, type Totals } from './support/runners/totals.ts';
import { POOLED } from './support/site.ts';
import { createTempFolder } from './support/temp.ts';

interface Kind {
  run: (filter: string | undefined) => Promise<Totals>;
  /** Minutes on two slow cores, of kinds that `npm test` leaves to `npm run test:all`. */
  minutes?: number;
}

const kinds: Record<string, Kind> = {
  unit: {
    run: (filter) => runNodeTests({ pattern: 'tests/unit/**/*.test.ts', filter, isolated: false }),
  },
  site: {
    run: (filter) =>
      runNodeTests({
        pattern: 'tests/site/**/*.test.ts',
        filter,
        isolated: false,
        env: { [POOLED]: '1' },
      }),
  },
  package: {
    run: async (filter) =>
      runNodeTests({
        pattern: 'tests/package/**/*.test.ts',
        filter,
        isolated: true,
        env: { [PACKED]: await packOnce() },
      }),
  },
  browser: {
    run: (filter) => runBrowserTests({ projects: ['desk', 'phone', 'without scripts'], filter }),
  },
  // what is tried in each run of the unit tests, at more length
  'long-unit': {
    minutes: 3,
    run: (filter) =>
      runNodeTests({
        pattern:
          'tests/unit/{asciidoc/*,cli/commands,hostile/*,read/file-kind,render/highlight,render/serialize,search/vocabulary,shared/xml}.test.ts',
        filter,
        isolated: true,
        env: { CADRE_FUZZ: '10', CADRE_LONG: '1' },
      }),
  },
  // what the tests of sites leave out
  'long-site': {
    minutes: 3,
    run: (filter) =>
      runNodeTests({
        pattern: 'tests/site/{budgets,completeness,integration,mdx,own-collections,source-links}.test.ts',
        filter:
          filter ??
          'are valid HTML|decisions of Cadre|of other teams|own collections|to (?:its|their) bytes|without @astrojs/mdx',
        isolated: true,
        env: { CADRE_LONG: '1' },
      }),
  },
  // other package managers, other versions of Node, projects of Astro's
  installs: {
    minutes: 8,
    run: async (filter) =>
      runNodeTests({
        pattern: 'tests/package/{installs,action,astro-projects}.test.ts',
        filter,
        isolated: true,
        env: { CADRE_LONG: '1', [PACKED]: await packOnce() },
      }),
  },
  widths: {
    minutes: 9,
    run: (filter) =>
      runBrowserTests({
        projects: ['desk at length', 'phone at length', 'tablet at length'],
        filter,
        env: { CADRE_LONG: '1' },
      }),
  },
  proof: {
    minutes: 10,
    run: (filter) => runNodeTests({ pattern: 'tests/proof/**/*.test.ts', filter, isolated: true }),
  },
};

const { names, filter } = parse(process.argv.slice(2));
let totals = NONE;
// once, and not by each process that builds a site
compileIfStale();
// The code that every process of a run loads is compiled by the first of them.
process.env['NODE_COMPILE_CACHE'] ??= createTempFolder();
for (const name of names) {
  const kind = kinds[name];
  if (kind === undefined) continue;
  const begun = performance.now();
  console.log(`\n── ${name} ──`);
  totals = add(totals, await kind.run(filter));
  console.log(`── ${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s ──`);
}
console.log(`\n${formatTotals(totals).join('\n')}`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

/** Splits the arguments at `--`: kinds and their minutes before it, the filter after it. */
function parse(args: string[]): { names: string[]; filter: string | undefined } {
  const at = args.indexOf('--');
  const named = at < 0 ? [...args] : args.slice(0, at);
  const all = Object.keys(kinds);
  const groups: Record<string, string[]> = {
    all,
    rest: all.filter((name) => kinds[name]?.minutes !== undefined),
  };
  const unknown = named.filter((name) => !(name in kinds || name in groups));
  if (unknown.length > 0) {
    console.error(`No tests called ${unknown.join(', ')}. There are: ${all.join(', ')}, rest and all.`);
    process.exit(2);
  }
  return {
    names:
      named.length > 0
        ? [...new Set(named.flatMap((name) => groups[name] ?? name))]
        : all.filter((name) => kinds[name]?.minutes === undefined),
    filter: at < 0 ? undefined : args.slice(at + 1).join(' ') || undefined,
  };
}
