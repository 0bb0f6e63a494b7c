/**
 * What the files of a log read as, kept from one reading to the next: a record that nobody changed is not read again.
 * A reading depends on the text and the place of its file, on what its neighbours say of it, on the vocabulary and on
 * the code that reads; the key of a kept one is made of these. One file holds them all, each a line of JSON behind its
 * key. A line that is broken, or a file that other code wrote, costs a reading and nothing else.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import type { Source } from '../model/record.ts';
import { type ReadContext, type ReadResult, readSource } from '../read/index.ts';
import { surroundingsOf } from '../read/naming.ts';
import { codeDigest } from '../shared/package.ts';
import { writeWhole } from '../shared/write-whole.ts';
import { cacheFolder } from './cache.ts';

export interface Readings {
  /** Reads a source or finds it read. What it hands out must not be changed. */
  read(source: Source, context: ReadContext): ReadResult;
  /** Ends one reading of the log: what was not asked for in it is forgotten, and what is new is saved the first time. */
  close(): void;
}

/** The kept readings of a log; for one run that reads it once. */
export function openReadings(settings: Settings): Readings {
  const { statuses, labels } = settings;
  return readingsIn(join(cacheFolder(settings), 'readings.jsonl'), [
    ...['read', 'discover', 'shared'].map(codeDigest),
    JSON.stringify([statuses, labels]),
  ]);
}

/** The same for a run that reads the log again and again: what is unchanged since is held in memory. */
export function readingsOf(settings: Settings): Readings {
  const readings = held.get(settings) ?? openReadings(settings);
  held.set(settings, readings);
  return readings;
}

const held = new WeakMap<Settings, Readings>();

/** @param made what all readings depend on */
export function readingsIn(file: string, made: readonly string[]): Readings {
  const header = digest(made);
  let lines: Map<string, Buffer> | null = null;
  let before = new Map<string, ReadResult>();
  let now = new Map<string, ReadResult>();
  let fresh = 0;

  return {
    read(source, context) {
      // not before the first record, so that a log that is never read costs nothing
      lines ??= linesOf(file, header);
      const key = keyOf(source, context);
      const known = before.get(key) ?? parsed(lines.get(key), source);
      if (known === null) {
        fresh++;
        lines.delete(key);
      }
      const result = known ?? readSource(source, context);
      now.set(key, result);
      return result;
    },
    close() {
      const saved = lines !== null && lines !== NO_LINES ? lines : null;
      if (saved !== null && (fresh > 0 || saved.size !== now.size)) save(file, header, now, saved);
      // later readings of the same run differ in few files: the next run reads those again
      lines = NO_LINES;
      before = now;
      now = new Map();
      fresh = 0;
    },
  };
}

const NO_LINES: Map<string, Buffer> = new Map();

function keyOf({ collection, path, digest: bytes }: Source, { neighbours }: ReadContext): string {
  return digest([collection, path, bytes, JSON.stringify(surroundingsOf(path, neighbours))]);
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, KEY_LENGTH);
}

const KEY_LENGTH = 32;
const LINE_END = 10;

/** Every line by its key, still as bytes. */
function linesOf(file: string, header: string): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  try {
    const bytes = readFileSync(file);
    let from = bytes.indexOf(LINE_END) + 1;
    if (bytes.toString('latin1', 0, from) !== `${header}\n`) return lines;
    for (let to = bytes.indexOf(LINE_END, from); to >= 0; to = bytes.indexOf(LINE_END, from)) {
      lines.set(bytes.toString('latin1', from, from + KEY_LENGTH), bytes.subarray(from, to + 1));
      from = to + 1;
    }
  } catch {
    // none is kept yet, or nobody may read it
  }
  return lines;
}

function parsed(line: Buffer | undefined, source: Source): ReadResult | null {
  if (line === undefined) return null;
  try {
    const kept: ReadResult = JSON.parse(line.toString('utf8', KEY_LENGTH));
    return kept.kind === 'record'
      ? { kind: 'record', record: Object.assign({ source }, kept.record) }
      : { kind: 'page', page: Object.assign({ source }, kept.page) };
  } catch {
    return null;
  }
}

/** The source is left out: whoever finds the line has it. */
function lineOf(key: string, result: ReadResult): string {
  const bare =
    result.kind === 'record'
      ? { kind: 'record', record: { ...result.record, source: undefined } }
      : { kind: 'page', page: { ...result.page, source: undefined } };
  return `${key}${JSON.stringify(bare)}\n`;
}

function save(file: string, header: string, results: Map<string, ReadResult>, lines: Map<string, Buffer>) {
  function* text() {
    yield `${header}\n`;
    for (const [key, result] of results) yield lines.get(key) ?? lineOf(key, result);
  }
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, text());
  } catch {
    // a full disk or a folder of somebody else: the log is read all the same
  }
}
