/** Installs a tool as on a new machine: in an empty folder, with an empty npm cache, at exactly the versions it names. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder } from '../../support/temp.ts';
import { measureCommands } from '../measure/usage.ts';
import type { InstallFigure } from '../report/types.ts';
import type { Tool } from './types.ts';

/** The versions of a tool by name and what its install took, or why it is not there. */
export type Installed =
  | { versions: Record<string, string>; install: InstallFigure | null }
  | { reason: string };

export async function install(tool: Tool, folder: string): Promise<Installed> {
  const { key } = tool;
  const version = await tool.version?.();
  if (version === null) return { reason: `not installed: no ${key} on the PATH` };
  const packages = typeof tool.packages === 'function' ? await tool.packages() : tool.packages;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: packages }, null, 2),
  );
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--cache', createTempFolder()];
  try {
    const run = await measureCommands([{ command: 'npm', args, cwd: folder }]);
    // what a tool from elsewhere takes to install is not known
    const figure = version === undefined ? { tool: key, ...weigh(folder), run } : null;
    return { versions: versionsIn(folder, Object.keys(packages), version, key), install: figure };
  } catch (error) {
    return { reason: `not installed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

interface HiddenLock {
  packages: Record<string, { hasInstallScript?: boolean }>;
}

function weigh(folder: string): Omit<InstallFigure, 'tool' | 'run'> {
  const modules = join(folder, 'node_modules');
  const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')) as HiddenLock;
  const bytes = readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(modules, name), { throwIfNoEntry: false }))
    .reduce((sum, stat) => sum + (stat?.isFile() ? stat.size : 0), 0);
  return {
    packages: Object.keys(packages).length,
    scripts: Object.values(packages).filter(({ hasInstallScript }) => hasInstallScript).length,
    megabytes: bytes / 1e6,
  };
}

function versionsIn(
  folder: string,
  names: readonly string[],
  version: string | undefined,
  key: string,
): Record<string, string> {
  const versions = names.map((name) => {
    const manifest = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
    return [name, (JSON.parse(manifest) as { version: string }).version];
  });
  return { ...Object.fromEntries(versions), ...(version === undefined ? {} : { [key]: version }) };
}
