/** Finds the configuration file of a folder, runs it, and checks it against the schema. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'astro/zod';
import { t } from '../messages/command-line.ts';
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
    throw new Failure('error.json', { file: name, reason: reasonOf(error) });
  }
}

async function runModule(file: string, name: string): Promise<unknown> {
  if (name.endsWith('.ts') && !process.features.typescript) {
    throw new Failure('error.typescript', { file: name, version: process.versions.node });
  }
  // The time in the address makes `dev` see an edited file: modules are kept by their address.
  const { mtimeMs } = await stat(file);
  const restore = muteModuleWarnings();
  try {
    const module = await import(`${pathToFileURL(file).href}?${mtimeMs}`);
    if (module.default === undefined) {
      throw new Failure('error.no-export', { file: name, example: t('config.example') });
    }
    return module.default;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('error.config-failed', { file: name, reason: reasonOf(error) }, hintFor(error));
  } finally {
    restore();
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
}

function hintFor(error: unknown): string | undefined {
  const missesCadre = error instanceof Error && /Cannot find package 'cadre'/.test(error.message);
  return missesCadre ? t('hint.install-cadre', { example: t('config.example') }) : undefined;
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
  const values = { file, count: lines.length, lines: lines.map((line) => `  ${line}`).join('\n') };
  throw new Failure('error.config', values);
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
  const values = { path: spell(path), expected: issue.message, value: show(got) };
  return [guess === null ? t('config.wrong', values) : t('config.wrong-guess', { ...values, guess })];
}

/** False where the value is not even of the kind that this branch of a union is about. */
function isInside(issue: Issue): boolean {
  return issue.path.length > 0 || !['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
}

function unknownKey(path: Path): string {
  const key = String(path.at(-1));
  const names = KNOWN_KEYS[path.length === 1 ? '' : String(path[0])] ?? [];
  const guess = suggest(key, names);
  return guess === null
    ? t('config.unknown-key', { path: spell(path), keys: names.join(', ') })
    : t('config.unknown-key-guess', { path: spell(path), guess });
}

function named(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [];
}

/** `collections[1].key`, as it would be written in JavaScript. */
function spell(path: Path): string {
  if (path.length === 0) return t('config.whole');
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
  if (value === undefined) return t('config.nothing');
  if (typeof value === 'function') return t('config.function');
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
