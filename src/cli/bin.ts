#!/usr/bin/env node
// This file must load on any Node, so that it can say which one is needed: it imports nothing before that is known.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(`Cadre needs Node 22.12 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else start();

async function start(): Promise<void> {
  // what Node compiled is kept for the next run: short commands do little else
  const { enableCompileCache } = await import('node:module');
  const { getCacheHome } = await import('../config/disk-paths.ts');
  enableCompileCache(`${getCacheHome()}/cadre/compiled`);
  const { main } = await import('./main.ts');
  await main(process.argv.slice(2));
}
