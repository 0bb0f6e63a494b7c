/** Finds the configuration, runs or reads it, and checks it against the schema. */
import { readFile, stat } from 'node:fs/promises';
import nodeModule from 'node:module';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'astro/zod';
import { load as parseYaml } from 'js-yaml';
import { t } from '../messages/command-line.ts';
import { escapeRegExp } from '../shared/text.ts';
import { getPathKind } from './disk-paths.ts';
import { readGit } from './repository.ts';
import type { ValidConfig } from './schema.ts';
import { suggest, UserError } from './user-error.ts';

export interface LoadedConfig {
  /** Absolute. */
  file: string;
  name: string;
  config: ValidConfig;
}

const FORMATS: Readonly<Record<string, (file: string, text: string) => Promise<unknown>>> = {
  '.ts': runModule,
  '.mts': runModule,
  '.mjs': runModule,
  '.js': runModule,
  '.cjs': runModule,
  '.json': async (file, text) => parse(file, text, JSON.parse),
  '.yml': async (file, text) => parse(file, text, parseYaml),
  '.yaml': async (file, text) => parse(file, text, parseYaml),
};

/** Names of the file in a folder; the first one found counts. The last one has the configuration below a key. */
export const CONFIG_NAMES = [
  ...Object.keys(FORMATS).map((ending) => `cadre.config${ending}`),
  'package.json',
];

/** The key of `package.json` that holds a configuration. */
const PACKAGE_KEY = 'cadre';

/**
 * Looks in a folder, then in those above it up to the root of its repository.
 *
 * @returns null if there is no configuration
 * @throws {UserError} if it does not run, or is not right
 */
export async function loadConfig(cwd: string): Promise<LoadedConfig | null> {
  const last = (await readGit(cwd))?.root ?? resolve(cwd);
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const loaded = await loadFrom(folder);
    if (loaded !== null || folder === last) return loaded;
  }
}

async function loadFrom(folder: string): Promise<LoadedConfig | null> {
  for (const name of CONFIG_NAMES) {
    const file = join(folder, name);
    if ((await getPathKind(file)) !== 'file') continue;
    const text = await readFile(file, 'utf8');
    const value = await FORMATS[extname(name)]?.(file, text);
    if (name !== 'package.json') return { file, name, config: await validateConfig(value, name, text) };
    const own = getAt(value, [PACKAGE_KEY]);
    if (own !== undefined)
      return { file, name, config: await validateConfig(own, `${name} (${PACKAGE_KEY})`, text) };
  }
  return null;
}

function parse(file: string, text: string, parseText: (text: string) => unknown): unknown {
  const name = basename(file);
  try {
    return parseText(text.replace(/^\uFEFF/, '')) ?? {};
  } catch (error) {
    // not ours to judge: it may hold no configuration at all
    if (name === 'package.json') return {};
    throw new UserError(name.endsWith('.json') ? 'error.json' : 'error.config-yaml', {
      file: name,
      reason: describeError(error),
    });
  }
}

async function runModule(file: string, text: string): Promise<unknown> {
  const name = basename(file);
  if (/\.m?ts$/.test(name) && !process.features.typescript) {
    throw new UserError('error.typescript', { file: name, version: process.versions.node });
  }
  // The time in the address makes `dev` see an edited file: modules are kept by their address.
  const { mtimeMs } = await stat(file);
  const url = pathToFileURL(file).href;
  const isModule = /\.ts$/.test(name) && /^\s*export\b/m.test(text);
  const restore = [muteModuleWarnings(), isModule ? takeAsModule(url) : () => {}];
  try {
    const module = await import(`${url}?${mtimeMs}`);
    if (module.default === undefined) {
      throw new UserError('error.no-export', { file: name, example: t('config.example') });
    }
    return module.default;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('error.config-failed', { file: name, reason: describeError(error) }, getHint(error));
  } finally {
    for (const undo of restore) undo();
  }
}

/** In a project of `"type": "commonjs"` Node would refuse the `export` of a configuration in TypeScript. */
function takeAsModule(url: string): () => void {
  // not there before Node 22.15
  const hooks = nodeModule.registerHooks?.({
    load: (address, context, next) =>
      next(address, address.startsWith(url) ? { ...context, format: 'module-typescript' } : context),
  });
  return () => hooks?.deregister();
}

function describeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
}

function getHint(error: unknown): string | undefined {
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

type SchemaIssue = z.core.$ZodIssue;
type KeyPath = PropertyKey[];

/**
 * @param value what the configuration file exports
 * @param file its name, for the message
 * @param text the file, where there is one: messages name its lines
 * @throws {UserError} that names every wrong key and value, what was expected and the nearest right name
 */
export async function validateConfig(value: unknown, file: string, text = ''): Promise<ValidConfig> {
  // a project without a configuration need not wait for zod
  const { configSchema, KNOWN_KEYS } = await import('./schema.ts');
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  const complaints = result.error.issues.flatMap((issue) =>
    describeSchemaIssue(issue, [], value, KNOWN_KEYS),
  );
  const lines = complaints
    .map(({ path, message }) => ({ line: findKeyLine(text, path), message }))
    .sort((a, b) => (a.line ?? Number.POSITIVE_INFINITY) - (b.line ?? Number.POSITIVE_INFINITY) || 0)
    .map(({ line, message }) => `  ${line === null ? '' : `${t('config.line', { line })} `}${message}`);
  const values = { file, count: lines.length, lines: lines.join('\n') };
  throw new UserError('error.config', values);
}

interface Complaint {
  path: KeyPath;
  message: string;
}

type KnownKeys = Readonly<Record<string, string[]>>;

function describeSchemaIssue(
  issue: SchemaIssue,
  above: KeyPath,
  value: unknown,
  known: KnownKeys,
): Complaint[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => describeUnknownKey([...path, key], known));
  if (issue.code === 'invalid_union') {
    const isText = typeof getAt(value, path) === 'string';
    const meant =
      issue.errors.find((errors) => errors.every(isInsideBranch)) ??
      issue.errors.find(
        ([first]) => isText && first?.code === 'invalid_value' && listNames(first.values).length > 1,
      );
    if (meant !== undefined) return meant.flatMap((inner) => describeSchemaIssue(inner, path, value, known));
  }
  const got = getAt(value, path);
  const guess =
    issue.code === 'invalid_value' && typeof got === 'string' ? suggest(got, listNames(issue.values)) : null;
  const values = { path: formatKeyPath(path), expected: issue.message, value: formatValue(got) };
  const message = guess === null ? t('config.wrong', values) : t('config.wrong-guess', { ...values, guess });
  return [{ path, message }];
}

/** False if the value is not even of the kind that this branch of a union is about. */
function isInsideBranch(issue: SchemaIssue): boolean {
  return issue.path.length > 0 || !['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
}

function describeUnknownKey(path: KeyPath, known: KnownKeys): Complaint {
  const key = String(path.at(-1));
  const owner = path.slice(0, -1).filter((part) => typeof part === 'string');
  // a name of the user's may come between
  const names = known[owner.join('.')] ?? known[owner[0] ?? ''] ?? [];
  const guess = suggest(key, names);
  const message =
    guess === null
      ? t('config.unknown-key', { path: formatKeyPath(path), keys: names.join(', ') })
      : t('config.unknown-key-guess', { path: formatKeyPath(path), guess });
  return { path, message };
}

/** The line that a key is written on, or else the nearest one around it; null if more than one line may be it. */
function findKeyLine(text: string, path: KeyPath): number | null {
  for (const key of path.filter((part) => typeof part === 'string').reverse()) {
    const written = new RegExp(`(?:^|[\\s{,])(["']?)${escapeRegExp(key)}\\1\\s*:`, 'gm');
    const [first, ...more] = text.matchAll(written);
    if (first !== undefined && more.length === 0) {
      const before = text.slice(0, first.index + first[0].indexOf(key));
      return before.split('\n').length;
    }
  }
  return null;
}

function listNames(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [];
}

/** `collections[1].key`, as it would be written in JavaScript. */
function formatKeyPath(path: KeyPath): string {
  if (path.length === 0) return t('config.whole');
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

function getAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
    value,
  );
}

function formatValue(value: unknown): string {
  if (value === undefined) return t('config.nothing');
  if (typeof value === 'function') return t('config.function');
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
