/** Holds a configuration against its schema and words what is wrong for people. */
import type { z } from 'astro/zod';
import { Failure } from './failure.ts';
import { nearest } from './nearest.ts';
import { configSchema, KNOWN_KEYS, type ValidConfig } from './schema.ts';

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
    issue.code === 'invalid_value' && typeof got === 'string' ? nearest(got, named(issue.values)) : null;
  return [`${spell(path)}: expected ${issue.message}; got ${show(got)}.${question(guess)}`];
}

/** False where the value is not even of the kind that this branch of a union is about. */
function isInside(issue: Issue): boolean {
  return issue.path.length > 0 || !['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
}

function unknownKey(path: Path): string {
  const key = String(path.at(-1));
  const names = KNOWN_KEYS[path.length === 1 ? '' : String(path[0])] ?? [];
  const guess = nearest(key, names);
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
