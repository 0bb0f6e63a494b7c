/** The package as users get it: packed, installed with an empty cache, and run. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';
import { type ExecOptions, type ExecResult, exec } from './exec.ts';
import { createTempFolder, writeFiles } from './temp.ts';

/** Five minutes: an install downloads everything. */
export const timeout = 300_000;

/** Names the folder of the packed package for the test files of one run; a file that runs alone packs its own. */
export const PACKED = 'CADRE_TEST_PACKED';

/** @returns a folder that holds the tarball, and what npm says about it */
export async function packOnce(): Promise<string> {
  const shared = process.env[PACKED];
  if (shared !== undefined) return shared;
  const folder = createTempFolder();
  const args = ['pack', '--json', '--pack-destination', folder];
  const packed = await exec('npm', args, { cwd: checkout, timeout });
  assert.equal(packed.code, 0, packed.stderr);
  // what prepack prints comes first
  writeFiles(folder, { 'report.json': packed.stdout.slice(packed.stdout.search(/^\[$/m)) });
  return folder;
}

/** @returns the tarball, and the files that npm says are in it */
export async function pack(): Promise<{ tarball: string; files: string[] }> {
  const folder = await packOnce();
  const report = readFileSync(join(folder, 'report.json'), 'utf8');
  const [{ filename, files }] = JSON.parse(report) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(folder, filename), files: files.map(({ path }) => path).sort() };
}

/** Installs the tarball in a new project as npm does on a fresh machine. @returns the project's folder */
export async function install(tarball: string): Promise<string> {
  const project = createTempFolder();
  writeFiles(project, { 'package.json': '{ "private": true }' });
  const args = ['install', tarball, '--cache', createTempFolder(), '--no-audit', '--no-fund'];
  const installed = await exec('npm', args, { cwd: project, timeout });
  assert.equal(installed.code, 0, installed.stderr);
  return project;
}

/** Runs the installed command with the Node that runs the tests, or with another one. */
export function runInstalled(
  project: string,
  args: string[],
  { cwd = project, node = process.execPath, env, uid }: ExecOptions & { node?: string } = {},
): Promise<ExecResult> {
  return exec(node, [join(project, 'node_modules/cadre/lib/cadre.js'), ...args], {
    cwd,
    env: { XDG_CACHE_HOME: createTempFolder(), NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    ...(uid === undefined ? {} : { uid }),
    timeout,
  });
}

/** Packages of a `node_modules`, by name, with what they say about themselves. */
export function listPackages(
  project: string,
): Map<string, { version: string; license: string; scripts?: Record<string, string> }> {
  const folder = join(project, 'node_modules');
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : name,
    );
  return new Map(
    names.map((name) => [name, JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'))]),
  );
}

/** Files of two folders that are in one alone or differ, by path. */
export function findDifferences(a: string, b: string): string[] {
  const names = new Set([...listFiles(a), ...listFiles(b)]);
  return [...names].filter((name) => !isSameFile(join(a, name), join(b, name))).sort();
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

function isSameFile(a: string, b: string): boolean {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return false;
  }
}
