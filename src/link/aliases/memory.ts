/**
 * What earlier builds published: one line a record, in a file that people merge. Pure.
 *
 * No hash of the text stands in it: it would change with every edit of a record, and tell nothing that the title
 * does not.
 */
import { comparePaths } from '../../shared/order.ts';

const MEMORY_SCHEMA = 1;

/** A record or guide as the last build that was remembered had it. */
export interface Remembered {
  /** `collection/path`. */
  id: string;
  /** Its permalink. */
  at: string;
  number: number | null;
  title: string;
  /** Further addresses that led to it and that its file does not tell by itself, sorted. */
  before: string[];
  /** It was gone by then, and somebody knew. */
  gone: boolean;
}

/** By id. */
export type Memory = ReadonlyMap<string, Remembered>;

export class UnreadableMemory extends Error {}

/** @throws {UnreadableMemory} with the reason, for a text in another form */
export function parseMemory(text: string): Memory {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const merging = /^[<=>]{7}/m.test(text);
    throw new UnreadableMemory(
      merging ? 'it holds the marks of a merge' : `it is no valid JSON (${(error as Error).message})`,
    );
  }
  const { schema, records } = isObject(value) ? value : {};
  if (schema !== MEMORY_SCHEMA) throw new UnreadableMemory(`its "schema" is not ${MEMORY_SCHEMA}`);
  if (!isObject(records)) throw new UnreadableMemory('it has no "records"');
  return new Map(Object.entries(records).map(([id, entry]) => [id, remembered(id, entry)]));
}

function remembered(id: string, entry: unknown): Remembered {
  const { at, number, title, before, gone } = isObject(entry) ? entry : {};
  if (!isPath(at)) throw new UnreadableMemory(`"${id}" has no address "at"`);
  return {
    id,
    at,
    number: typeof number === 'number' ? number : null,
    title: typeof title === 'string' ? title : id,
    before: Array.isArray(before) ? before.filter(isPath) : [],
    gone: gone === true,
  };
}

/** Sorted, one record a line, so that two branches that each add a record merge by themselves or show one line each. */
export function printMemory(memory: Memory): string {
  const entries = [...memory.values()].sort((a, b) => comparePaths(a.id, b.id));
  const lines = entries.map(({ id, at, number, title, before, gone }) => {
    const entry = {
      at,
      ...(number === null ? {} : { number }),
      title,
      ...(before.length === 0 ? {} : { before }),
      ...(gone ? { gone } : {}),
    };
    return `    ${JSON.stringify(id)}: ${JSON.stringify(entry)}`;
  });
  const records = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "schema": ${MEMORY_SCHEMA},\n  "records": ${records}\n}\n`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Addresses are written into files of the site: nothing may climb out of it. */
function isPath(value: unknown): value is string {
  return (
    typeof value === 'string' && /^\/[^\\]+(?:\/|\.html?)$/i.test(value) && !/\/\.{1,2}\/|\/\//.test(value)
  );
}
