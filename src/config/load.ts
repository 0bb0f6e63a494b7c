/** Finds the configuration file of a folder, runs it, and checks it against the schema. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'astro/zod';
import { Failure, suggest } from './failure.ts';
import { kindOf } from './paths.ts';
import { configSchema, KNOWN_KEYS, type ValidConfig } from './schema.ts';

export interface LoadedConfig {
  /** Absolute. */
  file: string;
  name: string;
  config: ValidConfig;
}

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

type Issue = z.core.$ZodIssue;
type Path = PropertyKey[];

/**
 * @param value what the configuration file exports
 * @param file its name, for the message
 * @throws {Failure} that names every wrong key and value, what was expected and the nearest right name
 */
export function validateConfig(value: unknown, file: string): ValidConfig {
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) => complain(issue, [], value));
  const places = lines.length === 1 ? '' : ` in ${lines.length} places`;
  throw new Failure(
    `${file} is not right${places}:\n${lines.map((line) => `  ${line}`).join('\n')}`,
    `Mend ${lines.length === 1 ? 'it' : 'them'} in ${file}; every key may also be left out.`,
  );
}

function complain(issue: Issue, above: Path, value: unknown): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key]));
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((errors) => errors.every(isInside));
    if (meant !== undefined) return meant.flatMap((inner) => complain(inner, path, value));
  }
  const got = at(value, path);
  const guess =
    issue.code === 'invalid_value' && typeof got === 'string' ? suggest(got, named(issue.values)) : null;
  return [`${spell(path)}: expected ${issue.message}; got ${show(got)}.${question(guess)}`];
}

/** False where the value is not even of the kind that this branch of a union is about. */
function isInside(issue: Issue): boolean {
  return issue.path.length > 0 || !['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
}

function unknownKey(path: Path): string {
  const key = String(path.at(-1));
  const names = KNOWN_KEYS[path.length === 1 ? '' : String(path[0])] ?? [];
  const guess = suggest(key, names);
  return `${spell(path)}: no such key.${question(guess) || ` The keys here are ${names.join(', ')}.`}`;
}

function question(guess: string | null): string {
  return guess === null ? '' : ` Did you mean "${guess}"?`;
}

function named(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [];
}

/** `collections[1].key`, as it would be written in JavaScript. */
function spell(path: Path): string {
  if (path.length === 0) return 'the whole';
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
    value,
  );
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
