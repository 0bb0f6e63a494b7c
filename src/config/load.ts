/** Finds the configuration file of a folder and runs it. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.ts';
import { kindOf } from './paths.ts';
import type { LoadedConfig } from './resolve.ts';

/** Names of the file, the first one found counts. */
export const CONFIG_NAMES = ['cadre.config.ts', 'cadre.config.mjs', 'cadre.config.js', 'cadre.config.json'];

/**
 * @param root folder to look in; folders above are not looked at
 * @returns null where there is no configuration
 * @throws {Failure} where it does not run, or is not right
 */
export async function loadConfig(root: string): Promise<LoadedConfig | null> {
  for (const name of CONFIG_NAMES) {
    const file = join(root, name);
    if ((await kindOf(file)) !== 'file') continue;
    const value = name.endsWith('.json') ? await readJson(file, name) : await runModule(file, name);
    const { validateConfig } = await import('./validate.ts');
    return { file, name, config: validateConfig(value, name) };
  }
  return null;
}

async function readJson(file: string, name: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Failure(`${name} is no valid JSON: ${reasonOf(error)}.`, 'Mend it and run the command again.');
  }
}

async function runModule(file: string, name: string): Promise<unknown> {
  if (name.endsWith('.ts') && !process.features.typescript) {
    throw new Failure(
      `${name} is TypeScript, which this Node (${process.versions.node}) does not run.`,
      'Use Node 22.18 or newer, or rename the file to cadre.config.mjs and take the types out.',
    );
  }
  // The time in the address makes `dev` see an edited file: modules are kept by their address.
  const { mtimeMs } = await stat(file);
  const restore = muteModuleWarnings();
  try {
    const module = await import(`${pathToFileURL(file).href}?${mtimeMs}`);
    if (module.default === undefined) {
      throw new Failure(`${name} exports no configuration.`, 'Write: export default { title: "…" };');
    }
    return module.default;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${name} does not run: ${reasonOf(error)}.`, hintFor(error));
  } finally {
    restore();
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
}

function hintFor(error: unknown): string {
  const missesCadre = error instanceof Error && /Cannot find package 'cadre'/.test(error.message);
  return missesCadre
    ? 'Install cadre beside it, or leave defineConfig out: export default { title: "…" };'
    : 'Mend it and run the command again.';
}

/** Node warns of modules whose package.json names no type; for a configuration that is no concern of the user's. */
function muteModuleWarnings(): () => void {
  const emit = process.emitWarning;
  process.emitWarning = () => {};
  return () => {
    process.emitWarning = emit;
  };
}
