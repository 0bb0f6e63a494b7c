/** Puts a tool into a folder of the bench's own, outside the checkout, at exactly the versions it names. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { exec } from '../../support/exec.ts';
import type { Tool } from './types.ts';

/** Kept from one run of the bench to the next. */
export function defaultPeersFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return join(XDG_CACHE_HOME ?? LOCALAPPDATA ?? join(homedir(), '.cache'), 'cadre-bench');
}

/** What a tool is made of, by name, or why it cannot be had. */
export type Installed = { versions: Record<string, string> } | { reason: string };

export async function install({ key, packages, version }: Tool, folder: string): Promise<Installed> {
  const own = version === undefined ? undefined : await version();
  if (own === null) return { reason: `not installed: no ${key} on the PATH` };
  mkdirSync(folder, { recursive: true });
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: packages }, null, 2);
  const file = join(folder, 'package.json');
  const mark = join(folder, 'node_modules', '.installed');
  const isThere = existsSync(mark) && readFileSync(mark, 'utf8') === manifest;
  if (!isThere && Object.keys(packages).length > 0) {
    writeFileSync(file, manifest);
    const run = await exec('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: folder,
      timeout: 600_000,
    }).catch((error: Error) => ({ code: 1, stderr: error.message }));
    if (run.code !== 0) return { reason: `not installed: ${run.stderr.trim().split('\n')[0] ?? ''}` };
    writeFileSync(mark, manifest);
  }
  return { versions: { ...packages, ...(own === undefined ? {} : { [key]: own }) } };
}
