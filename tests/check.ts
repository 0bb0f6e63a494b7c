/** Checks types, pages, lint and format. Prints only what has to be fixed, and all of it in one run. */
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

for (const { name, args } of checks) {
  const { code, stdout, stderr } = await exec(process.execPath, args, {
    cwd: checkout,
    timeout: 600_000,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (code === 0) continue;
  console.error(`── ${name} ──\n${stdout}${stderr}`);
  process.exitCode = 1;
}
