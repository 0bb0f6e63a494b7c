/** Types, pages, lint and format: runs all of them, so that one run shows everything there is to mend. */
import { join } from 'node:path';
import { checkout } from './support/checkout.ts';
import { exec } from './support/exec.ts';

const modules = join(checkout, 'node_modules');

/** What is checked, and the program that does it. */
const checks: { name: string; args: string[] }[] = [
  {
    name: 'pages',
    // Of the site's folder alone: Astro's checker does not find the types of Playwright, which the tests use.
    args: [join(modules, 'astro/bin/astro.mjs'), 'check', '--tsconfig', 'tests/support/tsconfig.pages.json'],
  },
  // After the pages: checking them writes the types of the content collections, which a fresh clone has not.
  { name: 'types', args: [join(modules, 'typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'lint and format', args: [join(modules, '@biomejs/biome/bin/biome'), 'check', '.'] },
];

const failed: string[] = [];
for (const { name, args } of checks) {
  console.log(`\n── ${name} ──`);
  const { code } = await exec(process.execPath, args, {
    cwd: checkout,
    show: true,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) failed.push(name);
}
console.log(
  failed.length > 0 ? `\nTo mend: ${failed.join(', ')}.` : '\nTypes, pages, lint and format are clean.',
);
process.exitCode = failed.length > 0 ? 1 : 0;
